"""`comeback review`: what is heard in a draft, for people or as JSON."""

from collections.abc import Iterable
from typing import NamedTuple, TextIO

from adapters.cli import jsonl
from adapters.cli.render import Line, lines_of, print_lines, refusal_lines
from bot.coaching.reading import Reading, read
from bot.coaching.refusal import refusal
from bot.conversation import Suggestion
from bot.errors import Misuse
from bot.finding import Intent, Severity

FINE, FOUND, WRONG = 0, 1, 2


class ReviewOptions(NamedTuple):
    """What was asked for on the command line; in --jsonl a draft's own intent, parent and platform come first."""

    intent: Intent | None = None
    parent: str = ""
    platform: str = ""
    json: bool = False
    suggest: bool = False


def review(text: str, options: ReviewOptions, out: TextIO, err: TextIO) -> int:
    """Print what is heard in the draft; returns 0, 1 with an error-level finding, 2 for what cannot be read."""
    try:
        reading = _read(text, options)
    except Misuse as error:
        err.write(f"comeback: {error}\n")
        return WRONG
    if options.json:
        out.write(jsonl.result(reading, _wordings(reading, options)) + "\n")
    else:
        print_lines(_lines(reading, options), out)
    out.flush()
    return _code(reading)


def review_lines(lines: Iterable[bytes | str], options: ReviewOptions, out: TextIO, err: TextIO) -> int:
    """Answer each line that holds a draft with a line, in the same order; blank lines are passed over.

    A broken line is named on `err` by its number. Returns 2 when there was one, else 1 when there was an
    error-level finding, else 0.
    """
    codes = [FINE]
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                reading, answer = _answer(line, options)
            except Misuse as error:
                err.write(f"line {number}: {error}\n")
                codes.append(WRONG)
            else:
                out.write(f"{answer}\n")
                codes.append(_code(reading))
    out.flush()
    return max(codes)


def _answer(line: bytes | str, options: ReviewOptions) -> tuple[Reading, str]:
    row = jsonl.row(line)
    asked = options._replace(
        intent=row.chosen or options.intent,
        parent=row.parent or options.parent,
        platform=row.platform or options.platform,
    )
    reading = _read(row.text, asked)
    return reading, jsonl.result(reading, _wordings(reading, asked), row.id)


def _read(text: str, options: ReviewOptions) -> Reading:
    if any("\ud800" <= char <= "\udfff" for char in text):  # what Python makes of bytes that are no characters
        raise Misuse("The draft is not UTF-8 text. Save it as UTF-8 and try again.")
    reading = read(text, intent=options.intent, parent=options.parent, platform=options.platform)
    if not reading.draft.text:
        raise Misuse(reading.note)
    return reading


def _wordings(reading: Reading, options: ReviewOptions) -> tuple[Suggestion, ...] | None:
    """Better wordings, None when nobody asked for them; none at all for what is not coached."""
    if not options.suggest:
        return None
    from bot.coaching.wording import offer  # the composer is paid for only by those who want it

    return offer(reading).suggestions


def _lines(reading: Reading, options: ReviewOptions) -> Iterable[Line]:
    if refused := refusal(reading.draft):
        yield from refusal_lines(refused)
        if not refused.hints_follow:
            return
    yield from lines_of(reading, _wordings(reading, options), intent_given=options.intent is not None)


def _code(reading: Reading) -> int:
    return FOUND if any(finding.severity is Severity.ERROR for finding in reading.findings) else FINE
