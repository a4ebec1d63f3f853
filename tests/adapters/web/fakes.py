"""An engine that keeps what it was given, a coach that answers at once, and a server that really listens."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

import uvicorn
from starlette.applications import Starlette

from adapters.web.app import WebSettings, workspace
from adapters.web.platform import WebPlatform
from bot.chat import (
    Block,
    Button,
    Card,
    Choices,
    Command,
    Deletion,
    Edit,
    Event,
    Excerpt,
    Field,
    Form,
    Hint,
    Mention,
    Message,
    Paragraph,
    Place,
    Press,
    Question,
    Reference,
    Reply,
    Submit,
    Whisper,
    Wording,
)
from bot.conversation import Turn
from bot.errors import Unavailable
from bot.feature import SlashCommand, Verb
from bot.finding import Severity, Span
from tests.fakes import FakeTurns, FakeWhispers
from tests.scene import AT

COMMANDS = (
    SlashCommand("coach", "Coach the words that you are about to post", "[draft]"),
    SlashCommand("help", "What I can do here"),
)
VERBS = (Verb("shorter", "drop what can go"), Verb("new draft: …", "coach other words in this thread"))
DRAFT = "We're sorry if anyone was offended by this morning's post 🙏 Mistakes were made."


class FakeEngine:
    """Takes each event once."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.down = ""  # a sentence: the engine is out of reach
        self.fault: Exception | None = None

    async def accept(self, event: Event) -> bool:
        if self.down:
            raise Unavailable(self.down)
        if self.fault:
            raise self.fault
        if event.id in [taken.id for taken in self.events]:
            return False
        self.events.append(event)
        return True


class FakeCoach(FakeEngine):
    """Answers every event at once with one card a thread, the way the real coach does."""

    def __init__(self, platform: WebPlatform, turns: FakeTurns) -> None:
        super().__init__()
        self._platform = platform
        self._turns = turns

    async def accept(self, event: Event) -> bool:
        taken = await super().accept(event)
        if taken:
            await self._show(event, answer(event))
        return taken

    async def _show(self, event: Event, reply: Reply) -> None:
        if isinstance(reply, Whisper):
            await self._platform.whisper(event.place, reply)
            return
        shown = await self._turns.find(event.place, reply.key)
        if shown:
            await self._platform.edit(event.place, shown.message, reply)
        else:
            await self._platform.post(event.place, reply)
        await self._turns.put(turn_of(event.place, reply, event.at))


def turn_of(place: Place, card: Card, at: datetime = AT) -> Turn:
    """The turn as which a card is stored."""
    return Turn(id=card.key, place=place, person="comeback", name="Comeback", at=at, card=card, message=card.key)


def answer(event: Event) -> Reply:
    """What the coach says to an event."""
    match event:
        case Press(button="why"):
            blocks = (Paragraph("Because an “if” takes it back."), Reference("A study", "https://example.org/study"))
            return Whisper(key="why:apology-conditional", person=event.person.id, blocks=blocks)
        case Mention(text=text) | Message(text=text) | Command(text=text):
            return card(text or "an image", event.place.thread)
        case Press(button=pressed):
            return card(DRAFT, event.place.thread, f"You pressed {pressed}.")
        case Submit(values=values):
            return card(values["draft"], event.place.thread, "You changed the draft.")
        case Edit(text=text):
            return card(text, event.place.thread, "You changed the message.")
        case Deletion():
            return Card(key=f"draft:{event.place.thread}", summary="This draft is deleted", blocks=())


def card(text: str, thread: str, note: str = "") -> Card:
    """A card with every kind of block."""
    form = Form(
        "edit", "Edit my draft", (Field("draft", "Your draft", text, multiline=True, hint="Your words"),), "Coach this"
    )
    blocks: tuple[Block, ...] = (
        *([Paragraph(note)] if note else []),
        Choices(
            "I read this as",
            (
                Button("a reply", "intent:respond"),
                Button("an apology", "intent:apologise", chosen=True),
                Button("something else", "intent:other"),
            ),
        ),
        Hint(
            rule="apology-conditional",
            severity=Severity.ERROR,
            quote="sorry if anyone was offended",
            message="This reads as a non-apology: “sorry if” makes the harm a maybe. Say what you did and who it hurt.",
            fix="Replace the if-clause with the act: “We cancelled your flight with 40 minutes' notice. Sorry.”",
            heard_by="rule",
            why=Button("why?", "why"),
            mute=Button("Not this", "mute"),
        ),
        Hint(
            rule="apology-passive",
            severity=Severity.WARNING,
            quote="Mistakes were made",
            message="The passive hides who did it. Readers look for the person first.",
            fix="Name yourself: “I scheduled the post without checking it.”",
            heard_by="rule",
            why=Button("why?", "why-2"),
            mute=Button("Not this", "mute-2"),
        ),
        Hint(
            rule="apology-no-remedy",
            severity=Severity.SUGGESTION,
            quote="",
            message="It does not say what happens now.",
            fix="Say what you do about it, and until when.",
            heard_by="ear",
        ),
        Hint(
            rule="praise-says-sorry",
            severity=Severity.PRAISE,
            quote="We're sorry",
            message="You say the word itself. That helps.",
            fix="",
            heard_by="rule",
        ),
        Excerpt(
            text, ((Span(6, 34), Severity.ERROR), (Span(61, 79), Severity.WARNING), (Span(0, 11), Severity.PRAISE))
        ),
        Wording(
            id="w1",
            title="Own it, then repair it",
            text="We're sorry for this morning's post. We [what you did], and that hurt [who].\n\n[What you do next].",
            note="Put together from your own words, without a language model. Fill the [gaps] before you post.",
            use=Button("Use this", "use:w1", primary=True),
        ),
        Wording(
            id="w2",
            title="Short",
            text="This morning's post was wrong. We're sorry, and it is down.",
            note="Put together from your own words, without a language model.",
            use=Button("Use this", "use:w2", primary=True),
            taken=True,
        ),
        Question("What did you do this morning, in one plain sentence?"),
        Paragraph("2 smaller hints left out; fix these first.", quiet=True),
    )
    buttons = (
        Button("Shorter", "shorter"),
        Button("Own it more", "own-it"),
        Button("Edit my draft", "edit", form=form),
    )
    return Card(key=f"draft:{thread}", summary="3 hints, 2 wordings for this draft", blocks=blocks, buttons=buttons)


class Desk(NamedTuple):
    """A workspace with everything it is made of."""

    app: Starlette
    engine: FakeEngine
    turns: FakeTurns
    platform: WebPlatform


def desk(*, coach: bool = False, settings: WebSettings | None = None, turns: FakeTurns | None = None) -> Desk:
    """A workspace on fakes; with `coach` it answers, with `turns` it goes on with what was said."""
    turns = turns or FakeTurns()
    platform = WebPlatform(turns, FakeWhispers())
    engine = FakeCoach(platform, turns) if coach else FakeEngine()
    app = workspace(
        engine=engine,
        turns=turns,
        platform=platform,
        commands=COMMANDS,
        verbs=VERBS,
        settings=settings or WebSettings(),
    )
    return Desk(app, engine, turns, platform)


@contextmanager
def listening(app: Starlette, port: int = 0) -> Iterator[str]:
    """Serve the application on this machine, on a free port unless told which; gives its address."""
    config = uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
