"""What was heard in a draft, as lines for a terminal: plain when piped, with colours and wrapped on a screen.

«» stand around the words that a hint is about, so that nothing is said by colour alone. Personal data is
concealed, and control characters of the draft never reach the terminal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TextIO

from bot.coaching.priority import choose, left_out
from bot.coaching.privacy import Concealed, conceal
from bot.coaching.reading import Reading
from bot.conversation import Suggestion
from bot.finding import INTENTS, Finding, Severity
from bot.refusal import Refusal

NO_RULE = "No rule matched. That means only that I know no pattern for it."
NOTHING_ADDED = "The ear heard nothing more."
NOT_THIS = "I write no wording for this as it is. Say what it is for with --intent, and wordings follow."
NO_WORDING = "I have no other wording to offer: I found nothing that I could put better with your own words."

_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.SUGGESTION: "bold cyan",
    Severity.PRAISE: "bold green",
}
_LISTENERS = {"rule": "Rule", "ear": "Heard by the ear:", "model": "Found by the model:"}
_TITLE, _QUIET, _GAP = "bold", "dim", "bold magenta"
_GAPS = re.compile(r"(\[[^\[\]\n]+\])")
_CONTROL = {**dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)], "\ufffd"), ord("\r"): None}


class Piece(NamedTuple):
    """Some words in one style; the style's name is one that `rich` knows."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """A paragraph: it is wrapped on a screen, unless people will copy it, and stays one line when piped."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    to_copy: bool = False


def print_lines(lines: Iterable[Line], out: TextIO) -> None:
    """Write the lines: with colours to a terminal (none where NO_COLOR is set), else plainly."""
    safe = (line._replace(pieces=tuple(map(_safe, line.pieces))) for line in lines)
    if out.isatty():
        _print_rich(safe, out)
        return
    for pieces, indent, _ in safe:
        text = "".join(piece.text for piece in pieces)
        out.writelines(f"{' ' * indent}{part}".rstrip() + "\n" for part in text.split("\n"))


def _print_rich(lines: Iterable[Line], out: TextIO) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=out, highlight=False)
    for pieces, indent, to_copy in lines:
        text = Text.assemble(*pieces)
        padded = Padding(text, (0, 0, 0, indent), expand=False) if indent else text
        console.print(padded, soft_wrap=to_copy)


def _safe(piece: Piece) -> Piece:
    return piece._replace(text=piece.text.translate(_CONTROL))


def refusal_lines(refused: Refusal) -> Iterator[Line]:
    """What is said instead of coaching."""
    for paragraph in refused.paragraphs:
        yield _line(Piece(paragraph))
        yield Line()


def lines_of(reading: Reading) -> Iterator[Line]:
    """The draft with its words marked, praise and hints: what can be said at once."""
    hidden = conceal(reading.draft.text)
    shown = choose(reading.findings)
    yield _line(*_excerpt(hidden, shown))
    yield Line()
    for finding in shown:
        yield from _hint(finding, hidden)
    yield from _remarks(reading, shown)


def last_lines(before: Reading, reading: Reading, wordings: Sequence[Suggestion] | None) -> Iterator[Line]:
    """What was heard since those lines were printed, the intent, and the wordings if any were asked for."""
    hidden = conceal(reading.draft.text)
    told = {finding.rule for finding in choose(before.findings)}
    added = [finding for finding in choose(reading.findings) if finding.rule not in told]
    if added and any(True for _ in _remarks(before, choose(before.findings))):
        yield Line()  # a hint ends with an empty line, a remark does not
    for finding in added:
        yield from _hint(finding, hidden)
    if reading.by_ear and not added and not reading.note:
        yield _line(Piece(NOTHING_ADDED))
    if reading.note != before.note:
        yield _line(Piece(reading.note))
    if reading.coachable:
        yield _intent(reading)
    if wordings is not None:
        yield from _wordings(reading, wordings)


def _line(*pieces: Piece, indent: int = 0) -> Line:
    return Line(pieces, indent)


def _excerpt(hidden: Concealed, shown: Iterable[Finding]) -> Iterator[Piece]:
    at = 0
    marks = sorted((hidden.span(finding.span), finding.severity) for finding in shown if finding.span)
    for span, severity in marks:
        if span.start >= at:
            yield Piece(hidden.text[at : span.start])
            yield Piece(f"«{span.of(hidden.text)}»", _STYLES[severity])
            at = span.end
    yield Piece(hidden.text[at:])


def _hint(finding: Finding, hidden: Concealed) -> Iterator[Line]:
    style = _STYLES[finding.severity]
    quote = "" if finding.secret or finding.span is None else hidden.span(finding.span).of(hidden.text)
    yield _line(Piece(finding.severity, style), Piece(f" «{' '.join(quote.split())}»" if quote else ""))
    yield _line(Piece(finding.message), indent=2)
    if finding.severity is not Severity.PRAISE:
        yield _line(Piece("Try: ", _TITLE), Piece(finding.fix), indent=2)
    yield _line(Piece(f"{_LISTENERS[finding.heard_by]} {finding.rule}", _QUIET), indent=2)
    yield Line()


def _remarks(reading: Reading, shown: Sequence[Finding]) -> Iterator[Line]:
    hints = [finding for finding in shown if finding.severity is not Severity.PRAISE]
    remarks = [reading.note] if reading.note else [] if hints else [NO_RULE]
    if more := left_out(reading.findings, shown):
        remarks.append(f"{more} smaller hint{'s' * (more != 1)} left out; fix these first.")
    for remark in remarks:
        yield _line(Piece(remark))


def _intent(reading: Reading) -> Line:
    if reading.given:
        return _line(Piece("You said that the intent is ", _QUIET), Piece(reading.intent, _TITLE), Piece(".", _QUIET))
    others = ", ".join(intent for intent in INTENTS if intent != reading.intent)
    return _line(
        Piece("I took the intent for ", _QUIET),
        Piece(reading.intent, _TITLE),
        Piece(f". If it is another, say so with --intent: {others}.", _QUIET),
    )


def _wordings(reading: Reading, wordings: Sequence[Suggestion]) -> Iterator[Line]:
    from bot.coaching.wording import origin

    if not wordings and reading.coachable:
        yield _line(Piece(NOT_THIS if reading.intent == "other" else NO_WORDING))
    for wording in wordings:
        yield Line()
        yield _line(Piece(wording.title, _TITLE))
        yield Line(tuple(_gapped(wording.text)), to_copy=True)
        yield _line(Piece(" ".join(origin(wording)), _QUIET), indent=2)


def _gapped(text: str) -> Iterator[Piece]:
    for part in _GAPS.split(text):
        yield Piece(part, _GAP if _GAPS.fullmatch(part) else "")
