"""The main job: coach a draft in its thread, and follow up on it.

A mention with a draft is read, kept, and shown as one card; whatever the person does next (a button, a few
words, an answer to a question) changes what is kept, and the same card is shown again.
"""

from collections.abc import AsyncIterator

from msgspec.structs import replace

from bot import rules
from bot.chat import (
    Card,
    Command,
    Deletion,
    Edit,
    Event,
    Mention,
    Message,
    Paragraph,
    Press,
    Reply,
    Submit,
    Visit,
    Whisper,
)
from bot.coaching.card import ENGLISH_ONLY, why_heard, why_of
from bot.coaching.change import UNKNOWN, apart_of, changed, said_of, skipping, taking
from bot.coaching.comparison import is_answer, is_version
from bot.coaching.counsel import Counsel
from bot.coaching.hearing import DEAF, Hearing
from bot.coaching.mute import HEARD, MUTED, NOT_MUTED, audible, list_of, title_of, to_mute
from bot.coaching.priority import choose
from bot.coaching.quoted import apart
from bot.coaching.reading import Reading
from bot.coaching.reply import says, shows, whispers
from bot.coaching.shelves import Shelves
from bot.coaching.verb import EVERYWHERE, NEEDS_MODEL, PROMPTS, VERBS, Wish, announced_draft, wish_of
from bot.coaching.writer import Writer
from bot.conversation import Coached
from bot.draft import LIMIT, Draft
from bot.ear.voice import remark_of
from bot.errors import Misuse
from bot.feature import Prompt, SlashCommand, Verb
from bot.refusal import Refusal, refusal

INVITATION = "Send me the words that you are about to post, and I will say how they may read and what could be better."
TOO_SHORT = 2  # words; less is no draft yet
TALK = 4  # words; less, in a thread that has a draft and no open question, is talk between people
SMALL_TALK = "I take that for talk, not for a draft. Write “help” to see what I can do with the draft above."
STILL_USED = (
    "That message is gone from the thread, but the draft above may still use its words. "
    "“start over” drops the answers; “delete” forgets the draft and everything about it."
)
NO_IMAGES = "I cannot read images. Please paste the words of the image, or its alternative text."
GONE = "I do not know that draft in this thread. It may have been deleted; mention me with your words to begin anew."
DECLINED = (
    "{} needs a language model, and none is connected. Without one I work with your own words only: "
    "I can make it shorter, put your responsibility first, or fill a gap that you answer."
)
THANKS = {
    "yes": "Thank you for saying so. Press again if you change your mind: your last word counts.",
    "no": (
        "Thank you for saying so. “Not this” beside a hint mutes it here, for everybody; “why?” says where it comes "
        "from; “start over” begins again from your draft."
    ),
}
FORGOTTEN = "This draft is deleted, with everything that was kept about it."


