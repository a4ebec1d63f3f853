"""What speaks against showing a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.guard import Kind, objections
from bot.draft import Draft

DRAFT = Draft("Sorry about the late parcel. We will refund the postage on Friday.", intent="apologise", platform="x")


def kinds(text: str, *answers: str) -> list[Kind]:
    return [objection.kind for objection in objections(text, allowed=(DRAFT.text, *answers), draft=DRAFT)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@everyone Sorry about the late parcel.", ["mass-mention", "ungrounded"]),
        ("@every\u200bone Sorry about the late parcel.", ["mass-mention", "ungrounded"]),
        ("＠here Sorry about the late parcel.", ["mass-mention", "ungrounded"]),
        ("<!channel> Sorry about the late parcel.", ["mass-mention"]),
        ("We were negligent and are legally responsible for the late parcel.", ["legal-admission"]),
        ("We will replace the parcel.", ["ungrounded"]),
        ("We're sorry if anyone was upset about the late parcel.", ["rule"]),
        ("Sorry about the late parcel. " * 12, ["length"]),
    ],
    ids=["mass", "mass-hidden", "mass-wide", "mass-slack", "admission", "ungrounded", "rule", "length"],
)
def test_objections_are_of_the_kind(text: str, found: list[Kind]) -> None:
    assert kinds(text) == found


def test_objections_to_personal_data_stand_although_the_answer_said_it() -> None:
    answer = "Ring Bob Miller at home on 07700 900123."

    assert kinds(answer, answer) == ["personal-data"]


def test_objections_come_in_order_the_gravest_first() -> None:
    text = "@everyone We're sorry if anyone was upset. We will replace it by Monday. " + "We were late. " * 20

    assert kinds(text) == ["mass-mention", "ungrounded", "rule", "length"]


def test_objections_are_sentences_for_people() -> None:
    found = objections("We will replace it on Monday.", allowed=(DRAFT.text,), draft=DRAFT)

    assert [objection.sentence for objection in found] == [
        "It says “We will replace”, “Monday”, which you did not. Check it before you use it."
    ]


def test_objections_are_none_for_the_drafts_own_words_and_gaps() -> None:
    assert kinds("Sorry about the late parcel. [What happened on 3 May, and whom you will call.]") == []


@given(st.text(max_size=400))
def test_objections_never_fail(text: str) -> None:
    allowed = {"mass-mention", "personal-data", "legal-admission", "rule", "length"}

    assert {objection.kind for objection in objections(text, allowed=(text,), draft=DRAFT)} <= allowed
