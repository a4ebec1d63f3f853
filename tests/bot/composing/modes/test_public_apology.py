"""A public apology, signed."""

from bot.composing.composer import compose
from bot.draft import Draft

SIGNER = "[Name and role of the person who signs.]"


def texts(text: str, **answers: str) -> dict[str, str]:
    return {wording.title: wording.text for wording in compose(Draft(text), "public-apology", answers).wordings}


def test_public_apology_has_every_part_and_a_signature() -> None:
    draft = "We posted the wrong price at 9. That was our mistake, and we're sorry. Everyone gets £5 back by Friday."

    assert texts(draft)["Every part, signed"] == (
        "We posted the wrong price at 9. That was our mistake, and we're sorry. "
        "[Who was affected, and what it meant for them.] Everyone gets £5 back by Friday. "
        f"[What you are changing so that it does not happen again.] {SIGNER}"
    )


def test_signature_of_the_draft_stays() -> None:
    assert texts("We posted the wrong price. So sorry. Judith")["Every part, signed"].endswith("happen again.] Judith")


def test_answer_to_who_signs_stands_last_without_a_full_stop() -> None:
    signed = texts("Sorry if you were upset by the video.", signer="Ada Lane, head of kitchen.")

    assert signed["Every part, signed"].endswith("] Ada Lane, head of kitchen")
    assert signed["Brief"].endswith("by when.]")
