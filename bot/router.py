"""From an event to the feature that answers it, and from there to the screen."""

from collections.abc import AsyncIterator, Iterator, Sequence

import structlog

from bot.chat import (
    Block,
    Card,
    Choices,
    Command,
    Event,
    Mention,
    Message,
    Paragraph,
    Press,
    Reply,
    Submit,
    Visit,
    Whisper,
)
from bot.errors import ComebackError
from bot.feature import Feature, SlashCommand, Verb
from bot.ports import Screen

log = structlog.get_logger(__name__)

HELP = SlashCommand("help", "What I can do here, and how to ask for it")
ASKS_HELP = ("", "?", "help", "help!")
HOME = "Comeback coaches what you are about to post"
BEGIN = "Mention me with the words that you are about to post, and I will coach them."
MORE = "In a thread with a draft, “help” tells what else I understand there."
BROKEN = "Something went wrong on my side, and I have written it down. Your words are not lost; please try again."


class Router:
    """Knows the features; the first one answers what names no feature: mentions and messages."""

    def __init__(self, features: Sequence[Feature], screen: Screen) -> None:
        self._features = tuple(features)
        self._screen = screen

    @property
    def commands(self) -> tuple[SlashCommand, ...]:
        """Every slash command there is, for menus and manifests."""
        return (*(command for feature in self._features for command in feature.commands), HELP)

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """Every word that works inside a coached thread."""
        return tuple(verb for feature in self._features for verb in feature.verbs)

    async def handle(self, event: Event) -> bool:
        """Answer one event; False when that failed. Bots are never answered; an error becomes one sentence."""
        if event.person.bot:
            return True
        try:
            async for reply in self._replies(event):
                await self._screen.show(event, reply)
        except ComebackError as error:
            await self._whisper(event, str(error))
        except Exception:
            log.exception("event failed")
            await self._whisper(event, BROKEN)
            return False
        return True

    def _replies(self, event: Event) -> AsyncIterator[Reply]:
        match event:
            case Command(name=name):
                wanted = [f for f in self._features if name in [command.name for command in f.commands]]
            case Press(button=value) | Submit(form=value):
                wanted = [f for f in self._features if f.name == value.partition(":")[0]]
            case Visit():
                return self._welcome(event)
            case Mention(text=text, images=0) | Message(text=text, images=0) if text.strip().casefold() in ASKS_HELP:
                return self._guide(event)
            case _:
                wanted = list(self._features[:1])
        return wanted[0].respond(event) if wanted else self._guide(event)

    async def _guide(self, event: Event) -> AsyncIterator[Reply]:
        """Say what there is; also the answer to a button or a command that nobody knows."""
        known = not isinstance(event, Press | Submit) and not (isinstance(event, Command) and event.name != HELP.name)
        opening = "" if known else "I do not know that one. "
        yield Card(
            key=f"help:{event.id}",
            summary="What I can do here",
            blocks=(Paragraph(f"{opening}{BEGIN}"), *self._offers()),
        )

    async def _welcome(self, event: Visit) -> AsyncIterator[Reply]:
        """One page: how to begin, and what the features have to say to this person."""
        blocks: list[Block] = [Paragraph(BEGIN)]
        blocks += [_offer(command) for feature in self._features for command in feature.commands]
        blocks.append(Paragraph(MORE, quiet=True))
        for feature in self._features:
            async for reply in feature.respond(event):
                blocks += _part(reply)
        yield Card(key=f"home:{event.person.id}", summary=HOME, blocks=tuple(blocks))

    def _offers(self) -> Iterator[Paragraph]:
        yield from map(_offer, self.commands)
        yield Paragraph("In a thread with a draft you can also write:", quiet=True)
        for verb in self.verbs:
            yield Paragraph(f"{verb.name} – {verb.summary}", quiet=True)

    async def _whisper(self, event: Event, sentence: str) -> None:
        whisper = Whisper(key=f"error:{event.id}", person=event.person.id, blocks=(Paragraph(sentence),))
        await self._screen.show(event, whisper)


def _offer(command: SlashCommand) -> Paragraph:
    return Paragraph(f"/{command.name} {command.argument}".strip() + f" – {command.summary}")


def _part(reply: Reply) -> Iterator[Block]:
    """A reply as a part of a page: what it is called, with what can be done there, and what it says."""
    if isinstance(reply, Card):
        yield Choices(reply.summary, reply.buttons) if reply.buttons else Paragraph(reply.summary)
    yield from reply.blocks
