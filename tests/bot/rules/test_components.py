"""The six parts of an apology, each heard where it is and not where it only seems to be."""

import pytest

from bot.draft import Draft
from bot.finding import Component
from bot.rules.components import COMPONENTS, absent, components, has

REGRET: Component = "expression_of_regret"
REASON: Component = "explanation"
OWNING: Component = "acknowledgement_of_responsibility"
CHANGE: Component = "repentance"
REPAIR: Component = "offer_of_repair"
FORGIVING: Component = "request_for_forgiveness"


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("We sold 900 tickets for 400 places. That's our mistake and we're sorry.", {REGRET, OWNING}),
        ("I broke your vase. Sooorry!", {REGRET, OWNING}),
        ("So sorry about the delays today everyone, hang in there!", {REGRET}),
        ("Sorry Nadia, a replacement leaves tonight.", {REGRET, REPAIR}),
        ("I'm sorry, I've booked you on the 7:10, lunch on us.", {REGRET, REPAIR}),
        ("I was rude to Theo. From now on I read replies before I post.", {OWNING, CHANGE}),
        ("I'm sorry. We've changed the rota so it can't happen on a Sunday.", {REGRET, CHANGE}),
        ("We're sorry, the 9:04 was late because a tree fell on the line.", {REGRET, REASON}),
        ("Please please forgive us", {FORGIVING}),
        ("We got it wrong. Give us another chance?", {OWNING, FORGIVING}),
    ],
)
def test_components_of_an_apology_are_heard(text: str, present: set[Component]) -> None:
    assert set(components(Draft(text))) == present


@pytest.mark.parametrize(
    "text",
    [
        "From today the 23 bus runs every 10 minutes!",
        "We refund unused tickets within 14 days.",
        "Closed on Monday because of the holiday.",
        "Our chef is not sorry about the garlic.",
        "Forgive me if I trust my mechanic more.",
        "Better safe than sorry: check your tyres.",
        'The sign read "sorry, our mistake, here is your refund", and everybody laughed.',
        "",
    ],
)
def test_components_are_not_heard_where_nothing_is_apologised_for(text: str) -> None:
    assert components(Draft(text)) == ()


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("It's not our fault and we're sorry about it.", OWNING),
        ("Sorry, we can't refund sale items.", REPAIR),
        ("Sorry about the queue!", REPAIR),
        ("That's on us and I'm sorry.", REPAIR),
        ("We're sorry and we take this seriously.", CHANGE),
        ("We're sorry if anyone was upset.", OWNING),
    ],
)
def test_component_that_is_denied_or_missing_is_not_heard(text: str, component: Component) -> None:
    assert has(Draft(text), REGRET)
    assert not has(Draft(text), component)


def test_component_points_at_its_words() -> None:
    text = "We’re so sorry. Everyone is refunded."

    assert [span and span.of(text) for span in COMPONENTS[REPAIR].find(Draft(text))] == ["refunded"]


def test_component_is_worked_out_once_a_draft() -> None:
    draft = Draft("Sorry, that was our fault.")

    assert components(draft) == (REGRET, OWNING)
    assert draft.known == {
        REGRET: True, REASON: False, OWNING: True, CHANGE: False, REPAIR: False, FORGIVING: False,
    }  # fmt: skip


def test_absent_speaks_once_when_all_the_missing_parts_are_missing() -> None:
    lonely = absent(present=REGRET, missing=(CHANGE, REPAIR))

    assert list(lonely.find(Draft("Sorry about Saturday."))) == [None]
    assert list(lonely.find(Draft("Sorry about Saturday. Everyone gets a refund."))) == []
    assert list(lonely.find(Draft("Saturday was a fine day."))) == []


def test_absent_is_silent_outside_its_length_and_where_it_is_told_to_be() -> None:
    lonely = absent(present=REGRET, missing=(OWNING,), unless=("your loss",), words=(4, 6))

    assert list(lonely.find(Draft("Sorry about that, all."))) == [None]
    assert list(lonely.find(Draft("Sorry about that."))) == []
    assert list(lonely.find(Draft("Sorry about that and for your wait."))) == []
    assert list(lonely.find(Draft("Sorry for your loss, Anna."))) == []
