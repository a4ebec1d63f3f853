"""The port Platform on Slack, against a Web API that fails as the real one does."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from adapters.slack.platform import CARD_GONE, GONE, ROOT, TEAM_GONE
from adapters.slack.settings import SlackSettings
from adapters.slack.workspace import Kept, SlackWorkspace, ask_slack, open_slack
from bot.chat import Card, Mention, Paragraph, Person, Place, Whisper
from bot.delivery import Delivery
from bot.errors import Misuse, Unavailable
from tests.adapters.slack.fake_installations import FakeInstallations, FakeMemory
from tests.adapters.slack.fake_slack import ANA, CHANNEL, TEAM, Failure, FakeSlack, Json
from tests.fakes import FakeTurns

CARD = Card(key="draft:e1", summary="2 hints for this draft", blocks=(Paragraph("Say who it was."),))
LATER = Card(key="draft:e1", summary="No rule matched for this draft", blocks=())
OTHER = Card(key="draft:e2", summary="1 hint for this draft", blocks=())
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def thread(slack: FakeSlack) -> Place:
    """A thread that somebody opened."""
    return Place("slack", TEAM, CHANNEL, slack.say("We're sorry if anyone was offended."))


def summaries(messages: list[Json]) -> list[str]:
    return [message["text"].partition("\n")[0] for message in messages]


async def test_card_is_posted_in_its_thread_with_its_key(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)

    stamp = await workspace.platform.post(place, CARD)

    (posted,) = slack.cards(place.thread)
    assert (posted["ts"], posted["thread_ts"], summaries([posted])) == (stamp, place.thread, [CARD.summary])
    assert posted["metadata"]["event_payload"] == {"key": "draft:e1", "thread": place.thread}
    (asked,) = slack.called("chat.postMessage")
    assert (asked["unfurl_links"], asked["unfurl_media"]) == (False, False)


async def test_edit_replaces_the_card(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)
    stamp = await workspace.platform.post(place, CARD)

    await workspace.platform.edit(place, stamp, LATER)

    assert summaries(slack.cards(place.thread)) == [LATER.summary]


async def test_card_that_somebody_deleted_gets_one_clear_sentence(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)
    stamp = await workspace.platform.post(place, CARD)
    slack.remove(stamp)

    with pytest.raises(Misuse) as raised:
        await workspace.platform.edit(place, stamp, LATER)

    assert str(raised.value) == CARD_GONE


async def test_posted_finds_a_card_by_its_key_on_every_page(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place, slack.page = thread(slack), 2
    for number in range(5):
        slack.say(f"{number}", thread=place.thread)
    stamp = await workspace.platform.post(place, CARD)

    assert await workspace.platform.posted(place, "draft:e1") == stamp
    assert await workspace.platform.posted(place, "draft:e2") is None
    assert len(slack.called("conversations.replies")) == 4 + 4


async def test_posted_finds_nothing_in_a_thread_that_is_gone(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)
    slack.remove(place.thread)

    assert await workspace.platform.posted(place, "draft:e1") is None


async def test_reply_to_a_deleted_message_is_withdrawn_from_the_channel(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    place = thread(slack)
    slack.remove(place.thread)

    with pytest.raises(Misuse) as raised:
        await workspace.platform.post(place, CARD)

    assert str(raised.value) == GONE
    assert slack.messages[CHANNEL] == []


async def test_reply_that_could_not_be_withdrawn_is_withdrawn_before_it_is_made_again(
    slack: FakeSlack, workspace: SlackWorkspace, turns: FakeTurns
) -> None:
    place = thread(slack)
    slack.remove(place.thread)
    slack.fail("chat.delete", Failure(500))
    mention = Mention(id="e1", place=place, person=Person(ANA, "Ana"), at=AT, text="")
    screen = Delivery({"slack": workspace.platform}, turns)

    with pytest.raises(Unavailable):
        await screen.show(mention, CARD)
    with pytest.raises(Misuse) as raised:
        await screen.show(mention, CARD)

    assert str(raised.value) == GONE
    assert slack.messages[CHANNEL] == []


async def test_whisper_is_seen_by_one_person_in_the_thread(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)

    await workspace.platform.whisper(place, Whisper(key="why:e2", person=ANA, blocks=(Paragraph("Because."),)))

    (seen,) = slack.ephemerals
    assert (seen["channel"], seen["thread_ts"], seen["user"], seen["text"]) == (CHANNEL, place.thread, ANA, "Because.")
    assert slack.cards(place.thread) == []


async def test_whisper_to_somebody_who_left_the_channel_comes_as_a_direct_message(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    slack.fail("chat.postEphemeral", Failure(error="user_not_in_channel"))

    await workspace.platform.whisper(thread(slack), Whisper(key="why:e2", person=ANA, blocks=(Paragraph("Because."),)))

    assert (slack.ephemerals, summaries(slack.messages[ANA])) == ([], ["Because."])


async def test_whisper_where_we_are_not_comes_as_a_direct_message(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = Place("slack", TEAM, CHANNEL, "command:1.2.t")
    slack.closed.add(CHANNEL)

    await workspace.platform.whisper(place, Whisper(key="why:e2", person=ANA, blocks=(Paragraph("Because."),)))

    assert slack.ephemerals == []
    assert summaries(slack.messages[ANA]) == ["Because."]


async def test_first_card_of_a_command_opens_a_thread(
    slack: FakeSlack, workspace: SlackWorkspace, turns: FakeTurns
) -> None:
    place = Place("slack", TEAM, CHANNEL, "command:1.2.t")
    mention = Mention(id="e1", place=place, person=Person(ANA, "Ana"), at=AT, text="")
    screen = Delivery({"slack": workspace.platform}, turns)

    await screen.show(mention, CARD)
    await screen.show(mention, OTHER)

    first, second = slack.messages[CHANNEL]
    assert ("thread_ts" in first, second["thread_ts"]) == (False, first["ts"])
    assert await workspace.platform.home(replace(place, thread=first["ts"])) == place
    assert await workspace.platform.home(place) == place


async def test_post_whose_answer_was_lost_is_found_and_not_made_again(
    slack: FakeSlack, workspace: SlackWorkspace, turns: FakeTurns
) -> None:
    for place in (thread(slack), Place("slack", TEAM, CHANNEL, "command:1.2.t")):
        mention = Mention(id="e1", place=place, person=Person(ANA, "Ana"), at=AT, text="")
        screen = Delivery({"slack": workspace.platform}, turns)
        slack.fail("chat.postMessage", Failure(500, done=True))
        before = len(slack.called("chat.postMessage"))

        with pytest.raises(Unavailable):
            await screen.show(mention, CARD)
        await screen.show(mention, CARD)

        assert len(slack.called("chat.postMessage")) == before + 1
        turn = await turns.find(place, CARD.key)
        assert turn
        assert (turn.card, turn.message) == (CARD, slack.messages[CHANNEL][-1]["ts"])
    assert [kept.id for kept in turns.kept.values()].count(ROOT) == 1


async def test_call_waits_as_long_as_slack_asks(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)
    slack.fail("chat.postMessage", Failure(429, "ratelimited", retry_after=0))

    await workspace.platform.post(place, CARD)

    assert len(slack.called("chat.postMessage")) == 2
    assert len(slack.cards(place.thread)) == 1


@pytest.mark.parametrize(
    ("failure", "kind", "sentence"),
    [
        (Failure(500), Unavailable, "Slack cannot be reached at the moment."),
        (Failure(503), Unavailable, "Slack cannot be reached at the moment."),
        (Failure(error="fatal_error"), Unavailable, "Slack cannot be reached at the moment."),
        (
            Failure(error="not_in_channel"),
            Misuse,
            "I am not in that channel. Invite me with /invite, and ask me again.",
        ),
        (Failure(error="is_archived"), Misuse, "Slack refused what I wanted to do (is_archived)."),
    ],
)
async def test_failure_becomes_a_sentence(
    slack: FakeSlack, workspace: SlackWorkspace, failure: Failure, kind: type[Exception], sentence: str
) -> None:
    place = thread(slack)
    slack.fail("chat.postMessage", failure)

    with pytest.raises(kind) as raised:
        await workspace.platform.post(place, CARD)

    assert str(raised.value) == sentence


async def test_we_start_while_slack_is_away(settings: SlackSettings, turns: FakeTurns) -> None:
    nowhere = replace(settings, base_url="http://127.0.0.1:9/api/")

    async with open_slack(nowhere, Kept(turns, FakeInstallations(), FakeMemory().forget)) as opened:
        assert opened
        with pytest.raises(Unavailable):
            await opened.platform.post(Place("slack", TEAM, CHANNEL, "1.2"), CARD)


async def test_place_of_another_workspace_does_not_reach_the_token(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    elsewhere = replace(thread(slack), workspace="T02")

    with pytest.raises(Misuse) as raised:
        await workspace.platform.post(elsewhere, CARD)
    await workspace.platform.whisper(elsewhere, Whisper(key="w", person=ANA, blocks=()))

    assert str(raised.value) == TEAM_GONE
    assert [call.method for call in slack.calls] == ["auth.test"]


async def test_doctor_hears_as_whom_slack_knows_us(settings: SlackSettings) -> None:
    assert await ask_slack(settings) == (
        f"{settings.host} knows us as U0BOT of T01; what people do comes by Socket Mode and signed requests"
    )


async def test_wrong_token_gets_one_clear_sentence(settings: SlackSettings) -> None:
    with pytest.raises(Misuse) as raised:
        await ask_slack(replace(settings, bot_token="xoxb-other"))

    assert str(raised.value) == (
        "Slack does not accept my token for that workspace (invalid_auth). Install the app there again; "
        "if you set SLACK_BOT_TOKEN, copy its bot token anew."
    )


async def test_what_is_under_way_stands_below_the_thread_until_it_is_done(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    place = thread(slack)
    stood = []
    stamp = await workspace.platform.post(place, replace(CARD, working="is writing better wordings…"))
    stood.append(slack.statuses[CHANNEL, place.thread])
    await workspace.platform.edit(place, stamp, LATER)
    await workspace.platform.edit(place, stamp, CARD)

    assert [*stood, slack.statuses[CHANNEL, place.thread]] == ["is writing better wordings…", ""]
    assert len(slack.called("assistant.threads.setStatus")) == 2


async def test_card_is_shown_also_where_no_status_may_be_set(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    place = thread(slack)
    slack.fail("assistant.threads.setStatus", Failure(error="missing_scope"))

    await workspace.platform.post(place, replace(CARD, working="is writing better wordings…"))

    assert summaries(slack.cards(place.thread)) == [CARD.summary]
