"""Records in memory: how much is kept, and what was asked for."""

import msgspec

from bot.chat import Event
from bot.errors import Misuse
from bot.record import Kept, Record, Subject


class FakeRecords:
    """Counts, and nothing behind them; forgetting is remembered by event."""

    def __init__(self, kept: Kept, left_out: int = 0) -> None:
        self.now = kept
        self.left_out = left_out
        self.changed: list[tuple[Subject, int]] = []
        self.exported: list[Subject] = []
        self.forgotten: dict[str, tuple[Subject, Kept]] = {}

    async def kept(self, subject: Subject) -> Kept:  # noqa: ARG002 - there is only one
        return self.now

    async def export(self, subject: Subject) -> Record:
        if self.now.since is None:
            raise Misuse("Nothing is kept of that person.")
        self.exported.append(subject)
        return Record(subject=subject, days=self.now.days, left_out=self.left_out)

    async def forget(self, subject: Subject, event: Event | None = None) -> Kept:
        name = event.id if event else ""
        if name not in self.forgotten:
            self.forgotten[name] = (subject, self.now)
            self.now = Kept(days=self.now.days)
        return self.forgotten[name][1]

    async def days(self, subject: Subject) -> int:  # noqa: ARG002 - the same
        return self.now.days

    async def keep_for(self, subject: Subject, days: int) -> None:
        self.changed.append((subject, days))
        self.now = msgspec.structs.replace(self.now, days=days)
