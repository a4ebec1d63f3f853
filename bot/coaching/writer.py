"""What a language model adds to a reading: better wordings, and what it hears; within the workspace's budget."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.chat import Event, Place
from bot.coaching.reading import Reading
from bot.coaching.shelves import Shelves
from bot.coaching.wording import mode_of, writes
from bot.conversation import Coached, Mode, Turn
from bot.ports import Allowances
from bot.refusal import refusal
from bot.suggesting.material import Material
from bot.suggesting.suggester import Suggested, Suggester

DAY = timedelta(days=1)
TAKEN = 3  # wordings that the workspace took last, shown to the model as its voice
SPENT = (
    "The language model has used up what this workspace may spend in a day ({:,} tokens). "
    "Until tomorrow I put wordings together from your own words."
)
NOT_HERE = "No language model may write in this workspace."


class Writer:
    """Gathers what a model may write from, and has it written. Without a suggester it writes nothing."""

    def __init__(
        self, shelves: Shelves, suggester: Suggester | None = None, allowances: Allowances | None = None
    ) -> None:
        """`allowances` say what each workspace's model may spend; without them it may spend nothing."""
        self._shelves = shelves
        self._suggester = suggester
        self._allowances = allowances

    @property
    def name(self) -> str:
        """Of the model; empty: there is none."""
        return self._suggester.name if self._suggester else ""

    def writes(self, coached: Coached, reading: Reading) -> bool:
        """True when a model can be asked for wordings of this draft."""
        return self._suggester is not None and mode_of(coached) is not None and not refusal(reading.draft)

    async def write(self, event: Event, coached: Coached, reading: Reading, previous: str = "") -> Suggested:
        """Wordings for the draft, or why there are none. The last wish, if there is one, changes `previous`."""
        mode = mode_of(coached)
        if self._suggester is None or mode is None:
            return Suggested()
        if refused := await self._refused(event.place):
            return Suggested(note=refused)
        material = Material(
            mode=mode,
            draft=reading.draft,
            language=reading.language,
            facts=tuple(coached.answers.values()),
            thread=tuple(_said(await self._shelves.turns.thread(event.place), coached)),
            hints=coached.findings,
            previous=previous,
            wish=_wish(coached) if previous else "",
            profile=await self._shelves.profiles.of(event.place),
            accepted=await self._shelves.conversations.accepted(event.place, TAKEN),
        )
        suggested = await self._suggester.suggest(material, coached.id)
        await self._shelves.usages.add(event, suggested.usages)
        return suggested

    async def _refused(self, place: Place) -> str:
        """Why the workspace's model may not be called now; empty when it may."""
        allowed = (await self._allowances.of(place)).tokens if self._allowances else 0
        if not allowed:
            return NOT_HERE
        spent = await self._shelves.usages.spent(place, DAY)
        return SPENT.format(allowed) if spent >= allowed else ""


def _wish(coached: Coached) -> str:
    """The last wish, in the words of the instructions."""
    last = coached.wishes[-1] if coached.wishes else ""
    return "own it more" if last == "own-it" else last


def _said(turns: Iterable[Turn], coached: Coached) -> Iterable[str]:
    """What people said in the thread besides the draft."""
    return (turn.text for turn in turns if turn.text and turn.card is None and coached.text not in turn.text)


def material_of(reading: Reading, mode: Mode | None = None, facts: Sequence[str] = ()) -> Material | None:
    """What there is to write from without a thread; None for what no wording is written for."""
    wanted = mode or writes(reading.intent, reading.findings)
    if wanted is None or refusal(reading.draft):
        return None
    return Material(wanted, reading.draft, reading.language, tuple(facts), hints=reading.findings)
