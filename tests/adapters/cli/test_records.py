"""`comeback export`, `forget` and `retention`: what they print, and that nothing happens by default."""

import io
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.cli.arguments import parser
from adapters.cli.records import NOBODY, Keeping
from bot.errors import Misuse
from bot.record import Kept, Record, Subject, as_text
from tests.bot.keeping.stand_in import FakeRecords

KEPT = Kept(drafts=2, turns=1, events=3, since=datetime(2026, 3, 4, tzinfo=UTC), days=90)
COUNTS = "2 drafts, 1 message or card and 3 actions"
UNA = Subject("web", "local", "una")
HOME = Subject("web", "local")
RECORD = as_text(Record(subject=UNA, days=90))
NAMED = "the person “una” in the workspace “local” of the platform “web”"


async def comeback(records: FakeRecords, *typed: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    await Keeping(records, out).run(parser().parse_args(typed))
    return out.getvalue()


async def refused(records: FakeRecords, *typed: str) -> str:
    """The sentence with which the command is refused."""
    with pytest.raises(Misuse) as raised:
        await comeback(records, *typed)
    return str(raised.value)


async def test_export_prints_the_record() -> None:
    assert await comeback(FakeRecords(KEPT), "export", "--person", "una") == RECORD


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        pytest.param(["--person", "una"], UNA, id="person"),
        pytest.param(["--workspace", "local"], HOME, id="workspace"),
        pytest.param(
            ["--person", "U1", "--workspace", "T1", "--platform", "slack"], Subject("slack", "T1", "U1"), id="both"
        ),
    ],
)
async def test_options_name_a_subject(typed: list[str], subject: Subject) -> None:
    records = FakeRecords(KEPT)
    await comeback(records, "export", *typed)
    await comeback(records, "forget", "--yes", *typed)

    assert (records.exported, records.forgotten) == ([subject], {"": (subject, KEPT)})


@pytest.mark.parametrize("command", ["export", "forget"])
@pytest.mark.parametrize("typed", [[], ["--person", ""], ["--workspace", ""], ["--workspace", "local", "--person", ""]])
async def test_nobody_is_exported_or_deleted_by_default(command: str, typed: list[str]) -> None:
    records = FakeRecords(KEPT)
    sure = ["--yes"] if command == "forget" else []

    assert await refused(records, command, *sure, *typed) == NOBODY
    assert (records.exported, records.forgotten) == ([], {})


async def test_export_writes_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "una.json"
    said = await comeback(FakeRecords(KEPT), "export", "--person", "una", "--out", str(file))

    assert (file.read_text(encoding="utf-8"), stat.S_IMODE(file.stat().st_mode)) == (RECORD, 0o600)
    assert said == f"All that is kept of {NAMED} is in {file}. Take care of it: nothing in it is hidden.\n"


@pytest.mark.parametrize(("left_out", "threads"), [(1, "1 private thread"), (3, "3 private threads")])
async def test_export_says_how_many_private_threads_are_left_out(tmp_path: Path, left_out: int, threads: str) -> None:
    file = tmp_path / "home.json"
    said = await comeback(FakeRecords(KEPT, left_out), "export", "--workspace", "home", "--out", str(file))

    assert said == (
        f"All that is kept of the workspace “home” of the platform “web” is in {file}, without {threads}: each person "
        "takes theirs away with /mydata. Take care of it: nothing in it is hidden.\n"
    )


@pytest.mark.parametrize(
    ("name", "why"), [("there.json", "File exists"), ("no/such.json", "No such file or directory")]
)
async def test_export_writes_over_nothing(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "there.json").write_text("mine")
    file = str(tmp_path / name)

    assert await refused(FakeRecords(KEPT), "export", "--person", "una", "--out", file) == (
        f"The file {file!r} cannot be written: {why}. Name another with --out."
    )
    assert (tmp_path / "there.json").read_text() == "mine"


async def test_forget_only_says_how_much_it_is_until_yes_is_said() -> None:
    records = FakeRecords(KEPT)

    assert await comeback(records, "forget", "--person", "una") == (
        f"This would delete of {NAMED}: {COUNTS}. Nothing is deleted yet; add --yes to do it for good.\n"
    )
    assert records.forgotten == {}


async def test_forget_says_what_was_deleted() -> None:
    said = await comeback(FakeRecords(KEPT), "forget", "--workspace", "local", "--yes")

    assert said == f"Deleted of the workspace “local” of the platform “web”: {COUNTS}.\n"


async def test_forget_tells_that_nothing_is_kept() -> None:
    assert await refused(FakeRecords(Kept(days=90)), "forget", "--person", "una") == (
        f"Nothing is kept of {NAMED}. Check the name, --workspace and --platform."
    )


@pytest.mark.parametrize(("days", "said"), [(1, "1 day"), (90, "90 days")])
async def test_retention_is_shown(days: int, said: str) -> None:
    records = FakeRecords(Kept(days=days))

    assert await comeback(records, "retention") == (
        f"In the workspace “local” of the platform “web”, what was said in a thread is deleted {said} "
        "after the last words in it.\n"
    )
    assert records.changed == []


async def test_retention_is_set_and_shown() -> None:
    records = FakeRecords(KEPT)
    said = await comeback(records, "retention", "30", "--workspace", "T1", "--platform", "slack")

    assert records.changed == [(Subject("slack", "T1"), 30)]
    assert said.startswith(
        "In the workspace “T1” of the platform “slack”, what was said in a thread is deleted 30 days "
    )
