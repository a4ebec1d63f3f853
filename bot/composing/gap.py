"""What a person still has to say: gaps, the text that shows each, and the question that asks for it."""

import re
from typing import NamedTuple

from bot.composing.sentence import Material

_SAID = re.compile(
    r"\b(?:posts?|tweets?|e-?mails?|jokes?|videos?|captions?|stor(?:y|ies)|ads?|adverts?|campaigns?|repl(?:y|ies)|comments?"
    r"|messages?|newsletters?|photos?|pictures?|memes?|headlines?|articles?|episodes?|clips?|posters?|slogans?|names?)$"
)
_LONG_NUMBER = re.compile(r"(?:\d[\s()./-]?){6}")
_EXCERPT = 60  # characters of the message that is answered


class Gap(NamedTuple):
    """Something only the person can say. `shown` stands in the text in brackets, `question` is asked in the thread."""

    name: str
    shown: str
    question: str


def gaps(material: Material, excerpt: str) -> dict[str, Gap]:
    """Every gap there is, by name, in the person's own words where the draft has them.

    `excerpt` is what may be quoted of the message that the draft answers; empty: nothing.
    """
    topic, voice = material.topic, material.voice
    start = f"“{voice}”" if voice else "“We” or “I”"
    on = f" about {topic}" if topic else " to put it right"
    every = (
        Gap("what", _what_shown(topic, start), _what_question(topic, start)),
        Gap("own", f"Your part in it, starting with {start}", f"Which part of it was your doing? Start with {start}."),
        Gap("answer", "Your answer: what you know about it", _answer_question(excerpt)),
        Gap("repair", "What you are doing to put it right, and by when", f"What are you doing{on}, and by when?"),
        Gap("when", "When it will be done", "By when will that be done?"),
        Gap("next", "What happens next, and by when", "What happens next for them, and by when?"),
        Gap("contact", "Who they can turn to, and how", "Whom can they turn to, and how?"),
        Gap("who", "Who was affected, and what it meant for them", _who_question(topic)),
        Gap("change", "What you are changing so that it does not happen again", "What will be different from now on?"),
        Gap("situation", "What is going on, in one or two facts", "What is going on? One or two facts are enough."),
        Gap("question", "The one thing you want to know or need", "What one thing should people tell you or do?"),
        Gap("tried", "What you have tried so far", "What have you tried so far?"),
        Gap("after", "What you will do with the answers, and when", "What will you do with the answers, and when?"),
    )  # fmt: skip
    return {gap.name: gap for gap in every}


def excerpt(parent: str) -> str:
    """The first words of the message that is answered, on one line; nothing of one that may hold a number to call."""
    if _LONG_NUMBER.search(parent):
        return ""
    words = re.sub(r"\s+", " ", re.sub(r"@\S+", "", parent)).strip()
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rpartition(" ")[0] + " …"


def _what_shown(topic: str, start: str) -> str:
    asks = "What was wrong with it" if _SAID.search(topic) else "What happened"
    return f"{asks}, in a sentence that starts with {start}"


def _what_question(topic: str, start: str) -> str:
    if _SAID.search(topic):
        return f"What was wrong with {topic}?"
    return f"What happened with {topic}?" if topic else f"What happened? Start with {start}: one sentence is enough."


def _answer_question(words: str) -> str:
    return f"They wrote “{words}”: what is your answer?" if words else "What is your answer, in one or two sentences?"


def _who_question(topic: str) -> str:
    return f"Who was affected by {topic}, and how?" if topic else "Who was affected, and how?"
