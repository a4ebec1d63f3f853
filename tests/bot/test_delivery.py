"""A card's key decides: post once, edit after that, and never show the same thing twice."""

from collections.abc import AsyncIterator

from bot.chat import Card, Paragraph, Reply, Whisper
from bot.conversation import Turn
from bot.delivery import Delivery
from tests.fakes import FakePlatform, FakeTurns
from tests.scene import ANA, AT, OTHER_THREAD, THREAD, mention


def card(text: str, key: str = "draft:e1") -> Card:
    return Card(key=key, summary=text, blocks=(Paragraph(text),))


async def replies(*given: Reply) -> AsyncIterator[Reply]:
    for reply in given:
        yield reply


async def test_delivery_posts_the_first_card_and_edits_it_after_that() -> None:
    platform, turns = FakePlatform(), FakeTurns()
    delivery = Delivery({"web": platform}, turns)

    await delivery.deliver(mention("a"), replies(card("hints"), card("hints and wordings")))

    assert platform.screen == {"t1/draft:e1": card("hints and wordings")}
    assert platform.edits == ["t1/draft:e1"]
    assert turns.kept == {
        (THREAD, "draft:e1"): Turn(
            id="draft:e1",
            place=THREAD,
            person="comeback",
            name="Comeback",
            at=AT,
            card=card("hints and wordings"),
            message="t1/draft:e1",
        )
    }


async def test_delivery_edits_after_a_restart_the_message_posted_before() -> None:
    turns, before, after = FakeTurns(), FakePlatform(), FakePlatform()

    await Delivery({"web": before}, turns).deliver(mention("a"), replies(card("old")))
    await Delivery({"web": after}, turns).deliver(mention("a", "e2"), replies(card("new")))

    assert after.screen == {"t1/draft:e1": card("new")}
    assert after.edits == ["t1/draft:e1"]


async def test_delivery_does_not_touch_a_card_that_is_on_screen_already() -> None:
    platform = FakePlatform()
    delivery = Delivery({"web": platform}, FakeTurns())

    await delivery.deliver(mention("a"), replies(card("same")))
    await delivery.deliver(mention("a"), replies(card("same")))

    assert platform.screen == {"t1/draft:e1": card("same")}
    assert platform.edits == []


async def test_delivery_keeps_equal_keys_of_two_threads_apart() -> None:
    platform, turns = FakePlatform(), FakeTurns()
    delivery = Delivery({"web": platform}, turns)

    await delivery.deliver(mention("a"), replies(card("one")))
    await delivery.deliver(mention("a", place=OTHER_THREAD), replies(card("two")))

    assert platform.screen == {"t1/draft:e1": card("one"), "t2/draft:e1": card("two")}
    assert platform.edits == []


async def test_delivery_whispers_without_keeping_a_turn() -> None:
    platform, turns = FakePlatform(), FakeTurns()
    whisper = Whisper(key="why:e1", person=ANA.id, blocks=(Paragraph("because"),))

    await Delivery({"web": platform}, turns).deliver(mention("a"), replies(whisper))

    assert platform.whispers == [whisper]
    assert turns.kept == {}
