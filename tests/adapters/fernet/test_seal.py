"""What is sealed is read with its key only; what is not sealed is read as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fernet.seal import fresh_key, seal_from
from bot.errors import Misuse, Unavailable

NEW, OLD = "bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldyE=", "b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xkLW9sZCE="
OTHER_KEY = (
    "What is kept here was sealed with a key that is not at hand. Whoever runs Comeback must add that key"
    " to COMEBACK_SECRET_KEY, behind the present one."
)
NO_KEY = (
    "What is kept here was sealed with a key, and none is set. Whoever runs Comeback must set"
    " COMEBACK_SECRET_KEY to that key."
)
MARKED = st.builds(str.__add__, st.sampled_from(["␀sealed:", "␀plain:", "␀"]), st.text())


@given(st.sampled_from(["", NEW, f"{NEW},{OLD}"]), st.text() | MARKED)
def test_text_comes_back_whatever_it_is(keys: str, text: str) -> None:
    seal = seal_from(keys)

    assert seal.unseal(seal.seal(text)) == text


@given(st.text().filter(lambda text: not text.startswith("␀")))
def test_text_from_before_there_was_a_key_is_read_as_it_is(text: str) -> None:
    assert seal_from(NEW).unseal(seal_from("").seal(text)) == text
    assert seal_from(NEW).unseal(text) == text


@given(MARKED)
def test_text_that_looks_sealed_is_read_when_a_key_comes_later(text: str) -> None:
    assert seal_from(NEW).unseal(seal_from("").seal(text)) == text


@given(st.text(min_size=4))
def test_sealed_text_shows_nothing_and_is_never_the_same(text: str) -> None:
    kept = [seal_from(NEW).seal(text) for _ in range(2)]

    assert kept[0] != kept[1]
    assert [bool(re.fullmatch("␀sealed:[A-Za-z0-9_=-]+", one)) for one in kept] == [True, True]


def test_text_without_a_key_is_kept_as_it_is() -> None:
    assert seal_from("").seal("Sorry if you were upset.") == "Sorry if you were upset."


@pytest.mark.parametrize("keys", [f"{NEW},{OLD}", f" {NEW} {OLD}\n", f"{NEW} , {OLD},"])
def test_every_key_opens_and_the_first_one_seals(keys: str) -> None:
    both = seal_from(keys)

    assert both.unseal(seal_from(OLD).seal("Sorry.")) == "Sorry."
    assert seal_from(NEW).unseal(both.seal("Sorry.")) == "Sorry."
    with pytest.raises(Unavailable):
        seal_from(OLD).unseal(both.seal("Sorry."))


@pytest.mark.parametrize(("keys", "sentence"), [(OLD, OTHER_KEY), ("", NO_KEY)])
def test_text_that_was_sealed_with_another_key_is_refused(keys: str, sentence: str) -> None:
    with pytest.raises(Unavailable) as raised:
        seal_from(keys).unseal(seal_from(NEW).seal("Sorry."))

    assert str(raised.value) == sentence


@given(st.integers(0, 39), st.characters(codec="ascii"))
def test_text_that_was_tampered_with_is_refused(place: int, char: str) -> None:
    kept = seal_from(NEW).seal("Sorry.")
    tampered = kept[: place + 8] + char + kept[place + 9 :]
    try:
        opened = seal_from(NEW).unseal(tampered)
    except Unavailable as error:
        assert str(error) == OTHER_KEY  # noqa: PT017 - both ways are right
    else:
        assert (opened, tampered) == ("Sorry.", kept)


def test_fresh_key_is_a_key_and_new_each_time() -> None:
    first, second = fresh_key(), fresh_key()

    assert first != second
    assert seal_from(f"{first},{second}").unseal(seal_from(second).seal("Sorry.")) == "Sorry."


@given(st.text(min_size=1).filter(lambda text: text.replace(",", " ").split()) | st.just(NEW[:-1]) | st.just(f"{NEW}!"))
def test_key_that_is_none_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(Misuse) as raised:
        seal_from(f"{OLD},{text}")

    sentence = "COMEBACK_SECRET_KEY must hold keys that “comeback key” made, with commas between them."
    assert str(raised.value) == sentence


def test_seal_does_not_show_its_keys() -> None:
    assert [key for key in (NEW, OLD) if key in repr(vars(seal_from(f"{NEW},{OLD}")))] == []
