"""What a few words in a coached thread ask for: a verb, an answer to the bot's question, or a new draft."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.conversation import Mode
from bot.feature import Prompt, Verb
from bot.limit import LIMITS

PROMPTS = (
    Prompt("What can you do?", "help"),
    Prompt("Coach an apology", "We're sorry if anyone was offended by this morning's post."),
    Prompt("Coach an answer", "Hi Jo, your feedback is very important to us. Please DM us your booking reference."),
    Prompt("Coach a call for help", "Help!!! Our newsletter is dying, any ideas anyone?"),
)
VERBS = (
    Verb("shorter", "drop what can go; again for even shorter"),
    Verb("own it more", "put your own responsibility first"),
    Verb(
        "warmer", "or “more direct”, “more formal”, “in my words”, “another one”: for a language model, if there is one"
    ),
    Verb(
        "as a thank-you", "or “as a failure story”, “as a holding statement”, “as a video script” …: write it as that"
    ),
    Verb("for X", "or LinkedIn, Bluesky, Mastodon, Threads, Instagram, Facebook: where it will be posted"),
    Verb("use 1", "take the first wording (or the second: use 2)"),
    Verb("start over", "forget the answers and the changes, and begin from your draft"),
    Verb("skip", "leave this gap open and ask for the next one"),
    Verb("not this", "mute the first hint here, for everybody; each hint has a button for it, too"),
    Verb("mutes", "see which hints are muted here, by whom, and bring one back"),
    Verb("hear RULE", "bring a muted hint back"),
    Verb("delete", "forget this draft and everything kept about it"),
    Verb("new draft: …", "coach other words in this thread"),
)
_WORDS = {
    "shorter": "shorter",
    "make it shorter": "shorter",
    "even shorter": "shorter",
    "cut it": "shorter",
    "own it": "own-it",
    "own it more": "own-it",
    "own-it": "own-it",
    "start over": "reset",
    "reset": "reset",
    "undo": "reset",
    "skip": "skip",
    "don't know": "skip",
    "i don't know": "skip",
    "delete": "forget",
    "why": "why",
    "not this": "mute",
    "not this one": "mute",
    "mutes": "mutes",
}
NEEDS_MODEL = {
    "warmer": "Making it warmer",
    "more direct": "Making it more direct",
    "more formal": "Making it more formal",
    "more casual": "Making it more casual",
    "in my words": "Bringing it closer to your words",
    "another one": "Writing another one",
}
EVERYWHERE = ("mutes", "hear")  # actions that need no draft in the thread
_USE = re.compile(r"use (?:number |the )?(1|2|3|4|one|two|three|four|first|second|third|fourth)(?: one)?")
_NUMBERS = {
    "one": "1", "first": "1", "two": "2", "second": "2", "three": "3", "third": "3", "four": "4", "fourth": "4",
}  # fmt: skip
_HEAR = re.compile(r"[“\"]?hear [“\"]?([a-z0-9-]{1,80})[”\"]*")
_AS = re.compile(
    r"(?:it is|it's|this is|as|intent:?) (?:an? )?(reply|apology|request for help|story|promotion|announcement)"
)
_MODES: dict[str, Mode] = {
    "thank-you": "thank",
    "thank you": "thank",
    "failure story": "share-failure",
    "invitation": "converse",
    "conversation": "converse",
    "bio": "bio",
    "description": "bio",
    "options": "options",
    "video": "video",
    "video script": "video",
    "holding statement": "holding-statement",
    "public apology": "public-apology",
    "personal apology": "personal-apology",
    "correction": "correction",
    "all-clear": "all-clear",
    "all clear": "all-clear",
    "internal note": "internal-note",
    "note to the team": "internal-note",
}
_WRITE_AS = re.compile(rf"(?:(?:write it )?as|make it) (?:an? |the )?({'|'.join(_MODES)})")
_TARGETS = {
    **{name: name for name in (*LIMITS, "facebook")},
    "twitter": "x",
    "anywhere": "",
}
PLACES = frozenset(_TARGETS.values())
_FOR = re.compile(rf"(?:this is )?for (?:a post on )?({'|'.join(_TARGETS)})")
_INTENTS = {
    "reply": "respond",
    "apology": "apologise",
    "request for help": "ask-help",
    "story": "share-failure",
    "promotion": "promote",
    "announcement": "announce",
}
_NEW = re.compile(r"\s*(?:new )?draft\s*:\s*", re.IGNORECASE)
ANSWER_WORDS = 40  # an answer to one question is short; longer words are a draft


class Wish(NamedTuple):
    """What the words ask for; `action` is empty when they are a draft or an answer."""

    action: str = ""
    argument: str = ""


def wish_of(text: str) -> Wish:
    """Read a verb out of a message; an empty wish when it is none."""
    words = " ".join(text.casefold().replace("’", "'").strip(" .!").split())
    if words in _WORDS:
        return Wish(_WORDS[words])
    if words in NEEDS_MODEL:
        return Wish("model", words)
    return next((read(match) for pattern, read in _PATTERNS if (match := pattern.fullmatch(words))), Wish())


def announced_draft(text: str) -> str | None:
    """The draft behind “draft:” or “new draft:”; None when the message does not begin so."""
    found = _NEW.match(text)
    return text[found.end() :] if found else None


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Wish]], ...] = (
    (_USE, lambda used: Wish("use", _NUMBERS.get(used[1], used[1]))),
    (_HEAR, lambda again: Wish("hear", again[1])),
    (_AS, lambda named: Wish("intent", _INTENTS[named[1]])),
    (_FOR, lambda target: Wish("target", _TARGETS[target[1]])),
    (_WRITE_AS, lambda wanted: Wish("mode", _MODES[wanted[1]])),
)
