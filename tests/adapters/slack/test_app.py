"""Signed requests: kept first and acknowledged then; everything that is not for us is acknowledged and left alone."""

import time

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as checked
from hypothesis import strategies as st
from msgspec.structs import replace

from adapters.slack.app import LIMIT, PATH, hearing
from adapters.slack.client import AWAY
from adapters.slack.intake import NO_FORM, THERE, Intake
from adapters.slack.workspace import SlackWorkspace
from bot.chat import Button, Card, Command, Deletion, Edit, Field, Form, Mention, Message, Place, Press, Submit
from bot.conversation import Turn
from tests.adapters.slack.door import Door
from tests.adapters.slack.fake_engine import COMMANDS, FakeEngine
from tests.adapters.slack.fake_slack import ANA, CHANNEL, SECRET, TEAM, US, Failure, FakeSlack, Json
from tests.adapters.slack.payloads import (
    button_of,
    chosen,
    commanded,
    deleted,
    edited,
    mentioned,
    pressed,
    sent,
    signed,
    written,
)
from tests.fakes import FakeTurns

DRAFT = "We're sorry if anyone was offended."
FORM = Form("coach:edit::e1", "Edit my draft", (Field("draft", "Your draft", DRAFT, multiline=True),), "Read it again")
CARD = Card(
    key="draft:e1",
    summary="1 hint for this draft",
    blocks=(),
    buttons=(Button("shorter", "coach:shorter::e1"), Button("Edit my draft", FORM.value, form=FORM)),
)


async def shown(slack: FakeSlack, workspace: SlackWorkspace, door: Door) -> Json:
    """A card that stands in the thread of a mention."""
    await door.send(mentioned(DRAFT, slack.say(DRAFT)))
    (mention,) = door.engine.events
    stamp = await workspace.platform.post(mention.place, CARD)
    turn = Turn(id=CARD.key, place=mention.place, person=US, name="Comeback", at=mention.at, card=CARD, message=stamp)
    await workspace.turns.put(turn)
    door.engine.events.clear()
    return slack.messages[CHANNEL][-1]


async def test_mention_is_kept_and_acknowledged(slack: FakeSlack, door: Door, turns: FakeTurns) -> None:
    ts = slack.say(DRAFT)

    assert await door.send(mentioned(DRAFT, ts)) == 200

    (event,) = door.engine.events
    assert isinstance(event, Mention)
    assert (event.id, event.text, event.place.thread) == (f"slack:{TEAM}:{CHANNEL}:{ts}", DRAFT, ts)
    assert [(turn.id, turn.text) for turn in await turns.thread(event.place)] == [(event.id, DRAFT)]


async def test_what_cannot_be_kept_is_refused_so_that_it_comes_again(slack: FakeSlack, door: Door) -> None:
    body = mentioned(DRAFT, slack.say(DRAFT))
    door.engine.down = "The database is away."
    assert await door.send(body) == 500
    door.engine.down = ""

    assert await door.send(body) == 200

    assert len(door.engine.events) == 1


async def test_mention_is_one_event_however_often_it_comes(slack: FakeSlack, door: Door) -> None:
    ts = slack.say(DRAFT)

    for body in (mentioned(DRAFT, ts), mentioned(DRAFT, ts), written(f"<@{US}> {DRAFT}", ts)):
        assert await door.send(body) == 200

    assert len(door.engine.events) == 1


@pytest.mark.parametrize(("secret", "age"), [("other", 0), (SECRET, 600)])
async def test_request_that_slack_did_not_just_sign_is_refused(
    slack: FakeSlack, door: Door, secret: str, age: int
) -> None:
    assert await door.send(mentioned(DRAFT, slack.say(DRAFT)), secret, time.time() - age) == 401

    assert door.engine.events == []