class Coach:
    """The feature that answers mentions, follow-ups and /coach."""

    name = "coach"
    commands: tuple[SlashCommand, ...] = (
        SlashCommand("coach", "Coach the words that you are about to post", "[draft]"),
    )
    verbs: tuple[Verb, ...] = VERBS
    prompts: tuple[Prompt, ...] = PROMPTS

    def __init__(self, shelves: Shelves, hearing: Hearing = DEAF, writer: Writer | None = None) -> None:
        self._conversations = shelves.conversations
        self._mutes = shelves.mutes
        self._turns = shelves.turns
        self._counsel = Counsel(shelves, hearing, writer or Writer(shelves))

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        """Answer one event with cards and whispers."""
        match event:
            case Mention() | Message() | Command():
                replies = self._hear(event)
            case Press(button=value):
                _, action, argument, draft = apart_of(value)
                found = await self._conversations.find(event.place, draft)
                replies = self._act(event, found, Wish(action, argument))
            case Submit(form=value, values=values):
                replies = self._edit(event, await self._known(event, apart_of(value)[3]), values.get("draft", ""))
            case Edit():
                replies = self._reword(event)
            case Deletion(message=message):
                replies = self._forget(event, message)
            case Visit():
                return  # what coaching is stands at the top of the page
        async for reply in replies:
            yield reply

    async def _hear(self, event: Mention | Message | Command) -> AsyncIterator[Reply]:
        """Words in the thread: a verb, an answer, or a draft."""
        known = await self._conversations.latest(event.place)
        announced = announced_draft(event.text)
        wish = wish_of(event.text)
        if refused := _refused(event.text):
            replies = shows(says(event, *refused.paragraphs))
        elif announced is None and (wish.action if known else wish.action in EVERYWHERE):
            replies = self._act(event, known, wish)
        elif known and isinstance(event, Message) and not known.question and len(event.text.split()) < TALK:
            replies = shows(whispers(event, SMALL_TALK))
        elif known and known.question and announced is None and is_answer(event.text, known):
            replies = self._answer(event, known)
        else:
            replies = self._coach(event, event.text if announced is None else announced, known)
        async for reply in replies:
            yield reply

    async def _coach(
        self, event: Mention | Message | Command, text: str, known: Coached | None
    ) -> AsyncIterator[Reply]:
        """A new draft: read it, keep it, show its card; beside the last one when it is a new version of that."""
        images = 0 if isinstance(event, Command) else event.images
        parent, text = apart(text)
        if len(Draft(text[:200]).plain.split()) < TOO_SHORT:
            yield says(event, NO_IMAGES if images else INVITATION)
            return
        last = known if known and known.id != event.id and is_version(text[:LIMIT], known.text) else None
        said = said_of(last) | ({"parent": parent} if parent else {})
        reading = await self._counsel.read(event, text, **said)
        if not self._useful(reading):
            yield says(event, reading.note, *([ENGLISH_ONLY] if reading.draft.text else []))
            return
        fresh = Coached(
            id=event.id,
            place=event.place,
            author=event.person.id,
            at=event.at,
            text=text,
            intent="other",
            intent_chosen=last.intent_chosen if last else False,
            mode=last.mode if last else None,
            target=last.target if last else "",
            parent=said.get("parent", ""),
        )
        calmer = refusal(reading.draft)
        notes = [NO_IMAGES] * bool(images) + list(calmer.paragraphs if calmer else ())
        async for card in self._counsel.new(event, fresh, reading, " ".join(notes), last.findings if last else None):
            yield card

    def _useful(self, reading: Reading) -> bool:
        """True when there is something to say to the words, or a model that may have it."""
        return reading.coachable or bool(reading.findings) or bool(reading.draft.text and self._counsel.model)

    async def _act(self, event: Event, coached: Coached | None, wish: Wish) -> AsyncIterator[Reply]:
        """A verb or a button on a draft that is known; a verb about what is muted needs none."""
        match wish.action:
            case "mutes" | "hear":
                replies = self._list(event, coached, again=wish.argument)
            case _ if coached is None:
                raise Misuse(GONE)
            case "mute":
                replies = self._mute(event, coached, wish.argument)
            case "forget":
                replies = self._forget(event, coached.id)
            case "helpful":
                replies = self._thank(event, coached, wish.argument)
            case "why":
                replies = self._why(event, wish.argument or await self._first_rule(coached))
            case _:
                replies = self._change(event, coached, wish)
        async for reply in replies:
            yield reply

    async def _change(self, event: Event, coached: Coached, wish: Wish) -> AsyncIterator[Reply]:
        match wish.action:
            case "skip":
                yield await self._counsel.kept(event, skipping(coached))
            case "use":
                yield await self._counsel.kept(event, taking(coached, wish.argument))
            case "model" if wish.argument in NEEDS_MODEL and not self._counsel.model:
                yield whispers(event, DECLINED.format(NEEDS_MODEL[wish.argument]))
            case _:
                async for card in self._counsel.rewritten(event, changed(coached, wish)):
                    yield card

    async def _answer(self, event: Mention | Message | Command, known: Coached) -> AsyncIterator[Reply]:
        """The words fill the gap that was asked for."""
        answers = {**known.answers, known.question: event.text.strip()}
        async for card in self._counsel.rewritten(event, replace(known, answers=answers)):
            yield card

    async def _known(self, event: Event, draft: str) -> Coached:
        coached = await self._conversations.find(event.place, draft)
        if coached is None:
            raise Misuse(GONE)
        return coached

    async def _reword(self, event: Edit) -> AsyncIterator[Reply]:
        """The message has other words now. If it is a draft, it is read anew; what an answer became stays as it is."""
        is_newest = await self._turns.reword(event)
        coached = await self._conversations.find(event.place, event.message)
        if not is_newest or coached is None or coached.author != event.person.id:
            return
        announced = announced_draft(event.text)
        parent, text = apart(event.text if announced is None else announced)
        async for reply in self._edit(event, replace(coached, parent=parent or coached.parent), text):
            yield reply

    async def _edit(self, event: Submit | Edit, coached: Coached, text: str) -> AsyncIterator[Reply]:
        """Other words for the draft: its card is made anew, beside what was heard before."""
        if refused := _refused(text):
            yield says(event, *refused.paragraphs)
            return
        reading = await self._counsel.read(event, text, **said_of(coached))
        if not self._useful(reading):
            raise Misuse(reading.note)
        fresh = replace(coached, text=text, answers={}, wishes=(), skipped=(), findings=(), suggestions=())
        note = NO_IMAGES if isinstance(event, Edit) and event.images else ""
        async for card in self._counsel.new(event, fresh, reading, note, coached.findings):
            yield card

    async def _forget(self, event: Event, draft: str) -> AsyncIterator[Reply]:
        if await self._conversations.forget(event, draft):
            yield Card(key=f"draft:{draft}", summary=FORGOTTEN, blocks=(Paragraph(FORGOTTEN, quiet=True),))
        elif await self._conversations.latest(event.place):
            yield whispers(event, STILL_USED)

    async def _thank(self, event: Event, coached: Coached, said: str) -> AsyncIterator[Reply]:
        """Whether the card helped, of each person the last word; only they see that it was heard."""
        if said not in THANKS:
            raise Misuse(UNKNOWN)
        await self._conversations.rate(event, coached.id, helpful=said == "yes")
        blocks = (Paragraph(THANKS[said]),)
        yield Whisper(key=f"helpful:{coached.id}", person=event.person.id, blocks=blocks)

    async def _why(self, event: Event, name: str) -> AsyncIterator[Reply]:
        rule, remark = rules.by_id().get(name), remark_of(name)
        if rule is not None:
            yield why_of(rule, f"why:{event.id}", event.person.id)
        elif remark is not None:
            yield why_heard(remark, name, f"why:{event.id}", event.person.id)
        else:
            raise Misuse("I do not know that rule any more. Send the draft again to hear what I know today.")

    async def _first_rule(self, coached: Coached) -> str:
        shown = choose(audible(coached.findings, await self._mutes.muted(coached.place)))
        return next((finding.rule for finding in shown), "")

    async def _mute(self, event: Event, coached: Coached, named: str) -> AsyncIterator[Reply]:
        """Not this: the card without the hint, and the way back for the one who asked."""
        meant = to_mute(coached.findings, await self._mutes.muted(event.place), named)
        rule = await self._mutes.mute(event, meant)
        yield await self._counsel.shown(event, coached)
        yield whispers(event, MUTED.format(title_of(rule), rule))

    async def _list(self, event: Event, coached: Coached | None, again: str) -> AsyncIterator[Reply]:
        """What is muted, for the one who asked; before that `again`, if a rule is named, is heard again."""
        if again and not await self._mutes.unmute(event, again):
            raise Misuse(NOT_MUTED.format(again))
        if again and coached:
            yield await self._counsel.shown(event, coached)
        opening = HEARD.format(title_of(again)) if again else ""
        draft = coached.id if coached else ""
        yield list_of(await self._mutes.listed(event.place), event.person.id, draft, opening)


def _refused(text: str) -> Refusal | None:
    """What is said instead of coaching these words; None when they are coached."""
    refused = refusal(Draft(text[:LIMIT]))
    return refused if refused and not refused.hints_follow else None
