"""Whatever the privacy rules find must not be shown again, and highlights must land on what is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.privacy import conceal
from bot.draft import Draft
from bot.finding import Span
from bot.personal import PERSONAL

PIECES = st.sampled_from(
    [
        "Refund sent to karen.w82@gmail.com",
        "Mr Bell of 22 Ash Grove",
        "Amira (07700 900123)",
        "card 4111 1111 1111 1111",
        "card ending 4417",
        "booking H7KQ2L",
        "your HIV test results",
        "DOB 04/07/81",
        "Our records show you",
        "@everyone",
        "<!channel>",
        "@\u200bhere",
        "sorry",
        "14",
        "order",
        "[phone number]",
        "”",
        "é",
        "\n",
        ". ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)
LIVE = re.compile(r"@(?:everyone|here|channel)\b|<!(?:everyone|here|channel)\b")


def found(text: str) -> list[str]:
    draft = Draft(text)
    return [span.of(text) for _, find in PERSONAL for span in find(draft) if span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Refund sent to karen.w82@gmail.com", "Refund sent to [e-mail]"),
        ("Thanks to Amira (07700 900123)!", "Thanks to Amira ([phone number])!"),
        ("Hi Mr Bell of 22 Ash Grove, hello", "Hi Mr Bell of [address], hello"),
        ("Card 4929 1234 5678 9012 declined", "Card [card number] declined"),
        ("Your booking H7KQ2L is fine", "Your booking [account or booking number] is fine"),
        ("Purse of Tina, DOB 04/07/81.", "Purse of Tina, DOB [date of birth]."),
        ("Hi, your HIV test results came", "Hi, [health detail] came"),
        ("Our records show you came late", "[private detail] came late"),
        ("@everyone sorry", "@ everyone sorry"),
        ("Email press@lumen.example or ring 0800 496 0177.", "Email press@lumen.example or ring 0800 496 0177."),
        ("", ""),
    ],
)
def test_conceal_names_what_stood_there(text: str, expected: str) -> None:
    assert conceal(text).text == expected


def test_conceal_hides_all_that_the_hostile_draft_leaks() -> None:
    text = "Sorry Maria, 14 Elm Street Leeds, card 4111 1111 1111 1111, your refund is done."

    assert conceal(text).text == "Sorry Maria, [address] Leeds, card [card number], your refund is done."


def test_conceal_moves_a_highlight_behind_a_cut() -> None:
    text = "Refund to a.b9@gmail.com, sorry if you felt hurt"
    concealed = conceal(text)
    start = text.index("sorry if")

    assert concealed.span(Span(start, start + 8)).of(concealed.text) == "sorry if"


def test_conceal_turns_a_highlight_inside_a_cut_into_the_placeholder() -> None:
    text = "Refund to a.b9@gmail.com, done"
    concealed = conceal(text)
    at = text.index("b9")

    assert concealed.span(Span(at, at + 2)).of(concealed.text) == "[e-mail]"


def test_conceal_stretches_a_highlight_that_begins_inside_a_cut() -> None:
    text = "Refund to a.b9@gmail.com, done"
    concealed = conceal(text)

    assert concealed.span(Span(text.index("gmail"), len(text))).of(concealed.text) == "[e-mail], done"


@given(TEXTS)
def test_conceal_leaves_nothing_that_the_rules_find(text: str) -> None:
    concealed = conceal(text).text

    assert [leak for leak in found(concealed) if leak not in dict(PERSONAL)] == []


@given(TEXTS)
def test_conceal_twice_changes_nothing(text: str) -> None:
    once = conceal(text).text

    assert conceal(once).text == once


@given(TEXTS, st.data())
def test_conceal_keeps_every_highlight_in_range(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    concealed = conceal(text)
    span = concealed.span(Span(start, end))

    assert 0 <= span.start <= span.end <= len(concealed.text)


@given(TEXTS)
def test_conceal_maps_the_whole_to_the_whole(text: str) -> None:
    concealed = conceal(text)

    assert concealed.span(Span(0, len(text))) == Span(0, len(concealed.text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@everyone and @here", "@ everyone and @ here"),
        ("<!channel> <!here|here> <!everyone>", "@ channel @ here @ everyone"),
        ("@\u200beveryone @\u2060here ＠channel", "@ everyone @ here @ channel"),
        ("@Everyone! @HERE", "@ everyone! @ here"),
        ("@hereford_council and @everyonewins", "@hereford_council and @everyonewins"),
    ],
)
def test_conceal_takes_the_call_out_of_mass_mentions(text: str, expected: str) -> None:
    assert conceal(text).text == expected


@given(TEXTS)
def test_conceal_leaves_no_live_mention(text: str) -> None:
    assert LIVE.findall(Draft(conceal(text).text).lower) == []
