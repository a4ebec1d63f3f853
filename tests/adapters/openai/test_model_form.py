"""How the model asks for the form of the answer, and how it learns what a server understands."""

import pytest

from adapters.openai.model import OpenAIModel
from adapters.openai.settings import OpenAISettings
from tests.adapters.openai.asking import DRAFT, REQUEST, Ask, host, sentence
from tests.adapters.openai.server import Reply, always, completion, in_turn, refused, without

NO_MAX_TOKENS = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
IN_WORDS = (
    f'{{"draft": "{DRAFT}"}}\n\nAnswer with one JSON object and nothing else. It must fit this JSON schema:\n'
    '{"type":"object","properties":{"suggestions":{"type":"array","items":{"type":"string"}}},'
    '"required":["suggestions"],"additionalProperties":false}'
)


@pytest.mark.parametrize(("status", "requests"), [(400, 1), (404, 1), (422, 1), (500, 2)])
async def test_form_that_a_server_does_not_know_is_asked_for_in_a_humbler_way(
    ask: Ask, status: int, requests: int
) -> None:
    fake, model = await ask(without("json_schema", status=status))

    assert (await model.complete(REQUEST)).rung == "json_object"
    assert fake.forms == ["json_schema"] * requests + ["json_object"]
    assert fake.taken[-1].body["response_format"] == {"type": "json_object"}


async def test_schema_is_told_in_words_where_it_cannot_be_sent(ask: Ask) -> None:
    fake, model = await ask(without("json_schema", "json_object"))

    assert (await model.complete(REQUEST)).rung == "text"
    assert fake.forms == ["json_schema", "json_object", "text"]
    assert fake.taken[-1].body["messages"] == [
        {"role": "system", "content": "Write two wordings, as JSON."},
        {"role": "user", "content": IN_WORDS},
    ]


async def test_rung_is_remembered(ask: Ask) -> None:
    fake, model = await ask(without("json_schema", "json_object"))

    await model.complete(REQUEST)
    await model.complete(REQUEST)

    assert fake.forms == ["json_schema", "json_object", "text", "text"]


async def test_rung_is_not_remembered_when_nothing_came_of_it(ask: Ask) -> None:
    trouble = refused(500, "The schema of the database is being changed.")
    fake, model = await ask(in_turn(trouble, trouble, trouble, trouble, completion()))

    assert await sentence(model) == (
        f"The language model at {host(fake)} has trouble of its own (500). Try again in a moment."
    )
    assert (await model.complete(REQUEST)).rung == "json_schema"
    assert fake.forms == ["json_schema", "json_schema", "json_object", "text", "json_schema"]


async def test_form_stays_when_the_error_does_not_name_it(ask: Ask) -> None:
    fake, model = await ask(always(refused(400, "'temperature' must be a number")))

    assert await sentence(model) == (
        f"The server at {host(fake)} did not understand the request (400). Check OPENAI_BASE_URL."
    )
    assert fake.forms == ["json_schema"]


async def test_form_stays_when_only_the_name_of_the_model_or_the_quoted_request_sounds_like_one(ask: Ask) -> None:
    detail = b'{"detail": [{"loc": ["body", "top_k"], "msg": "missing", "input": {"response_format": "tiny"}}]}'
    fake, model = await ask(always(Reply(detail, 422)))
    other = OpenAIModel(OpenAISettings(model="schema-7b", base_url=fake.url))

    await sentence(model)
    fake.mode = always(refused(404, "There is no model schema-7b."))

    assert await sentence(other) == (
        f"The server at {host(fake)} has no model “schema-7b”. "
        "Check COMEBACK_MODEL, and OPENAI_BASE_URL: it often ends in /v1."
    )
    assert fake.forms == ["json_schema", "json_schema"]
    await other.close()


async def test_limit_of_the_length_is_named_as_the_server_wants_it_and_remembered(ask: Ask) -> None:
    fake, model = await ask(
        lambda body: refused(400, NO_MAX_TOKENS, param="max_tokens") if "max_tokens" in body else completion()
    )

    await model.complete(REQUEST)
    await model.complete(REQUEST)

    limits = [{name: taken.body[name] for name in taken.body if name.startswith("max")} for taken in fake.taken]
    assert limits == [{"max_tokens": 600}, {"max_completion_tokens": 600}, {"max_completion_tokens": 600}]
    assert fake.forms == ["json_schema"] * 3


async def test_server_that_dislikes_everything_is_asked_four_times_and_no_more(ask: Ask) -> None:
    fake, model = await ask(always(refused(422, "response_format and max_tokens are unknown")))

    await sentence(model)

    assert fake.forms == ["json_schema", "json_schema", "json_object", "text"]
