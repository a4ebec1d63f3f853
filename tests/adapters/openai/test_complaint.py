import re
import ssl

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.openai.complaint import of_connection, of_status
from adapters.openai.failure import Part
from adapters.openai.settings import OpenAISettings

SETTINGS = OpenAISettings(model="tiny", base_url="https://models.example.com/v1")
JSON = st.recursive(
    st.one_of(
        st.none(), st.integers(), st.text(), st.sampled_from(["response_format", "max_tokens", "context length"])
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=10,
)
UNREACHABLE = "The language model at models.example.com cannot be reached. Try again in a moment."
SLOW = "The language model at models.example.com took longer than 30 seconds to answer. Try again in a moment."
LOST = "The language model at models.example.com broke off in the middle of its answer. Try again in a moment."
UNTRUSTED = (
    "The certificate of models.example.com cannot be trusted, so the language model was not asked. "
    "Check OPENAI_BASE_URL."
)


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (httpx2.ConnectTimeout("hush"), UNREACHABLE),
        (httpx2.ConnectError("hush"), UNREACHABLE),
        (httpx2.ProxyError("hush"), UNREACHABLE),
        (None, UNREACHABLE),
        (httpx2.ReadTimeout("hush"), SLOW),
        (httpx2.PoolTimeout("hush"), SLOW),
        (httpx2.ReadError("hush"), LOST),
        (httpx2.RemoteProtocolError("hush"), LOST),
        (httpx2.ConnectError(str(ssl.SSLCertVerificationError("certificate verify failed"))), UNTRUSTED),
    ],
)
def test_connection_that_failed_is_a_sentence_and_counts(cause: Exception | None, told: str) -> None:
    failure = of_connection(cause, SETTINGS, 30.0)

    assert (str(failure), failure.down, failure.disliked) == (told, True, frozenset())


@pytest.mark.parametrize(
    ("body", "disliked"),
    [
        ("'response_format.type' must be 'json_schema' or 'text'", {"form"}),
        ({"message": "Invalid parameter: 'response_format' of type 'json_schema' is not supported"}, {"form"}),
        ({"message": "This model does not support JSON mode"}, {"form"}),
        ({"message": "Failed to parse grammar"}, {"form"}),
        ({"detail": [{"loc": ["body", "response_format"], "msg": "Extra inputs", "input": {}}]}, {"form"}),
        ([{"error": {"message": 'Unknown name "response_format"'}}], {"form"}),
        ({"message": "Use 'max_completion_tokens' instead.", "param": "max_tokens"}, {"limit"}),
        ({"message": "Extra inputs: max_tokens, response_format"}, {"form", "limit"}),
        ({"message": "Extra inputs: top_k", "input": {"response_format": "x", "max_tokens": 1}}, set()),
        ({"message": "No model TINY", "code": 7}, set()),
        (None, set()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [400, 404, 422, 500])
def test_complaint_tells_which_part_of_the_request_is_disliked(status: int, body: object, disliked: set[Part]) -> None:
    assert of_status(status, body, SETTINGS).disliked == disliked


@pytest.mark.parametrize("status", [401, 403, 429, 503])
def test_complaint_of_another_kind_does_not_change_how_the_model_is_asked(status: int) -> None:
    assert of_status(status, "response_format, max_tokens", SETTINGS).disliked == frozenset()


@given(st.integers(300, 599), JSON)
def test_any_error_is_one_of_our_sentences_with_nothing_of_its_own(status: int, body: object) -> None:
    failure = of_status(status, body, SETTINGS)

    assert str(failure) in {str(of_status(status, words, SETTINGS)) for words in ("", "context length")}
    assert re.fullmatch(r"[A-Z].*\.", str(failure))
    assert failure.down == (status >= 500)


def test_complaint_nested_deeply_is_read_too() -> None:
    body: object = "response_format"
    for _ in range(5_000):
        body = [body]

    assert of_status(400, body, SETTINGS).disliked == {"form"}
