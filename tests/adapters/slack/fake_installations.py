"""Where we are installed, and what is kept of it, in memory."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.errors import Misuse, Unavailable
from bot.ports import Installation
from bot.record import Subject


class FakeInstallations:
    """Keeps what it is given; `looks` counts who was looked up."""

    def __init__(self) -> None:
        self.made: dict[str, Installation] = {}  # by workspace
        self.over: dict[str, datetime] = {}  # when it was noted that they ended
        self.words: list[str] = []
        self.looks: Counter[str] = Counter()
        self.down = ""  # a sentence: the database is out of reach

    async def put(self, made: Installation) -> None:
        self.over.pop(made.workspace, None)
        self.made[made.workspace] = made

    async def find(self, platform: str, workspace: str) -> Installation | None:
        self.looks[workspace] += 1
        if self.down:
            raise Unavailable(self.down)
        assert platform == "slack"
        return self.made.get(workspace)

    async def count(self, platform: str) -> int:
        if self.down:
            raise Unavailable(self.down)
        assert platform == "slack"
        return len(self.made)

    async def revoke(self, platform: str, workspace: str, at: datetime) -> None:
        assert platform == "slack"
        if workspace in self.made and self.made[workspace].at <= at:
            del self.made[workspace]

    async def end(self, platform: str, workspace: str, at: datetime) -> bool:
        assert platform == "slack"
        if workspace in self.made and self.made[workspace].at > at:
            return False
        self.made.pop(workspace, None)
        self.over[workspace] = datetime.now(UTC)
        return True

    async def ended(self, platform: str, before: datetime) -> Sequence[str]:
        assert platform == "slack"
        return [workspace for workspace, at in self.over.items() if at <= before]

    async def close(self, platform: str, workspace: str) -> None:
        assert platform == "slack"
        self.over.pop(workspace, None)

    async def issue(self) -> str:
        if self.down:
            raise Unavailable(self.down)
        self.words.append(f"word-{len(self.words)}")
        return self.words[-1]

    async def redeem(self, word: str) -> bool:
        known = word in self.words
        self.words = [each for each in self.words if each != word]
        return known


class FakeMemory:
    """Remembers whose record was to be forgotten; `kept` names the workspaces of which something is kept."""

    def __init__(self) -> None:
        self.kept: set[str] = set()
        self.forgotten: list[str] = []
        self.down = ""  # a sentence: the database is out of reach

    async def forget(self, subject: Subject) -> None:
        if self.down:
            raise Unavailable(self.down)
        if subject.workspace not in self.kept:
            raise Misuse(f"Nothing is kept of {subject.workspace}.")
        assert subject == Subject("slack", subject.workspace)
        self.kept.remove(subject.workspace)
        self.forgotten.append(subject.workspace)
