"""What the thread sees of a coached draft: one card, always made anew from what is known."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from bot.chat import (
    Block,
    Button,
    Card,
    Choices,
    Excerpt,
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
from bot.coaching.wording import COMPOSER, Offer, composable
from bot.conversation import Coached
from bot.ear.voice import Remark
from bot.finding import INTENTS, Component, Finding, Intent, Severity
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
COMPOSED = "Put together from your own words, without a language model. Fill the [gaps] before you post."
COMPOSED_WHOLE = "Put together from your own words, without a language model."
ONLY = "That means only that I know no pattern for it; you know your readers better than I do."
NO_RULE = f"No rule matched. {ONLY}"
NO_MORE = f"No other rule matched. {ONLY}"
NOTHING = f"No rule matched, and the ear heard nothing. {ONLY}"
NOTHING_MORE = f"No other rule matched, and the ear heard nothing. {ONLY}"
EAR = (
    "This was heard by the ear: a small classifier that runs here, learned from drafts that people labelled. "
    "It hears what no list of phrases can, and it is sometimes wrong; you know your readers better than it does."
)
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
NO_COMPOSER = (
    "I can put together replies, apologies and requests for help. "
    "If this is one of those, press it above and the hints and wordings follow."
)


def button(action: str, coached: Coached, argument: str = "") -> str:
    """The value of a button on the card of this draft; `coach.py` takes it apart.

    The draft's id stands last: it is the platform's, and may hold anything.
    """
    return f"coach:{action}:{argument}:{coached.id}"


def card_of(coached: Coached, reading: Reading, offer: Offer, note: str = "", muted: Collection[str] = ()) -> Card:
    """The card of a draft.

    `reading` says which parts of an apology it has and who listened, `note` is a sentence about what was just done,
    `muted` are the ids of the rules that are not to be heard here.
    """
    hidden = conceal(coached.text)
    silent = unheard(coached.findings, muted)
    coached = msgspec.structs.replace(coached, findings=audible(coached.findings, muted))
    shown = choose(coached.findings)
    hints = [finding for finding in shown if finding.severity is not Severity.PRAISE]
    blocks: list[Block] = []
    if note:
        blocks.append(Paragraph(note))
    blocks.append(_intents(coached))
    blocks += [_hint(coached, finding, hidden) for finding in shown]
    blocks += _remarks(coached, shown, reading, silent)
    blocks.append(_excerpt(coached, hidden))
    blocks += _wordings(coached, offer)
    return Card(
        key=f"draft:{coached.id}",
        summary=_summary(len(hints), len(shown) - len(hints), len(coached.suggestions), silent),
        blocks=tuple(blocks),
        buttons=tuple(_buttons(coached, hidden)),
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
    if not composable(coached.intent):
        yield Paragraph(NO_COMPOSER, quiet=True)
    for suggestion in coached.suggestions:
        composed = COMPOSED if "[" in suggestion.text else COMPOSED_WHOLE
        yield Wording(
            id=suggestion.id,
            title=suggestion.title,
            text=suggestion.text,
            note=composed if suggestion.made_by == COMPOSER else f"Written by {suggestion.made_by}.",
            use=Button("Use this", button("use", coached, suggestion.id.rpartition(".")[2]), primary=True),
            taken=suggestion.id == coached.taken,
        )
    for _, sentence in offer.refused:
        yield Paragraph(sentence)
    for gap in offer.gaps:
        if gap.name == coached.question:
            yield Question(gap.question)


def _buttons(coached: Coached, hidden: Concealed) -> Iterator[Button]:
    if composable(coached.intent):
        yield Button("Shorter", button("shorter", coached))
        yield Button("Own it more", button("own-it", coached))
    if coached.wishes or coached.answers:
        yield Button("Start over", button("reset", coached))
    if coached.question:
        yield Button("Skip this question", button("skip", coached))
    yield Button("Edit my draft", button("edit", coached), form=_edit_form(coached, hidden))


def _edit_form(coached: Coached, hidden: Concealed) -> Form:
    field = Field("draft", "Your draft", hidden.text, multiline=True)
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
    """Why the ear spoke, for the one who asked."""
    return Whisper(
        key=key,
        person=person,
        blocks=(
            Paragraph(f"I hear {remark.reads}"),
            Paragraph(remark.why),
            Paragraph(f"Try: {remark.fix}"),
            Paragraph(EAR, quiet=True),
            Paragraph(f"Heard as {rule}", quiet=True),
        ),
    )
