"""Slack on a bad day: calls that fail, answers that get lost, a program that is killed, and parents that are gone."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from adapters.slack.platform import GONE
from bot.allowance import ends
from bot.limiting.limiter import ADMINS, IN_FORM
from tests.adapters.slack.fake_slack import ANA, CHANNEL, DIRECT, Failure
from tests.adapters.slack.payloads import button_of, commanded, mentioned, pressed_there, sent, visited
from tests.contract.slack_stage import SlackSocketStage, SlackStage
from tests.scene import BAD_APOLOGY

MENTIONS = 20
TROUBLE = (
    Failure(429, "ratelimited", retry_after=0),
    Failure(500),
    Failure(500, done=True),  # it was posted, and only the answer got lost
    Failure(error="internal_error", done=True),
    Failure(),
)


@pytest.fixture(params=[SlackStage, SlackSocketStage], ids=["signed", "socket"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SlackStage]:
    """A workspace with an empty channel."""
    opened = request.param(tmp_path)
    yield opened
    opened.close()


def test_every_mention_has_one_card_whatever_fails(stage: SlackStage) -> None:
    said = [stage.slack.say(BAD_APOLOGY) for _ in range(MENTIONS)]
    for method in ("chat.postMessage", "chat.update"):
        stage.slack.fail(method, *(failure for failure, _ in zip(cycle(TROUBLE), said, strict=False)))

    for number, ts in enumerate(said):
        stage.deliver(mentioned(BAD_APOLOGY, ts))
        if number % 5 == 0:  # Slack saw no answer
            stage.deliver(mentioned(BAD_APOLOGY, ts))
        if number == MENTIONS // 2:
            stage.restart()
    stage.settle()

    assert [len(stage.slack.cards(ts)) for ts in said] == [1] * MENTIONS
    assert len(stage.slack.messages[CHANNEL]) == 2 * MENTIONS


def test_answer_to_a_deleted_message_does_not_land_in_the_channel(stage: SlackStage) -> None:
    ts = stage.slack.say(BAD_APOLOGY)
    stage.slack.remove(ts)

    stage.deliver(mentioned(BAD_APOLOGY, ts))
    stage.settle()

    assert stage.slack.messages[CHANNEL] == []
    assert [whisper["text"] for whisper in stage.slack.ephemerals] == [GONE]


def test_command_opens_a_thread_in_which_the_coach_goes_on(stage: SlackStage) -> None:
    stage.deliver(commanded("coach", BAD_APOLOGY))
    stage.settle()
    (card,) = stage.slack.messages[CHANNEL]

    stage.follow(card["ts"])
    stage.write("We posted a joke about a funeral", "e2")
    stage.press("a promotion", "e3")

    (card,) = stage.screen().cards
    assert card.intent == "a promotion"


def test_command_where_we_are_not_is_answered_in_private(stage: SlackStage) -> None:
    stage.slack.closed.add(CHANNEL)

    stage.deliver(commanded("coach", BAD_APOLOGY))
    stage.settle()

    ((_, (answer,)),) = stage.slack.messages.items()
    assert answer["text"] == "I am not in that channel. Invite me with /invite, and ask me again."


def test_another_bots_mention_is_not_answered(stage: SlackStage) -> None:
    stage.mention(BAD_APOLOGY, by_bot=True)

    assert stage.screen().cards == ()


def test_page_shows_how_the_workspace_writes_and_a_change_is_answered_in_the_direct_messages(
    stage: SlackStage,
) -> None:
    stage.deliver(visited())
    stage.settle()
    page = stage.slack.pages[ANA]
    stage.deliver(pressed_there(*button_of(page, "Change it"), page))
    stage.deliver(sent(stage.slack.views[-1], {"tone": "dry"}))
    stage.settle()
    stage.deliver(visited())
    stage.settle()

    (card,) = stage.slack.messages[DIRECT]
    assert "Tone: dry" in card["text"]
    assert ("Nobody has told me" in str(page), "Tone: dry" in str(stage.slack.pages[ANA])) == (True, True)


def test_pages_beside_slack_answer_only_on_this_machine(tmp_path: Path) -> None:
    stage = SlackStage(tmp_path)
    stage.mention(BAD_APOLOGY)

    assert (stage.pages("127.0.0.1"), stage.pages("bot.example.com")) == (200, 400)
    stage.close()


def test_what_a_person_may_not_change_waits_in_the_form_for_an_admin(stage: SlackStage) -> None:
    stage.deliver(commanded("limits"))
    stage.settle()
    stage.follow(stage.slack.messages[CHANNEL][0]["ts"])
    stage.demote()
    stage.submit("Change it", {"days": "30", "tokens": "5,000"}, "e1")
    asked = stage.screen().cards
    stage.redeliver()

    assert stage.screen().cards == asked
    assert [f"{ADMINS} {IN_FORM}" in card.says for card in asked] == [False, True]
    assert [ends(90) in card.says for card in asked] == [True, True]
    stage.slack.admins.add("U0BEN")
    stage.submit("Change it", {}, "e2", person="U0BEN")
    assert [ends(days) in card.says for card, days in zip(stage.screen().cards, (90, 30), strict=True)] == [True, True]
    assert [asked["user"] for asked in stage.slack.called("users.info")] == [ANA, "U0BEN"]
