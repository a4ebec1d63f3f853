"""What Slack's blocks are made of: runs of words, buttons in rows, and how much of them a message holds."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from adapters.slack.escape import cut
from adapters.slack.payload import OPENS, Origin
from bot.chat import Button, Feedback

Drawn = dict[str, Any]

BLOCKS, ROW, ASIDES = 50, 25, 10  # of a message; buttons and small print beside each other
TEXT, WHOLE = 3_000, 9_000  # characters of one text, and of a message: Slack refuses somewhat more, and says not what
LABEL, VALUE, NAME = 75, 2_000, 255
OPTIONS, OPTION = 100, 150  # of a menu, and characters of the value of one
NO_ROOM = "There is more, but a message in Slack has no room for it."


def rows(buttons: Iterable[Button], key: str, about: str = "") -> list[Drawn]:
    """The buttons in as few rows as Slack allows. One without a value that Slack can carry is left out."""
    shown = [_button(button, key, about) for button in buttons]
    fit = [button for button in shown if 0 < len(button["value"]) <= VALUE]
    return [{"type": "actions", "elements": fit[at : at + ROW]} for at in range(0, len(fit), ROW)]


def is_menu(buttons: Sequence[Button]) -> bool:
    """True when one of the alternatives is in force, and Slack can carry them all as a menu."""
    values = {button.value for button in buttons if button.form is None and 0 < len(button.value) <= OPTION}
    return sum(button.chosen for button in buttons) == 1 and len(values) == len(buttons) <= OPTIONS


def menu(label: str, buttons: Sequence[Button]) -> Drawn:
    """The alternatives on one line, beside their label, with the one that is in force."""
    options = [{"text": plain(button.label, LABEL), "value": button.value} for button in buttons]
    (chosen,) = (option for option, button in zip(options, buttons, strict=True) if button.chosen)
    drawn = {"type": "static_select", "action_id": "press.", "options": options, "initial_option": chosen}
    return {"type": "section", "text": plain(label, TEXT), "accessory": drawn}


def pair(feedback: Feedback, about: str) -> list[Drawn]:
    """The two buttons of the feedback in Slack's own block for it; none if Slack cannot carry their values."""
    buttons = [_small(button, about) for button in (feedback.yes, feedback.no)]
    if not all(0 < len(button["value"]) <= VALUE for button in buttons):
        return []
    named = dict(zip(("positive_button", "negative_button"), buttons, strict=True))
    element = {"type": "feedback_buttons", "action_id": "press.", **named}
    return [{"type": "context_actions", "elements": [element]}]


def _small(button: Button, about: str) -> Drawn:
    named = plain(f"{button.label}: {about}", LABEL)["text"]
    return {"text": plain(button.label, LABEL), "accessibility_label": named, "value": button.value}


def _button(button: Button, key: str, about: str) -> Drawn:
    opened = msgspec.json.encode(Origin(key, button.form.value)).decode() if button.form else ""
    label = f"✓ {button.label}" if button.chosen else button.label
    drawn = {
        "type": "button",
        "action_id": OPENS if button.form else "press.",
        "text": plain(label, LABEL),
        "value": opened or button.value,
    }
    if button.primary or button.chosen:
        drawn["style"] = "primary"
    if about.strip():
        drawn["accessibility_label"] = plain(f"{label}: {about}", LABEL)["text"]
    return drawn


def fitted(body: Iterable[Drawn], rows: Sequence[Drawn], thread: str) -> list[Drawn]:
    """As much of the body as one message holds, the rows below it, and an id for everything that can be pressed."""
    blocks: list[Drawn] = []
    left = WHOLE - sum(map(_size, rows))
    for block in filter(_says_something, body):
        left -= _size(block)
        if left < 0 or len(blocks) + len(rows) == BLOCKS - 1:
            blocks.append(quiet(NO_ROOM))
            break
        blocks.append(block)
    return [_named(block, number, thread) for number, block in enumerate((*blocks, *rows), 1)]


def _named(block: Drawn, number: int, thread: str) -> Drawn:
    match block:
        case {"type": "actions" | "context_actions", "elements": list(buttons)}:
            named = [
                {**button, "action_id": f"{button['action_id']}{number}.{place}"}
                for place, button in enumerate(buttons, 1)
            ]
            return {**block, "block_id": f"{number}.{thread}"[:NAME], "elements": named}
        case {"type": "section", "accessory": menu}:
            # a menu shows what was chosen last in the block of that name, also after an update that says otherwise
            place = menu["options"].index(menu["initial_option"]) + 1
            shown = {**menu, "action_id": f"{menu['action_id']}{number}.{place}"}
            return {**block, "block_id": f"{number}-{place}.{thread}"[:NAME], "accessory": shown}
    return block


def _says_something(block: Drawn) -> bool:
    return block["type"] == "section" or bool(block["elements"])


def _size(drawn: Any) -> int:
    """How many characters of it a person reads."""
    match drawn:
        case {"text": str(text)}:
            return len(text)
        case dict():
            return sum(map(_size, drawn.values()))
        case list():
            return sum(map(_size, drawn))
    return 0


def rich(*parts: Drawn) -> Drawn:
    return {"type": "rich_text", "elements": [part for part in parts if part["elements"]]}


def section(*runs: Drawn) -> Drawn:
    return {"type": "rich_text_section", "elements": said(runs)}


def literal(text: str) -> Drawn:
    """Words to copy as a whole: nothing in them is notation, and gaps stay gaps."""
    return {"type": "rich_text_preformatted", "elements": said([run(text)])}


def said(runs: Iterable[Drawn]) -> list[Drawn]:
    return [run for run in runs if run["text"]]


def run(text: str, **style: bool) -> Drawn:
    run: Drawn = {"type": "text", "text": cut(text, TEXT)}
    return {**run, "style": style} if style else run


def quiet(*lines: str) -> Drawn:
    return {"type": "context", "elements": [plain(line, TEXT) for line in lines]}


def asides(lines: Iterable[str]) -> list[Drawn]:
    """Small print: short lines beside each other, long ones below each other."""
    told = list(lines)
    return [quiet(*told[at : at + ASIDES]) for at in range(0, len(told), ASIDES)]


def plain(text: str, room: int) -> Drawn:
    return {"type": "plain_text", "text": cut(" ".join(text.split()) or "…", room), "emoji": False}
