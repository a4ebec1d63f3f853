"""What a person should look at before a wording is used: words that are new, and claims of others told as facts.

Neither can be decided by a program, so nothing is changed: each becomes one sentence that quotes the words.
"""
# ruff: noqa: E501 - patterns and word lists read best unbroken

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.composing.clause import stems
from bot.composing.grounding import GAP
from bot.draft import Draft

NEW = "“{}” is new: you did not say so. Please check it before you post it."
CLAIMED = "“{}” is what they say. Please check it before you say it as a fact."
_ATTRIBUTED = re.compile(
    r"\byou(?:'ve| have)? (?:say|said|tell|told|write|wrote|mention(?:ed)?|describe[ds]?|report(?:ed)?|ask(?:ed)?|feel|felt|point(?:ed)? out|let us know)\b"
    r"|\b(?:as|from what|what) you\b|\byour (?:message|words|account|review|comment|question)\b|\bif\b|\bwhether\b|\bsounds?\b"
    r"|\bsorry to (?:hear|read|learn)\b|\b(?:hear|read|see) (?:that|about|how)\b|\bthank(?:s| you) for\b"
)
_COMMON_WORDS = (
    "sorry thank thanks please help today right wrong make made making want need know think thing things people person like look good great "
    "better best well happy glad love welcome hope wish time times first last next long short part point place still keep kept "
    "tell told say said ask asked asking answer question write wrote read hear heard listen word words post posted reply message "
    "mistake fault responsible responsibility own owned happen happened again never always really very much many some every each "
    "everyone somebody anybody nobody everybody yours ours mine open close start started stop stopped work worked working come came going went take took "
    "give gave given find found leave left let put set get got see saw seen show showed call called try tried use used using change "
    "changed learn learned learnt lesson understand understood matter matters happens feel felt mean means meant care deserve expect "
    "join share live life year years month months week weeks day days hour hours minute minutes morning evening night tonight tomorrow "
    "yesterday could would should will shall might must cannot without instead because until since while before after during "
    "another other others same different new old small little big whole half enough only even though although however maybe "
    "soon later early late now then once twice always away back down here there where when which what whom whose into onto upon "
    "yourself ourselves themselves myself against between through under over about above below near far more most less least "
    "something anything nothing everything kind kindly truly deeply honest honestly plain clear clearly simply simple "
    "problem trouble upset hurt harm damage lost lose miss missed waiting wait waited short notice reason reasons cause caused "
    "correct correction update news fact facts sure true happened apologise apology bear bearing patience spotting telling letting "
    "afraid moment afford let's sounds log whole line lines double check favourite worst silliest weird ever yourselves would've lend hand come along drop round nearby idea ideas tip tips advice "
)
_COMMON = frozenset(stems(_COMMON_WORDS))
_FIGURES = frozenset(
    stems(
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand half"
    )
)  # they are checked as facts
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]*)*[.!?]*[\"'”’)]*")
_NEW_WORDS = 2
_NEW_SHARE = 0.5
_CLAIMED_WORDS = 2
_LONGEST = 90  # characters of a quote
_WORDS_TO_TELL = 3


def notes(text: str, sources: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Sentences on what to check in the text; `sources` may tell facts, `others` only make claims."""
    own, claimed = _stems(sources), _stems(others)
    return tuple(filter(None, (_note(sentence, own, claimed) for sentence in _sentences(text))))


def _note(sentence: str, own: set[str], claimed: set[str]) -> str:
    lower = Draft(GAP.sub(" ", sentence)).lower.strip()
    told = {stem for stem in stems(lower) if not any(char.isdigit() for char in stem)} - _FIGURES
    if lower.endswith("?") or len(told) < _WORDS_TO_TELL:
        return ""
    if len(told & claimed - own - _COMMON) >= _CLAIMED_WORDS and not _ATTRIBUTED.search(lower):
        return CLAIMED.format(_quoted(sentence))
    new = told - own - claimed - _COMMON
    return NEW.format(_quoted(sentence)) if len(new) >= max(_NEW_WORDS, _NEW_SHARE * len(told - _COMMON)) else ""


def attributed(sentence: str) -> bool:
    """True when the sentence says that somebody else says so."""
    return bool(_ATTRIBUTED.search(Draft(sentence).lower))


def sentence_at(text: str, start: int) -> str:
    """The sentence that holds the place."""
    return next((match[0] for match in _SENTENCE.finditer(text) if match.start() <= start < match.end()), "")


def _sentences(text: str) -> Iterator[str]:
    """Each sentence with its gaps, whatever marks those have in them."""
    blank = GAP.sub(lambda gap: " " * len(gap[0]), text)
    return (text[match.start() : match.end()].strip() for match in _SENTENCE.finditer(blank))


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem for text in texts for stem in stems(Draft(text).lower)}


def _quoted(words: str) -> str:
    line = " ".join(words.split()).rstrip(".!")
    return line if len(line) <= _LONGEST else line[:_LONGEST].rpartition(" ")[0] + " …"
