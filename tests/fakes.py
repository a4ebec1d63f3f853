"""Stand-ins for the ports, with their state open to look at."""

from collections import Counter
from datetime import timedelta
from time import monotonic

import msgspec

from bot.allowance import Allowance
from bot.chat import Card, Edit, Event, Place, Whisper
from bot.conversation import Coached, Mute, Turn
from bot.finding import Label
from bot.ports import Opening, Usage
from bot.profile import Profile


def workspace_of(place: Place) -> tuple[str, str]:
    """What some of what is kept belongs to."""
    return place.platform, place.workspace


class FakeConversations:
    """Conversations in a dict; keeps the outcome of each event."""

    def __init__(self) -> None:
        self.drafts: dict[tuple[Place, str], Coached] = {}
        self.outcomes: dict[str, Coached] = {}
        self.feedback: dict[tuple[str, str], bool] = {}  # by draft and person

    async def find(self, place: Place, draft: str) -> Coached | None:
        return self.drafts.get((place, draft))

    async def latest(self, place: Place) -> Coached | None:
        return next((c for (where, _), c in reversed(self.drafts.items()) if where == place), None)

    async def save(self, event: Event, coached: Coached) -> Coached:
        if event.id not in self.outcomes:
            self.outcomes[event.id] = coached
            self.drafts[coached.place, coached.id] = coached
        return self.outcomes[event.id]

    async def rate(self, event: Event, draft: str, *, helpful: bool) -> None:
        assert (event.place, draft) in self.drafts
        self.feedback[draft, event.person.id] = helpful

    async def accepted(self, place: Place, most: int) -> tuple[str, ...]:
        here = [c for (where, _), c in reversed(self.drafts.items()) if workspace_of(where) == workspace_of(place)]
        return tuple(s.text for c in here for s in c.suggestions if s.id == c.taken)[:most]

    async def heard(self, place: Place, label: Label, within: timedelta, but: str) -> int:
        assert within > timedelta()
        here = [
            c for (where, _), c in self.drafts.items() if workspace_of(where) == workspace_of(place) and c.id != but
        ]
        return sum(any(finding.label == label for finding in c.findings) for c in here)

    async def forget(self, event: Event, draft: str) -> bool:
        self.outcomes = {key: c for key, c in self.outcomes.items() if c.id != draft}
        return self.drafts.pop((event.place, draft), None) is not None


class FakeMutes:
    """Mutes in a dict, by workspace and rule; keeps what came of each event."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], Mute] = {}
        self.muted_by: dict[str, str] = {}  # by event
        self.outcomes: dict[str, bool] = {}

    async def mute(self, event: Event, rule: str) -> str:
        if event.id not in self.muted_by:
            self.muted_by[event.id] = rule
            muted = Mute(rule=rule, person=event.person.id, name=event.person.name, at=event.at)
            self.kept.setdefault((event.place.platform, event.place.workspace, rule), muted)
        return self.muted_by[event.id]

    async def unmute(self, event: Event, rule: str) -> bool:
        if event.id not in self.outcomes:
            gone = self.kept.pop((event.place.platform, event.place.workspace, rule), None)
            self.outcomes[event.id] = gone is not None
        return self.outcomes[event.id]

    async def muted(self, place: Place) -> frozenset[str]:
        return frozenset(mute.rule for mute in await self.listed(place))

    async def listed(self, place: Place) -> tuple[Mute, ...]:
        here = (place.platform, place.workspace)
        return tuple(mute for key, mute in self.kept.items() if key[:2] == here)


class FakeProfiles:
    """Profiles in a dict, by workspace; keeps which events changed one, and what each left."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Profile] = {}
        self.outcomes: dict[str, Profile] = {}

    async def of(self, place: Place) -> Profile:
        return self.kept.get(workspace_of(place), Profile())

    async def put(self, event: Event, profile: Profile) -> None:
        if event.id not in self.outcomes:
            self.outcomes[event.id] = self.kept[workspace_of(event.place)] = profile


class FakeAllowances:
    """Allowances in a dict, by workspace; keeps which events changed one. One that said nothing has the default."""

    def __init__(self, tokens: int = 200_000) -> None:
        self.everywhere = Allowance(days=90, tokens=tokens)
        self.kept: dict[tuple[str, str], Allowance] = {}
        self.outcomes: dict[str, Allowance] = {}

    async def of(self, place: Place) -> Allowance:
        return self.kept.get(workspace_of(place), self.everywhere)

    async def put(self, event: Event, allowance: Allowance) -> None:
        if event.id not in self.outcomes:
            self.outcomes[event.id] = self.kept[workspace_of(event.place)] = allowance


class FakeUsages:
    """Usages in a dict, by workspace and event; all of them were made just now."""

    def __init__(self) -> None:
        self.kept: dict[tuple[tuple[str, str], str], tuple[Usage, ...]] = {}

    async def add(self, event: Event, usages: tuple[Usage, ...]) -> None:
        if usages:
            self.kept.setdefault((workspace_of(event.place), event.id), usages)

    async def spent(self, place: Place, within: timedelta) -> int:
        assert within > timedelta()
        here = [usages for (where, _), usages in self.kept.items() if where == workspace_of(place)]
        return sum(usage.tokens_in + usage.tokens_out for usages in here for usage in usages)


