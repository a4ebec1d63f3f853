"""Stand-ins for the ports, with their state open to look at."""

from bot.chat import Card, Event, Place, Whisper
from bot.conversation import Coached, Turn


class FakeConversations:
    """Conversations in a dict; keeps the outcome of each event."""

    def __init__(self) -> None:
        self.drafts: dict[tuple[Place, str], Coached] = {}
        self.outcomes: dict[str, Coached] = {}

    async def find(self, place: Place, draft: str) -> Coached | None:
        return self.drafts.get((place, draft))

    async def latest(self, place: Place) -> Coached | None:
        return next((c for (where, _), c in reversed(self.drafts.items()) if where == place), None)

    async def save(self, event: Event, coached: Coached) -> Coached:
        if event.id not in self.outcomes:
            self.outcomes[event.id] = coached
            self.drafts[coached.place, coached.id] = coached
        return self.outcomes[event.id]

    async def forget(self, event: Event, draft: str) -> bool:
        self.outcomes = {key: c for key, c in self.outcomes.items() if c.id != draft}
        return self.drafts.pop((event.place, draft), None) is not None


class FakeTurns:
    """Turns in a dict, in the order in which they were first put."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Place, str], Turn] = {}

    async def put(self, turn: Turn) -> None:
        self.kept[turn.place, turn.id] = turn

    async def find(self, place: Place, turn: str) -> Turn | None:
        return self.kept.get((place, turn))

    async def remove(self, place: Place, turn: str) -> None:
        self.kept.pop((place, turn), None)

    async def thread(self, place: Place) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.kept.values() if turn.place == place)

    async def openings(self, platform: str, workspace: str, channel: str) -> tuple[Turn, ...]:
        where = (platform, workspace, channel)
        firsts: dict[Place, Turn] = {}
        for turn in self.kept.values():
            if (turn.place.platform, turn.place.workspace, turn.place.channel) == where:
                firsts.setdefault(turn.place, turn)
        return tuple(firsts.values())

    async def channels(self, platform: str, workspace: str) -> tuple[str, ...]:
        places = (turn.place for turn in self.kept.values())
        return tuple(sorted({p.channel for p in places if (p.platform, p.workspace) == (platform, workspace)}))


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


class FakePlatform:
    """A screen: the cards on it by message id, and who was told what."""

    def __init__(self, name: str = "web") -> None:
        self.name = name
        self.screen: dict[str, Card] = {}
        self.edits: list[str] = []
        self.whispers: list[Whisper] = []

    async def post(self, place: Place, card: Card) -> str:
        message = f"{place.thread}/{card.key}"
        self.screen[message] = card
        return message

    async def edit(self, place: Place, message: str, card: Card) -> None:
        assert message.startswith(place.thread)
        self.screen[message] = card
        self.edits.append(message)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        assert place.thread
        self.whispers.append(whisper)
