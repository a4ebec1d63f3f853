"""/mydata: what people see of what is kept, and that nothing is deleted before they said so twice."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.allowance import ends
from bot.chat import Button, Choices, Command, Deletion, Event, File, Paragraph, Submit, Whisper
from bot.errors import Misuse
from bot.keeping.keeper import ARGUMENTS, FILE, STALE, UNKNOWN, Keeper, button
from bot.record import KEY, Kept, Record, Subject, as_text
from tests.bot.keeping.stand_in import FakeRecords
from tests.scene import ANA, AT, THREAD, press

KEPT = Kept(drafts=2, turns=5, whispers=1, events=7, since=datetime(2026, 3, 4, tzinfo=UTC), days=90)
COUNTS = "2 drafts, 5 messages and cards, 1 private answer and 7 actions"
ME = Subject("web", "local", "ana")


def command(text: str) -> Command:
    return Command(id="e1", place=THREAD, person=ANA, at=AT, name="mydata", text=text)


async def whispered(records: FakeRecords, event: Event) -> Whisper:
    """The one whisper with which the event is answered."""
    (reply,) = [reply async for reply in Keeper(records).respond(event)]
    assert isinstance(reply, Whisper)
    return reply


@pytest.mark.parametrize("asked", [command(""), command("  "), press("keep:show::")], ids=["bare", "blank", "pressed"])
async def test_person_sees_what_is_kept_and_what_can_be_done(asked: Event) -> None:
    assert await whispered(FakeRecords(KEPT), asked) == Whisper(
        key=KEY,
        person="ana",
        blocks=(
            Paragraph(f"Kept of you in this workspace: {COUNTS}. The oldest is from 4 March 2026."),
            Paragraph(ends(90)),
            Choices("You can", (Button("Take it away as a file", "keep:export::"), Button("Delete it", "keep:ask::"))),
            Paragraph("You are known here as ana.", quiet=True),
        ),
    )


async def test_person_of_whom_nothing_is_kept_is_told_so() -> None:
    whisper = await whispered(FakeRecords(Kept(days=1)), command(""))

    assert whisper.blocks[:2] == (
        Paragraph("Kept of you in this workspace: nothing."),
        Paragraph("What was said in a thread is deleted 1 day after the last words in it."),
    )


@pytest.mark.parametrize(
    "asked", [command("export"), command(" Export "), press("keep:export::")], ids=["typed", "shouted", "pressed"]
)
async def test_export_is_a_file_for_the_person_alone(asked: Event) -> None:
    records = FakeRecords(KEPT)
    text = as_text(Record(subject=ME, days=90))

    assert await whispered(records, asked) == Whisper(
        key=KEY, person="ana", blocks=(Paragraph(FILE), File("comeback-mydata.json", "application/json", text))
    )
    assert records.exported == [ME]


@pytest.mark.parametrize("asked", [command("forget"), press("keep:ask::")], ids=["typed", "pressed"])
async def test_forgetting_is_asked_again_before_anything_is_deleted(asked: Event) -> None:
    records = FakeRecords(KEPT)
    told, choices = (await whispered(records, asked)).blocks

    assert isinstance(told, Paragraph)
    assert told.text.startswith(f"This deletes your {COUNTS} from")
    assert choices == Choices(
        "Delete it?", (Button("Yes, delete it all", "keep:forget::"), Button("No, keep it", "keep:show::"))
    )
    assert records.forgotten == {}


async def test_forgetting_tells_how_much_was_deleted_and_the_same_when_it_is_answered_again() -> None:
    records = FakeRecords(KEPT)
    first = await whispered(records, press("keep:forget::"))
    second = await whispered(records, press("keep:forget::"))

    assert first == second
    assert first == Whisper(
        key=KEY,
        person="ana",
        blocks=(
            Paragraph(
                f"Deleted: {COUNTS}. What remains is a list of event ids without words, "
                "so that nothing is answered twice."
            ),
        ),
    )
    assert records.forgotten == {"e3": (ME, KEPT)}


@given(st.text())
async def test_any_other_wish_deletes_and_exports_nothing(text: str) -> None:
    records = FakeRecords(KEPT)
    if text.strip().casefold() in ARGUMENTS:
        return
    for event, sentence in ((command(text), UNKNOWN), (press(f"keep:{text}"), STALE)):
        with pytest.raises(Misuse) as raised:
            await whispered(records, event)
        assert str(raised.value) == sentence
    assert (records.exported, records.forgotten) == ([], {})


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(Submit(id="e1", place=THREAD, person=ANA, at=AT, form="keep:forget::", values={}), id="form"),
        pytest.param(Deletion(id="e1", place=THREAD, person=ANA, at=AT, message="e0"), id="deletion"),
    ],
)
async def test_nothing_but_a_press_deletes(event: Event) -> None:
    records = FakeRecords(KEPT)

    with pytest.raises(Misuse, match="button"):
        await whispered(records, event)
    assert records.forgotten == {}


def test_button_names_the_feature_first() -> None:
    assert button("forget").partition(":")[0] == Keeper.name
