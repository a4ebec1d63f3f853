"""Days, times and lengths of time that are the same however they are written."""

import pytest

from bot.composing.grounding import ungrounded


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It starts at 7pm.", "starts 19:00"),
        ("It starts at 19:00.", "since 7pm"),
        ("It starts at half past seven.", "at 7.30"),
        ("It ends at ten.", "music ends at 10"),
        ("It opens at 6 in the morning.", "opens 6am"),
        ("It shuts at midday.", "shuts at noon"),
        ("It's on 14 May.", "may 14th"),
        ("It's on the 3rd of September.", "3 sept"),
        ("It's on 8 March.", "08/03/2026"),
        ("See you on Friday.", "fri is fine"),
        ("It's today.", "it is tonight"),
        ("It takes a day.", "24 hours"),
        ("It takes 2 weeks.", "fourteen days"),
        ("It takes half an hour.", "30 mins"),
        ("We may march on.", "we go on"),
    ],
)
def test_moments_that_are_the_same_are_grounded(text: str, source: str) -> None:
    assert ungrounded(text, [source]) == ()


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("It starts at 7am.", "starts 19:00", ("7am",)),
        ("It's on 14 June.", "14 may", ("14 June", "June")),
        ("It takes 3 hours.", "3 days", ("3 hours",)),
        ("We lost 3 parcels.", "we lost it: three weeks, 3 May, 3pm", ("3",)),
        ("It's on at the weekend.", "it is on", ("the weekend",)),
        ("It takes a few days.", "it takes days", ("takes a few days",)),
        ("See you tomorrow morning.", "tomorrow", ("tomorrow morning",)),
    ],
)
def test_moments_that_differ_are_not(text: str, source: str, words: tuple[str, ...]) -> None:
    assert ungrounded(text, [source]) == words
