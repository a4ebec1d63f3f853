"""A wording before it is text: what is left out of it, and how it fits."""

from bot.composing.gap import gaps
from bot.composing.length import Room
from bot.composing.outline import Desk, Line, Outline, bare, fitted, labelled, lines, outline, regret, shorter
from bot.composing.sentence import read
from bot.draft import Draft


def desk(text: str = "Hi Kim, we lost your order. Sorry about the delay. Frank", platform: str = "x") -> Desk:
    material = read(Draft(text, intent="apologise", platform=platform))
    return Desk(material, {}, gaps(material, ""), Room(platform))


SORRY = Line("sorry", "We're sorry about the delay.")
CHANGE = Line("change", "[What changes.]", "change", open=True)
CONTACT = Line("contact", "Write to us.")
FACT = Line("fact", "We lost your order.")


def test_text_goes_on_in_lower_case_after_a_greeting_with_a_comma() -> None:
    greeted = Outline("Brief", (Line("greeting", "Hi Kim,"), SORRY, FACT))

    assert greeted.text == "Hi Kim, we're sorry about the delay. We lost your order."


def test_text_keeps_the_capital_after_a_greeting_that_is_a_sentence() -> None:
    assert Outline("Brief", (Line("greeting", "Hi Kim!"), SORRY)).text == "Hi Kim! We're sorry about the delay."


def test_outline_puts_lines_between_greeting_and_signature_each_once() -> None:
    whole = outline("Brief", desk(), (SORRY, FACT), (FACT,))

    assert [line.text for line in whole.lines] == ["Hi Kim,", SORRY.text, FACT.text, "Frank"]


def test_shorter_leaves_out_one_part_a_press_and_never_the_sorry() -> None:
    whole = Outline("Fuller", (SORRY, FACT, CHANGE, CONTACT))

    assert [shorter(whole, presses).lines for presses in (0, 1, 2, 9)] == [
        (SORRY, FACT, CHANGE, CONTACT), (SORRY, FACT, CHANGE), (SORRY, FACT), (SORRY, FACT),
    ]  # fmt: skip


def test_fitted_leaves_out_contact_before_change_and_keeps_the_rest() -> None:
    long = Line("change", "From now on we check. " * 8)

    assert fitted(Outline("Fuller", (SORRY, FACT, long, Line("contact", "Write. " * 30))), desk()).lines == (
        SORRY,
        FACT,
        long,
    )


def test_fitted_opens_the_gap_for_a_fact_that_has_no_room() -> None:
    fact = Line("fact", "We lost it. " * 30)

    whole = fitted(Outline("Brief", (SORRY, fact)), desk())

    assert [line.text for line in whole.lines] == [
        "We're sorry about the delay.", "[What happened, in a sentence that starts with “We”.]",
    ]  # fmt: skip
    assert whole.gaps == ("what",)


def test_fitted_says_a_plain_sorry_for_one_that_has_no_room() -> None:
    whole = fitted(Outline("Brief", (Line("sorry", "We are so sorry. " * 30), FACT)), desk())

    assert whole.text == "We're sorry. We lost your order."


def test_regret_speaks_in_the_drafts_voice() -> None:
    assert [regret("We", "the delay"), regret("I", ""), regret("", "the delay")] == [
        "We're sorry about the delay.", "I'm sorry.", "Sorry about the delay.",
    ]  # fmt: skip


def test_lines_lose_the_conjunction_that_tied_them() -> None:
    material = read(Draft("And we lost your order.", intent="apologise"))

    assert lines("fact", material.sentences) == (FACT,)


def test_fitted_drops_a_fact_that_has_no_room_where_another_tells_it() -> None:
    long = Line("fact", "We lost it. " * 30)

    assert fitted(Outline("Brief", (SORRY, FACT, long)), desk()).lines == (SORRY, FACT)


def test_fitted_keeps_the_label_of_what_becomes_a_gap() -> None:
    (whole,) = labelled("Correction:", (Line("fact", "We lost it. " * 30),))

    assert fitted(Outline("Whole", (whole,)), desk()).text == (
        "Correction: [What happened, in a sentence that starts with “We”.]"
    )


def test_bare_has_neither_greeting_nor_signature() -> None:
    assert bare("Whole", (SORRY, FACT), (FACT,)).lines == (SORRY, FACT)


def test_text_begins_a_new_line_with_each_label() -> None:
    note = bare("Note", labelled("Known:", (SORRY, FACT)), labelled("Say:", (CONTACT,)), between="\n")

    assert note.text == "Known: We're sorry about the delay. We lost your order.\nSay: Write to us."


def test_signed_is_the_answer_else_the_drafts_own_else_a_gap() -> None:
    signed, unsigned = desk(), desk("We lost your order.")
    answered = signed._replace(answers={"signer": "Ada, baker. "})

    assert [[line.text for line in made.signed()] for made in (answered, signed, unsigned)] == [
        ["Ada, baker"], ["Frank"], ["[Name and role of the person who signs.]"],
    ]  # fmt: skip


def test_filled_gives_the_gap_a_role_of_its_own() -> None:
    assert desk().filled("step", "doing", missing="after") == (
        Line("after", "[What is being done now.]", "doing", open=True),
    )
