"""What is shown reaches the pages it is meant for, and nothing gets lost between showing and storing."""

import asyncio

from adapters.web.platform import Gone, Listener, Shown, WebPlatform
from bot.chat import Card, Paragraph, Place, Whisper
from bot.conversation import Turn
from tests.adapters.web.fakes import turn_of
from tests.scene import AT, OTHER_THREAD, THREAD

CARD = Card(key="draft:e1", summary="1 hint", blocks=(Paragraph("Hello"),))
EDITED = Card(key="draft:e1", summary="No hint", blocks=())
WORDS = Turn(id="e1", place=THREAD, person="ana", name="Ana", at=AT, text="Sorry.")


async def heard(listener: Listener, number: int) -> list[Shown]:
    frames = aiter(listener)
    return [await asyncio.wait_for(anext(frames), 1) for _ in range(number)]


def seen(shown: list[Shown]) -> list[tuple[str, object]]:
    return [(each.id, each.sight.card if isinstance(each.sight, Turn) else each.sight) for each in shown]


async def test_posting_the_same_card_twice_shows_one_message() -> None:
    platform = WebPlatform()

    first, second = await platform.post(THREAD, CARD), await platform.post(THREAD, CARD)

    assert (first, second) == ("draft:e1", "draft:e1")
    assert [(turn.id, turn.card) for turn in platform.overlay(THREAD, ())] == [("draft:e1", CARD)]


async def test_page_that_did_not_read_gets_the_newest_of_each_card() -> None:
    platform = WebPlatform()
    with platform.listen(THREAD, "ana") as listener:
        platform.show(WORDS)
        message = await platform.post(THREAD, CARD)
        await platform.edit(THREAD, message, EDITED)

        assert seen(await heard(listener, 2)) == [("e1", None), ("draft:e1", EDITED)]


async def test_whisper_reaches_its_person_alone() -> None:
    platform = WebPlatform()
    whisper = Whisper(key="why", person="ana", blocks=(Paragraph("Because."),))
    with platform.listen(THREAD, "ana") as ana, platform.listen(THREAD, "ben") as ben:
        await platform.whisper(THREAD, whisper)
        await platform.post(THREAD, CARD)

        assert seen(await heard(ana, 2)) == [("why", whisper), ("draft:e1", CARD)]
        assert seen(await heard(ben, 1)) == [("draft:e1", CARD)]
    assert platform.whispers(THREAD, "ana") == (whisper,)
    assert platform.whispers(THREAD, "ben") == ()
    assert platform.whispers(OTHER_THREAD, "ana") == ()


async def test_dismissed_whisper_is_gone() -> None:
    platform = WebPlatform()
    whispers = [Whisper(key=f"why:{n}", person="ana", blocks=()) for n in range(10)]
    for whisper in whispers:
        await platform.whisper(THREAD, whisper)
    platform.dismiss(THREAD, "ana", "why:9")

    assert platform.whispers(THREAD, "ana") == tuple(whispers[2:9])


async def test_page_hears_its_own_channel_only() -> None:
    platform = WebPlatform()
    elsewhere = Place("web", "local", "replies", "t9")
    with platform.listen(OTHER_THREAD, "ana") as listener:
        await platform.post(elsewhere, CARD)
        await platform.post(THREAD, CARD)

        assert [shown.place for shown in await heard(listener, 1)] == [THREAD]


async def test_deleted_turn_is_not_shown_again() -> None:
    platform = WebPlatform()
    with platform.listen(THREAD, "ana") as listener:
        platform.show(WORDS)
        platform.hide(THREAD, "e1")

        assert seen(await heard(listener, 1)) == [("e1", Gone("e1"))]
    assert platform.overlay(THREAD, (WORDS,)) == ()


async def test_overlay_keeps_the_order_of_what_is_stored() -> None:
    platform = WebPlatform()
    stored = (
        WORDS,
        turn_of(THREAD, CARD),
        Turn(id="e2", place=THREAD, person="ana", name="Ana", at=AT, text="shorter"),
    )
    await platform.edit(THREAD, "draft:e1", EDITED)

    shown = platform.overlay(THREAD, stored)

    assert [(turn.id, turn.card) for turn in shown] == [("e1", None), ("draft:e1", EDITED), ("e2", None)]
