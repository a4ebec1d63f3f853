"""What is shown reaches the pages it is meant for, each thing once."""

import asyncio

import msgspec

from adapters.web.listener import KNOWN, Gone, Listener, Shown
from adapters.web.platform import WebPlatform
from bot.chat import Card, Paragraph, Place, Whisper
from bot.conversation import Turn
from tests.adapters.web.fakes import turn_of
from tests.fakes import FakeTurns, FakeWhispers
from tests.scene import AT, OTHER_THREAD, THREAD

CARD = Card(key="draft:e1", summary="1 hint", blocks=(Paragraph("Hello"),))
EDITED = Card(key="draft:e1", summary="No hint", blocks=())
WORDS = Turn(id="e1", place=THREAD, person="ana", name="Ana", at=AT, text="Sorry.")


def new_platform() -> WebPlatform:
    return WebPlatform(FakeTurns(), FakeWhispers())


async def heard(listener: Listener, number: int) -> list[Shown]:
    frames = aiter(listener)
    return [await asyncio.wait_for(anext(frames), 1) for _ in range(number)]


def seen(shown: list[Shown]) -> list[tuple[str, object]]:
    return [(each.id, each.sight.card if isinstance(each.sight, Turn) else each.sight) for each in shown]


async def test_posting_the_same_card_twice_shows_one_message() -> None:
    platform = new_platform()
    with platform.listen(THREAD, "ana") as listener:
        posted = [await platform.post(THREAD, CARD), await platform.post(THREAD, CARD)]
        platform.show(WORDS)

        assert posted == ["draft:e1", "draft:e1"]
        assert seen(await heard(listener, 2)) == [("draft:e1", CARD), ("e1", None)]


async def test_card_is_posted_once_its_turn_is_stored() -> None:
    turns = FakeTurns()
    platform = WebPlatform(turns, FakeWhispers())
    before = await platform.posted(THREAD, CARD.key)
    await turns.put(msgspec.structs.replace(turn_of(THREAD, CARD), message=""))  # by a process that died then
    after = await platform.posted(THREAD, CARD.key)
    elsewhere = await platform.posted(OTHER_THREAD, CARD.key)
    await turns.put(msgspec.structs.replace(turn_of(THREAD, CARD), card=None))

    assert (before, after, elsewhere) == (None, "draft:e1", None)
    assert await platform.posted(THREAD, CARD.key) is None


async def test_page_that_did_not_read_gets_the_newest_of_each_card() -> None:
    platform = new_platform()
    with platform.listen(THREAD, "ana") as listener:
        platform.show(WORDS)
        message = await platform.post(THREAD, CARD)
        await platform.edit(THREAD, message, EDITED)

        assert seen(await heard(listener, 2)) == [("e1", None), ("draft:e1", EDITED)]


async def test_whisper_reaches_its_person_alone() -> None:
    platform = new_platform()
    whisper = Whisper(key="why", person="ana", blocks=(Paragraph("Because."),))
    with platform.listen(THREAD, "ana") as ana, platform.listen(THREAD, "ben") as ben:
        await platform.whisper(THREAD, whisper)
        await platform.post(THREAD, CARD)

        assert seen(await heard(ana, 2)) == [("why", whisper), ("draft:e1", CARD)]
        assert seen(await heard(ben, 1)) == [("draft:e1", CARD)]
    assert await platform.whispers(THREAD, "ana") == (whisper,)
    assert await platform.whispers(THREAD, "ben") == ()
    assert await platform.whispers(OTHER_THREAD, "ana") == ()


async def test_dismissed_whisper_is_gone() -> None:
    platform = new_platform()
    first, second = (Whisper(key=f"why:{n}", person="ana", blocks=()) for n in range(2))
    await platform.whisper(THREAD, first)
    await platform.whisper(THREAD, second)
    with platform.listen(THREAD, "ana") as ana, platform.listen(THREAD, "ben") as ben:
        await platform.dismiss(THREAD, "ana", "why:0")
        await platform.post(THREAD, CARD)

        assert seen(await heard(ana, 2)) == [("why:0", Gone("why:0")), ("draft:e1", CARD)]
        assert seen(await heard(ben, 1)) == [("draft:e1", CARD)]
    assert await platform.whispers(THREAD, "ana") == (second,)


async def test_page_hears_its_own_channel_only() -> None:
    platform = new_platform()
    elsewhere = Place("web", "local", "replies", "t9")
    with platform.listen(OTHER_THREAD, "ana") as listener:
        await platform.post(elsewhere, CARD)
        await platform.post(THREAD, CARD)

        assert [shown.place for shown in await heard(listener, 1)] == [THREAD]


async def test_deleted_turn_leaves_the_page() -> None:
    platform = new_platform()
    with platform.listen(THREAD, "ana") as listener:
        platform.show(WORDS)
        platform.hide(THREAD, "e1")

        assert seen(await heard(listener, 1)) == [("e1", Gone("e1"))]


async def test_page_is_not_told_what_it_began_with() -> None:
    platform = new_platform()
    with platform.listen(THREAD, "ana") as listener:
        listener.know(Shown(THREAD, WORDS))
        platform.show(WORDS)
        await platform.post(THREAD, CARD)

        assert seen(await heard(listener, 1)) == [("draft:e1", CARD)]


async def test_what_a_page_began_with_does_not_hide_what_came_while_it_was_read() -> None:
    platform = new_platform()
    with platform.listen(THREAD, "ana") as listener:
        await platform.edit(THREAD, CARD.key, EDITED)
        listener.know(Shown(THREAD, turn_of(THREAD, CARD)))
        await platform.edit(THREAD, CARD.key, CARD)

        assert seen(await heard(listener, 1)) == [("draft:e1", CARD)]


def test_page_that_hears_much_forgets_the_oldest() -> None:
    listener = Listener(Place("web", "local", "drafts", ""), "ana")
    for number in range(KNOWN * 3):
        listener.tell(Shown(THREAD, Gone(str(number))))

    assert [place_and_id[1] for place_and_id in listener._known] == [str(n) for n in range(KNOWN * 2, KNOWN * 3)]
