"""The main job: coach a draft in its thread, and follow up on it.

A mention with a draft is read, kept, and shown as one card; whatever the person does next (a button, a few
words, an answer to a question) changes what is kept, and the same card is shown again.
"""

from collections.abc import AsyncIterator
from typing import Any, get_args

import msgspec

from bot import rules
from bot.chat import Card, Command, Deletion, Event, Mention, Message, Paragraph, Press, Reply, Submit, Whisper
from bot.coaching.card import card_of, why_heard, why_of
from bot.coaching.hearing import DEAF, Hearing
from bot.coaching.mute import HEARD, MUTED, NOT_MUTED, audible, list_of, title_of, to_mute
from bot.coaching.priority import choose
from bot.coaching.reading import Reading, read
from bot.coaching.refusal import Refusal, refusal
from bot.coaching.verb import ANSWER_WORDS, EVERYWHERE, NEEDS_MODEL, VERBS, Wish, announced_draft, wish_of
from bot.coaching.wording import Offer, offer
from bot.conversation import Coached
from bot.draft import LIMIT, Draft
from bot.ear.voice import remark_of
from bot.errors import Misuse
from bot.feature import SlashCommand, Verb
from bot.finding import Intent
from bot.ports import Conversations, Mutes

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
FORGOTTEN = "This draft is deleted, with everything that was kept about it."


