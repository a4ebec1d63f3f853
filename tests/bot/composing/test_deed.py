"""Who did it."""

import pytest

from bot.composing.deed import blames, tells


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("sorry for losing your order.", True),
        ("we lost your order, sorry.", True),
        ("we've wrongly charged you.", True),
        ("our driver left it in the rain.", True),
        ("lost your prints.", True),
        ("we are so sorry.", False),
        ("sorry about the queue.", False),
        ("we wanted to write a few words.", False),
        ("we tried our best.", False),
        ("complaints came when we opened.", False),
        ("your parcel left on tuesday.", False),
    ],
)
def test_tells_what_the_writer_did(words: str, told: bool) -> None:  # noqa: FBT001 - a table of cases
    assert tells(words) is told


@pytest.mark.parametrize(
    ("words", "blamed"),
    [
        ("the saturday girl did it.", True),
        ("he forgot the key.", True),
        ("but somebody didn't lock the gate.", True),
        ("the driver we hired was late.", False),
        ("our driver left it in the rain.", False),
        ("the oven broke.", False),
    ],
)
def test_blames_hears_somebody_else_as_the_subject(words: str, blamed: bool) -> None:  # noqa: FBT001 - a table of cases
    assert blames(words) is blamed
