"""Words on their way into and out of Slack's own notation: <@U…>, <https://…|words>, &amp;, :emoji:."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("&(?:lt|gt|amp);")
_MARKUP = re.compile(r"<([^<>]*)>")
_SENTENCE = re.compile(r"[.!?…][\"”’)]*(?=\s)|\n")
_CODE_POINTS = re.compile(r"[0-9a-fA-F]{1,6}(?:-[0-9a-fA-F]{1,6}){0,9}\Z")
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def escape(text: str) -> str:
    """The text as Slack shows it literally, with no mention, link or command in it that could come alive."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What was typed, out of Slack's three entities."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)


def plain(text: str, emoji: Mapping[str, str] | None = None) -> str:
    """What a person sees of a message: names, links and emoji as words and signs."""
    text = _MARKUP.sub(_shown, text)
    for name, sign in (emoji or {}).items():
        text = text.replace(name, sign)
    return clean(unescape(text))


def clean(text: str) -> str:
    """The words with plain line ends, and without what no database keeps: NUL and half characters."""
    whole = text.encode(errors="replace").decode()
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def cut(text: str, room: int) -> str:
    """The text itself, or as many whole sentences of it as fit, or words if no sentence does, and then “…”."""
    if len(text) <= room:
        return text
    head = text[: room - 2]
    ends = [found.end() for found in _SENTENCE.finditer(head)]
    end = ends[-1] if ends and 2 * ends[-1] > len(head) else head.rfind(" ")
    return (head[:end] if end > 0 else head).rstrip() + " …"


def cut_escaped(text: str, room: int) -> str:
    """The same, escaped; no entity is cut in two."""
    least = room
    while len(escaped := escape(cut(text, least))) > room:
        least = min(least - 1, least * room // len(escaped))
    return escaped


def emoji_of(blocks: Any) -> dict[str, str]:
    """Which sign each :name: of a message stands for, as its rich text says; longer names first."""
    found = dict(_signs(blocks))
    return {name: found[name] for name in sorted(found, key=len, reverse=True)}


def _signs(blocks: Any) -> Iterator[tuple[str, str]]:
    waiting = [blocks]
    while waiting:
        match waiting.pop():
            case {"type": "emoji", "name": str(name), "unicode": str(points), **more} if _is_sign(points):
                tone = more.get("skin_tone")
                tail = f":skin-tone-{tone}:" if isinstance(tone, int) else ""
                yield f":{name}:{tail}", "".join(chr(int(point, 16)) for point in points.split("-"))
            case {"elements": list(inner)}:
                waiting.extend(inner)
            case list(inner):
                waiting.extend(inner)


def _is_sign(points: str) -> bool:
    if not _CODE_POINTS.match(points):
        return False
    numbers = [int(point, 16) for point in points.split("-")]
    return all(0 < number <= _LAST and number not in _SURROGATES for number in numbers)


def _shown(found: re.Match[str]) -> str:
    target, _, label = found[1].partition("|")
    match target[:1]:
        case "@" | "#" as sign:
            return sign + (label or target[1:]).removeprefix(sign)
        case "!" if target.startswith("!date"):
            return label
        case "!":
            return "@" + (label or target[1:].partition("^")[2] or target[1:]).removeprefix("@")
        case _:
            return label or target.removeprefix("mailto:")