class Coach:
    """The feature that answers mentions, follow-ups and /coach."""

    name = "coach"
    commands: tuple[SlashCommand, ...] = (
        SlashCommand("coach", "Coach the words that you are about to post", "[draft]"),
    )
    verbs: tuple[Verb, ...] = VERBS

    def __init__(self, conversations: Conversations, mutes: Mutes, hearing: Hearing = DEAF) -> None:
        self._conversations = conversations
        self._mutes = mutes
        self._hearing = hearing

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        """Answer one event with cards and whispers."""
        match event:
            case Mention() | Message() | Command():
                replies = self._hear(event)
            case Press(button=value):
                _, action, argument, draft = _apart(value)
                replies = self._act(event, draft, Wish(action, argument))
            case Submit(form=value, values=values):
                replies = self._edit(event, _apart(value)[3], values.get("draft", ""))
            case Deletion(message=message):
                replies = self._forget(event, message)
        async for reply in replies:
            yield reply

    async def _hear(self, event: Mention | Message | Command) -> AsyncIterator[Reply]:
        """Words in the thread: a verb, an answer, or a draft."""
        known = await self._conversations.latest(event.place)
        announced = announced_draft(event.text)
        wish = wish_of(event.text)
        if refused := _refused(event.text):
            replies = _shows(_says(event, *refused.paragraphs))
        elif announced is None and (wish.action if known else wish.action in EVERYWHERE):
            replies = self._act(event, known.id if known else "", wish)
        elif known and isinstance(event, Message) and not known.question and len(event.text.split()) < TALK:
            replies = _shows(_whisper(event, SMALL_TALK))
        elif known and known.question and announced is None and _is_answer(event.text):
            replies = self._answer(event, known)
        else:
            replies = self._coach(event, event.text if announced is None else announced)
        async for reply in replies:
            yield reply

    async def _coach(self, event: Mention | Message | Command, text: str) -> AsyncIterator[Reply]:
        """A new draft: read it, keep it, show its card."""
        images = 0 if isinstance(event, Command) else event.images
        if len(Draft(text[:200]).plain.split()) < TOO_SHORT:
            yield _says(event, NO_IMAGES if images else INVITATION)
            return
        reading = await self._read(text)
        if not reading.coachable and not reading.findings:
            yield _says(event, reading.note)
            return
        fresh = Coached(id=event.id, place=event.place, author=event.person.id, at=event.at, text=text, intent="other")
        calmer = refusal(reading.draft)
        notes = [NO_IMAGES] * bool(images) + list(calmer.paragraphs if calmer else ())
        async for card in self._twice(event, fresh, reading, note=" ".join(notes)):
            yield card

    async def _act(self, event: Event, draft: str, wish: Wish) -> AsyncIterator[Reply]:
        """A verb or a button on a draft that is known; a verb about what is muted needs none."""
        coached = await self._conversations.find(event.place, draft)
        match wish.action:
            case "mutes" | "hear":
                replies = self._list(event, coached, again=wish.argument)
            case _ if coached is None:
                raise Misuse(GONE)
            case "mute":
                replies = self._mute(event, coached, wish.argument)
            case "forget":
                replies = self._forget(event, coached.id)
            case "why":
                replies = self._why(event, wish.argument or await self._first_rule(coached))
            case "model" if wish.argument in NEEDS_MODEL:
                replies = _shows(_whisper(event, DECLINED.format(NEEDS_MODEL[wish.argument])))
            case _:
                replies = self._change(event, coached, wish)
        async for reply in replies:
            yield reply

    async def _change(self, event: Event, coached: Coached, wish: Wish) -> AsyncIterator[Reply]:
        changed = _changed(coached, wish)
        if changed is None:
            raise Misuse("I do not know that button any more. The card above shows what can be done with this draft.")
        yield await self._keep(event, changed, await self._hearing.closer(_reread(changed)))

    async def _answer(self, event: Mention | Message | Command, known: Coached) -> AsyncIterator[Reply]:
        """The words fill the gap that was asked for."""
        answers = {**known.answers, known.question: event.text.strip()}
        changed = msgspec.structs.replace(known, answers=answers)
        yield await self._keep(event, changed, await self._hearing.closer(_reread(changed)))

    async def _edit(self, event: Event, draft: str, text: str) -> AsyncIterator[Reply]:
        coached = await self._conversations.find(event.place, draft)
        if coached is None:
            raise Misuse(GONE)
        if refused := _refused(text):
            yield _says(event, *refused.paragraphs)
            return
        chosen = coached.intent if coached.intent_chosen else None
        reading = await self._read(text, intent=chosen, parent=coached.parent, platform=coached.target)
        if not reading.coachable and not reading.findings:
            raise Misuse(reading.note)
        fresh = msgspec.structs.replace(coached, text=text, answers={}, wishes=(), skipped=())
        async for card in self._twice(event, fresh, reading):
            yield card

    async def _forget(self, event: Event, draft: str) -> AsyncIterator[Reply]:
        if await self._conversations.forget(event, draft):
            yield Card(key=f"draft:{draft}", summary=FORGOTTEN, blocks=(Paragraph(FORGOTTEN, quiet=True),))
        elif await self._conversations.latest(event.place):
            yield _whisper(event, STILL_USED)

    async def _why(self, event: Event, name: str) -> AsyncIterator[Reply]:
        rule, remark = rules.by_id().get(name), remark_of(name)
        if rule is not None:
            yield why_of(rule, f"why:{event.id}", event.person.id)
        elif remark is not None:
            yield why_heard(remark, name, f"why:{event.id}", event.person.id)
        else:
            raise Misuse("I do not know that rule any more. Send the draft again to hear what I know today.")

    async def _read(self, text: str, **known: Any) -> Reading:
        """What the rules hear; in a language that they do not speak, what the ear hears."""
        reading = read(text, **known)
        return reading if reading.in_english else await self._hearing.closer(reading)

    async def _twice(self, event: Event, coached: Coached, reading: Reading, note: str = "") -> AsyncIterator[Card]:
        """New words: what the rules hear at once, and a moment later the whole, which is kept."""
        offered = offer(reading, coached.id, coached.answers, coached.wishes)
        if self._hearing.open:
            yield await self._card(_with(coached, reading, offered), reading, offered, note)
        yield await self._keep(event, coached, await self._hearing.closer(reading), note)

    async def _first_rule(self, coached: Coached) -> str:
        shown = choose(audible(coached.findings, await self._mutes.muted(coached.place)))
        return next((finding.rule for finding in shown), "")

    async def _mute(self, event: Event, coached: Coached, named: str) -> AsyncIterator[Reply]:
        """Not this: the card without the hint, and the way back for the one who asked."""
        rule = to_mute(coached.findings, await self._mutes.muted(event.place), named)
        await self._mutes.mute(event, rule)
        yield await self._show(coached)
        yield _whisper(event, MUTED.format(title_of(rule), rule))

    async def _list(self, event: Event, coached: Coached | None, again: str) -> AsyncIterator[Reply]:
        """What is muted, for the one who asked; before that `again`, if a rule is named, is heard again."""
        if again and not await self._mutes.unmute(event, again):
            raise Misuse(NOT_MUTED.format(again))
        if again and coached:
            yield await self._show(coached)
        opening = HEARD.format(title_of(again)) if again else ""
        draft = coached.id if coached else ""
        yield list_of(await self._mutes.listed(event.place), event.person.id, draft, opening)

    async def _keep(self, event: Event, coached: Coached, reading: Reading, note: str = "") -> Card:
        """Store what is known now, once an event, and show it."""
        offered = offer(reading, coached.id, coached.answers, coached.wishes)
        wanted = _with(coached, reading, offered)
        kept = await self._conversations.save(event, wanted)
        if kept != wanted:  # the event was answered before: show what came of it then
            return await self._show(kept, note)
        return await self._card(kept, reading, offered, note)

    async def _show(self, kept: Coached, note: str = "") -> Card:
        """The card of a draft as it is kept."""
        reading = await self._hearing.closer(_reread(kept))
        return await self._card(kept, reading, offer(reading, kept.id, kept.answers, kept.wishes), note)

    async def _card(self, kept: Coached, reading: Reading, offered: Offer, note: str) -> Card:
        muted = await self._mutes.muted(kept.place)
        return card_of(kept, reading, offered, " ".join(filter(None, (note, reading.note))), muted)


