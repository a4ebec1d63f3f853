"""What the model says when it has no answer: a sentence, in time, and without asking on."""

import asyncio
from time import monotonic

import pytest

from adapters.openai.model import OpenAIModel
from adapters.openai.settings import OpenAISettings
from tests.adapters.openai.asking import DRAFT, KEY, REQUEST, Ask, FakeClock, host, sentence
from tests.adapters.openai.server import ANSWER, Reply, always, completion, in_turn, listening, ok, refused

BUSY = "The language model at {} takes no more requests just now. Try again in a minute."
BROKE = "The account at {} has no credit left. Whoever runs Comeback can top it up."
TOO_LONG = "This is more text than tiny can read at once. Try a new thread, or a shorter draft."
UNKNOWN = "The server at {} has no model “tiny”. Check COMEBACK_MODEL, and OPENAI_BASE_URL: it often ends in /v1."
WRONG_KEY = "The server at {} does not accept the key. Whoever runs Comeback can check OPENAI_API_KEY."
ELSEWHERE = "The server at {} sends us to another address (308). Check OPENAI_BASE_URL."
TROUBLED = "The language model at {} has trouble of its own (503). Try again in a moment."
LOST = "The language model at {} broke off in the middle of its answer. Try again in a moment."
CUT_OFF = "tiny was cut off after 600 tokens, in the middle of its answer. A shorter draft may help."
DECLINED = "tiny declined to write about this."
SILENT = "tiny gave an empty answer. Try again in a moment."

GONE = "Location: http://127.0.0.1:9/v1"
NEVER = "Retry-After: Wed, 21 Oct 2065 07:28:00 GMT"


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param(completion("Once upon", "length"), CUT_OFF, id="cut off"),
        pytest.param(completion(None, refusal="I will not."), DECLINED, id="refusal"),
        pytest.param(completion("", "content_filter"), DECLINED, id="filter"),
        pytest.param(completion(" \n"), SILENT, id="blank"),
        pytest.param(completion(None), SILENT, id="no content"),
        pytest.param(Reply(b'{"choices": []}'), SILENT, id="no choices"),
    ],
)
async def test_answer_that_is_none_is_a_sentence(ask: Ask, reply: Reply, told: str) -> None:
    fake, model = await ask(always(reply))

    assert await sentence(model) == told
    assert len(fake.taken) == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<html>Welcome!</html>", headers=("Content-Type: text/html",)),
        Reply(b'{"choices": [{"mess'),
        Reply(b'{"choices": "none"}'),
        Reply(b"\xff\xfe\x00"),
        Reply(b""),
        Reply(b"[" * 100_000),
        Reply(b'{"error": "not here"}'),
    ],
    ids=["page", "half", "wrong", "bytes", "nothing", "deep", "error"],
)
async def test_garbage_is_a_sentence(ask: Ask, reply: Reply) -> None:
    fake, model = await ask(always(reply))

    assert await sentence(model) == (
        f"What answered at {host(fake)} is no language model. Check OPENAI_BASE_URL: it often ends in /v1."
    )
    assert len(fake.taken) == 1


@pytest.mark.parametrize(
    ("reply", "requests", "told"),
    [
        pytest.param(refused(401, f"Incorrect API key provided: {KEY}"), 1, WRONG_KEY, id="key"),
        pytest.param(refused(404, "The model `tiny` does not exist"), 1, UNKNOWN, id="model"),
        pytest.param(refused(429, "You have no more", code="insufficient_quota"), 2, BROKE, id="quota"),
        pytest.param(refused(402, "Payment required"), 1, BROKE, id="credit"),
        pytest.param(refused(400, f"maximum context length is 512 tokens: {DRAFT}"), 1, TOO_LONG, id="context"),
        pytest.param(refused(400, "The prompt was filtered", code="content_filter"), 1, DECLINED, id="filter"),
        pytest.param(refused(308, "Over there", GONE), 1, ELSEWHERE, id="moved"),
        pytest.param(refused(503, f"Loading, {DRAFT}"), 2, TROUBLED, id="trouble"),
        pytest.param(refused(429, "Slow down", "Retry-After: 1"), 2, BUSY, id="busy"),
        pytest.param(refused(429, "Slow down", "Retry-After: 100"), 1, BUSY, id="busy for long"),
        pytest.param(refused(429, "Slow down", "Retry-After-Ms: 90000"), 1, BUSY, id="busy in milliseconds"),
        pytest.param(refused(429, "Slow down", NEVER), 1, BUSY, id="busy until a date"),
        pytest.param(completion()._replace(cut=True), 2, LOST, id="cut"),
    ],
)
async def test_error_is_one_sentence_after_one_retry_at_most(
    ask: Ask, caplog: pytest.LogCaptureFixture, reply: Reply, requests: int, told: str
) -> None:
    fake, model = await ask(always(reply))

    assert await sentence(model) == told.format(host(fake))
    assert len(fake.taken) == requests
    assert [secret for secret in (KEY, "Zebedee", "4711") if secret in caplog.text] == []


