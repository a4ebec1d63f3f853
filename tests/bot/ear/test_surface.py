"""What is counted on the face of a draft is a number, whatever the draft is."""

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.draft import Draft
from bot.ear.surface import MEASURES, PLATFORMS, surface

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)


@given(ANY_TEXT, ANY_TEXT, st.sampled_from([*PLATFORMS, "", "somewhere else"]))
def test_measures_are_finite_numbers_for_any_text(text: str, parent: str, platform: str) -> None:
    numbers = surface(Draft(text, parent=parent, platform=platform))

    assert list(numbers) == list(MEASURES)
    assert [name for name, number in numbers.items() if not (math.isfinite(number) and number >= 0)] == []


def test_measures_count_what_they_are_named_after() -> None:
    draft = Draft("WE fixed it!! Did I tell you? #new #shop @ann http://a.example 12", parent="Well?", platform="x")

    counted = {name: round(number, 3) for name, number in surface(draft).items() if number}

    assert counted == {
        "length": 0.838,
        "words": 0.28,
        "sentences": 0.6,
        "capitals": 0.303,
        "exclamation marks": 0.667,
        "question marks": 0.5,
        "hashtags": 0.5,
        "handles": 0.25,
        "addresses": 1,
        "digits": 0.303,
        "we": 0.333,
        "you": 0.333,
        "I": 0.333,
        "answers": 1.0,
        "on x": 1.0,
    }


def test_platform_that_nobody_knows_is_none_of_those_that_are_known() -> None:
    numbers = surface(Draft("Hello.", platform="myspace"))

    assert [numbers[f"on {name}"] for name in PLATFORMS] == [0.0] * len(PLATFORMS)
