"""What the coach makes of input that it cannot, or must not, coach."""

import msgspec
import pytest

from bot.chat import (
    Choices,
    Event,
    Hint,
    Paragraph,
    Question,
)
from bot.coaching.card import ENGLISH_ONLY, NO_RULE
from bot.coaching.change import REPLACED
from bot.coaching.coach import GONE, INVITATION, NO_IMAGES, Coach
from bot.errors import Misuse
from tests.bot.coaching.talk import a_coach, card, of, replies
from tests.scene import BAD_APOLOGY, OTHER_THREAD, THREAD, mention, message, press, submit

DESPAIR = "Everyone hates me, I don't want to live anymore"


@pytest.fixture
def coach() -> Coach:
    return a_coach()


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("coach:shorter::e1", id="known draft of another thread"),
        pytest.param("coach:shorter::nothing", id="unknown draft"),
        pytest.param("coach", id="no draft at all"),
    ],
)
async def test_coach_refuses_a_button_for_a_draft_that_this_thread_does_not_have(coach: Coach, value: str) -> None:
    await replies(coach, mention(BAD_APOLOGY))

    with pytest.raises(Misuse) as refused:
        await replies(coach, press(value, place=OTHER_THREAD))
    assert str(refused.value) == GONE


@pytest.mark.parametrize(
    "value", ["coach:dance::e1", "coach:model:sing:e1", "coach:intent:nonsense:e1", "coach:mode:poem:e1"]
)
async def test_coach_refuses_a_button_value_that_it_never_gave_out(coach: Coach, value: str) -> None:
    await replies(coach, mention(BAD_APOLOGY))

    with pytest.raises(Misuse, match="do not know that button"):
        await replies(coach, press(value))


async def test_coach_takes_no_wording_that_is_not_on_the_card_any_more(coach: Coach) -> None:
    await replies(coach, mention(BAD_APOLOGY))

    with pytest.raises(Misuse) as refused:
        await replies(coach, press("coach:use:9:e1"))
    assert str(refused.value) == REPLACED


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        pytest.param(mention("?"), INVITATION, id="one mark"),
        pytest.param(mention("sorry"), INVITATION, id="one word"),
        pytest.param(mention("", images=1), NO_IMAGES, id="only an image"),
        pytest.param(
            mention("sorry " * 6_667),
            "This draft has 40,002 characters, and I read up to 4,000 at a time. "
            "Send me the part that people will read first.",
            id="40,000 characters",
        ),
    ],
)
async def test_coach_asks_kindly_for_something_it_can_read(coach: Coach, event: Event, sentence: str) -> None:
    shown = await card(coach, event)

    assert shown.blocks == (Paragraph(sentence),)


async def test_coach_does_not_judge_a_language_that_it_has_no_rules_for(coach: Coach) -> None:
    shown = await card(coach, mention("Lo sentimos mucho si alguien se sintió ofendido por la publicación de ayer."))

    assert shown.blocks == (
        Paragraph(
            "My rules are in English only, and this reads as Spanish: I checked it for personal data and nothing else."
        ),
        Paragraph(ENGLISH_ONLY),
    )


async def test_coach_says_that_no_rule_matched_and_not_that_all_is_well(coach: Coach) -> None:
    shown = await card(coach, mention("The new opening hours are on the door, and the bakery opens at seven."))

    assert NO_RULE in [paragraph.text for paragraph in of(Paragraph, shown)]
    assert of(Hint, shown) == []


async def test_coach_never_shows_personal_data_again(coach: Coach) -> None:
    shown = await card(
        coach, mention("Sorry Maria Kovacs, 14 Elm Street Leeds, card 4111 1111 1111 1111, refund is done.")
    )

    everything = str([block for block in shown.blocks if not isinstance(block, Choices)])
    assert "4111" not in everything
    assert "Elm Street" not in everything
    assert "privacy-account-number" in [hint.rule for hint in of(Hint, shown)]


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(mention(DESPAIR, "e9"), id="as a draft"),
        pytest.param(message(DESPAIR, "e9"), id="as an answer"),
        pytest.param(
            submit("coach:edit::e1", {"draft": DESPAIR}, "e9"),
            id="as an edit",
        ),
    ],
)
async def test_coach_stops_coaching_for_somebody_who_may_harm_themselves(coach: Coach, event: Event) -> None:
    first = await card(coach, mention(BAD_APOLOGY))
    assert of(Question, first) != []

    shown = await card(coach, event)

    assert shown.key == "says:e9"
    assert [type(block) for block in shown.blocks] == [Paragraph] * len(shown.blocks)
    assert "116 123" in str(shown.blocks)


async def test_coach_remembers_that_the_workspace_begged_before() -> None:
    coach = a_coach()
    asks = "Please retweet, we are so close to the goal of the roof fund."
    rules = [
        [hint.rule for hint in of(Hint, await card(coach, mention(f"{number} {asks}", f"b{number}", place=place)))]
        for number, place in enumerate((THREAD, OTHER_THREAD, msgspec.structs.replace(THREAD, thread="t9")))
    ]

    assert [[rule for rule in heard if rule.startswith("promo-")] for heard in rules] == [
        ["promo-rt-beg"],
        ["promo-rt-beg"],
        ["promo-beg-again"],
    ]
