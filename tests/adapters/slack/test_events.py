"""What Slack sends, as events; and anything of any other shape as nothing."""

from typing import Any

import msgspec
import pytest

from adapters.slack.events import (
    Opening,
    command_event,
    message_event,
    opening_of,
    press_event,
    shortcut_event,
    submit_event,
)
from adapters.slack.payload import Origin
from bot.chat import Command, Deletion, Edit, Mention, Message, Person, Place, Press, Submit
from tests.adapters.slack.sample import (
    AT,
    BEFORE,
    BURIED,
    CALL,
    COMMANDED,
    DELETED,
    ID,
    PRESSED,
    ROOT,
    SAID,
    SENT,
    SHORTCUT,
    TRIGGER,
    TS,
    US,
)

ANA, BO = Person("UANA", "UANA"), Person("UBO", "bo")
PLACE, THREAD = Place("slack", "T1", "C1", TS), Place("slack", "T1", "C1", ROOT)
MENTION = Mention(id=ID, place=PLACE, person=ANA, at=AT, private=None, text="We are sorry")


def heard(event: dict[str, Any]) -> Mention | Message | Deletion | Edit | None:
    return message_event(event, US, AT)


def pressed(**action: Any) -> dict[str, Any]:
    (button,) = PRESSED["actions"]
    return {**PRESSED, "actions": [{**button, **action}]}


def test_mention_and_its_message_are_one_event() -> None:
    message = heard({**CALL, "type": "message", "channel_type": "channel"})

    assert heard(CALL) == MENTION
    assert message == msgspec.structs.replace(MENTION, private=False)


@pytest.mark.parametrize(
    ("kind", "private"),
    [("channel", False), ("group", True), ("im", True), ("mpim", True), ("news", True), (None, None)],
)
def test_message_tells_whether_everybody_can_read_along(kind: str | None, *, private: bool | None) -> None:
    said = heard({**SAID, "thread_ts": ROOT, "channel_type": kind})

    assert said
    assert said.private is private


@pytest.mark.parametrize(
    ("name", "private", "pressed_in"),
    [
        ("drafts", False, None),
        ("privategroup", True, True),
        ("directmessage", True, True),
        ("mpdm-ana--bo-1", True, True),
        ("", None, None),
        (None, None, None),
    ],
)
def test_only_a_command_tells_that_everybody_can_read_along(
    name: str | None, *, private: bool | None, pressed_in: bool | None
) -> None:
    where = {"channel": {"id": "C1", "name": name}}
    events = (
        command_event({**COMMANDED, "channel_name": name}, US, AT),
        press_event({**PRESSED, **where}, US, AT),
        shortcut_event({**SHORTCUT, **where}, US, AT),
        submit_event(SENT, US, AT),
        heard(DELETED),
    )

    assert [event.private for event in events if event] == [private, pressed_in, True, None, None]


@pytest.mark.parametrize("text", ["<@U0BOT>: We are sorry", "We are <@U0BOT|comeback>sorry", "We are sorry <@U0BOT>"])
def test_name_of_the_bot_is_no_word_of_the_draft(text: str) -> None:
    assert heard({**CALL, "text": text}) == MENTION


def test_mention_in_a_thread_stays_in_it() -> None:
    assert heard({**CALL, "thread_ts": ROOT}) == msgspec.structs.replace(MENTION, place=THREAD)


def test_direct_message_is_a_mention_and_its_thread_goes_on() -> None:
    direct = {**SAID, "channel": "D1", "channel_type": "im"}
    name, place = f"slack:T1:D1:{TS}", Place("slack", "T1", "D1", TS)

    assert heard(direct) == Mention(id=name, place=place, person=ANA, at=AT, private=True, text="We are sorry")
    assert heard({**direct, "thread_ts": ROOT}) == Message(
        id=name, place=Place("slack", "T1", "D1", ROOT), person=ANA, at=AT, private=True, text="We are sorry"
    )


def test_words_in_a_thread_are_a_message_and_beside_threads_nothing() -> None:
    assert heard({**SAID, "thread_ts": ROOT}) == Message(id=ID, place=THREAD, person=ANA, at=AT, text="We are sorry")
    assert heard(SAID) is None
    assert heard({**SAID, "thread_ts": ROOT, "text": "", "files": [{"mimetype": "application/pdf"}]}) is None


def test_notation_is_read_as_it_is_seen() -> None:
    text = (
        "<@U0BOT> <@U2|ana> &amp; <@U3> in <#C2|news>, <!here> <!subteam^S1|@press>: <https://a.io/x?a=1&amp;b=2> "
        "<https://b.io|b.io> <mailto:a@b.io|a@b.io> <!date^1^{date}|today> &lt;3 :pray: :wave::skin-tone-2: :ours:"
    )
    emoji = [
        {"type": "emoji", "name": "pray", "unicode": "1f64f"},
        {"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fb", "skin_tone": 2},
        {"type": "emoji", "name": "ours"},
    ]
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": emoji}]}]

    mention = heard({**CALL, "text": text, "blocks": blocks})

    assert mention == msgspec.structs.replace(
        MENTION,
        text="@ana & @U3 in #news, @here @press: https://a.io/x?a=1&b=2 b.io a@b.io today <3 🙏 👋🏻 :ours:",
    )