async def test_request_without_a_signature_is_not_even_read(door: Door) -> None:
    for content in (b"", b"\xff", b"{", b"[1]"):
        answer = await door.browser.post(PATH, content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 401


async def test_request_beyond_the_limit_is_refused(door: Door) -> None:
    assert (await door.browser.post(PATH, content=b"x" * (LIMIT + 1))).status_code == 413


async def test_address_is_verified(door: Door) -> None:
    content, headers = signed({"type": "event_callback"} | {"type": "url_verification", "challenge": "c0"})
    answer = await door.browser.post(PATH, content=content, headers=headers)

    assert (answer.status_code, answer.text) == (200, '{"challenge": "c0"}')


async def test_words_are_heard_only_where_somebody_called_us(slack: FakeSlack, door: Door) -> None:
    ts, other = slack.say(DRAFT), slack.say("Lunch?")
    await door.send(mentioned(DRAFT, ts))

    for thread in (ts, other):
        assert await door.send(written("shorter", slack.say("shorter", thread=thread), thread=thread)) == 200

    _, event = door.engine.events
    assert isinstance(event, Message)
    assert (event.text, event.place.thread) == ("shorter", ts)


@pytest.mark.parametrize(
    "change",
    [
        {"bot_id": "B0OTHER"},
        {"edited": {"user": "U0ANA", "ts": "1.2"}},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"user": US},
    ],
    ids=["another bot", "edited", "bot message", "ourselves"],
)
async def test_what_other_bots_and_we_say_is_left_alone(slack: FakeSlack, door: Door, change: Json) -> None:
    assert await door.send(mentioned(DRAFT, slack.say(DRAFT), **change)) == 200

    assert door.engine.events == []


async def test_deleted_draft_is_told_and_its_words_are_gone(slack: FakeSlack, door: Door, turns: FakeTurns) -> None:
    ts, other = slack.say(DRAFT), slack.say("Lunch?")
    await door.send(mentioned(DRAFT, ts))

    for gone in (ts, other):
        assert await door.send(deleted(gone, DRAFT)) == 200

    mention, deletion = door.engine.events
    assert isinstance(deletion, Deletion)
    assert (deletion.message, deletion.place) == (mention.id, mention.place)
    assert await turns.thread(mention.place) == ()


async def test_edit_is_one_event_and_heard_only_where_somebody_called_us(slack: FakeSlack, door: Door) -> None:
    ts, other = slack.say(DRAFT), slack.say("Lunch?")
    await door.send(mentioned(DRAFT, ts))
    change = edited(ts, f"<@{US}> {DRAFT}", f"<@{US}> We were wrong.")

    for body in (change, change, edited(other, "Lunch?", "Dinner?")):
        assert await door.send(body) == 200

    mention, edit = door.engine.events
    assert isinstance(edit, Edit)
    assert (edit.message, edit.text, edit.place) == (mention.id, "We were wrong.", mention.place)


async def test_message_that_calls_us_only_after_an_edit_is_a_mention(
    slack: FakeSlack, door: Door, turns: FakeTurns
) -> None:
    ts = slack.say(DRAFT)
    change = edited(ts, DRAFT, f"<@{US}> {DRAFT}")

    for body in (change, change):
        assert await door.send(body) == 200

    (event,) = door.engine.events
    assert isinstance(event, Mention)
    assert (event.id, event.text) == (f"slack:{TEAM}:{CHANNEL}:{ts}", DRAFT)
    assert [turn.text for turn in await turns.thread(event.place)] == [DRAFT]


async def test_command_is_kept_and_an_unknown_one_is_not(door: Door) -> None:
    for name in ("coach", "weather"):
        assert await door.send(commanded(name, DRAFT)) == 200

    (event,) = door.engine.events
    assert isinstance(event, Command)
    assert (event.name, event.text) == ("coach", DRAFT)


async def test_words_below_the_card_of_a_command_belong_to_its_place(
    slack: FakeSlack, workspace: SlackWorkspace, door: Door
) -> None:
    await door.send(commanded("coach", DRAFT))
    (command,) = door.engine.events
    stamp = await workspace.platform.post(command.place, CARD)

    await door.send(written("shorter", slack.say("shorter", thread=stamp), thread=stamp))
    await door.send(pressed(*button_of(slack.messages[CHANNEL][0], "shorter"), slack.messages[CHANNEL][0]))

    assert [event.place for event in door.engine.events] == [command.place] * 3


