"""`comeback review`: what is heard in a draft, for people or as JSON."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from adapters.cli import jsonl
from adapters.cli.render import Line, last_lines, lines_of, print_lines, refusal_lines
from bot.coaching.reading import Reading, read
from bot.conversation import Suggestion
from bot.errors import Misuse, Unavailable
from bot.finding import Intent, Severity
from bot.profile import Profile
from bot.refusal import Refusal, refusal

if TYPE_CHECKING:
    from bot.ear.ear import Ear
    from bot.suggesting.suggester import Suggested, Suggester

FINE, FOUND, WRONG = 0, 1, 2
TOGETHER = 32  # drafts of --jsonl that the ear hears at once


class ReviewOptions(NamedTuple):
    """What was asked for on the command line; in --jsonl a draft's own intent, parent and platform come first."""

    intent: Intent | None = None
    parent: str = ""
    platform: str = ""
    json: bool = False
    suggest: bool = False
    ear: "Callable[[], Ear] | None" = None  # None: the rules listen alone
    model: "Callable[[], Suggester | None] | None" = None  # None: the composer writes alone
    profile: Profile = Profile()


def review(text: str, options: ReviewOptions, out: TextIO, err: TextIO) -> int:
    """Print what is heard in the draft; returns 0, 1 with an error-level finding, 2 for what cannot be read."""
    try:
        reading = _read(text, options)
    except Misuse as error:
        err.write(f"comeback: {error}\n")
        return WRONG
    if options.json:
        [reading] = _closer([reading], options)
        out.write(jsonl.result(reading, _wordings(reading, options, err)) + "\n")
    elif refused := refusal(reading.draft):
        print_lines(_refused_lines(refused, reading, options), out)
    else:
        print_lines(lines_of(reading), out)
        out.flush()  # the rules are done, and the ear takes its time
        [closer] = _closer([reading], options)
        print_lines(last_lines(reading, closer, _wordings(closer, options, err)), out)
        reading = closer
    out.flush()
    return _code(reading)


def review_lines(lines: Iterable[bytes | str], options: ReviewOptions, out: TextIO, err: TextIO) -> int:
    """Answer each line that holds a draft with a line, in the same order; blank lines are passed over.

    A broken line is named on `err` by its number. Returns 2 when there was one, else 1 when there was an
    error-level finding, else 0.
    """
    codes = [FINE]
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while some := list(islice(numbered, TOGETHER)):
        read: list[tuple[jsonl.Identity, Reading]] = []
        for number, line in some:
            try:
                read.append(_answered(line, options))
            except Misuse as error:
                err.write(f"line {number}: {error}\n")
                codes.append(WRONG)
        for (identity, _), reading in zip(read, _closer([reading for _, reading in read], options), strict=True):
            out.write(jsonl.result(reading, _wordings(reading, options, err), identity) + "\n")
            codes.append(_code(reading))
    out.flush()
    return max(codes)


def _answered(line: bytes | str, options: ReviewOptions) -> tuple[jsonl.Identity, Reading]:
    row = jsonl.row(line)
    asked = options._replace(
        intent=row.chosen or options.intent,
        parent=row.parent or options.parent,
        platform=row.platform or options.platform,
        profile=row.profile or options.profile,
    )
    return row.id, _read(row.text, asked)


def _closer(readings: list[Reading], options: ReviewOptions) -> list[Reading]:
    """The readings with what the ear hears, as they are where it cannot hear; `comeback doctor` says why."""
    if options.ear is None:
        return readings
    from bot.coaching.hearing import listen  # the first hints must not wait for what it imports

    try:
        return listen(options.ear(), readings)
    except Unavailable:
        return readings


def _read(text: str, options: ReviewOptions) -> Reading:
    if any("\ud800" <= char <= "\udfff" for char in text):  # what Python makes of bytes that are no characters
        raise Misuse("The draft is not UTF-8 text. Save it as UTF-8 and try again.")
    reading = read(
        text, intent=options.intent, parent=options.parent, platform=options.platform, profile=options.profile
    )
    if not reading.draft.text:
        raise Misuse(reading.note)
    return reading


def _wordings(reading: Reading, options: ReviewOptions, err: TextIO) -> tuple[Suggestion, ...] | None:
    """Better wordings, None when nobody asked for them; none at all for what is not coached."""
    if not options.suggest:
        return None
    from bot.coaching.wording import offer  # the composer is paid for only by those who want it

    composed = offer(reading).suggestions
    suggester = options.model() if options.model and reading.draft.text else None
    if suggester is None:
        return composed
    written = asyncio.run(_written(suggester, reading))
    if written.note:
        err.write(f"comeback: {written.note}\n")
    return written.suggestions or composed


async def _written(suggester: "Suggester", reading: Reading) -> "Suggested":
    from bot.coaching.writer import material_of
    from bot.suggesting.suggester import Suggested

    material = material_of(reading)
    return await suggester.suggest(material, "draft") if material else Suggested()


def _refused_lines(refused: Refusal, reading: Reading, options: ReviewOptions) -> Iterator[Line]:
    """What is said instead of coaching, and the hints where there may be some; no ear listens to that."""
    yield from refusal_lines(refused)
    if refused.hints_follow:
        yield from lines_of(reading)
        yield from last_lines(reading, reading, () if options.suggest else None)


def _code(reading: Reading) -> int:
    return FOUND if any(finding.severity is Severity.ERROR for finding in reading.findings) else FINE
