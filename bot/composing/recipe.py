"""How a mode is written: what a file in `modes/` says of itself."""

from collections.abc import Callable
from typing import NamedTuple

from bot.composing.outline import Desk, Outline
from bot.composing.sentence import Material
from bot.finding import Intent


def _never(_: Material) -> bool:
    return False


class Recipe(NamedTuple):
    """How a mode is written."""

    outlines: Callable[[Desk], tuple[Outline, ...]]  # the wordings, the plainest first
    heard_as: Intent  # whose rules the draft and the wordings have to pass
    also_hears: tuple[str, ...] = ()  # rules that listen besides those for that intent
    enough: Callable[[Material], bool] = _never  # True: the draft is this already, and lacks nothing
    voice: str = ""  # who has to speak, “I”; empty: whoever speaks in the draft
    grave: bool = False  # emoji, hashtags and laughs have no place
    owned: bool = True  # responsibility can be put first
    posted: bool = True  # False: it is said somewhere else than where the draft goes, so that place's room is no matter
    most: int = 0  # characters, wherever it is posted; 0: what the place has room for
    words: int = 0  # spoken at most; 0: they are not counted
