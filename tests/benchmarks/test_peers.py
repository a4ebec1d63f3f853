"""The likeness of write-good, and proselint, under our labels."""

from benchmarks.peers import linted
from bot.ear.example import Example
from bot.ear.sound import LABELS


def heard(text: str) -> set[str]:
    [row] = linted([Example("1", "a", "", "x", text, "other")])
    return {label for label, said in zip(LABELS, row, strict=True) if said}


def test_peers_hear_the_passive_voice() -> None:
    assert heard("Mistakes were made.") == {"passive-evasion"}


def test_peers_hear_a_sentence_that_opens_with_so() -> None:
    assert heard("The van broke down. So the cake came late.") == {"excuse"}


def test_peers_hear_a_weasel_word() -> None:
    assert heard("The van probably broke down.") == {"speculation"}


def test_peers_hear_a_cliche() -> None:
    assert heard("The new oven is second to none.") == {"corporate-boilerplate"}


def test_peers_hear_rows_of_exclamation_marks() -> None:
    assert heard("We open today!!!") == {"shouting"}


def test_peers_hear_nothing_in_a_plain_sentence() -> None:
    assert heard("We open at nine.") == set()
