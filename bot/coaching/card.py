"""What the thread sees of a coached draft: one card, always made anew from what is known."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec

from bot.chat import (
    Block,
    Button,
    Card,
    Choices,
    Excerpt,
    Feedback,
    Field,
    Form,
    Hint,
    Paragraph,
    Question,
    Reference,
    Whisper,
    Wording,
)
from bot.coaching.mute import audible, mutable, unheard
from bot.coaching.priority import choose, left_out
from bot.coaching.privacy import Concealed, conceal
from bot.coaching.reading import Reading
from bot.coaching.wording import Offer, mode_of, origin
from bot.composing.length import place
from bot.conversation import Coached, Mode
from bot.ear.voice import BY_MODEL, Remark
from bot.finding import INTENTS, Component, Finding, Intent, Severity
from bot.limit import limit, measure
from bot.rules.rule import Rule

INTENT_NAMES: dict[Intent, str] = {
    "respond": "a reply",
    "apologise": "an apology",
    "ask-help": "a request for help",
    "share-failure": "a failure story",
    "promote": "a promotion",
    "announce": "an announcement",
    "other": "something else",
}
ONLY = "That means only that I know no pattern for it; you know your readers better than I do."
NO_RULE = f"No rule matched. {ONLY}"
NO_MORE = f"No other rule matched. {ONLY}"
NOTHING = f"No rule matched, and the ear heard nothing. {ONLY}"
NOTHING_MORE = f"No other rule matched, and the ear heard nothing. {ONLY}"
EAR = (
    "This was heard by the ear: a small classifier that runs here, learned from drafts that people labelled. "
    "It hears what no list of phrases can, and it is sometimes wrong; you know your readers better than it does."
)
MODEL = "A language model heard this. It is often right and sometimes wrong; you know your readers better than it does."
MUTED_HERE = "1 hint is muted here; “mutes” shows it."
MUTED_MORE = "{} hints are muted here; “mutes” shows them."
PARTS: dict[Component, str] = {
    "expression_of_regret": "regret",
    "acknowledgement_of_responsibility": "responsibility",
    "offer_of_repair": "repair",
    "repentance": "what changes",
    "explanation": "an explanation",
    "request_for_forgiveness": "asking forgiveness",
}  # in the order in which they help: Lewicki, Polin & Lount 2016
NO_WORDING = "I write no wording for this as it is. Press above what it is for, and wordings follow."
ENGLISH_ONLY = "I can put wordings together in English only. With a language model I could answer in your language."
ROOM = "For {}, which has room for {:,} characters; your draft takes {:,}. “for anywhere” forgets that."
AS_ASKED = "Written as {}, as you asked; “start over” goes back."
MODES: dict[Mode, str] = {
    "respond": "a reply",
    "apologise": "an apology",
    "ask-help": "a request for help",
    "thank": "a thank-you",
    "share-failure": "a failure story",
    "converse": "an invitation to talk",
    "bio": "a description of the account",
    "options": "ways to go on from here",
    "video": "a script for a short video",
    "holding-statement": "a holding statement",
    "public-apology": "a public apology",
    "personal-apology": "a personal apology",
    "correction": "a correction",
    "all-clear": "an all-clear",
    "internal-note": "a note to the team",
}


def button(action: str, coached: Coached, argument: str = "") -> str:
    """The value of a button on the card of this draft; `coach.py` takes it apart.

    The draft's id stands last: it is the platform's, and may hold anything.
    """
    return f"coach:{action}:{argument}:{coached.id}"


class Shown(NamedTuple):
    """What a card shows besides the draft itself."""

    reading: Reading  # says which parts of an apology there are, and who listened
    offer: Offer
    note: str = ""  # a sentence about what was just done
    muted: Collection[str] = ()  # ids of the rules that are not to be heard here
    model: bool = False  # True: a language model can be asked


def card_of(coached: Coached, shown: Shown) -> Card:
    """The card of a draft."""
    hidden = conceal(coached.text)
    silent = unheard(coached.findings, shown.muted)
    coached = msgspec.structs.replace(coached, findings=audible(coached.findings, shown.muted))
    chosen = choose(coached.findings)
    hints = [finding for finding in chosen if finding.severity is not Severity.PRAISE]
    blocks: list[Block] = []
    if shown.note:
        blocks.append(Paragraph(shown.note))
    blocks.append(_intents(coached))
    blocks += [_hint(coached, finding, hidden) for finding in chosen]
    blocks += _remarks(coached, chosen, shown.reading, silent)
    blocks.append(_excerpt(coached, hidden))
    blocks += _wordings(coached, shown.offer)
    if not (shown.reading.in_english or coached.suggestions or shown.model):
        blocks.append(Paragraph(ENGLISH_ONLY, quiet=True))
    return Card(
        key=f"draft:{coached.id}",
        summary=_summary(len(hints), len(chosen) - len(hints), len(coached.suggestions), silent),
        blocks=tuple(blocks),
        buttons=tuple(_buttons(coached, hidden, model=shown.model)),
        feedback=Feedback(
            Button("Helpful", button("helpful", coached, "yes")),
            Button("Not helpful", button("helpful", coached, "no")),
        ),
    )


def _summary(hints: int, strengths: int, wordings: int, silent: int) -> str:
    counted = ((strengths, "strength"), (hints, "hint"), (wordings, "wording"))
    told = ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counted if count)
    if not told:
        told = "Only muted hints" if silent else "No rule matched"
    return f"{told} for this draft"


def _intents(coached: Coached) -> Choices:
    return Choices(
        "You told me this is" if coached.intent_chosen else "I read this as",
        tuple(
            Button(INTENT_NAMES[intent], button("intent", coached, intent), chosen=intent == coached.intent)
            for intent in INTENTS
        ),
    )


def _hint(coached: Coached, finding: Finding, hidden: Concealed) -> Hint:
    quote = "" if finding.secret or finding.span is None else hidden.span(finding.span).of(hidden.text)
    return Hint(
        rule=finding.rule,
        severity=finding.severity,
        quote=quote,
        message=finding.message,
        fix="" if finding.severity is Severity.PRAISE else finding.fix,
        heard_by=finding.heard_by,
        why=Button("why?", button("why", coached, finding.rule)),
        mute=Button("Not this", button("mute", coached, finding.rule)) if mutable(finding) else None,
    )


def _remarks(coached: Coached, shown: Sequence[Finding], reading: Reading, silent: int) -> Iterator[Block]:
    if not silent and all(finding.severity is Severity.PRAISE for finding in shown):
        yield Paragraph((NOTHING_MORE if shown else NOTHING) if reading.by_ear else NO_MORE if shown else NO_RULE)
    if more := left_out(coached.findings, shown):
        yield Paragraph(f"{more} smaller hint{'s' * (more != 1)} left out; fix these first.", quiet=True)
    if silent:
        yield Paragraph(MUTED_HERE if silent == 1 else MUTED_MORE.format(silent), quiet=True)
    if coached.intent == "apologise":
        yield Paragraph(_parts(reading.components), quiet=True)


def _parts(parts: Collection[Component]) -> str:
    heard = [name for part, name in PARTS.items() if part in parts]
    missing = [name for part, name in PARTS.items() if part not in parts]
    told = f"I hear {len(heard)} of the {len(PARTS)} parts that an apology can have"
    told += f": {', '.join(heard)}." if heard else "."
    return f"{told} Not heard: {', '.join(missing)}." if missing else told


def _excerpt(coached: Coached, hidden: Concealed) -> Excerpt:
    marks = tuple((hidden.span(finding.span), finding.severity) for finding in choose(coached.findings) if finding.span)
    return Excerpt(hidden.text, tuple(sorted(set(marks))))


def _wordings(coached: Coached, offer: Offer) -> Iterator[Block]:
    if coached.target:
        used, room = measure(coached.text, coached.target), limit(coached.target)
        yield Paragraph(ROOM.format(place(coached.target), room, used), quiet=True)
    if coached.mode:
        yield Paragraph(AS_ASKED.format(MODES[coached.mode]), quiet=True)
    if coached.intent == "other" and not coached.mode:
        yield Paragraph(NO_WORDING, quiet=True)
    for suggestion in coached.suggestions:
        yield Wording(
            id=suggestion.id,
            title=suggestion.title,
            text=suggestion.text,
            note="\n".join(origin(suggestion)),
            use=Button("Use this", button("use", coached, suggestion.id.rpartition(".")[2]), primary=True),
            taken=suggestion.id == coached.taken,
        )
    for _, sentence in offer.refused:
        yield Paragraph(sentence)
    for gap in offer.gaps:
        if gap.name == coached.question:
            yield Question(gap.question)


def _buttons(coached: Coached, hidden: Concealed, *, model: bool) -> Iterator[Button]:
    if mode_of(coached):
        yield Button("Shorter", button("shorter", coached))
        yield Button("Own it more", button("own-it", coached))
    if mode_of(coached) and model:
        yield Button("Warmer", button("model", coached, "warmer"))
        yield Button("Another one", button("model", coached, "another one"))
    if coached.wishes or coached.answers or coached.mode:
        yield Button("Start over", button("reset", coached))
    if coached.question:
        yield Button("Skip this question", button("skip", coached))
    yield Button("Edit my draft", button("edit", coached), form=_edit_form(coached, hidden))


def _edit_form(coached: Coached, hidden: Concealed) -> Form:
    field = Field("draft", "Your draft", hidden.text, multiline=True, required=True)
    return Form(button("edit", coached), "Edit my draft", (field,), "Coach this")


def why_of(rule: Rule, key: str, person: str) -> Whisper:
    """Why a rule spoke, for the one who asked."""
    return Whisper(
        key=key,
        person=person,
        blocks=(
            Paragraph(rule.title),
            Paragraph(rule.why),
            Paragraph(f"Try: {rule.fix}"),
            Reference(rule.source.title, rule.source.url),
            Paragraph(f"Rule {rule.id}", quiet=True),
        ),
    )


def why_heard(remark: Remark, rule: str, key: str, person: str) -> Whisper:
    """Why the ear or a language model spoke, for the one who asked."""
    return Whisper(
        key=key,
        person=person,
        blocks=(
            Paragraph(f"I hear {remark.reads}"),
            Paragraph(remark.why),
            Paragraph(f"Try: {remark.fix}"),
            Paragraph(MODEL if rule.startswith(f"{BY_MODEL}-") else EAR, quiet=True),
            Paragraph(f"Heard as {rule}", quiet=True),
        ),
    )
