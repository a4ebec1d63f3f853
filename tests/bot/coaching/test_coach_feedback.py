"""Whether a card helped: asked quietly, thanked in private, and nothing in the thread changes by it."""

import pytest

from bot.chat import Button, Feedback, Paragraph, Whisper
from bot.coaching.change import UNKNOWN
from bot.coaching.coach import GONE, THANKS, Coach
from bot.errors import Misuse
from tests.bot.coaching.talk import a_coach, card, replies, shelves
from tests.fakes import FakeConversations
from tests.scene import ANA, BAD_APOLOGY, deletion, mention, press


@pytest.fixture
def store() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def coach(store: FakeConversations) -> Coach:
    return a_coach(shelves(store))


async def test_card_of_a_draft_asks_whether_it_helped(coach: Coach) -> None:
    shown = await card(coach, mention(BAD_APOLOGY))

    assert shown.feedback == Feedback(
        Button("Helpful", "coach:helpful:yes:e1"), Button("Not helpful", "coach:helpful:no:e1")
    )


async def test_other_cards_do_not_ask(coach: Coach) -> None:
    assert (await card(coach, mention("?"))).feedback is None


@pytest.mark.parametrize("said", ["yes", "no"])
async def test_press_is_thanked_in_private_and_kept(coach: Coach, store: FakeConversations, said: str) -> None:
    before = await card(coach, mention(BAD_APOLOGY))

    answer = await replies(coach, press(f"coach:helpful:{said}:e1"))

    assert answer == [Whisper(key="helpful:e1", person="ana", blocks=(Paragraph(THANKS[said]),))]
    assert store.feedback == {("e1", ANA.id): said == "yes"}
    assert before.feedback == (await card(coach, press("coach:skip::e1", "p2"))).feedback


@pytest.mark.parametrize("said", ["", "maybe", "yes "])
async def test_button_that_nobody_made_is_refused(coach: Coach, store: FakeConversations, said: str) -> None:
    await card(coach, mention(BAD_APOLOGY))

    with pytest.raises(Misuse, match=UNKNOWN):
        await replies(coach, press(f"coach:helpful:{said}:e1"))
    assert store.feedback == {}


async def test_draft_that_is_deleted_cannot_be_rated(coach: Coach, store: FakeConversations) -> None:
    await replies(coach, mention(BAD_APOLOGY), deletion("e1"))

    with pytest.raises(Misuse) as refused:
        await replies(coach, press("coach:helpful:yes:e1"))
    assert (str(refused.value), store.feedback) == (GONE, {})
