"""What the queue keeps is sealed JSON; it comes back as it was, and no words of an exception are in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.dbos.serializer import SealedJson
from adapters.fernet.seal import NoSeal, fresh_key, seal_from
from bot.errors import Unavailable

ATOMS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
JSON = st.recursive(ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
SEALED = SealedJson(seal_from(fresh_key()))


@given(JSON.filter(lambda data: not (isinstance(data, dict) and list(data) == ["error"])))
def test_serializer_gives_back_what_it_was_given(data: object) -> None:
    assert SEALED.deserialize(SEALED.serialize(data)) == data


@given(st.text(alphabet="abcdefgh ", min_size=12))
def test_serializer_keeps_no_readable_words(words: str) -> None:
    assert words not in SEALED.serialize({"text": words})


@given(st.text(min_size=1))
def test_serializer_keeps_of_an_exception_its_type_alone(words: str) -> None:
    kept = SealedJson(NoSeal()).serialize(ValueError(words))

    assert kept == '{"error": "ValueError"}'


def test_serializer_gives_an_exception_back_as_one_that_names_it() -> None:
    error = SEALED.deserialize(SEALED.serialize(KeyError("words of a draft")))

    assert (type(error), error.args) == (RuntimeError, ("KeyError",))


def test_serializer_refuses_what_another_key_sealed() -> None:
    with pytest.raises(Unavailable, match="sealed with a key that is not at hand"):
        SealedJson(seal_from(fresh_key())).deserialize(SEALED.serialize("words"))


def test_serializer_marks_its_rows() -> None:
    assert SEALED.name() == "comeback_json"
