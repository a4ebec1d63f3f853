"""What a draft answers: people quote it above their own words, each line with a “>” in front."""

import re

_QUOTED = re.compile(r"\s*((?:>[^\n]*(?:\n|\Z))+)")
_MARK = re.compile(r"^> ?", re.MULTILINE)


def apart(text: str) -> tuple[str, str]:
    """The message that is quoted at the beginning, and the draft below it.

    Nothing is quoted where no line begins so, or where nothing is left that could be a draft.
    """
    quoted = _QUOTED.match(text)
    draft = text[quoted.end() :].strip() if quoted else ""
    if quoted is None or not any(char.isalnum() for char in draft):
        return "", text
    return _MARK.sub("", quoted[1]).strip(), draft
