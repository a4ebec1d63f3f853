"""How long a post may be, and how each platform counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.length import Room, fits, place, spoken
from bot.limit import limit, measure

PLATFORMS = ("", "x", "mastodon", "bluesky", "threads", "linkedin", "instagram", "facebook", "review-reply")


def test_limit_is_the_platforms_own() -> None:
    assert [limit(name) for name in PLATFORMS] == [4_000, 280, 500, 300, 500, 3_000, 2_200, 4_000, 4_000]


@pytest.mark.parametrize(
    ("platform", "text", "length"),
    [
        ("x", "a" * 280, 280),
        ("x", "see https://shop.example/a/very/long/way/to/the/returns/page now", 31),
        ("x", "日本", 4),
        ("x", "sorry 🙏", 8),
        ("x", "e\u0301", 1),
        ("mastodon", "see https://shop.example/a/very/long/way/to/the/returns/page now", 31),
        ("mastodon", "日本", 2),
        ("bluesky", "e\u0301 👍🏽", 3),
        ("bluesky", "👩\u200d💻", 2),
        ("bluesky", "a" + "\u0301" * 100, 21),
        ("facebook", "see https://shop.example/", 25),
    ],
    ids=[
        "x-letters", "x-link", "x-wide", "x-emoji", "x-composed", "mastodon-link", "mastodon-wide",
        "bluesky-marks", "bluesky-joined", "bluesky-bytes", "facebook-link",
    ],
)  # fmt: skip
def test_measure_counts_as_the_platform_does(platform: str, text: str, length: int) -> None:
    assert measure(text, platform) == length


def test_fits_up_to_the_limit_and_no_further() -> None:
    assert [fits("a" * 280, "x"), fits("a" * 281, "x")] == [True, False]


def test_place_is_named_as_people_write_it() -> None:
    assert [place(name) for name in ("x", "bluesky", "threads", "")] == [
        "a post on X", "a post on Bluesky", "a post on Threads", "one post",
    ]  # fmt: skip


@given(st.text(), st.sampled_from(PLATFORMS))
def test_measure_never_shrinks_when_words_are_added(text: str, platform: str) -> None:
    assert measure(f"{text} abc", platform) > measure(text, platform) - 1


def test_room_is_the_platforms_or_less() -> None:
    rooms = (Room("x"), Room("x", 150), Room("", 150), Room("", words=3))

    assert [room.told for room in rooms] == [
        "a post on X has room for 280 characters",
        "it has room for 150 characters",
        "it has room for 150 characters",
        "it has room for 3 words",
    ]
    assert [room.has("four words are here") for room in rooms] == [True, True, True, False]
    assert [room.has("x" * 151) for room in rooms] == [True, False, False, True]


def test_spoken_words_are_counted_without_those_of_gaps() -> None:
    assert spoken("We lost it. [What you do now.] Sorry.") == 4
