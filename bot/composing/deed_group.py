"""Words for doing the same: who will “reimburse” has promised a “refund”."""
# ruff: noqa: E501 - patterns read best unbroken

import re

_GROUPS = {
    "refund": r"refund\w*|reimburs\w*|repa(?:y|id)\w*",
    "replace": r"replac\w*|exchang\w*|swap\w*|resen[dt]\w*|remak\w*|remade",
    "repair": r"fix\w*|repair\w*|mend\w*|solv\w*|resolv\w*|sort(?:s|ed|ing)?|restor\w*|correct\w*|rectif\w*|patch\w*",
    "send": r"sen[dt]\w*|post(?:s|ed|ing)|ship\w*|dispatch\w*|deliver\w*|forward\w*|mail(?:s|ed|ing)",
    "tell": (
        r"tell\w*|told|updat\w*|inform\w*|notif\w*|announc\w*|publish\w*|repl(?:y|ies|ied|ying)|answer\w*|report\w*|sa(?:y|ys|id|ying)"
        r"|shar(?:e|es|ed|ing)|writ\w*|wrote|messag\w*|e-?mail\w*|explain\w*|post|posts|follow-?up|speak\w*|spoke\w*|talk\w*"
    ),
    "call": r"call(?:s|ed|ing)?|r[ia]ng|rings|ringing|phon\w*|contact\w*|reach\w*|touch|met|meet\w*",
    "check": r"check\w*|look(?:s|ed|ing)?|investigat\w*|review\w*|examin\w*|inspect\w*|find|finds|found|finding|work(?:s|ed|ing)?",
    "train": r"(?:re)?train(?:s|ed|ing)?|brief(?:s|ed|ing)?|workshop\w*",
    "remove": r"remov\w*|delet\w*|withdr\w*|pull(?:s|ed|ing)?",
    "move": r"mov(?:e|es|ed|ing)",
    "cancel": r"cancel\w*",
    "compensate": r"compensat\w*|credit\w*",
    "discount": r"discount\w*|voucher\w*|coupon\w*",
    "free": r"free|complimentary|gift\w*|freebies?|goodwill",
    "book": r"book(?:s|ed|ing)|arrang\w*|schedul\w*|reserv\w*",
    "sorry": r"sorry|apolog\w*",
    "collect": r"collect\w*|pick",
    "stop": r"stop\w*|end(?:s|ed|ing)?|suspend\w*|paus\w*",
    "improve": r"improv\w*|better|upgrad\w*",
    "change": r"chang\w*",
    "hire": r"hir(?:e|es|ed|ing)|recruit\w*",
    "dismiss": r"dismiss\w*|fir(?:ed|ing)|sack\w*",
}
_GROUP = re.compile("|".join(rf"(?P<{name}>(?:{words})$)" for name, words in _GROUPS.items()))
_SAID_APART = (
    (
        re.compile(
            r"\b(?:money|cash|fee|deposit|difference|pay|pays|paid|paying|give|gives|gave|get|gets|got|goes|go|went|amount|fare)\b"
            r"[^.!?\n]{0,30}?\bback\b(?! (?:up|in|out|on|from)\b)"
        ),
        "refund",
    ),
    (re.compile(r"\b(?:on the house|free of charge|no charge|at no cost|(?<!that's )(?<!this is )(?<!it's )(?<!that is )(?<!fault )on (?:us|me)\b)"), "free"),
    (re.compile(r"\bcredit notes?|gift cards?"), "compensate"),
    (re.compile(r"\b(?:a|another|give you the|you a) (?:new|fresh|different) one\b|\bnew (?:one|parts?)\b|\banother one\b"), "replace"),
    (re.compile(r"\bon it\b|\bon the case\b|\bunder ?way\b"), "check"),
    (re.compile(r"\b(?:put|make|made|making|get|set) (?:it|this|that|things) right\b"), "repair"),
    (re.compile(r"\b(?:go|goes|going|went|gone) out\b|\bon (?:its|their|the) way\b|\bin the post\b"), "send"),
    (re.compile(r"\bsaid sorry\b"), "sorry"),
    (re.compile(r"\b(?:take|takes|taking|took|taken|pull|pulls|pulled) (?:\w+ ){0,2}(?:down|off)\b|\b(?:is|are) gone\b"), "remove"),
    (re.compile(r"\b(?:more|further) (?:info\w*|news|details|soon|later|on|at|when|today|tonight|tomorrow)\b|\bnews\b"), "tell"),
    (re.compile(r"\b(?:get|gets|come|comes|got|came) back to\b|\blets? (?:\w+ ){1,2}know\b|\bposted\b"), "tell"),
    (re.compile(r"\bare back (?:up|online)\b|\bback (?:up|online)\b"), "repair"),
)  # fmt: skip
_ENDING = re.compile(r"(?<=\w\w\w)(?:ing|ed|es|s|e)$")
STEM = 5  # letters that tell words apart and forgive their endings
REMEDIES = frozenset({"refund", "replace", "compensate", "discount", "free"})


def group(word: str) -> str:
    """The name of the group that a word in lower case belongs to; or else its first letters."""
    match = _GROUP.match(word)
    return match.lastgroup if match and match.lastgroup else _stem(word)


def grouped(word: str) -> bool:
    """True for a word that has others that say the same: it is backed by one of them, and by nothing else."""
    return _GROUP.match(word) is not None


def said_apart(clause: str) -> dict[str, str]:
    """Groups that the clause names in several words, such as “your money back”, with those words."""
    found = ((name, pattern.search(clause)) for pattern, name in _SAID_APART)
    return {name: match[0] for name, match in found if match}


def _stem(word: str) -> str:
    """The first letters of a word without its ending: “asked” and “asks” are “ask”."""
    bare = _ENDING.sub("", word)
    return (bare[:-1] if bare[-2:-1] == bare[-1:] else bare)[:STEM]