def test_images_are_counted() -> None:
    files = [
        {"mimetype": "image/png"},
        {"mimetype": "application/pdf"},
        {},
        {"mimetype": None},
        {"mimetype": "image/gif"},
    ]

    assert heard({**CALL, "subtype": "file_share", "files": files}) == msgspec.structs.replace(MENTION, images=2)


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B2"},
        {"bot_id": "B0BOT", "user": "U0BOT"},
        {"user": "U0BOT"},
        {"user": "USLACKBOT"},
        {"user": None},
        {"edited": {"user": "UANA", "ts": TS}},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"ts": "now"},
        {"channel": "C1\n"},
        {"type": "reaction_added"},
    ],
    ids=str,
)
def test_bots_edits_and_news_are_not_for_us(more: dict[str, Any]) -> None:
    assert heard({**CALL, **more}) is None


def test_deleted_message_is_one_deletion_however_it_is_told() -> None:
    gone = Deletion(id=f"{ID}:deleted", place=PLACE, person=ANA, at=AT, private=None, message=ID)

    assert heard(DELETED) == heard(BURIED) == gone


def test_deleted_reply_belongs_to_its_thread() -> None:
    gone = Deletion(id=f"{ID}:deleted", place=THREAD, person=ANA, at=AT, private=None, message=ID)

    assert heard({**DELETED, "previous_message": {**BEFORE, "thread_ts": ROOT}}) == gone


def test_replayed_tombstones_edits_and_deleted_cards_are_not_for_us() -> None:
    buried = {**BURIED, "previous_message": {**BEFORE, "subtype": "tombstone"}}
    edited = {**BURIED, "message": {**BEFORE, "text": "We were sorry"}}
    card = {**DELETED, "previous_message": {**BEFORE, "bot_id": "B0BOT", "user": "U0BOT"}}

    assert [heard(buried), heard(edited), heard(card)] == [None, None, None]


def test_command_opens_a_thread_of_its_own_and_its_text_stays_as_typed() -> None:
    assert command_event(COMMANDED, US, AT) == Command(
        id=f"slack:T1:{TRIGGER}",
        place=Place("slack", "T1", "C1", f"command:{TRIGGER}"),
        person=BO,
        at=AT,
        private=None,
        name="coach",
        text="R&D is <b>sorry</b> <3",
    )


def test_feedback_is_a_press_on_one_of_its_two_buttons() -> None:
    press = press_event(pressed(type="feedback_buttons", value="coach:helpful:no:d"), US, AT)

    assert press
    assert press.button == "coach:helpful:no:d"


@pytest.mark.parametrize("thread", [ROOT, f"command:{TRIGGER}"])
def test_press_belongs_to_the_thread_that_its_block_names(thread: str) -> None:
    press = press_event(pressed(block_id=f"3.{thread}"), US, AT)

    assert press == Press(
        id=f"{ID}:1700000001.5", place=Place("slack", "T1", "C1", thread), person=BO, at=AT, private=None, button="v"
    )


def test_choice_in_a_menu_is_a_press() -> None:
    option = {"text": {"type": "plain_text", "text": "an apology"}, "value": "i:a"}
    (button,) = PRESSED["actions"]
    action = {key: button[key] for key in button if key != "value"}
    chosen = {**action, "type": "static_select", "selected_option": option, "block_id": f"2-1.{ROOT}"}

    press = press_event({**PRESSED, "actions": [chosen]}, US, AT)

    assert press == Press(
        id=f"{ID}:1700000001.5", place=Place("slack", "T1", "C1", ROOT), person=BO, at=AT, private=None, button="i:a"
    )


def test_press_without_a_thread_in_its_block_belongs_to_the_thread_of_its_message() -> None:
    places = [
        press_event({**pressed(block_id="x"), **more}, US, AT)
        for more in ({}, {"message": {"thread_ts": "1.0"}}, {"container": {"message_ts": TS, "channel_id": "C1"}})
    ]

    assert [press.place.thread for press in places if press] == [ROOT, "1.0", TS]


def test_press_on_a_button_with_a_form_opens_it_and_comes_back_when_sent() -> None:
    value = msgspec.json.encode(Origin("draft:d", f"coach:edit::{ID}")).decode()
    body = pressed(action_id="form.4.1", value=value)

    opening = opening_of(body, US)

    assert press_event(body, US, AT) is None
    assert opening == Opening(TRIGGER, THREAD, "draft:d", f"coach:edit::{ID}", SENT["view"]["private_metadata"])
    assert opening_of(PRESSED, US) is None
    assert opening_of(pressed(action_id="form.4.1"), US) is None


def test_form_is_sent_with_what_was_typed() -> None:
    assert submit_event(SENT, US, AT) == Submit(
        id="slack:T1:V1:17.ab",
        place=THREAD,
        person=BO,
        at=AT,
        private=None,
        form=f"coach:edit::{ID}",
        values={"draft": "New\nwords", "job": ""},
    )


def test_shortcut_makes_the_message_a_draft_of_whoever_used_it_and_of_nobody_else() -> None:
    assert shortcut_event(SHORTCUT, US, AT) == Mention(
        id=f"slack:T1:{TRIGGER}",
        place=Place("slack", "T1", "C1", f"command:{TRIGGER}"),
        person=BO,
        at=AT,
        private=True,
        text="We are sorry",
    )


def test_shortcut_on_our_own_card_is_not_for_us() -> None:
    card = {**SHORTCUT, "message": {**BEFORE, "user": "U0BOT", "bot_id": "B0BOT"}}

    assert shortcut_event(card, US, AT) is None
