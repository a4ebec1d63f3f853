"""What is kept of a person, for that person: shown, handed out as a file, deleted after a second question.

Everything is whispered, and one whisper replaces the other. A workspace as a whole is not offered here: a copy of it
would show one person what others said in private.
"""

from collections.abc import AsyncIterator

from bot.allowance import ends
from bot.chat import Block, Button, Choices, Command, Event, File, Paragraph, Press, Reply, Visit, Whisper
from bot.errors import Misuse
from bot.feature import Prompt, SlashCommand, Verb
from bot.ports import Records
from bot.record import KEY, Kept, Subject, as_text

SHOW, EXPORT, ASK, FORGET = "show", "export", "ask", "forget"
ARGUMENTS = {"": SHOW, "export": EXPORT, "forget": ASK}
UNKNOWN = "I know /mydata, /mydata export and /mydata forget. Write one of them."
STALE = "I do not know that button any more. Write /mydata to see what can be done."
FILE = "This file holds all of it, as readable JSON. Only you see it here; take care where you put it."
WARNING = (
    "This deletes your {} from what Comeback keeps of this workspace, drafts that you and others worked on included. "
    "It cannot be undone. What the platform itself keeps of your messages stays there."
)
DONE = "Deleted: {}. What remains is a list of event ids without words, so that nothing is answered twice."


class Keeper:
    """The feature that answers /mydata."""

    name = "keep"
    commands: tuple[SlashCommand, ...] = (
        SlashCommand("mydata", "See, take away or delete what is kept of you", "[export | forget]"),
    )
    verbs: tuple[Verb, ...] = ()
    prompts: tuple[Prompt, ...] = ()

    def __init__(self, records: Records) -> None:
        self._records = records

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        """Answer one event with one whisper. Raises Misuse for a wish that is none."""
        subject = Subject(event.place.platform, event.place.workspace, event.person.id)
        match _wish(event):
            case "show":
                blocks = _shown(subject, await self._records.kept(subject))
            case "export":
                blocks = _file(as_text(await self._records.export(subject)))
            case "ask":
                blocks = _question(await self._records.kept(subject))
            case _:
                blocks = (Paragraph(DONE.format(await self._records.forget(subject, event))),)
        yield Whisper(key=KEY, person=event.person.id, blocks=blocks)


def button(action: str) -> str:
    """The value of a button, in the form that every feature's values have."""
    return f"{Keeper.name}:{action}::"


def _wish(event: Event) -> str:
    match event:
        case Visit():
            return SHOW
        case Command(text=text) if (argument := text.strip().casefold()) in ARGUMENTS:
            return ARGUMENTS[argument]
        case Command():
            raise Misuse(UNKNOWN)
        case Press(button=value) if value in map(button, (SHOW, EXPORT, ASK, FORGET)):
            return value.split(":")[1]
        case _:
            raise Misuse(STALE)


def _shown(subject: Subject, kept: Kept) -> tuple[Block, ...]:
    oldest = f" The oldest is from {kept.since.day} {kept.since:%B %Y}." if kept.since else ""
    return (
        Paragraph(f"Kept of you in this workspace: {kept}.{oldest}"),
        Paragraph(ends(kept.days)),
        Choices("You can", (Button("Take it away as a file", button(EXPORT)), Button("Delete it", button(ASK)))),
        Paragraph(f"You are known here as {subject.person}.", quiet=True),
    )


def _file(text: str) -> tuple[Block, ...]:
    return Paragraph(FILE), File("comeback-mydata.json", "application/json", text)


def _question(kept: Kept) -> tuple[Block, ...]:
    return (
        Paragraph(WARNING.format(kept)),
        Choices("Delete it?", (Button("Yes, delete it all", button(FORGET)), Button("No, keep it", button(SHOW)))),
    )
