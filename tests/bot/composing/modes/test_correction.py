"""A correction: the right fact first."""

from bot.composing.composer import compose
from bot.draft import Draft

RIGHT = "[What is right, in a sentence that can be quoted by itself.]"
SAID = "[Where you got it wrong: which post, and which point.]"
OLD = "[What became of the old post.]"


def texts(text: str, **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text), "correction", answers).wordings]


def test_right_fact_stands_first() -> None:
    assert texts("We posted the wrong price for the tent. The right price is £89. Sorry about that.") == [
        f"Correction: The right price is £89. We posted the wrong price for the tent. Sorry about that. {OLD}",
        "Correction: The right price is £89. We posted the wrong price for the tent. Sorry about that.",
    ]


def test_right_fact_that_leans_stays_behind_the_wrong_one() -> None:
    assert texts("We said the bridge opens on 4 May. It opens on 14 May. Sorry! We deleted the tweet.")[0] == (
        "Correction: We said the bridge opens on 4 May. It opens on 14 May. Sorry. We deleted the tweet."
    )


def test_word_correction_is_there_once() -> None:
    assert texts("Correction: we named the wrong Mr. Lim this morning.")[1] == (
        f"Correction: {RIGHT} We named the wrong Mr. Lim this morning. We're sorry."
    )


def test_sorry_about_a_post_is_asked_for_all_that_is_missing() -> None:
    assert texts("Sorry if you were upset by the video.") == [
        f"Correction: {RIGHT} {SAID} Sorry about the video. {OLD}",
        f"Correction: {RIGHT} {SAID} Sorry about the video.",
    ]


def test_answers_make_it_whole() -> None:
    answers = {
        "right": "the study had 400 participants",
        "said": "in episode 88 I said 4,000",
        "original": "the old episode is marked",
    }

    assert texts("Sorry if you were upset by the video.", **answers)[0] == (
        "Correction: The study had 400 participants. In episode 88 I said 4,000. Sorry about the video. "
        "The old episode is marked."
    )


def test_claim_that_was_wrong_never_stands_without_its_denial() -> None:
    draft = "Correction: we posted that the bridge had collapsed. It hadn't; one lane is closed."

    assert texts(draft)[1] == (
        "Correction: We posted that the bridge had collapsed. It hadn't; one lane is closed. We're sorry."
    )
