"""What a step keeps is what the port said, and every port's methods can be kept."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.dbos.step import Answer, checkpointed, patient, patiently, reply_of
from bot import ports
from bot.conversation import Coached
from bot.errors import ComebackError, Forbidden, Misuse, Unavailable
from tests.adapters.dbos.workshop import Oracle, Workshop, until
from tests.scene import ANA, THREAD, mention

STEPS = (ports.Conversations, ports.Records, ports.Screen)


def methods() -> Iterator[Callable[..., Any]]:
    for port in STEPS:
        yield from (method for name, method in vars(port).items() if asyncio.iscoroutinefunction(method))


@pytest.mark.parametrize("method", tuple(methods()), ids=lambda method: method.__qualname__)
def test_answer_of_every_method_of_a_checkpointed_port_can_be_read_back(method: Callable[..., Any]) -> None:
    kind = get_type_hints(method)["return"]

    msgspec.json.Decoder(kind)  # raises TypeError for what JSON cannot carry
    assert not isinstance(kind, str)


class Conversations:
    """The annotations of the port, and nothing else."""

    async def latest(self) -> Coached | None: ...
    async def forget(self) -> bool: ...


async def kept_of(result: object) -> str:
    async def call() -> object:
        return result

    return await Answer.of(call)


@given(
    st.builds(
        Coached,
        id=st.text(),
        text=st.text(),
        author=st.just(ANA.id),
        place=st.just(THREAD),
        intent=st.just("other"),
        at=st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 1)),  # noqa: DTZ001 - hypothesis adds the zone
        answers=st.dictionaries(st.text(), st.text()),
        wishes=st.lists(st.text()).map(tuple),
        skipped=st.lists(st.text()).map(tuple),
    )
    | st.none()
)
def test_answer_is_given_again_as_it_was(coached: Coached | None) -> None:
    assert reply_of(asyncio.run(kept_of(coached)), Conversations.latest) == coached


@pytest.mark.parametrize(
    "error", [Forbidden("Not you."), Misuse("Not that."), Unavailable("Away."), ComebackError("So.")], ids=repr
)
async def test_refusal_is_raised_again_with_its_class_and_its_sentence(error: ComebackError) -> None:
    async def refuse() -> bool:
        raise error

    kept = await Answer.of(refuse)

    with pytest.raises(type(error)) as again:
        reply_of(kept, Conversations.forget)
    assert (type(again.value), str(again.value)) == (type(error), str(error))


async def test_refusal_of_a_class_of_its_own_is_raised_as_the_one_that_it_is_a_case_of() -> None:
    class Gone(Misuse):
        """A case of misuse."""

    async def refuse() -> bool:
        raise Gone("That draft is gone.")

    with pytest.raises(Misuse, match="That draft is gone"):
        reply_of(await Answer.of(refuse), Conversations.forget)


async def test_fault_is_no_answer() -> None:
    async def fail() -> bool:
        raise RuntimeError("a fault")

    with pytest.raises(RuntimeError, match="a fault"):
        await Answer.of(fail)


async def test_patience_ends_with_the_answer_and_with_what_is_not_out_of_reach() -> None:
    oracle = Oracle()

    assert await patiently(lambda: oracle.tell("wait"), "Oracle.tell") == "WAIT"
    assert oracle.asked == ["wait", "wait", "wait"]
    with pytest.raises(Misuse):
        await patiently(lambda: oracle.tell("no"), "Oracle.tell")


async def test_patient_port_waits_for_what_is_out_of_reach_and_keeps_nothing() -> None:
    oracle = Oracle()
    port = patient(oracle)

    assert (await port.tell("wait"), await port.tell("one"), await port.tell("one")) == ("WAIT", "ONE", "ONE")
    assert await port.count(words=("a", "b")) == {"a": 1, "b": 1}
    with pytest.raises(Misuse):
        await port.tell("no")
    assert (port.name, oracle.asked) == ("oracle", ["wait", "wait", "wait", "one", "one", "count 2", "no"])


def test_checkpointed_port_passes_on_what_is_no_call() -> None:
    assert checkpointed(Oracle()).name == "oracle"


async def test_steps_are_done_once_though_the_event_is_answered_twice(workshop: Workshop) -> None:
    oracle, heard, held = Oracle(), [], asyncio.Event()
    port, impatient = checkpointed(oracle), checkpointed(oracle, patient=False)

    async def handle(_: object) -> bool:
        said: list[object] = [await port.tell("one"), await port.count(("a", "b", "a")), await port.tell("wait")]
        for call in (port.tell("no"), impatient.tell("broken")):
            try:
                await call
            except (ComebackError, RuntimeError) as error:
                said.append(str(error) if isinstance(error, ComebackError) else type(error).__name__)
        heard.append(said)
        await held.wait()
        return True

    async with workshop.answering(handle) as engine:
        await engine.accept(mention("a"))
        await until(lambda: len(heard) == 1)
    held.set()
    async with workshop.answering(handle):
        await until(lambda: workshop.meter.counts["answered"] == 1)

    said = ["ONE", {"a": 2, "b": 1}, "WAIT", "Not that one.", "RuntimeError"]
    assert heard == [said, said]
    assert oracle.asked == ["one", "count 3", "wait", "wait", "wait", "no", "broken"]


async def test_impatient_port_says_at_once_that_something_is_out_of_reach(workshop: Workshop) -> None:
    oracle, heard = Oracle(), []
    port = checkpointed(oracle, patient=False)

    async def handle(_: object) -> bool:
        try:
            await port.tell("wait")
        except Unavailable as error:
            heard.append(str(error))
        return True

    async with workshop.answering(handle) as engine:
        await engine.accept(mention("a"))
        await until(lambda: workshop.meter.counts["answered"] == 1)

    assert (heard, oracle.asked) == (["The oracle is away."], ["wait"])
