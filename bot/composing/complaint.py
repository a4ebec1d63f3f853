"""Whether the message that a draft answers says that something went wrong."""

import re

_WRONG = re.compile(
    r"\b(?:not|never|no|nobody|nothing|still|worst|broken?|broke|lost|late|missing|wrong|rude|cold|charged|refund|complain\w*"
    r"|awful|terrible|disgusting|disappoint\w*|ruined|dead|fail\w*|waited|waiting|ignored|stolen|unacceptable|shocking|joke"
    r"|cancell?ed|damaged|hurt|sick|ill|dirty|refused|\w+n't)\b|[!?]{2}|\b\d+ (?:days|weeks|hours|hrs|months)\b"
)
_KIND = re.compile(
    r"\b(?:thank\w*|thanks|thx|love[ds]?|great|amazing|brilliant|lovely|fantastic"
    r"|legends?|heroes|congrat\w*|well done|best)\b"
)
_PLAIN_QUESTION = re.compile(
    r"(?:@\S+\s+|(?:hi|hello|hey|hiya)\b\W*(?:there|guys|all)?\W*)*"
    r"(?:who|what|when|where|which|how|do|does|did|are|is|can|could|will|would|may|have|has|any)\b[^?]*\?(?:\s[^?!]{1,40})?$"
)


def complaint(parent: str) -> bool:
    """False for no message, for praise and for a plain question; True for everything else, to be on the safe side."""
    said = parent.lower().replace("’", "'").strip()
    if not said or _WRONG.search(said):
        return bool(said)
    return not (_KIND.search(said) or _PLAIN_QUESTION.match(said))
