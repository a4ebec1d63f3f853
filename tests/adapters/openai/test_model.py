import asyncio
import subprocess
import sys

import msgspec
import pytest

from adapters.openai.model import OpenAIModel
from adapters.openai.settings import OpenAISettings
from bot.errors import Unavailable
from bot.ports import Completion
from tests.adapters.openai.asking import DRAFT, KEY, REQUEST, Ask, FakeClock, host, sentence
from tests.adapters.openai.server import ANSWER, Reply, always, completion, listening, ok, refused, without

FENCED = f"```json\n{ANSWER}\n```"
THOUGHT = f"<think>Two wordings, {{}} each.</think>\n{ANSWER}"


async def test_completion_tells_what_was_answered_and_what_it_took(ask: Ask) -> None:
    fake, model = await ask(ok)

    assert await model.complete(REQUEST) == Completion(
        text=ANSWER,
        model="tiny-2026-11-01",
        rung="json_schema",
        tokens_in=900,
        tokens_out=120,
        tokens_cached=800,
        seconds=0.0,
    )
    assert [(taken.path, taken.body) for taken in fake.taken] == [
        (
            "/v1/chat/completions",
            {
                "model": "tiny",
                "messages": [
                    {"role": "system", "content": "Write two wordings, as JSON."},
                    {"role": "user", "content": f'{{"draft": "{DRAFT}"}}'},
                ],
                "max_tokens": 600,
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": REQUEST.schema},
                },
            },
        )
    ]


async def test_completion_takes_its_seconds_from_the_clock(ask: Ask, clock: FakeClock) -> None:
    def later(_body: object) -> Reply:
        clock.now += 2.5
        return completion()

    _, model = await ask(later)

    assert (await model.complete(REQUEST)).seconds == 2.5


async def test_completion_of_a_server_that_counts_nothing_has_no_tokens_and_our_name_of_the_model(ask: Ask) -> None:
    _, model = await ask(always(Reply(b'{"choices": [{"message": {"content": "{}"}}], "usage": {}}')))

    assert await model.complete(REQUEST) == Completion(
        text="{}", model="tiny", rung="json_schema", tokens_in=0, tokens_out=0, tokens_cached=0, seconds=0.0
    )


@pytest.mark.parametrize("text", [FENCED, THOUGHT, "no JSON at all"])
async def test_completion_is_the_raw_text(ask: Ask, text: str) -> None:
    _, model = await ask(always(completion(text)))

    assert (await model.complete(REQUEST)).text == text


async def test_key_is_sent(ask: Ask) -> None:
    fake, model = await ask(ok)

    await model.complete(REQUEST)

    assert [taken.headers["authorization"] for taken in fake.taken] == [f"Bearer {KEY}"]


async def test_no_key_sends_none_even_when_the_environment_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-server")
    async with listening(ok) as fake:
        model = OpenAIModel(OpenAISettings(model="tiny", base_url=fake.url))
        await model.complete(REQUEST)
        await model.close()

    assert [taken.headers.get("authorization") for taken in fake.taken] == [None]


async def test_halves_of_characters_do_not_keep_a_draft_from_being_sent(ask: Ask) -> None:
    fake, model = await ask(ok)
    torn = msgspec.structs.replace(REQUEST.lines[1], text="half \ud83d of a smile")

    await model.complete(msgspec.structs.replace(REQUEST, lines=(torn,)))

    assert fake.taken[0].body["messages"] == [{"role": "user", "content": "half ? of a smile"}]


async def test_check_tells_who_answers_and_how(ask: Ask) -> None:
    fake, model = await ask(ok)

    strict = await model.check()
    fake.mode = without("json_schema", "json_object")

    who = f"The language model tiny at {host(fake)} answers;"
    assert [strict, await model.check()] == [
        f"{who} it takes the form of its answers as a JSON schema",
        f"{who} it takes no form at all, so answers in text are searched for JSON",
    ]


async def test_check_raises_what_is_wrong(ask: Ask) -> None:
    fake, model = await ask(always(refused(401, "No")))

    with pytest.raises(Unavailable) as raised:
        await model.check()

    assert str(raised.value) == (
        f"The server at {host(fake)} does not accept the key. Whoever runs Comeback can check OPENAI_API_KEY."
    )


async def test_closed_model_can_be_asked_again(ask: Ask) -> None:
    fake, model = await ask(ok)

    await model.complete(REQUEST)
    await model.close()
    await model.close()
    await model.complete(REQUEST)

    assert len(fake.taken) == 2


async def test_model_is_opened_once_for_many_also_when_the_first_gives_up(ask: Ask) -> None:
    fake, model = await ask(ok)
    first = asyncio.create_task(model.complete(REQUEST))
    others = [asyncio.create_task(model.complete(REQUEST)) for _ in range(3)]
    await asyncio.sleep(0)
    first.cancel()

    assert [(await other).text for other in others] == [ANSWER] * 3
    assert first.cancelled()
    assert len(fake.taken) == 3


async def test_model_that_cannot_be_opened_is_a_sentence_and_can_be_closed() -> None:
    model = OpenAIModel(OpenAISettings(model="tiny", base_url="http://999.999.999.999/v1"))

    assert await sentence(model) == "OPENAI_BASE_URL leads nowhere. Write it like https://models.example.com/v1."
    await model.close()


def test_model_is_made_without_loading_the_sdk() -> None:
    program = (
        "import sys\n"
        "from adapters.openai.model import OpenAIModel\n"
        "from adapters.openai.settings import OpenAISettings\n"
        "print(OpenAIModel(OpenAISettings(model='tiny')).name, 'openai' in sys.modules, 'httpx2' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert ran.stdout == "tiny False False\n"