def _apart(value: str) -> tuple[str, str, str, str]:
    """Feature, action, argument and draft id of a button's value; what is missing is empty."""
    name, action, argument, draft = (*value.split(":", 3), "", "", "")[:4]
    return name, action, argument, draft


def _with(coached: Coached, reading: Reading, offered: Offer) -> Coached:
    """The draft with what was just heard in it and offered for it."""
    taken = coached.taken if offered.suggestions == coached.suggestions else ""
    return msgspec.structs.replace(
        coached,
        intent=reading.intent,
        findings=reading.findings,
        suggestions=offered.suggestions,
        question=next((gap.name for gap in offered.gaps if gap.name not in coached.skipped), ""),
        taken=taken,
    )


def _reread(coached: Coached) -> Reading:
    return read(coached.text, intent=coached.intent, parent=coached.parent, platform=coached.target)


def _changed(coached: Coached, wish: Wish) -> Coached | None:
    """The draft after a press; None when nobody knows that button."""
    replace = msgspec.structs.replace
    match wish:
        case Wish("shorter" | "own-it"):
            return replace(coached, wishes=(*coached.wishes, wish.action))
        case Wish("reset"):
            return replace(coached, wishes=(), answers={}, skipped=())
        case Wish("skip"):
            return replace(coached, skipped=(*coached.skipped, coached.question))
        case Wish("intent", intent) if intent in get_args(Intent):
            return replace(coached, intent=msgspec.convert(intent, Intent), intent_chosen=True, skipped=())
        case Wish("use", chosen):
            known = [s.id for s in coached.suggestions if s.id.rpartition(".")[2] == chosen]
            return replace(coached, taken=known[0]) if known else None
        case _:
            return None


def _is_answer(text: str) -> bool:
    return 0 < len(text.split()) <= ANSWER_WORDS


def _whisper(event: Event, sentence: str) -> Whisper:
    return Whisper(key=f"whisper:{event.id}", person=event.person.id, blocks=(Paragraph(sentence),))


async def _shows(reply: Reply) -> AsyncIterator[Reply]:
    yield reply


def _refused(text: str) -> Refusal | None:
    """What is said instead of coaching these words; None when they are coached."""
    refused = refusal(Draft(text[:LIMIT]))
    return refused if refused and not refused.hints_follow else None


def _says(event: Event, *sentences: str) -> Card:
    blocks = tuple(Paragraph(sentence) for sentence in sentences)
    return Card(key=f"says:{event.id}", summary=sentences[0], blocks=blocks)
