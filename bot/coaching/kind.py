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
STOCK = (
    "{start} (rt|retweet)", "so (we|i) hit", "share share", "(quote|boost|repost) it", "boost so", "do it {end}",
    "have a (great|lovely|good|nice|wonderful|fab) (day|weekend|one|evening|week)",
    "wishing you", "stay tuned", "love (you|u) all", "we adore you", "see you soon", "no comment", "say no more",
    "look forward to (welcoming|seeing)", "welcome you back", "upgrade (now|today)",
    "fancy an upgrade", "on a brighter note", "book (before|early)",
    "(can't|cannot) be held responsible", "link in bio", "use code", "follow (us|me)", "subscribe", "check out",
    "pre-order", "preorder", "just dropped", "new drop", "don't forget our", "on sale", "/[0-9] ?% (?:off|with)/",
    "best deal", "book now", "order now", "is out now", "(grab|get) yours", "did you know (we|our|you)",
    "why not treat", "treat yourself", "while you're (here|at it)", "have you seen our", "book direct", "sliding into",
    "/^from [£$€][0-9]/", "like and share", "please (share|retweet|rt)", "smash that",
    "(send|give|leave|drop|put|share|forward) ...4 (email|emails|mobile|mobiles|numbers) ...3 of",
    "tag (a|your|two|three|five|ten|{number}) ...2 (friend|friends|mate|mates|colleague|colleagues)",
    "(name|names) and (number|numbers|mobile|mobiles|email)",
    "/(?:mates|friends|colleagues|neighbours|contacts)'? (?:emails?|numbers?|mobiles?)/", "pre-selected",
    "while (i've|we've) got you", "(drop|leave|put) their (number|numbers|email|emails|name|mobile)",
)  # fmt: skip
HOLLOW = (
    "any", "anyone", "anybody", "if", "whoever", "(may|might) have", "~inconvenien", "confusion", "regret to inform",
    "(come|came) as a surprise", "~disappointed with", "perceived", "frustration", "(make|made|makes) ...4 feel",
    "had in (mind|your head|your heads)",
)  # fmt: skip
REACTIONS = (
    "(some|some people|a few|few of you|guests) ...3 (felt|feel|were|was|experienced)", "the (wrong|other) way",
    "(felt|feel|feels|bothered|offended|upset|taken|took) ...4 (by|with|that|way|about)", "(get|see|enjoy) ...2 joke",
    "upset (visitors|people|some|customers|many|others|fans|followers)", "meant (like that|it that way)",
    "came across as", "never what (we|i)", "i guess",
)  # fmt: skip
GUESSED = ("(probably|presumably|allegedly)", "(most|very) likely", "pretty sure", "(my|our) guess", "(i|we) reckon")
VAGUE = (
    "{start} [please] (can|could) (someone|anyone|anybody|somebody|you) [please] help [us|me] [out] [please] {end}",
    "{start} [please] help [us|me] [out] [please] {end}",
    "get big", "the thing asap", "help (me|us) (w|with) something", "help with this",
    "{start} any (help|ideas|thoughts|advice|tips) [welcome|please] {end}", "looking for help with a project",
    "{start} (thoughts|anything|anyone|help|please help|need help|advice needed) {end}",
    "(comment|dm|reply|message) [me] if (interested|you can help)", "you know which", "be ready to help", "big ask",
    "{start} [ok|okay] [so] (feedback|thoughts|opinions|on everything) [really] {end}",
    "can't say (what|more)", "{start} (huge|asap|urgent|big decision|need advice|help us out) {end}",
)  # fmt: skip
_CUES: dict[Kind, tuple[str, ...]] = {
    "thanks": ("thank you", "thanks", "thx", "~grateful", "~appreciat", "cheers", "ta", "much obliged", "tysm"),
    "contact": (
        "(email|mail|call|ring|phone|message|dm|contact|write to) (us|me)", "get in touch", "pop (in|by)",
        "(drop|send) (us|me) a (line|dm|message|note)", "reply (here|below|to)", "(our|my) (inbox|dms)",
        "at the (desk|counter|office)", "/[a-z0-9]@[a-z0-9]/",
        "{start} (comment|reply|message|dm|contact|drop|bring|shout)",
    ),
    "effect": (
        f"({_PEOPLE}) [all] (waited|missed|lost|paid|queued|couldn't|had to|went without)",
        f"({_PEOPLE}) were (left|charged|kept|told)",
        f"(left|kept|cost|made) ({_PEOPLE}|many of you)",
        "your (evening|weekend|holiday|trip|party|morning|day|plans|time)",
    ),
    "time": (
        "{time}", "{day}", "by the [end]", "(this|next) (week|month|weekend|morning|afternoon|evening)", "within",
        "now",
        "(in|under) {number}", "already", "midnight", "noon", "straight away", "immediately", "january", "february",
        "april", "june", "july", "august", "september", "october", "november", "december",
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
)
_NO_DEED = (
    r"are|am|were|was|do|would|want|wish|have to|really|deeply|truly|sincerely|must|can|know|feel|just|also|offer|sorry"
    r"|apolog\w+|regret\w*|understand|hope|see|hear|ask|owe"
)
_TELLS = re.compile(
    r"\b(?:sorry|apolog\w+)\b.{0,20}\b(?:for|about) (?:\w+ly )?(?:not )?\w+ing\b"
    rf"|\b(?:we|i)(?:'ve|'d)? (?!(?:{_NO_DEED})\b)\w+"
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


def tells(words: str) -> bool:
    """True when a regret also says what was done: “we lost your order, sorry”, “sorry for losing your order”."""
    return bool(_TELLS.search(words))


def leans(words: str) -> bool:
    """True when the words open with “Then”, “It”, “That”: they say little without the sentence before."""
    return bool(either(_LEANS).search(words))


def voice(draft: Draft) -> str:
    """Who speaks: “We”, “I”, or nothing when the draft speaks of neither."""
    if _I_REGRET.search(draft.heard):
        return "I"
    we, singular = len(_WE.findall(draft.heard)), len(_I.findall(draft.heard))
    return "I" if singular > we else "We" if we else ""
