"""Events from a file, one JSON object a line: what `comeback replay` feeds to the bot."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.chat import Event, decode_event
from bot.errors import Misuse


def events_of(file: str) -> Iterator[Event]:
    """The events of the file, or of standard input for “-”. Raises Misuse naming the file or the line."""
    if file == "-":
        yield from parse(sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as lines:
            yield from parse(lines)
    except OSError as error:
        raise Misuse(f"The events in {file!r} cannot be read: {error.strerror}.") from error


def parse(lines: Iterable[bytes]) -> Iterator[Event]:
    """One event a line; blank lines are passed over. Raises Misuse naming the line that is none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield decode_event(line)
            except Misuse as error:
                raise Misuse(f"Line {number}: {error}") from error
