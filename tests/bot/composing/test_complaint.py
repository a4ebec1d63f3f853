"""Whether a message says that something went wrong."""

import pytest

from bot.composing.complaint import complaint


@pytest.mark.parametrize(
    "parent",
    [
        "my order never arrived",
        "Is it still not fixed?",
        "so this is your idea of service??",
        "The soup came with a plaster in it",
    ],
)
def test_complaint_is_heard(parent: str) -> None:
    assert complaint(parent) is True


@pytest.mark.parametrize(
    "parent", ["", "  ", "When do you open on Sundays?", "Thank you, the cake was lovely", "Best pie in town"]
)
def test_complaint_is_not_heard_in_a_plain_question_or_praise(parent: str) -> None:
    assert complaint(parent) is False