async def test_server_that_is_busy_for_a_second_is_asked_again_after_it(ask: Ask) -> None:
    fake, model = await ask(in_turn(refused(429, "Slow down", "Retry-After: 1"), completion()))
    began = monotonic()

    assert (await model.complete(REQUEST)).text == ANSWER
    assert monotonic() - began >= 1
    assert len(fake.taken) == 2


async def test_server_that_is_busy_for_longer_than_there_is_time_does_not_break_the_deadline(ask: Ask) -> None:
    fake, model = await ask(always(refused(429, "Slow down", "Retry-After: 4")))

    assert await sentence(model, seconds=0.5) == (
        f"The language model at {host(fake)} took longer than 0.5 seconds to answer. Try again in a moment."
    )
    assert len(fake.taken) == 1


async def test_slow_server_is_given_up_at_the_deadline_and_let_go(ask: Ask) -> None:
    fake, model = await ask(always(completion()._replace(after=30)))

    assert await sentence(model, seconds=0.5) == (
        f"The language model at {host(fake)} took longer than 0.5 seconds to answer. Try again in a moment."
    )
    assert len(fake.taken) == 1
    await asyncio.wait_for(fake.idle.wait(), 2)


async def test_call_that_is_cancelled_ends_at_once(ask: Ask) -> None:
    fake, model = await ask(always(completion()._replace(after=30)))
    call = asyncio.create_task(model.complete(REQUEST))
    await fake.asked.wait()

    call.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(call, 2)
    await asyncio.wait_for(fake.idle.wait(), 2)


async def test_server_that_is_not_there_is_a_sentence() -> None:
    async with listening(ok) as fake:
        pass
    model = OpenAIModel(OpenAISettings(model="tiny", base_url=fake.url.replace("//", "//me:hush@")))

    assert await sentence(model) == f"The language model at {host(fake)} cannot be reached. Try again in a moment."
    await model.close()


async def test_server_that_fails_three_times_in_a_row_is_left_alone_for_a_minute(ask: Ask, clock: FakeClock) -> None:
    fake, model = await ask(always(refused(503, "Loading")))
    for _ in range(3):
        await sentence(model)
    requests = len(fake.taken)

    assert await sentence(model) == (
        f"The language model at {host(fake)} failed 3 times in a row, so it has a rest. Try again in 60 seconds."
    )
    clock.now += 59
    await sentence(model)
    assert len(fake.taken) == requests == 6
    clock.now += 1
    fake.mode = ok
    assert [(await model.complete(REQUEST)).text for _ in range(2)] == [ANSWER, ANSWER]


async def test_deadlines_that_pass_count_as_failures_and_cancelled_calls_do_not(ask: Ask) -> None:
    fake, model = await ask(always(completion()._replace(after=30)))
    slow = f"The language model at {host(fake)} took longer than 0.2 seconds to answer. Try again in a moment."
    for _ in range(3):
        fake.asked.clear()
        call = asyncio.create_task(model.complete(REQUEST))
        await fake.asked.wait()
        call.cancel()
        await asyncio.wait([call])

    assert [await sentence(model, seconds=0.2) for _ in range(3)] == [slow] * 3
    assert await sentence(model) == (
        f"The language model at {host(fake)} failed 3 times in a row, so it has a rest. Try again in 60 seconds."
    )
    assert len(fake.taken) == 6
