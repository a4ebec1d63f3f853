"""What sources say of doing, and whether that backs what a text promises, or says to have done.

An action is backed by the same verb or by one that means the same. A promise backs no deed that is done, a “not”
backs nothing without it, and what readers are asked to do backs nothing at all.
"""
# ruff: noqa: E501 - patterns and word lists read best unbroken

import re
from typing import NamedTuple

from bot.composing.clause import TOKEN, clauses, denied, sentences, stems
from bot.composing.deed_group import REMEDIES, group, said_apart
from bot.composing.promise import PAST
from bot.composing.statement import Action

_PAST = re.compile(PAST)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|can|could|should|must|might|may|to|going to|being|be|get|gets|if|please|need)(?: \w+ly| be)?$|'ll$"
)
_REGRETTED = re.compile(r"\b(?:sorry|apolog\w+|thanks?|thank you)\b.{0,20}\b(?:for|about) (?:\w+ly )?$")
_ASKED = re.compile(r" (?:us|me)\b")
_NEAR = 40  # characters before a verb that tell whether it is done
_FEW = 3  # words of substance in a clause
_SHARED = 2  # words of substance that make a paraphrase


class Backing(NamedTuple):
    """What a source says of doing: by group, with “not ” where it is denied; and its sentences, as sets of stems."""

    said: frozenset[str]
    done: frozenset[str]
    sentences: tuple[frozenset[str], ...]

    @property
    def remedies(self) -> frozenset[str]:
        """Keys of the remedies that it speaks of, granted or not."""
        named = {name.removeprefix("not ") for name in self.said}
        return frozenset(f"remedy:{name}" for name in named & REMEDIES)


def backing(lower: str) -> Backing:
    """What a source in lower case says of doing."""
    said: set[str] = set()
    done: set[str] = set()
    for clause in clauses(lower):
        for name, words in said_apart(clause.text).items():
            said.add(name)
            if any(map(_PAST.fullmatch, words.split())):
                done.add(name)
        for token in TOKEN.finditer(clause.text):
            if not _ASKED.match(clause.text, token.end()):
                key = denied(clause.text, *token.span()) + group(token[0])
                said.add(key)
                if _is_done(clause.text, token):
                    done.add(key)
    told = (frozenset(stems(sentence[0])) for sentence in sentences(lower))
    return Backing(frozenset(said), frozenset(done), tuple(dict.fromkeys(told)))


def backed(action: Action, source: Backing) -> bool:
    """True when the source says the same of doing.

    A verb with others that mean the same must be there; a light one such as “make” counts for nothing, and what it is
    about must be there instead; for any other one or the other will do.
    """
    if action.weight == "heavy":
        return action.verb in (source.done if action.kind == "deed" else source.said)
    if action.weight == "plain" and action.verb in source.said:
        return True
    if action.weight == "light" and not action.content:
        return action.kind == "deed"
    wanted = 1 if action.weight == "light" and len(action.content) <= _FEW else _SHARED
    enough = min(wanted, max(1, len(action.content)))
    return any(len(action.content & sentence) >= enough for sentence in source.sentences)


def _is_done(clause: str, token: re.Match[str]) -> bool:
    """True for a verb of the past: “sent”, but not “will be sent”; also “sorry for sending”."""
    near = max(0, token.start() - _NEAR)
    if _PAST.fullmatch(token[0]):
        return not _TO_COME.search(clause, near, max(near, token.start() - 1))
    return token[0].endswith("ing") and _REGRETTED.search(clause, near, token.start()) is not None
