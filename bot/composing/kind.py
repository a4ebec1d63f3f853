"""What a sentence of a draft does, by its cues and by the parts of an apology that it holds."""

import re
from typing import Literal

from bot.draft import Draft
from bot.finding import Component, Span
from bot.rules.components import COMPONENTS
from bot.rules.detect import either

Kind = Component | Literal["thanks", "question", "ask", "contact", "effect", "time", "fact"]
Place = tuple[Kind, Span]

_PEOPLE = "you|people|customers|families|residents|guests|members|some of you"
_CUES: dict[Kind, tuple[str, ...]] = {
    "thanks": (
        "thank you", "thanks", "thx", "~grateful", "~appreciat", "/thank ?yo+u+/", "cheers", "ta",
        "much obliged", "tysm", "{start} thank",
    ),
    "contact": (
        "(email|mail|call|ring|phone|message|dm|contact|write to) (us|me)", "get in touch", "pop (in|by)",
        "(drop|send) (us|me) a (line|dm|message|note)", "reply (here|below|to)", "(our|my) (inbox|dms)",
        "at the (desk|counter|office)", "/[a-z0-9]@[a-z0-9]/",
        "{start} (comment|reply|message|dm|contact|drop|bring|shout)", "let (us|me) know",
    ),
    "effect": (
        f"({_PEOPLE}) [all|had|have] (waited|missed|lost|paid|queued|couldn't|had to|went without)",
        f"({_PEOPLE}) were (left|charged|kept|told)",
        f"(left|kept|cost|made) ({_PEOPLE}|many of you)",
        "your ...1 (had|got|was left with) no", "your (evening|weekend|holiday|trip|party|morning|day|plans|time)",
    ),
    "time": (
        "/[0-9]{1,2}(?:st|nd|rd|th)/", "{time}", "{day}", "by the [end]",
        "(this|next) (week|month|weekend|morning|afternoon|evening)", "within", "now", "(in|under) {number}",
        "already", "midnight", "noon", "straight away", "immediately", "january", "february", "april", "june",
        "july", "august", "september", "october", "november", "december",
    ),
    "ask": (
        "(can|could|would|does|has|is|are|did) (anyone|anybody|someone|somebody|you|any of you)", "looking for",
        "(we|i) need", "{start} need", "(we're|we are|i'm|i am) after", "(we'd|i'd|would) love", "help (us|me)",
        "please (tell|send|share|reply|vote|comment|test|try)", "(tell|show) (us|me)", "who (knows|can|has|wants)",
        "(which|what|how|when|where|why) (is|are|do|does|did|should|would|can|could)", "recommend", "(needed|wanted)",
        "(which|what) ...2 (would|should|do) (you|we|i)",
        "{start} (test|try|vote|join|volunteer|fill|come|bring|sign)",
        "{start} (take|give|donate|shout|comment|drop|send|share|tell|pick|tick)",
    ),
    "fact": (
        "{start} [yes|no|on {day}|last night|this morning|yesterday] (we|i|our|my|we've|i've|we're|i'm|we'd|i'd)",
        "{number}", "{time}", "{day}", "because", "yesterday", "last (night|week)", "(was|were) [all] (our|my)",
    ),
}  # fmt: skip
_LEANS = (
    "{start} [but|and|so] (then|that|that's|it|it's|this|he|she|they|his|her|their|those|these)",
    "{start} [but|and|so] (which|also|otherwise|for that|for this)",
    "{start} (we|i) did (that|this|it)",
    "{start} (we|we've|i|i've) ...2 (them|those)",
)
_WE = re.compile(r"\b(?:we|our|us|ours)\b")
_I = re.compile(r"\b(?:i|my|me|mine)\b")
_I_REGRET = re.compile(r"\bi(?:'m| am)?\b(?: \w+){0,2} (?:sorry|apolog)")


def parts(draft: Draft) -> tuple[Place, ...]:
    """The parts of an apology in the draft, each with the words that show it."""
    return tuple((kind, span) for kind, detector in COMPONENTS.items() for span in detector.find(draft) if span)


def kinds(draft: Draft, at: Span, shown: tuple[Place, ...]) -> frozenset[Kind]:
    """What the words at a range of `heard` do; `shown` are the parts of an apology in the whole draft."""
    span, words = draft.span(at.start, at.end), at.of(draft.heard)
    found: set[Kind] = {kind for kind, place in shown if span.overlaps(place)}
    found |= {kind for kind, cues in _CUES.items() if either(cues).search(words)}
    return frozenset(found | {"question"} if words.rstrip(" \"')]").endswith("?") else found)


def leans(words: str) -> bool:
    """True when the words open with “Then”, “It”, “That”: they say little without the sentence before."""
    return bool(either(_LEANS).search(words))


def voice(draft: Draft) -> str:
    """Who speaks: “We”, “I”, or nothing when the draft speaks of neither."""
    if _I_REGRET.search(draft.heard):
        return "I"
    we, singular = len(_WE.findall(draft.heard)), len(_I.findall(draft.heard))
    return "I" if singular > we else "We" if we else ""
