"""`comeback export`, `comeback forget` and `comeback retention`: what is kept of a person or of a workspace."""

import os
from argparse import Namespace
from typing import TextIO

from bot.errors import Misuse
from bot.ports import Records
from bot.record import Record, Subject, as_text

LOCAL = "local"  # the workspace of the local web page
NOBODY = "Say whose record it is: --person ID, --workspace NAME, or both for a person of that workspace."


class Keeping:
    """The commands about what is kept; they say on `out` what they did."""

    def __init__(self, records: Records, out: TextIO) -> None:
        self._records = records
        self._out = out

    async def run(self, options: Namespace) -> None:
        """Do what the options say. Raises Misuse when they name nobody, or somebody of whom nothing is kept."""
        match options.command:
            case "export":
                await self._export(_subject(options), options.out)
            case "forget":
                await self._forget(_subject(options), sure=options.yes)
            case _:
                await self._retention(Subject(options.platform, options.workspace or LOCAL), options.days)

    async def _export(self, subject: Subject, file: str) -> None:
        """Write the record as JSON, into a new file for its owner alone, or to `out` for “-”."""
        record = await self._records.export(subject)
        text = as_text(record)
        if file == "-":
            self._out.write(text)
            return
        try:
            made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "w", encoding="utf-8") as written:
                written.write(text)
        except OSError as error:
            raise Misuse(f"The file {file!r} cannot be written: {error.strerror}. Name another with --out.") from error
        self._out.write(
            f"All that is kept of {_named(subject)} is in {file}{_left_out(record)}. "
            "Take care of it: nothing in it is hidden.\n"
        )

    async def _forget(self, subject: Subject, *, sure: bool) -> None:
        """Delete it; unless `sure`, only say how much it is."""
        if sure:
            self._out.write(f"Deleted of {_named(subject)}: {await self._records.forget(subject)}.\n")
            return
        kept = await self._records.kept(subject)
        if kept.since is None:
            raise Misuse(f"Nothing is kept of {_named(subject)}. Check the name, --workspace and --platform.")
        self._out.write(
            f"This would delete of {_named(subject)}: {kept}. Nothing is deleted yet; add --yes to do it for good.\n"
        )

    async def _retention(self, workspace: Subject, days: int | None) -> None:
        """Set it if days are given, and say what it is."""
        if days is not None:
            await self._records.keep_for(workspace, days)
        kept = await self._records.days(workspace)
        self._out.write(
            f"In {_named(workspace)}, what was said in a thread is deleted {kept} day{'s' * (kept != 1)} "
            "after the last words in it.\n"
        )


def _subject(options: Namespace) -> Subject:
    """Whose record is meant: a person's in the local workspace, unless another one is named. Never a default."""
    person, workspace = options.person, options.workspace
    if not (person or workspace) or "" in (person, workspace):
        raise Misuse(NOBODY)
    return Subject(options.platform, workspace or LOCAL, person)


def _left_out(record: Record) -> str:
    """What the record is without, as the rest of a sentence; empty when nothing is missing."""
    threads = f"{record.left_out} private thread{'s' * (record.left_out != 1)}"
    return f", without {threads}: each person takes theirs away with /mydata" if record.left_out else ""


def _named(subject: Subject) -> str:
    where = f"the workspace “{subject.workspace}” of the platform “{subject.platform}”"
    return where if subject.person is None else f"the person “{subject.person}” in {where}"
