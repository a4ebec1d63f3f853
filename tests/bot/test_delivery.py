"""A card's key decides: post once, edit after that, and never show the same thing twice, whatever dies in between."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Card, Paragraph, Place, Whisper
from bot.conversation import Turn
from bot.delivery import Delivery
from bot.errors import Unavailable
from tests.fakes import FakePlatform, FakeTurns
from tests.scene import ANA, AT, OTHER_THREAD, THREAD, mention

MESSAGE = "t1/draft:e1"


def card(text: str, key: str = "draft:e1") -> Card:
    return Card(key=key, summary=text, blocks=(Paragraph(text),))


def turn(shown: Card, message: str = MESSAGE) -> Turn:
    return Turn(
        id=shown.key, place=THREAD, person="comeback", name="Comeback", at=AT, card=shown, message=message
    )  # fmt: skip


class Died(BaseException):
    """The process ended here."""


class Crashes:
    """Counts what is done, and dies before or after the things whose numbers it was given."""

    def __init__(self, deaths: set[int]) -> None:
        self._deaths = deaths
        self._done = 0

    def point(self) -> None:
        self._done += 1
        if self._done in self._deaths:
            raise Died


class DyingPlatform(FakePlatform):
    """A platform that shows every post, also a second one of the same card, and whose caller may die around it."""

    def __init__(self, crashes: Crashes) -> None:
        super().__init__()
        self.posts: list[str] = []
        self._crashes = crashes

    async def post(self, place: Place, card: Card) -> str:
        self._crashes.point()
        self.posts.append(card.key)
        message = await super().post(place, card)
        self._crashes.point()
        return message

    async def edit(self, place: Place, message: str, card: Card) -> None:
        self._crashes.point()
        await super().edit(place, message, card)
        self._crashes.point()


class DyingTurns(FakeTurns):
    """Turns whose caller may die before and after they are stored."""

    def __init__(self, crashes: Crashes) -> None:
        super().__init__()
        self._crashes = crashes

    async def put(self, turn: Turn) -> None:
        self._crashes.point()
        await super().put(turn)
        self._crashes.point()


async def test_delivery_posts_the_first_card_and_edits_it_after_that() -> None:
    platform, turns = FakePlatform(), FakeTurns()
    delivery = Delivery({"web": platform}, turns)

    for shown in (card("hints"), card("hints and wordings")):
        await delivery.show(mention("a"), shown)

    assert platform.screen == {MESSAGE: card("hints and wordings")}
    assert platform.edits == [MESSAGE]
    assert turns.kept == {(THREAD, "draft:e1"): turn(card("hints and wordings"))}


async def test_delivery_writes_down_what_it_is_going_to_post_before_it_does() -> None:
    turns = FakeTurns()
    platform = DyingPlatform(Crashes({1}))

    with pytest.raises(Died):
        await Delivery({"web": platform}, turns).show(mention("a"), card("hints"))

    assert platform.screen == {}
    assert turns.kept == {(THREAD, "draft:e1"): turn(card("hints"), message="")}


@pytest.mark.parametrize(
    ("on_screen", "wanted", "edits"),
    [
        pytest.param(None, "old", [], id="not posted"),
        pytest.param(None, "new", [], id="not posted, and newer now"),
        pytest.param("old", "old", [], id="posted"),
        pytest.param("old", "new", [MESSAGE], id="posted, and newer now"),
    ],
)
async def test_delivery_looks_the_message_up_when_only_the_intent_is_known(
    on_screen: str | None, wanted: str, edits: list[str]
) -> None:
    platform, turns = DyingPlatform(Crashes(set())), FakeTurns()
    turns.kept[THREAD, "draft:e1"] = turn(card("old"), message="")
    if on_screen:
        platform.screen[MESSAGE] = card(on_screen)

    await Delivery({"web": platform}, turns).show(mention("a"), card(wanted))

    assert platform.screen == {MESSAGE: card(wanted)}
    assert (len(platform.posts), platform.edits) == (0 if on_screen else 1, edits)
    assert turns.kept == {(THREAD, "draft:e1"): turn(card(wanted))}


async def test_delivery_edits_after_a_restart_the_message_posted_before() -> None:
    turns, before, after = FakeTurns(), FakePlatform(), FakePlatform()

    await Delivery({"web": before}, turns).show(mention("a"), card("old"))
    await Delivery({"web": after}, turns).show(mention("a", "e2"), card("new"))

    assert after.screen == {MESSAGE: card("new")}
    assert after.edits == [MESSAGE]


async def test_delivery_does_not_touch_a_card_that_is_on_screen_already() -> None:
    platform = FakePlatform()
    delivery = Delivery({"web": platform}, FakeTurns())

    for _ in range(2):
        await delivery.show(mention("a"), card("same"))

    assert platform.screen == {MESSAGE: card("same")}
    assert platform.edits == []


async def test_delivery_keeps_equal_keys_of_two_threads_apart() -> None:
    platform = FakePlatform()
    delivery = Delivery({"web": platform}, FakeTurns())

    await delivery.show(mention("a"), card("one"))
    await delivery.show(mention("a", place=OTHER_THREAD), card("two"))

    assert platform.screen == {MESSAGE: card("one"), "t2/draft:e1": card("two")}
    assert platform.edits == []


async def test_delivery_shows_on_the_platform_that_the_event_came_from() -> None:
    web, other = FakePlatform(), FakePlatform("other")
    place = Place("other", "local", "drafts", "t1")

    await Delivery({"web": web, "other": other}, FakeTurns()).show(mention("a", place=place), card("one"))

    assert (web.screen, other.screen) == ({}, {MESSAGE: card("one")})


async def test_delivery_whispers_without_keeping_a_turn() -> None:
    platform, turns = FakePlatform(), FakeTurns()
    whisper = Whisper(key="why:e1", person=ANA.id, blocks=(Paragraph("because"),))

    await Delivery({"web": platform}, turns).show(mention("a"), whisper)

    assert platform.whispers == [whisper]
    assert turns.kept == {}


@given(
    shown=st.lists(st.tuples(st.sampled_from(["draft:e1", "draft:e2"]), st.sampled_from(["a", "b", "c"])), min_size=1),
    deaths=st.sets(st.integers(1, 40), max_size=12),
)
def test_delivery_shows_each_card_once_and_its_newest_content_whatever_dies(
    shown: list[tuple[str, str]], deaths: set[int]
) -> None:
    """Whoever takes over shows the card again at which the process died, and goes on from there."""
    crashes = Crashes(deaths)
    platform, turns = DyingPlatform(crashes), DyingTurns(crashes)
    cards = [card(text, key) for key, text in shown]

    async def answer() -> None:
        for wanted in cards:
            while not await survives(wanted):
                pass

    async def survives(wanted: Card) -> bool:
        try:
            await Delivery({"web": platform}, turns).show(mention("a"), wanted)
        except Died:
            return False
        return True

    asyncio.run(answer())

    newest = {wanted.key: wanted for wanted in cards}
    assert sorted(platform.posts) == sorted(newest)
    assert platform.screen == {f"t1/{key}": wanted for key, wanted in newest.items()}
    assert turns.kept == {(THREAD, key): turn(wanted, f"t1/{key}") for key, wanted in newest.items()}


async def test_event_of_a_platform_that_is_not_here_waits() -> None:
    with pytest.raises(Unavailable) as raised:
        await Delivery({}, FakeTurns()).show(mention("We're sorry."), card("two hints"))

    assert str(raised.value) == (
        "This process cannot answer on web. Set the WEB_… variables here as in the process that hears it, and restart."
    )
