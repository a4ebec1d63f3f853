"""Signs that a model has obeyed its material instead of rewriting it, and which sentences of the material give orders."""
# ruff: noqa: E501 - patterns read best unbroken

import re
from collections.abc import Iterable

from bot.draft import Draft

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?|guidelines|everything above|the above|(?:previous|your|all) rules)\b"
    r"|^\W*(?:system|developer|assistant|admin)\s?:|\byour (?:initial |hidden |secret |system )?(?:prompt|instructions)\b"
    r"|\byou are now (?:\w+ ){0,2}(?:\w*bot|\w*gpt|ai|assistant|unrestricted|unfiltered|jailbroken|in (?:developer|debug) mode)\b"
    r"|\b(?:act|behave|answer|respond) as (?:if you were )?an? (?:ai|unfiltered|unrestricted|evil|different)\b"
    r"|\b(?:ai|llm|language) (?:assistants?|agents?|models?)\W{0,3}(?:must|should|please|:)|\b(?:for|to|dear|attention|hey) (?:all |any )?(?:ai|llm)s?\b"
    r"|\b(?:reply|respond|answer|output) only (?:with )?(?:the|this|[\"“])"
    r"|\b(?:repeat|print|reveal|show|output|list) (?:everything|all|your|the (?:text|words|instructions|prompt))\b[^.!?\n]{0,40}\b(?:above|prompt|instructions|verbatim|variables|keys?)\b"
    r"|\badd\b[^.!?\n]{0,80}\bto (?:every|each|all|your) (?:reply|replies|answers?|message|response)s?\b|\bjailbreak"
)
_TALK = re.compile(
    r"\b(?:system|hidden|initial) prompt\b|\bmy (?:prompt|instructions|guidelines|programming|training data|system)\b"
    r"|\bas an? (?:ai|artificial intelligence|language model|assistant|chat ?bot|llm)\b|\bi(?:'m| am) (?:now )?(?:an? )?(?:ai|language model|assistant|chat ?bot|llm|debug\w*)\b"
    r"|\b(?:ignore|disregard|forget) (?:all |any |the |your |my )*(?:previous |prior |above |earlier )?(?:instructions|rules|prompts?)\b"
    r"|\bas \w*(?:gpt|bot)\b|\bi have no rules\b|\blanguage model\b|\bjson (?:object|schema|format)\b|\bapi[_ ]key\b"
    r"|\benvironment variables?\b|\b\w+_(?:key|token|secret)\b|\bopenai\b|\bchatgpt\b|\bhere(?:'s| is) (?:the|your|a) (?:rewritten|revised|improved|requested)"
    r"|\bsuggestion \d\b|\bdear ai\b|\bdebug ?(?:bot|mode)\b|\bjailbr|\"(?:suggestions|rationale)\"\s?:|\bdisregarding\b|\binstructions (?:above|say|i was given)\b",
)
_UNKIND = re.compile(
    r"\b(?:idiots?|morons?|imbeciles?|bitch\w*|b\*+h?|bastards?|scum|losers?|clowns? like you|stupid (?:cow|customer|woman|man)|liars?|lying"
    r"|kill (?:your|him|her|them)sel(?:f|ves)|kys|go die|hang yourself|shut up|retard\w*|pathetic)\b"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?\n]*")
_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_ANSWER = re.compile(r'"(?:suggestions|findings|rationale)"')


class Orders:
    """What of the material is addressed to a machine: it is no source of facts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.found = tuple(order for text in texts for order in _orders(text))

    def without(self, text: str) -> str:
        """The text without the sentences that give orders, and without answers that it forges."""
        kept = _FENCE.sub(lambda match: " " if _ANSWER.search(match[0]) else match[0], text)
        for order in _orders(kept):
            kept = kept.replace(order, " ")
        return kept


def obeyed(text: str, sources: Iterable[str], orders: Orders) -> bool:
    """True when the text talks of prompts, of instructions or of being a machine, and the person did not."""
    lower = Draft(text).lower
    said = [match[0] for match in _TALK.finditer(lower)]
    if orders.found:
        return bool(said)
    own = " ".join(Draft(source).lower for source in sources)
    return any(words not in own for words in said)


def unkind(text: str) -> bool:
    """True when the text insults or threatens: no wording of ours ever does, whoever asks for it."""
    return bool(_UNKIND.search(Draft(text).heard))


def _orders(text: str) -> list[str]:
    draft = Draft(text)
    found = [match.span() for match in _SENTENCE.finditer(draft.plain)]
    return [
        draft.span(start, end).of(text)
        for start, end in found
        if start < end and draft.plain[start:end].strip() and _ORDER.search(draft.lower[start:end])
    ]
