"""Blocks as Slack gets them, one short word for each."""

from typing import Any

TS = "1700000000.000100"  # of the thread


def bold(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text, "style": {"bold": True}}


def said(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def section(*runs: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(runs)}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def context(text: str) -> dict[str, Any]:
    return {"type": "context", "elements": [plain(text)]}


def button(name: str, label: str, value: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": name, "text": plain(label), "value": value, **more}


def option(label: str, value: str) -> dict[str, Any]:
    return {"text": plain(label), "value": value}


def actions(number: int, *buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": f"{number}.{TS}", "elements": list(buttons)}
