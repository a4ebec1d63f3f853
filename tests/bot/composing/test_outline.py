"""A wording before it is text: what is left out of it, and how it fits."""

from bot.composing.gap import gaps
from bot.composing.outline import Desk, Line, Outline, fitted, lines, outline, regret, shorter
from bot.composing.sentence import read
from bot.draft import Draft


def desk(text: str = "Hi Kim, we lost your order. Sorry about the delay. Frank", platform: str = "x") -> Desk:
    material = read(Draft(text, intent="apologise", platform=platform))
    return Desk(material, {}, gaps(material, ""), platform)


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
