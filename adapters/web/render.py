"""Replies and turns as HTML. Pure: every text is escaped by the templates.

Buttons that only press belong to the page's own form, by `form="press"`.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2s
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple, assert_never
from urllib.parse import quote, urlsplit

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.chat import Block, Choices, Excerpt, File, Hint, Paragraph, Place, Question, Reference, Whisper, Wording
from bot.conversation import Turn
from bot.finding import Severity, Span

_GAP = re.compile(r"(\[[^\[\]\n]{1,200}\])")


class Viewer(NamedTuple):
    """Who looks, and what a form on the page must carry."""

    persons: tuple[str, ...]  # who speaks from this browser, first under its present name
    token: str
    number: str  # the id of the next event
    home: str  # the page's own address


class Tone(NamedTuple):
    """How a severity is said and drawn; never by colour alone."""

    name: str  # the class in the style sheet
    word: str


TONES = {
    Severity.ERROR: Tone("error", "Fix first"),
    Severity.WARNING: Tone("warning", "Worth changing"),
    Severity.SUGGESTION: Tone("suggestion", "Small idea"),
    Severity.PRAISE: Tone("praise", "Well said"),
}


class Piece(NamedTuple):
    """A run of an excerpt's characters with the most serious mark on it."""

    text: str
    tone: Tone | None


@cache
def templates() -> Environment:
    """The templates, with escaping on for every one of them."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    environment.filters.update(element=element_id, gaps=split_gaps, pieces=split_marks, tone=TONES.__getitem__)
    environment.filters.update(
        block=render_block, turn=render_turn, whisper=render_whisper, link=is_link, address=address, data=data_address
    )
    return environment


def render_turn(turn: Turn, viewer: Viewer) -> str:
    """A turn as one element; its author may delete it."""
    own = turn.card is None and turn.person in viewer.persons
    return _draw("turn", turn, viewer, version=_version(turn), own=own)


def render_whisper(whisper: Whisper, viewer: Viewer) -> str:
    """A whisper as one element."""
    return _draw("whisper", whisper, viewer, version=_version(whisper))


def render_block(block: Block, viewer: Viewer) -> str:
    """One block of a card or a whisper; its macro has the name of its kind."""
    match block:
        case Paragraph() | Excerpt() | Hint() | Wording() | Choices() | Question() | Reference() | File():
            return _draw(type(block).__name__.lower(), block, viewer)
        case _:
            assert_never(block)


def split_marks(excerpt: Excerpt) -> Iterator[Piece]:
    """The excerpt in pieces; where marks overlap the most serious one counts."""
    text, size = excerpt.text, len(excerpt.text)
    marks = [(Span(min(span.start, size), min(span.end, size)), severity) for span, severity in excerpt.marks]
    edges = sorted({0, size, *(edge for span, _ in marks for edge in (span.start, span.end))})
    ranges = [Span(start, end) for start, end in pairwise(edges)]
    for severity, run in groupby(ranges, key=lambda part: _most_serious(marks, part)):
        parts = list(run)
        yield Piece(text[parts[0].start : parts[-1].end], TONES[severity] if severity else None)


def _most_serious(marks: Sequence[tuple[Span, Severity]], part: Span) -> Severity | None:
    over = [severity for span, severity in marks if span.overlaps(part)]
    return min(over, key=lambda severity: severity.rank, default=None)


def split_gaps(text: str) -> Sequence[str]:
    """The text in pieces; every second one is a [gap]."""
    return _GAP.split(text)


def element_id(name: str) -> str:
    """An id for the page's element of that turn, whisper or form."""
    return f"x-{quote(name, safe='')}"


def address(place: Place) -> str:
    """The page of a channel or a thread."""
    thread = f"/t/{quote(place.thread, safe=':')}" if place.thread else ""
    return f"/c/{quote(place.channel, safe='')}{thread}"


def data_address(file: File) -> str:
    """An address that holds the file itself: no second request, and nothing to keep for it."""
    kind = quote(file.media_type, safe="/+")
    return f"data:{kind};charset=utf-8;base64,{b64encode(file.text.encode(errors='replace')).decode()}"


def is_link(url: str) -> bool:
    """True when the address may be followed from here."""
    try:
        return urlsplit(url).scheme in ("https", "http")
    except ValueError:
        return False


@cache
def _macros() -> Any:
    return templates().get_template("blocks.html").module


def _draw(macro: str, *shown: object, **more: object) -> str:
    # what a macro returns is marked as safe, and stays so in the template that asked for it
    drawn = getattr(_macros(), macro)(*shown, **more)
    assert isinstance(drawn, str)
    return drawn


def _version(shown: Turn | Whisper) -> str:
    """Changes when what is shown changes; when a turn was stored is no part of a card."""
    seen = shown.card if isinstance(shown, Turn) and shown.card else shown
    return blake2s(msgspec.json.encode(seen), digest_size=8).hexdigest()