class FakeTurns:
    """Turns in a dict, in the order in which they were first put; counts the looks for what changed."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Place, str], Turn] = {}
        self.changed_at: dict[tuple[Place, str], float] = {}
        self.looks: list[timedelta] = []

    async def put(self, turn: Turn) -> None:
        self.kept[turn.place, turn.id] = turn
        self.changed_at[turn.place, turn.id] = monotonic()

    async def add(self, turn: Turn) -> None:
        if (turn.place, turn.id) not in self.kept:
            await self.put(turn)

    async def find(self, place: Place, turn: str) -> Turn | None:
        return self.kept.get((place, turn))

    async def reword(self, edit: Edit) -> bool:
        said = self.kept.get((edit.place, edit.message))
        if said and said.person != edit.person.id:
            return False
        if said:
            await self.put(msgspec.structs.replace(said, text=edit.text, at=edit.at))
        return True

    async def remove(self, place: Place, turn: str) -> None:
        self.kept.pop((place, turn), None)

    async def thread(self, place: Place) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.kept.values() if turn.place == place)

    async def openings(self, platform: str, workspace: str, channel: str, limit: int) -> tuple[Opening, ...]:
        where = (platform, workspace, channel)
        threads: dict[Place, list[Turn]] = {}
        for turn in self.kept.values():
            if (turn.place.platform, turn.place.workspace, turn.place.channel) == where:
                threads.setdefault(turn.place, []).append(turn)
        newest = list(threads.values())[: -limit - 1 : -1]
        return tuple(Opening(turns[0], len(turns) - 1) for turns in newest)

    async def changed(self, platform: str, within: timedelta) -> tuple[Turn, ...]:
        self.looks.append(within)
        since = monotonic() - within.total_seconds()
        recent = [self.kept[key] for key, at in self.changed_at.items() if at > since and key in self.kept]
        return tuple(turn for turn in recent if turn.place.platform == platform)

    async def channels(self, platform: str, workspace: str) -> tuple[str, ...]:
        places = (turn.place for turn in self.kept.values())
        return tuple(sorted({p.channel for p in places if (p.platform, p.workspace) == (platform, workspace)}))


class FakeWhispers:
    """Whispers in a dict, in the order in which they were first put."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Place, str, str], Whisper] = {}
        self.changed_at: dict[tuple[Place, str, str], float] = {}

    async def put(self, place: Place, whisper: Whisper) -> None:
        key = (place, whisper.person, whisper.key)
        self.kept[key] = whisper
        self.changed_at[key] = monotonic()

    async def of(self, place: Place, person: str) -> tuple[Whisper, ...]:
        return tuple(whisper for key, whisper in self.kept.items() if key[:2] == (place, person))

    async def dismiss(self, place: Place, person: str, key: str) -> None:
        self.kept.pop((place, person, key), None)

    async def changed(self, platform: str, within: timedelta) -> tuple[tuple[Place, Whisper], ...]:
        since = monotonic() - within.total_seconds()
        recent = [key for key, at in self.changed_at.items() if at > since and key in self.kept]
        return tuple((key[0], self.kept[key]) for key in recent if key[0].platform == platform)


class FakeJournal:
    """A journal in a dict; True once the event is answered."""

    def __init__(self) -> None:
        self.taken: dict[str, Event] = {}
        self.answered: list[str] = []

    async def take(self, event: Event) -> bool:
        if event.id in self.taken:
            return False
        self.taken[event.id] = event
        return True

    async def done(self, event: Event) -> None:
        self.answered.append(event.id)

    async def unfinished(self) -> tuple[Event, ...]:
        return tuple(event for event in self.taken.values() if event.id not in self.answered)


class FakeMeter:
    """Counts by name."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.waits: list[float] = []

    def accepted(self) -> None:
        self.counts["accepted"] += 1

    def hinted(self, seconds: float) -> None:
        self.waits.append(seconds)

    def answered(self) -> None:
        self.counts["answered"] += 1

    def failed(self) -> None:
        self.counts["failed"] += 1

    def called(self, model: str, tokens: int) -> None:
        self.counts[model] += tokens

    def rated(self, *, helpful: bool) -> None:
        self.counts["helpful" if helpful else "not helpful"] += 1


class FakePlatform:
    """A screen: the cards on it by message id, and who was told what."""

    def __init__(self, name: str = "web", admins: frozenset[str] = frozenset()) -> None:
        self.name = name
        self.admins = admins
        self.asked: list[tuple[Place, str]] = []  # who was looked up, and where
        self.screen: dict[str, Card] = {}
        self.edits: list[str] = []
        self.whispers: list[Whisper] = []

    async def post(self, place: Place, card: Card) -> str:
        message = f"{place.thread}/{card.key}"
        self.screen[message] = card
        return message

    async def posted(self, place: Place, key: str) -> str | None:
        message = f"{place.thread}/{key}"
        return message if message in self.screen else None

    async def edit(self, place: Place, message: str, card: Card) -> None:
        assert message.startswith(place.thread)
        self.screen[message] = card
        self.edits.append(message)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        assert place.thread
        self.whispers.append(whisper)

    async def decides(self, place: Place, person: str) -> bool:
        self.asked.append((place, person))
        return person in self.admins
