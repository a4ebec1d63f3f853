"""What a language model is not shown, and what the person gets back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.draft import Draft
from bot.suggesting.answer import Answer, Remarked, Written
from bot.suggesting.mask import mask_of, masked
from bot.suggesting.material import Material

PIECES = st.sampled_from(
    [
        *("Hi Kim,", "Dear Mrs Smith", "hey joe,", "@lena_paints", "@ed@social.example", "karen.w82@gmail.com"),
        *("07700 900123", "order 55120", "card 4111 1111 1111 1111", "22 Ash Grove", "your HIV test results"),
        *("[name 1]", "[Name  1]", "[handle 2]", "[phone number 1]", "[", "]", "name", "1", "@everyone"),
        *("Maria Kovacs", "by Priya's", "Best wishes, Sarah Jones", "– Tom", "Kim", "sorry", ".", "\n", "\u200b", "é"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Hi Kim, sorry!", "Hi [name 1], sorry!"),
        ("Dear Mrs Smith, we lost it.", "Dear Mrs [name 1], we lost it."),
        ("hi kim, we lost it", "hi [name 1], we lost it"),
        ("Hi there, hi all, hey Team", "Hi there, hi all, hey Team"),
        ("Ask for Priya. Priya's in.", "Ask for [name 1]. [name 1]'s in."),
        ("Sorry Maria Kovacs. Maria, come by.", "Sorry [name 1]. [name 2], come by."),
        ("We'll call you. Best wishes, Sarah Jones", "We'll call you. Best wishes, [name 1]"),
        ("It's fixed. – Femi", "It's fixed. – [name 1]"),
        ("@lena_paints and @ed@social.example", "[handle 1] and [handle 2]"),
        ("@everyone come", "@everyone come"),
        ("Call her on 07700 900123", "Call her on [phone number 1]"),
        ("Refund sent to karen.w82@gmail.com", "Refund sent to [e-mail 1]"),
        ("Carly, order 55120 is here", "[name 1], order [order number 1] is here"),
        ("Your booking H7KQ2L, card ending 4417", "Your booking [booking number 1], card ending [card number 1]"),
        ("Write to press@lumen.example in Market Street.", "Write to [e-mail 1] in Market Street."),
        ("Call 020 7946 0018 from 9 to 5.", "Call [phone number 1] from 9 to 5."),
        ("Sadly, it rained. Oh, well, Yes, sorry", "Sadly, it rained. Oh, well, Yes, sorry"),
        ("We rose early. Roses, Will?", "We rose early. Roses, Will?"),
        ("[name 1] wrote to Kim.", "[name 1] wrote to [name 2]."),
        ("", ""),
    ],
)
def test_mask_hides_names_and_personal_data(text: str, hidden: str) -> None:
    assert mask_of([text]).hide(text) == hidden


def test_mask_gives_the_same_words_the_same_token_in_every_text() -> None:
    mask = mask_of(["Hi Kim, we look into it."], ["Kim here, order 55120 is late. @shop", "@shop Kim is right"])

    assert [mask.hide(t) for t in ("Hi Kim,", "Kim, order 55120. @shop")] == [
        "Hi [name 1],",
        "[name 1], order [order number 1]. [handle 1]",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hi [name 1], we're sorry.", "Hi Kim, we're sorry."),
        ("Hi [Name 1]! [ name  1 ] [NAME1] [name #1]", "Hi Kim! Kim Kim Kim"),
        ("Write to [handle 1] about [order number 1].", "Write to [handle] about [order number]."),
        ("Ask [name 7] or [email 3].", "Ask [name] or [e-mail]."),
        ("[What you will do by 1 May.] [name]", "[What you will do by 1 May.] [name]"),
    ],
)
def test_mask_is_lifted_only_where_the_person_said_it(written: str, shown: str) -> None:
    mask = mask_of(["Hi Kim, we look into it."], ["@boss my order 55120 is late"])

    assert mask.unmask(written) == shown


def test_mask_leaves_a_token_that_the_person_typed() -> None:
    mask = mask_of(["[name 1] told Kim."])

    assert mask.unmask("[name 1] told [name 2], [name 3].") == "[name 1] told Kim, [name]."


def test_mask_is_lifted_from_all_of_an_answer() -> None:
    mask = mask_of(["Hi Kim, sorry"])
    answer = Answer(
        (Written("[name 1]", "Hi [name 1]", "[name 1]!"),), (Remarked("excuse", "Hi [name 1]", "[name 1]"),)
    )

    assert mask.lifted(answer) == Answer((Written("Kim", "Hi Kim", "Kim!"),), (Remarked("excuse", "Hi Kim", "Kim"),))


def test_masked_covers_the_whole_material() -> None:
    material = Material(
        "respond",
        Draft("Hi Kim, sorry.", parent="@boss call me, 07700 900123"),
        "en",
        facts=("Ask for Priya.",),
        thread=("Dear Ahmed, what now?",),
        accepted=("Thanks, Lars! It's back.",),
    )
    mask = masked(material)

    assert {token: hiding.own for token, hiding in mask.hidden.items()} == {
        "[name 1]": True,
        "[name 2]": True,
        "[phone number 1]": False,
        "[handle 1]": False,
        "[name 3]": False,
        "[name 4]": False,
    }


@settings(deadline=None)
@given(TEXTS)
def test_unmask_brings_back_what_was_masked(text: str) -> None:
    mask = mask_of([text])

    assert mask.unmask(mask.hide(text)) == text


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_unmask_brings_back_own_words_beside_those_of_others(own: str, other: str) -> None:
    mask = mask_of([own], [other])

    assert mask.unmask(mask.hide(own)) == own


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_mask_leaves_no_hidden_words(own: str, other: str) -> None:
    mask = mask_of([own], [other])
    shown = [re.sub(r"\[[\w -]+ [0-9]+\]", "|", mask.hide(text)) for text in (own, other)]

    left = [h.words for h in mask.hidden.values() for t in shown if re.search(rf"(?<!\w){re.escape(h.words)}(?!\w)", t)]
    assert left == []


@settings(deadline=None)
@given(TEXTS, st.sampled_from([str.upper, str.title, lambda t: t.replace(" ", "  "), lambda t: t.replace("-", "")]))
def test_unmask_forgives_case_and_spacing(own: str, changed: object) -> None:
    mask = mask_of([own])
    assert callable(changed)

    for token, hiding in mask.hidden.items():
        assert mask.unmask(changed(token)) == hiding.words


@settings(deadline=None)
@given(st.text(max_size=60), TEXTS)
def test_unmask_never_shows_what_only_others_said(own: str, other: str) -> None:
    mask = mask_of([own], [other])
    written = " ".join(mask.hidden)

    shown = mask.unmask(written)

    assert [h.words for h in mask.hidden.values() if not h.own and f"{h.words} " in f"{shown} "] == []
