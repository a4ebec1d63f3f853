"""What a person still has to say: gaps, the text that shows each, and the question that asks for it."""
# ruff: noqa: E501 - questions read best unbroken

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
    """Every gap there is, by name, in the order in which to ask, in the person's own words where the draft has them.

    `excerpt` is what may be quoted of the message that the draft answers; empty: nothing.
    """
    every = (*_asked_first(material, excerpt), *_asked_next(material.topic), *_asked_last(material.topic))
    return {gap.name: gap for gap in every}


def _asked_first(material: Material, excerpt: str) -> tuple[Gap, ...]:
    """What it is all about."""
    topic = material.topic
    start = f"“{material.voice}”" if material.voice else "“We” or “I”"
    return (
        Gap("name", "Their name, as they use it", "What is the name of the person you write to?"),
        Gap("what", _what_shown(topic, start), _what_question(topic, start)),
        Gap("right", "What is right, in a sentence that can be quoted by itself", _right_question(topic)),
        Gap("over", "What is over or works again, and since when", "What is over or works again, and since when?"),
        Gap("news", "Your news, with one detail that only you can tell", "What is your news, with one detail that only you can tell?"),
        Gap("job", "What you do, and for whom", "What do you do, and for whom?"),
        Gap("helper", "Who helped, and what they did or said", "Who helped, and what did they do or say?"),
        Gap("changed", "What their help changed", "What did it change: what have you fixed, saved or learned because of it?"),
        Gap("answer", "Your answer: what you know about it", _answer_question(excerpt)),
        Gap("question", "The one thing you want to know or need", "What one thing should people tell you or do?"),
        Gap("situation", "What is going on, in one or two facts", "What is going on? One or two facts are enough."),
        Gap("felt", "What it felt like, or what went through your head", "What did it feel like, or what went through your head?"),
        Gap("own", f"Your part in it, starting with {start}", f"Which part of it was your doing? Start with {start}."),
    )  # fmt: skip


def _asked_next(topic: str) -> tuple[Gap, ...]:
    """What is done about it."""
    about = f" about {topic}" if topic else ""
    right = about or " to put it right"
    return (
        Gap("said", "Where you got it wrong: which post, and which point", "Which post was wrong, and on which point?"),
        Gap("unknown", "What you do not know yet", f"What do you not know yet{about}?"),
        Gap("doing", "What is being done now", f"What is being done now{about}?"),
        Gap("repair", "What you are doing to put it right, and by when", f"What are you doing{right}, and by when?"),
        Gap("next", "What happens next, and by when", "What happens next for them, and by when?"),
        Gap("when", "When it will be done", "By when will that be done?"),
        Gap("update", "When the next word comes, and where", "When does the next word come, and where?"),
        Gap("since", "What is different since then", "What do you do differently since then?"),
        Gap("invite", "One question that readers can answer in a line", "What one question could your readers answer in a line?"),
        Gap("offer", "What you offer them: help, an answer, a look inside", "What can you offer your readers: help, an answer, a look inside?"),
        Gap("gain", "What is in it for the reader", "What is in it for the people who read it?"),
        Gap("who", "Who was affected, and what it meant for them", _who_question(topic)),
        Gap("meant", "What it meant for them", "What did it mean for them?"),
        Gap("can", "What people can do, or that they need to do nothing", "What can people do now, or do they need to do nothing?"),
        Gap("change", "What you are changing so that it does not happen again", "What will be different from now on?"),
        Gap("contact", "Who they can turn to, and how", "Whom can they turn to, and how?"),
    )  # fmt: skip


def _asked_last(topic: str) -> tuple[Gap, ...]:
    """What rounds it off."""
    came = f"how {topic} came about" if topic else "how it came about"
    return (
        Gap("tried", "What you have tried so far", "What have you tried so far?"),
        Gap("after", "What you will do with the answers, and when", "What will you do with the answers, and when?"),
        Gap("original", "What became of the old post", "Where does the old post stand now: corrected, marked or removed?"),
        Gap("checked", "Who checked it, and when", "Who checked that it is over, and when?"),
        Gap("review", "When and where you will tell how it came about", f"When and where will you tell {came}?"),
        Gap("asked", "What you would ask them, in one question", "What would you ask the people whom it concerns, in one question?"),
        Gap("meanwhile", "What you do in the meantime", "What will you do in the meantime?"),
        Gap("after-all", "What would be a reason to speak after all", "What would be a reason to speak after all?"),
        Gap("detail", "One detail about you that makes people smile", "Which detail about you makes people smile?"),
        Gap("topics", "What people can ask you about", "What can people ask you about?"),
        Gap("say", "What to say to people who ask, word for word", "What should everyone say to people who ask, word for word?"),
        Gap("unsaid", "What to leave unsaid until more is known", "What should nobody say until more is known?"),
        Gap("speaker", "Who speaks, and their role", "Who speaks, and in which role?"),
        Gap("desk", "Who takes questions, and how to reach them", "Who takes questions, and how can they be reached?"),
        Gap("face", "What you would say to one of them, face to face", "What would you say to one of them, face to face?"),
        Gap("signer", "Name and role of the person who signs", "Who signs it, and in which role?"),
    )  # fmt: skip


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


def _right_question(topic: str) -> str:
    about = f" about {topic}" if topic else ""
    return f"What is right{about}? Say it in one full sentence that people can quote."


def _answer_question(words: str) -> str:
    return f"They wrote “{words}”: what is your answer?" if words else "What is your answer, in one or two sentences?"


def _who_question(topic: str) -> str:
    return f"Who was affected by {topic}, and how?" if topic else "Who was affected, and how?"
