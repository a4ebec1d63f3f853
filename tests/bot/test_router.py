"""From the event to the feature: who answers what, who is not answered, and what people see of a fault."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.chat import Button, Card, Choices, Command, Event, Paragraph, Reply, Visit, Whisper
from bot.delivery import Delivery
from bot.errors import Misuse, Unavailable
from bot.feature import SlashCommand, Verb
from bot.router import BEGIN, BROKEN, HOME, MORE, Router
from tests.fakes import FakePlatform, FakeTurns
from tests.scene import ANA, AT, OTHER_BOT, THREAD, mention, message, press


class Echo:
    """A feature that says which event it got."""

    name = "echo"
    commands = (SlashCommand("echo", "Says it back", "[words]"),)
    verbs = (Verb("louder", "says it louder"),)
    prompts = ()

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        yield Card(key=f"echo:{event.id}", summary=f"echo of {event.id}", blocks=())


class Second(Echo):
    """Another feature, with a command of its own."""

    name = "second"
    commands = (SlashCommand("second", "Answers second"),)

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        yield Card(key=f"second:{event.id}", summary=f"second answers {event.id}", blocks=())


class Faulty(Echo):
    """A feature that fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        yield Card(key=f"echo:{event.id}", summary="half", blocks=())
        raise self.error


async def shown(event: Event) -> list[str]:
    platform = FakePlatform()
    await Router([Echo(), Second()], Delivery({"web": platform}, FakeTurns())).handle(event)
    return [card.summary for card in platform.screen.values()]


def command(name: str) -> Command:
    return Command(id="e1", place=THREAD, person=ANA, at=AT, name=name, text="x")


@pytest.mark.parametrize(
    ("event", "summaries"),
    [
        pytest.param(mention("a draft"), ["echo of e1"], id="mention"),
        pytest.param(message("more"), ["echo of e2"], id="message"),
        pytest.param(command("second"), ["second answers e1"], id="command"),
        pytest.param(press("second:go"), ["second answers e3"], id="press"),
        pytest.param(mention("help"), ["What I can do here"], id="help"),
        pytest.param(mention("  "), ["What I can do here"], id="empty mention"),
        pytest.param(command("help"), ["What I can do here"], id="help command"),
        pytest.param(command("nothing"), ["What I can do here"], id="unknown command"),
        pytest.param(press("nothing:go"), ["What I can do here"], id="unknown button"),
        pytest.param(mention("a draft", person=OTHER_BOT), [], id="another bot"),
    ],
)
async def test_router_sends_an_event_to_the_feature_that_answers_it(event: Event, summaries: list[str]) -> None:
    assert await shown(event) == summaries


def test_router_offers_what_features_declare_and_help() -> None:
    router = Router([Echo(), Second()], Delivery({}, FakeTurns()))

    assert [command.name for command in router.commands] == ["echo", "second", "help"]
    assert [verb.name for verb in router.verbs] == ["louder", "louder"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        pytest.param(Misuse("That draft is gone."), "That draft is gone.", id="ours"),
        pytest.param(RuntimeError("secret words of a draft"), BROKEN, id="unexpected"),
    ],
)
async def test_router_tells_the_person_one_sentence_about_a_fault(error: Exception, sentence: str) -> None:
    platform = FakePlatform()

    await Router([Faulty(error)], Delivery({"web": platform}, FakeTurns())).handle(mention("a"))

    assert platform.whispers == [Whisper(key="error:e1", person="ana", blocks=(Paragraph(sentence),))]
    assert [card.summary for card in platform.screen.values()] == ["half"]


class FakeScreen:
    """A screen in a list, which may be broken or switched off."""

    def __init__(self, fault: BaseException | None = None) -> None:
        self.shown: list[Reply] = []
        self._fault = fault

    async def show(self, event: Event, reply: Reply) -> None:
        assert event.place == THREAD
        if self._fault and isinstance(reply, Card):
            raise self._fault
        self.shown.append(reply)


@pytest.mark.parametrize(
    ("event", "fault", "well"),
    [
        pytest.param(mention("a"), None, True, id="answered"),
        pytest.param(mention("a", person=OTHER_BOT), None, True, id="another bot"),
        pytest.param(mention("a"), Misuse("That draft is gone."), True, id="refused"),
        pytest.param(mention("a"), RuntimeError("words"), False, id="failed"),
    ],
)
async def test_router_tells_whether_the_event_was_answered(
    event: Event, fault: Exception | None, *, well: bool
) -> None:
    feature = Faulty(fault) if fault else Echo()

    assert await Router([feature], FakeScreen()).handle(event) is well


@pytest.mark.parametrize(
    ("fault", "sentence", "well"),
    [
        pytest.param(Unavailable("The database is away."), "The database is away.", True, id="ours"),
        pytest.param(RuntimeError("words of a draft"), BROKEN, False, id="unexpected"),
    ],
)
async def test_router_tells_the_person_too_when_a_card_could_not_be_shown(
    fault: Exception, sentence: str, *, well: bool
) -> None:
    screen = FakeScreen(fault)

    told = await Router([Echo()], screen).handle(mention("a"))

    assert told is well
    assert screen.shown == [Whisper(key="error:e1", person="ana", blocks=(Paragraph(sentence),))]


async def test_router_answers_nothing_when_the_process_is_ending() -> None:
    screen = FakeScreen(asyncio.CancelledError())

    with pytest.raises(asyncio.CancelledError):
        await Router([Echo()], screen).handle(mention("a"))

    assert screen.shown == []


async def test_router_guide_lists_commands_and_verbs_and_says_when_it_does_not_know_something() -> None:
    platform = FakePlatform()

    await Router([Echo()], Delivery({"web": platform}, FakeTurns())).handle(command("nothing"))

    (card,) = platform.screen.values()
    assert [block.text for block in card.blocks if isinstance(block, Paragraph)] == [
        "I do not know that one. Mention me with the words that you are about to post, and I will coach them.",
        "/echo [words] – Says it back",
        "/help – What I can do here, and how to ask for it",
        "In a thread with a draft you can also write:",
        "louder – says it louder",
    ]


class Private(Echo):
    """A feature that whispers, and one that has buttons."""

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        yield Whisper(key="kept", person=event.person.id, blocks=(Paragraph("Kept of you: nothing."),))
        yield Card(key="c", summary="How you write", blocks=(Paragraph("Dry."),), buttons=(Button("Change it", "b"),))


async def test_router_makes_one_page_of_what_the_features_have_to_say() -> None:
    platform = FakePlatform()
    visit = Visit(id="v1", place=THREAD, person=ANA, at=AT)

    await Router([Private()], Delivery({"web": platform}, FakeTurns())).handle(visit)

    assert list(platform.screen.values()) == [
        Card(
            key="home:ana",
            summary=HOME,
            blocks=(
                Paragraph(BEGIN),
                Paragraph("/echo [words] – Says it back"),
                Paragraph(MORE, quiet=True),
                Paragraph("Kept of you: nothing."),
                Choices("How you write", (Button("Change it", "b"),)),
                Paragraph("Dry."),
            ),
        )
    ]
    assert platform.whispers == []
