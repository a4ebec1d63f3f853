"""What every platform owes: the same coach, one card a draft, each event once, and words that hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.coaching.mute import ADMINS
from tests.contract.cli_stage import CliStage
from tests.contract.slack_stage import SlackStage
from tests.contract.stage import Stage
from tests.contract.web_stage import WebStage
from tests.scene import BAD_APOLOGY

STAGES = {"web": WebStage, "cli": CliStage, "slack": SlackStage}  # over its socket: test_slack.py
ANSWER = "We posted a joke about a funeral"


@pytest.fixture(params=sorted(STAGES))
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    """A platform with an empty thread."""
    opened = STAGES[request.param](tmp_path)
    yield opened
    opened.close()


def test_mention_is_answered_in_its_thread_with_hints_and_wordings(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    (card,) = stage.screen().cards
    assert card.rules == ("apology-conditional",)
    assert card.quotes == ("sorry if anyone was offended",)
    assert card.intent == "an apology"
    assert [text.partition("[")[0] for text in card.wordings] == ["We're sorry about this morning's post. ", ""]


def test_press_edits_the_same_card(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    stage.press("a promotion", "e2")

    (card,) = stage.screen().cards
    by_rule = [rule for rule in card.rules if not rule.startswith("ear-")]  # the ear may hear it in a promotion too
    assert (card.intent, by_rule, card.wordings) == ("a promotion", [], ())


def test_answer_fills_the_gap_on_the_same_card(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    stage.write(ANSWER, "e2")

    (card,) = stage.screen().cards
    assert all(f"{ANSWER}." in text for text in card.wordings)


def test_form_behind_a_button_brings_a_reply(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    stage.submit("Edit my draft", {"draft": "Sorry you feel that way, folks."}, "e2")

    (card,) = stage.screen().cards
    assert card.rules == ("apology-you-feel",)


def test_edited_draft_changes_the_same_card(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)
    stage.write(ANSWER, "e2")

    stage.edit("e3", "Sorry you feel that way, folks.")

    (card,) = stage.screen().cards
    assert (card.rules, card.quotes) == (("apology-you-feel",), ("Sorry you feel that way",))
    assert "Better now: Conditional apology (“sorry if”)." in card.says
    assert not any(ANSWER in text for text in card.wordings)


def test_why_is_whispered(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    stage.press("why?", "e2")

    screen = stage.screen()
    assert len(screen.cards) == 1
    assert len(screen.whispers) == 1
    assert "acknowledgement of responsibility" in screen.whispers[0]


def test_feedback_is_thanked_in_private_and_the_thread_stays_as_it_is(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)
    before = stage.screen().cards

    stage.press("Not helpful", "e2")

    cards, (whisper,) = stage.screen()
    assert cards == before
    assert whisper.startswith("Thank you for saying so. “Not this” beside a hint mutes it")


def test_muted_hint_is_gone_and_comes_back(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    stage.press("Not this", "e2")

    (card,), (whisper,) = stage.screen()
    assert (card.rules, card.quotes) == ((), ())
    assert "1 hint is muted here; “mutes” shows it." in card.says
    assert whisper.endswith("“hear apology-conditional” brings it back.")
    stage.write("hear apology-conditional", "e3")
    (card,) = stage.screen().cards
    assert (card.rules, "muted" in card.says) == (("apology-conditional",), False)


def test_only_who_decides_for_the_workspace_mutes_a_hint(stage: Stage) -> None:
    demoted = stage.demote()
    stage.mention(BAD_APOLOGY)

    stage.press("Not this", "e2")

    (card,), (whisper,) = stage.screen()
    assert (card.rules, whisper == ADMINS) == (("apology-conditional",) if demoted else (), demoted)


def test_redelivered_event_changes_nothing(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)
    stage.write(ANSWER, "e2")
    before = stage.screen()

    stage.redeliver()

    assert stage.screen() == before


def test_restart_between_post_and_edit_keeps_the_card(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)
    before = stage.screen()

    stage.restart()

    assert stage.screen() == before
    stage.write(ANSWER, "e2")
    (card,) = stage.screen().cards
    assert all(f"{ANSWER}." in text for text in card.wordings)


def test_forty_thousand_characters_get_one_clear_sentence(stage: Stage) -> None:
    stage.mention("sorry " * 6_667)

    (card,) = stage.screen().cards
    assert "and I read up to 4,000 at a time." in card.summary
    assert card.rules == ()


def test_deleted_draft_takes_its_words_off_the_card(stage: Stage) -> None:
    stage.mention(BAD_APOLOGY)

    stage.delete("e2", "e1")

    (card,) = stage.screen().cards
    assert "offended" not in card.says
    assert card.summary == "This draft is deleted, with everything that was kept about it."


def test_unknown_words_of_another_thread_are_no_draft_of_this_one(stage: Stage) -> None:
    stage.mention("", images=1)

    (card,) = stage.screen().cards
    assert card.summary == "I cannot read images. Please paste the words of the image, or its alternative text."


def test_another_bots_mention_is_not_answered(tmp_path: Path) -> None:
    stage = CliStage(tmp_path)

    stage.mention(BAD_APOLOGY, by_bot=True)

    assert stage.screen().cards == ()


def test_platforms_show_the_same_hints_and_wordings_for_the_same_draft(tmp_path: Path) -> None:
    shown = []
    for platform in STAGES.values():
        stage = platform(tmp_path)
        stage.mention(BAD_APOLOGY + " Mistakes were made. Our intern hit the wrong button.")
        stage.write(ANSWER, "e2")
        (card,) = stage.screen().cards
        shown.append(card._replace(says=""))
        stage.close()

    assert shown[1:] == shown[:-1]