async def test_press_carries_the_value_of_its_button(slack: FakeSlack, workspace: SlackWorkspace, door: Door) -> None:
    message = await shown(slack, workspace, door)

    assert await door.send(pressed(*button_of(message, "shorter"), message)) == 200

    (event,) = door.engine.events
    assert isinstance(event, Press)
    assert (event.button, event.place.thread) == ("coach:shorter::e1", message["thread_ts"])


async def test_form_opens_at_once_and_comes_back_with_what_was_typed(
    slack: FakeSlack, workspace: SlackWorkspace, door: Door
) -> None:
    message = await shown(slack, workspace, door)

    assert await door.send(pressed(*button_of(message, "Edit my draft"), message)) == 200
    assert door.engine.events == []
    assert await door.send(sent(slack.views[-1], {"draft": "We were wrong."})) == 200

    (event,) = door.engine.events
    assert isinstance(event, Submit)
    assert (event.form, event.values) == (FORM.value, {"draft": "We were wrong."})
    assert event.place.thread == message["thread_ts"]


async def test_form_of_a_forgotten_card_gets_one_clear_sentence(
    slack: FakeSlack, workspace: SlackWorkspace, door: Door, turns: FakeTurns
) -> None:
    message = await shown(slack, workspace, door)
    turns.kept.clear()

    assert await door.send(pressed(*button_of(message, "Edit my draft"), message)) == 200

    assert [whisper["text"] for whisper in slack.ephemerals] == [NO_FORM]


async def test_form_that_slack_refuses_is_said_and_nothing_breaks_when_that_is_refused_too(
    slack: FakeSlack, workspace: SlackWorkspace, door: Door
) -> None:
    message = await shown(slack, workspace, door)
    slack.fail("views.open", *[Failure(error="expired_trigger_id")] * 2)
    slack.fail("chat.postEphemeral", Failure(error="restricted_action"))

    for _ in range(2):
        assert await door.send(pressed(*button_of(message, "Edit my draft"), message)) == 200

    assert [whisper["text"] for whisper in slack.ephemerals] == [
        "Slack refused what I wanted to do (expired_trigger_id)."
    ]


async def test_message_is_coached_from_its_menu_for_one_person_alone(slack: FakeSlack, door: Door) -> None:
    body = chosen(slack.say(DRAFT, user="U0BEN"), DRAFT)

    assert await door.send(body) == 200

    (event,) = door.engine.events
    assert isinstance(event, Mention)
    assert (event.text, event.person.id, event.private) == (DRAFT, ANA, True)
    assert event.place == Place("slack", TEAM, f"D{ANA}", f"command:{body['trigger_id']}")
    (told,) = slack.ephemerals
    assert (told["channel"], told["user"], told.get("thread_ts"), told["text"]) == (CHANNEL, ANA, None, THERE)


async def test_message_that_cannot_be_coached_now_is_said_so_to_whoever_chose_it(slack: FakeSlack, door: Door) -> None:
    slack.fail("conversations.open", Failure(500))

    assert await door.send(chosen(slack.say(DRAFT, user="U0BEN"), DRAFT)) == 200

    assert (door.engine.events, [told["text"] for told in slack.ephemerals]) == ([], [AWAY])


async def test_nothing_is_served_without_a_secret(workspace: SlackWorkspace) -> None:
    silent = workspace._replace(settings=replace(workspace.settings, app_token="", signing_secret=SECRET))
    async with hearing(silent, FakeEngine(), COMMANDS) as routes:
        assert [route.path for route in routes] == [PATH]
    async with hearing(None, FakeEngine(), COMMANDS) as routes:
        assert routes == []


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_kinds = st.sampled_from(["event_callback", "block_actions", "view_submission", "message_action", "block_suggestion"])


@checked(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kind=_kinds, event=_json, rest=st.dictionaries(st.text(max_size=8), _json, max_size=3))
async def test_whatever_comes_is_acknowledged(workspace: SlackWorkspace, kind: str, event: object, rest: Json) -> None:
    engine = FakeEngine()

    answer = await Intake(workspace, engine, frozenset({"coach"})).take({**rest, "type": kind, "event": event})

    assert (answer.status, answer.body, engine.events) == (200, "", [])
