"""Slack's published limits: every way in which it would refuse a message or a view, as a sentence each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Drawn = Mapping[str, Any]

MESSAGE, VIEW = 50, 100  # blocks
ROOM = {
    "button": 75,
    "label": 2_000,
    "hint": 2_000,
    "context": 3_000,
    "section": 3_000,
    "option": 75,
    "title": 24,
    "submit": 24,
    "close": 24,
}
RICH = {"rich_text_section", "rich_text_preformatted", "rich_text_quote"}
WHOLE, UPDATE = 12_000, 4_000  # characters: of all the texts of a message, and of the text of chat.update


def broken_in_message(blocks: Sequence[Drawn], text: str) -> list[str]:
    """What Slack would refuse of a message with these blocks and this text."""
    return [
        *_broken(0 < len(blocks) <= MESSAGE, f"{len(blocks)} blocks"),
        *_broken(bool(text.strip()) and len(text) <= UPDATE, f"a text of {len(text)} characters"),
        *_broken("<" not in text and ">" not in text, "a live notation in the text"),
        *_broken(sum(map(len, texts_in(blocks))) <= WHOLE, "too many characters in all"),
        *_of_blocks(blocks),
    ]


def broken_in_view(view: Drawn) -> list[str]:
    """What Slack would refuse of this view."""
    metadata, callback, blocks = view["private_metadata"], view["callback_id"], view["blocks"]
    return [
        *_broken(len(metadata) <= 3_000, f"private_metadata of {len(metadata)} characters"),
        *_broken(0 < len(callback) <= 255, f"callback_id of {len(callback)} characters"),
        *_broken(0 < len(blocks) <= VIEW, f"{len(blocks)} blocks"),
        *(sentence for part in ("title", "submit", "close") for sentence in _plain(view[part], ROOM[part])),
        *_of_blocks(blocks),
    ]


def texts_in(drawn: Any) -> Iterator[str]:
    """Every text that a person can read there."""
    match drawn:
        case {"text": str(text)}:
            yield text
        case Mapping():
            yield from (text for part in drawn.values() for text in texts_in(part))
        case list() | tuple():
            yield from (text for part in drawn for text in texts_in(part))


def menus_in(blocks: Sequence[Drawn]) -> list[Drawn]:
    """Every menu of the blocks, from top to bottom."""
    return [block["accessory"] for block in blocks if "accessory" in block]


def buttons_in(blocks: Sequence[Drawn]) -> list[Drawn]:
    """Every button of the blocks, from top to bottom."""
    return [button for block in blocks if block["type"] == "actions" for button in block["elements"]]


def _broken(holds: object, sentence: str) -> Iterator[str]:
    if not holds:
        yield sentence


def _of_blocks(blocks: Sequence[Drawn]) -> Iterator[str]:
    yield from (sentence for block in blocks for sentence in _of_block(block))
    pressed = (each for block in blocks if "actions" in block["type"] for each in block["elements"])
    actions = Counter(button["action_id"] for button in (*pressed, *menus_in(blocks)))
    names = Counter(block["block_id"] for block in blocks if "block_id" in block)
    yield from (f"{name} stands {times} times" for name, times in (actions + names).items() if times > 1)
    yield from (f"block_id of {len(name)} characters" for name in names if not 0 < len(name) <= 255)


def _of_block(block: Drawn) -> Iterator[str]:
    elements = block.get("elements", ())
    match block["type"]:
        case "actions":
            yield from _broken(0 < len(elements) <= 25, f"{len(elements)} buttons in a row")
            yield from (sentence for button in elements for sentence in _of_button(button))
        case "context_actions":
            yield from _broken(0 < len(elements) <= 5, f"{len(elements)} elements in the actions of a context")
            yield from (sentence for element in elements for sentence in _of_feedback(element))
        case "context":
            yield from _broken(0 < len(elements) <= 10, f"{len(elements)} elements in a context")
            yield from (sentence for element in elements for sentence in _plain(element, ROOM["context"]))
        case "section":
            yield from _plain(block["text"], ROOM["section"])
            yield from _of_menu(block["accessory"])
        case "rich_text":
            yield from _broken(elements, "an empty rich text")
            yield from (sentence for element in elements for sentence in _of_rich(element))
        case "input":
            yield from _of_input(block)
        case kind:
            yield f"a block of the kind {kind}"


def _of_button(button: Drawn) -> Iterator[str]:
    yield from _plain(button["text"], ROOM["button"])
    yield from _broken(0 < len(button["action_id"]) <= 255, "an action_id that is too long")
    yield from _broken(0 < len(button["value"]) <= 2_000, f"a value of {len(button['value'])} characters")
    yield from _broken(button.get("style", "primary") in ("primary", "danger"), "a style that is none")
    yield from _broken(len(button.get("accessibility_label", "")) <= 75, "an accessibility_label that is too long")


def _of_menu(menu: Drawn) -> Iterator[str]:
    options, values = menu["options"], {option["value"] for option in menu["options"]}
    yield from _broken(menu["type"] == "static_select", f"a menu of the kind {menu['type']}")
    yield from _broken(0 < len(options) <= 100 and len(values) == len(options), f"{len(options)} options, not all own")
    yield from _broken(menu["initial_option"] in options, "a choice that is none")
    yield from _broken(0 < len(menu["action_id"]) <= 255, "an action_id that is too long")
    yield from _broken(all(0 < len(value) <= 150 for value in values), "a value of an option that is too long")
    yield from (sentence for option in options for sentence in _plain(option["text"], ROOM["option"]))


def _of_feedback(element: Drawn) -> Iterator[str]:
    yield from _broken(element["type"] == "feedback_buttons", f"an element of the kind {element['type']}")
    yield from _broken(0 < len(element["action_id"]) <= 255, "an action_id that is too long")
    for button in (element["positive_button"], element["negative_button"]):
        yield from _plain(button["text"], ROOM["button"])
        yield from _broken(0 < len(button["value"]) <= 2_000, f"a value of {len(button['value'])} characters")
        yield from _broken(0 < len(button["accessibility_label"]) <= 75, "an accessibility_label of a wrong length")


def _of_rich(element: Drawn) -> Iterator[str]:
    yield from _broken(element["type"] in RICH and element["elements"], f"a bad {element['type']}")
    for run in element["elements"]:
        yield from _broken(0 < len(run["text"]) <= 3_000, f"a run of {len(run['text'])} characters")
        yield from _broken(run["type"] == "text" or run["url"].startswith(("https://", "http://")), "a live notation")


def _of_input(block: Drawn) -> Iterator[str]:
    typed = block["element"]
    yield from _plain(block["label"], ROOM["label"])
    yield from _plain(block["hint"], ROOM["hint"]) if "hint" in block else ()
    yield from _broken(typed["type"] == "plain_text_input", f"an input of the kind {typed['type']}")
    yield from _broken(0 < len(typed.get("initial_value", " ")) <= 3_000, "an initial value that is too long")
    yield from _broken(typed["multiline"] or "\n" not in typed.get("initial_value", ""), "lines in a single line")


def _plain(text: Drawn, room: int) -> Iterator[str]:
    yield from _broken(text["type"] == "plain_text", f"{text['type']} where plain text must stand")
    yield from _broken(0 < len(text["text"]) <= room, f"{len(text['text'])} characters where {room} fit")
