"""How much of a text a post has room for, and the hint that says what no longer fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.draft import Draft
from bot.limit import LIMITS, limit, measure, room
from bot.rules import by_id

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("platform", "text", "length"),
    [
        ("x", FAMILY, 2),
        ("x", "🇬🇧", 2),
        ("x", "👋🏽 hello", 8),
        ("bluesky", "🇬🇧🇫🇷", 2),
        ("bluesky", FAMILY, 3),  # 25 bytes; one grapheme, and never so many of them that it matters
        ("mastodon", "@ida@social.example thanks", 11),
        ("mastodon", "ida@mail.example", 16),
        ("linkedin", "🇬🇧", 2),
    ],
)
def test_measure_counts_as_the_platform_does(platform: str, text: str, length: int) -> None:
    assert measure(text, platform) == length


@pytest.mark.parametrize("platform", LIMITS)
@given(text=st.text(alphabet="a é🙏日\u200d👍🏽🇬🇧\n", max_size=60), allowed=st.integers(0, 60))
def test_room_is_the_longest_beginning_that_fits(platform: str, text: str, allowed: int) -> None:
    end = room(text, platform, allowed)

    assert measure(text[:end], platform) <= allowed
    assert end == len(text) or measure(text[: end + 1], platform) > allowed


@pytest.mark.parametrize("platform", LIMITS)
def test_hint_marks_what_no_longer_fits(platform: str) -> None:
    fits = "a" * limit(platform)
    find = by_id()["platform-length"].detect.find

    assert list(find(Draft(fits, platform=platform))) == []
    assert [span and span.of(f"{fits} more") for span in find(Draft(f"{fits} more", platform=platform))] == [" more"]


def test_hint_is_silent_in_a_message_to_one_person() -> None:
    draft = Draft("a" * 400, platform="x", to_one_person=True)

    assert list(by_id()["platform-length"].detect.find(draft)) == []


def test_hint_leaves_out_the_handles_that_an_answer_on_x_begins_with() -> None:
    find = by_id()["platform-length"].detect.find

    assert list(find(Draft("@ida @ben_2 " + "a" * 280, platform="x"))) == []
    assert len(list(find(Draft("@ida @ben_2 " + "a" * 281, platform="x")))) == 1
    assert len(list(find(Draft("@ida " + "a" * 500, platform="mastodon")))) == 1
