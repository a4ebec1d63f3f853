"""The command line as a platform: what a script reads from `comeback replay`."""

import io

import msgspec

from adapters.cli.platform import CliPlatform
from bot.chat import Card, File, Paragraph, Place, Whisper, decode_reply, encode

THREAD = Place("web", "local", "drafts", "t1")
OTHER = Place("web", "local", "drafts", "t2")
CARD = Card(key="draft:e1", summary="No rule matched for this draft", blocks=(Paragraph("é\n🙏"),))
CHANGED = Card(key="draft:e1", summary="1 hint for this draft", blocks=())
WHISPER = Whisper(key="why:e2", person="ana", blocks=(Paragraph("Because."),))


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """A printed line, field by field."""

    do: str
    place: Place
    message: str | None
    reply: msgspec.Raw


def printed(out: io.StringIO) -> list[tuple[str, Place, str | None, object]]:
    lines = [msgspec.json.decode(line, type=Line) for line in out.getvalue().splitlines()]
    return [(line.do, line.place, line.message, decode_reply(bytes(line.reply))) for line in lines]


async def test_replies_are_printed_one_a_line() -> None:
    out = io.StringIO()
    platform = CliPlatform(out, name="web")

    message = await platform.post(THREAD, CARD)
    await platform.edit(THREAD, message, CHANGED)
    await platform.whisper(THREAD, WHISPER)

    assert (platform.name, message) == ("web", "t1/draft:e1")
    assert printed(out) == [
        ("post", THREAD, message, CARD),
        ("edit", THREAD, message, CHANGED),
        ("whisper", THREAD, None, WHISPER),
    ]


async def test_line_is_readable_text_in_a_stable_order() -> None:
    out = io.StringIO()

    await CliPlatform(out).post(THREAD, CARD)

    assert out.getvalue() == (
        '{"do":"post","place":{"platform":"web","workspace":"local","channel":"drafts","thread":"t1"},'
        f'"message":"t1/draft:e1","reply":{encode(CARD).decode()}}}\n'
    )


async def test_file_is_printed_with_its_text() -> None:
    out = io.StringIO()
    copy = Whisper(key="record", person="ana", blocks=(File("mine.json", "application/json", '{"é": "\n"}'),))

    await CliPlatform(out).whisper(THREAD, copy)

    assert printed(out) == [("whisper", THREAD, None, copy)]
    assert (
        '{"type":"file","name":"mine.json","media_type":"application/json","text":"{\\"é\\": \\"\\n\\"}"}'
        in out.getvalue()
    )


async def test_card_posted_twice_is_printed_once() -> None:
    out = io.StringIO()
    platform = CliPlatform(out)

    messages = [await platform.post(THREAD, card) for card in (CARD, CARD, CHANGED)]

    assert messages == ["t1/draft:e1"] * 3
    assert [(do, reply) for do, _, _, reply in printed(out)] == [("post", CARD), ("edit", CHANGED)]


async def test_same_key_in_another_thread_is_another_card() -> None:
    out = io.StringIO()
    platform = CliPlatform(out)

    messages = [await platform.post(place, CARD) for place in (THREAD, OTHER)]

    assert messages == ["t1/draft:e1", "t2/draft:e1"]
    assert [(do, place) for do, place, _, _ in printed(out)] == [("post", THREAD), ("post", OTHER)]
