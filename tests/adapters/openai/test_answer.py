import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.openai.answer import Answer, Choice, Details, Spent, Words, answer_from
from adapters.openai.failure import Failure
from tests.adapters.openai.asking import REQUEST

NO_COMPLETION = "What answered at here is no language model. Check OPENAI_BASE_URL: it often ends in /v1."
FIELDS = st.sampled_from(["choices", "message", "content", "refusal", "usage", "model", "prompt_tokens"])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(FIELDS, inner)),
)


def test_answer_is_read_without_what_else_a_server_tells() -> None:
    body = (
        b'{"id": "1", "object": "chat.completion", "created": 5, "model": "tiny-2", "timings": {"n": 0.5}, "choices": '
        b'[{"index": 0, "logprobs": null, "finish_reason": "stop", "message": {"role": "assistant", "content": "{}"}}],'
        b'"usage": {"prompt_tokens": 3, "completion_tokens": 2, "prompt_tokens_details": {"cached_tokens": 1}}}'
    )

    assert answer_from(body, "here") == Answer(
        (Choice(Words("{}"), "stop"),), "tiny-2", Spent(3, 2, prompt_tokens_details=Details(1))
    )


@pytest.mark.parametrize(
    ("usage", "cached"),
    [("null", 0), ("{}", 0), ('{"prompt_tokens_details": null}', 0), ('{"prompt_tokens_details": {}}', 0),
     ('{"prompt_tokens_details": {"cached_tokens": null}}', 0), ('{"prompt_tokens_details": {"cached_tokens": 7}}', 7)],
)  # fmt: skip
def test_tokens_that_a_server_does_not_tell_are_none(usage: str, cached: int) -> None:
    answer = answer_from(f'{{"choices": [], "usage": {usage}}}'.encode(), "here")

    assert (answer.spent.prompt_tokens, answer.spent.completion_tokens, answer.spent.cached) == (None, None, cached)


@pytest.mark.parametrize(("told", "name"), [(None, ""), ("", ""), ("a\x00b\nc", "abc"), ("m" * 500, "m" * 100)])
def test_name_of_the_model_can_be_kept(told: str | None, name: str) -> None:
    assert Answer((), told).name == name


@given(st.one_of(st.binary(), JSON.map(msgspec.json.encode)))
def test_any_body_is_an_answer_or_a_sentence(body: bytes) -> None:
    try:
        told = answer_from(body, "here").text(REQUEST, "tiny")
    except Failure as failure:
        told = str(failure) if not failure.down else ""

    assert told.strip()


@given(st.text().filter(str.strip), st.text(), st.sampled_from(["stop", "tool_calls", "eos", None]))
def test_text_of_an_answer_is_what_the_model_wrote_first(text: str, second: str, finish: str | None) -> None:
    answer = Answer((Choice(Words(text), finish), Choice(Words(second), "length")))

    assert answer.text(REQUEST, "tiny") == text


@given(st.text(), st.text(min_size=1))
def test_refusal_is_no_text(text: str, refusal: str) -> None:
    with pytest.raises(Failure, match=r"^tiny declined to write about this\.$"):
        Answer((Choice(Words(text, refusal), "stop"),)).text(REQUEST, "tiny")
