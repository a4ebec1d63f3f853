"""Replies as Slack's blocks, and forms as its modals. Pure, and within the limits that Slack publishes.

What a person wrote stands in rich text only, where nothing is notation: no mention, link or command comes alive.
Every block with buttons is named after its thread, so that a press tells where it belongs.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, assert_never
from urllib.parse import urlsplit

from adapters.slack.element import (
    TEXT,
    Drawn,
    asides,
    fitted,
    is_menu,
    literal,
    menu,
    pair,
    plain,
    quiet,
    rich,
    rows,
    run,
    said,
    section,
)
from adapters.slack.escape import cut, cut_escaped
from adapters.slack.payload import FIELD, FORM
from bot.chat import (
    Block,
    Button,
    Card,
    Choices,
    Excerpt,
    Field,
    File,
    Form,
    Hint,
    Paragraph,
    Place,
    Question,
    Reference,
    Reply,
    Whisper,
    Wording,
)
from bot.finding import Severity

CARD = "comeback_card"  # the event type in the metadata of every message that is a card
VIEW_BLOCKS, ROWS = 100, 5  # of a view, and rows of buttons below a card
FALLBACK, TITLE, HINT = 4_000, 24, 2_000  # characters
EXCERPT = 1_200  # characters; the draft itself stands just above in the thread
LISTENERS = {"rule": "", "ear": " heard by the ear", "model": " heard by the language model"}
WORDS = {
    Severity.ERROR: "Fix first",
    Severity.WARNING: "Worth changing",
    Severity.SUGGESTION: "Small idea",
    Severity.PRAISE: "Well said",
}
ANSWER = "Answer in this thread; your words go into the gap."
NO_ROOM_HERE = "This is only its beginning: a message in Slack has no room for all of it."
NO_ROOM_TO_TYPE = "This is only the beginning of it: a form in Slack has room for 3,000 characters."
SPEECHLESS = "Comeback has an answer for you."


def blocks_of(card: Card, thread: str = "") -> list[Drawn]:
    """The card in the thread with that id."""
    opening = [] if _repeats(card) or not card.summary.strip() else [rich(section(run(card.summary, bold=True)))]
    body = chain(opening, chain.from_iterable(_draw(block, card.key) for block in card.blocks))
    foot = [*rows(card.buttons, card.key)[:ROWS], *(pair(card.feedback, card.summary) if card.feedback else ())]
    return fitted(body, foot, thread) or [quiet(SPEECHLESS)]


def whisper_blocks(whisper: Whisper, thread: str = "") -> list[Drawn]:
    """The whisper in the thread with that id."""
    body = chain.from_iterable(_draw(block, whisper.key) for block in whisper.blocks)
    return fitted(body, [], thread) or [quiet(SPEECHLESS)]


def text_of(reply: Reply) -> str:
    """The reply for notifications and for everybody who listens to it: escaped, and never empty."""
    opening = reply.summary if isinstance(reply, Card) and not _repeats(reply) else ""
    told = (line for line in (opening, *chain.from_iterable(map(_told, reply.blocks))) if line.strip())
    return cut_escaped("\n".join(told) or SPEECHLESS, FALLBACK)


def metadata_of(place: Place, key: str) -> Drawn:
    """What the message of a card carries to be found again."""
    return {"event_type": CARD, "event_payload": {"key": key, "thread": place.thread}}


def key_in(message: Mapping[str, Any]) -> str:
    """The key of the card that the message shows; empty when it shows none."""
    match message.get("metadata"):
        case {"event_type": "comeback_card", "event_payload": {"key": str(key)}}:
            return key
    return ""


def form_in(card: Card, value: str) -> Form | None:
    """The form with that value behind a button of the card; None when it has no such form any more."""
    buttons = chain(card.buttons, chain.from_iterable(map(_buttons, card.blocks)))
    return next((button.form for button in buttons if button.form and button.form.value == value), None)


def view_of(form: Form, about: str) -> Drawn:
    """The form as a modal; `about` comes back when it is sent."""
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": about,
        "title": plain(form.title, TITLE),
        "submit": plain(form.send, TITLE),
        "close": plain("Cancel", TITLE),
        "blocks": list(map(_input, form.fields[:VIEW_BLOCKS])),
    }


def _draw(block: Block, key: str) -> Iterator[Drawn]:
    match block:
        case Paragraph() | Question():
            yield from _spoken(block)
        case Excerpt():
            yield _excerpt(block)
        case Hint():
            yield _hint(block)
            yield from rows(_buttons(block), key, about=block.message)
        case Wording():
            yield from _wording(block, key)
        case Choices():
            yield from _choices(block, key)
        case Reference():
            yield _reference(block)
        case File():
            yield from _file(block)
        case _:
            assert_never(block)


def _spoken(block: Paragraph | Question) -> Iterator[Drawn]:
    if isinstance(block, Question):
        yield rich(section(run("Question: ", bold=True), run(block.text)))
        yield quiet(ANSWER)
    elif block.text.strip():
        yield quiet(block.text) if block.quiet else rich(section(run(block.text)))


def _excerpt(block: Excerpt) -> Drawn:
    text, at = cut(block.text, EXCERPT), 0
    runs = []
    for span, _ in sorted(block.marks):
        start, end = max(span.start, at), min(span.end, len(text))
        if start < end:
            runs += [run(text[at:start]), run(text[start:end], bold=True)]
            at = end
    title = section(run("Your draft", bold=True))
    return rich(title, {"type": "rich_text_quote", "elements": said([*runs, run(text[at:])])})


def _hint(block: Hint) -> Drawn:
    fix = (run("\nTry: ", bold=True), run(block.fix)) if block.fix else ()
    return rich(
        section(
            run(_headline(block), bold=True),
            run(f"\n{block.message}"),
            *fix,
            run("\n"),
            run(block.rule, code=True),
            run(LISTENERS[block.heard_by]),
        )
    )


def _headline(block: Hint) -> str:
    """How much it matters, and the words that it is about."""
    quote = " ".join(block.quote.split())
    return f"{WORDS[block.severity]}: “{quote}”" if quote else f"{WORDS[block.severity]}:"


def _wording(block: Wording, key: str) -> Iterator[Drawn]:
    taken = " (taken)" if block.taken else ""
    title = section(run(_titled(block) + taken, bold=True))
    yield rich(title, literal(block.text))
    if len(block.text) > TEXT:
        yield quiet(NO_ROOM_HERE)
    yield from asides(filter(str.strip, block.note.splitlines()))
    yield from rows(_buttons(block), key, about=block.title)


def _titled(block: Wording) -> str:
    return f"Wording: {block.title}" if block.title.strip() else ""


def _choices(block: Choices, key: str) -> Iterator[Drawn]:
    if is_menu(block.buttons):
        yield menu(block.label, block.buttons)
    else:
        yield rich(section(run(block.label, bold=True)))
        yield from rows(block.buttons, key, about=block.label)


def _reference(block: Reference) -> Drawn:
    if _is_link(block.url):
        link = {"type": "link", "url": block.url, "text": cut(block.title.strip() or block.url, TEXT)}
        return rich(section(run("Source: "), link))
    return rich(section(run(f"Source: {block.title} {block.url}")))


def _file(block: File) -> Iterator[Drawn]:
    yield rich(section(run(block.name, bold=True)), literal(block.text))
    if len(block.text) > TEXT:
        yield quiet(NO_ROOM_HERE)


def _buttons(block: Block) -> tuple[Button, ...]:
    match block:
        case Choices():
            return block.buttons
        case Hint():
            return tuple(button for button in (block.why, block.mute) if button)
        case Wording(use=Button() as use):
            return (use,)
        case _:
            return ()


def _input(field: Field) -> Drawn:
    value = field.value if field.multiline else " ".join(field.value.splitlines())
    hint = NO_ROOM_TO_TYPE if len(value) > TEXT else field.hint
    typed = {"type": "plain_text_input", "action_id": "typed", "multiline": field.multiline}
    drawn = {
        "type": "input",
        "block_id": FIELD + field.name,
        "optional": not field.required,
        "label": plain(field.label, HINT),
        "element": {**typed, "initial_value": cut(value, TEXT)} if value.strip() else typed,
    }
    return {**drawn, "hint": plain(hint, HINT)} if hint.strip() else drawn


def _told(block: Block) -> Iterator[str]:
    match block:
        case Hint():
            yield f"{_headline(block)} {block.message}" + (f" Try: {block.fix}" if block.fix else "")
        case Wording():
            yield f"{_titled(block)}\n{block.text}"
        case Paragraph() | Question():
            yield f"Question: {block.text} {ANSWER}" if isinstance(block, Question) else block.text
        case Choices():
            yield from (f"{block.label} {button.label}." for button in block.buttons if button.chosen)
        case Reference():
            yield f"Source: {block.title} {block.url}"
        case File():
            yield block.name
        case Excerpt():
            pass
        case _:
            assert_never(block)


def _repeats(card: Card) -> bool:
    """True when the first paragraph says the summary once more."""
    return bool(card.blocks) and isinstance(card.blocks[0], Paragraph) and card.blocks[0].text == card.summary


def _is_link(url: str) -> bool:
    """True when the address may be followed from here, and Slack takes it for one."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain_ascii = url.isascii() and url.isprintable() and " " not in url
    return parts.scheme in ("https", "http") and bool(parts.hostname) and plain_ascii and len(url) <= TEXT
