"""What a language model answers, in every mode: wordings, and what it heard in the draft. Nothing is trusted yet."""

import json
import re
from collections import deque
from typing import Any, get_args

import msgspec

from bot.draft import LIMIT
from bot.finding import Label

LABELS: tuple[Label, ...] = get_args(Label)
SUGGESTIONS = 5
FINDINGS = 10

_KEY = '"suggestions"'
_LONGEST = 100_000  # characters of an answer that are read
_STARTS = 50  # places where an object may start that are tried, so that a run of brackets costs no more than that
_TITLE, _WHY, _QUOTE, _MESSAGE = 80, 300, 600, 400  # characters
_START = re.compile(r'\{\s*"')
_THOUGHT, _THOUGHT_OUT = "<think>", "</think>"
_DECODER = json.JSONDecoder(strict=False)  # models do write line breaks into strings


class Written(msgspec.Struct, frozen=True):
    """A wording, a few words that name it, and what it does better."""

    title: str
    text: str
    why: str


class Remarked(msgspec.Struct, frozen=True):
    """Something that the model heard in the draft: what, in which words of the draft, and a sentence about it."""

    label: Label
    quote: str
    message: str


class Answer(msgspec.Struct, frozen=True):
    """The form of every answer."""

    suggestions: tuple[Written, ...] = ()
    findings: tuple[Remarked, ...] = ()


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


SCHEMA: dict[str, Any] = _object(
    suggestions={
        "type": "array",
        "items": _object(
            title={"type": "string", "description": "two or three words that name this wording"},
            text={"type": "string", "description": "the wording, ready to post, with [gaps] for what is missing"},
            why={"type": "string", "description": "what it does better, in at most 20 words"},
        ),
    },
    findings={
        "type": "array",
        "items": _object(
            label={"type": "string", "enum": list(LABELS)},
            quote={"type": "string", "description": "words of the draft, copied exactly"},
            message={"type": "string", "description": "one kind sentence"},
        ),
    },
)


def parse(text: str) -> Answer | None:
    """The answer in what a model wrote: thoughts, code fences and talk around it are left out.

    What is too long, empty or of an unknown label is left out, too. None: there is no answer in it.
    """
    for words in _spoken(text[:_LONGEST]):
        found = _first_object(words)
        if found is not None:
            return Answer(_suggestions(found["suggestions"]), _findings(found.get("findings")))
    return None


def _spoken(text: str) -> tuple[str, ...]:
    """Where to look for the answer: behind the thoughts, or else between them (an answer may quote the mark)."""
    *_, behind = text.rpartition(_THOUGHT_OUT)
    outside = "".join(part.partition(_THOUGHT)[0] for part in text.split(_THOUGHT_OUT)[:-1])
    return behind.partition(_THOUGHT)[0], outside, text if _first_is_object(text) else ""


def _first_is_object(text: str) -> bool:
    """True when the answer begins at once, so that marks of thoughts in it are words of its own."""
    return text.lstrip("\ufeff \t\r\n`").removeprefix("json").lstrip().startswith("{")


def _first_object(text: str) -> dict[str, Any] | None:
    """The first JSON object with the key, also inside another."""
    last, at = text.rfind(_KEY), 0
    for _ in range(_STARTS):
        start = _START.search(text, at, last + 2) if last >= 0 else None
        if start is None:
            return None
        try:
            value, at = _DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            at = start.start() + 1
            continue
        if found := _holder(value):
            return found
    return None


def _holder(value: Any) -> dict[str, Any] | None:
    """The outermost object in the value that has a list of suggestions."""
    queue = deque([value])
    while queue:
        value = queue.popleft()
        if isinstance(value, dict):
            if isinstance(value.get("suggestions"), list):
                return value
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
    return None


def _suggestions(values: list[Any]) -> tuple[Written, ...]:
    written = [
        Written(_text(value.get("title"))[:_TITLE], _text(value.get("text")), _text(value.get("why"))[:_WHY])
        for value in values
        if isinstance(value, dict)
    ]
    return tuple(one for one in written if 0 < len(one.text) <= LIMIT)[:SUGGESTIONS]


def _findings(values: Any) -> tuple[Remarked, ...]:
    remarked = [
        Remarked(value["label"], _text(value.get("quote")), _text(value.get("message"))[:_MESSAGE])
        for value in (values if isinstance(values, list) else ())
        if isinstance(value, dict) and value.get("label") in LABELS
    ]
    return tuple(one for one in remarked if one.message and 0 < len(one.quote) <= _QUOTE)[:FINDINGS]


def _text(value: Any) -> str:
    """A string that can be stored and shown; half of a surrogate pair is no character."""
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""
