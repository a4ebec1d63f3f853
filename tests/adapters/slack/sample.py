"""Payloads as Slack sends them, one of each kind, all about one message of one channel."""

from datetime import UTC, datetime

from adapters.slack.events import Us
from adapters.slack.payload import FIELD

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
US = Us("U0BOT", "B0BOT", "T1")
ROOT, TS, TRIGGER = "1700000000.000100", "1700000000.000200", "12.34.abcdef"
ID = f"slack:T1:C1:{TS}"
SAID = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "UANA", "ts": TS, "text": "We are sorry"}
CALL = {
    **{key: SAID[key] for key in ("channel", "user", "ts")},  # not what kind of channel it is
    "type": "app_mention",
    "text": "<@U0BOT> We are sorry",
}
BEFORE = {key: SAID[key] for key in ("user", "ts", "text")}
DELETED = {
    "type": "message",
    "subtype": "message_deleted",
    "channel": "C1",
    "deleted_ts": TS,
    "previous_message": BEFORE,
}
BURIED = {
    "type": "message",
    "subtype": "message_changed",
    "channel": "C1",
    "message": {"subtype": "tombstone", "user": "USLACKBOT", "ts": TS, "text": "This message was deleted."},
    "previous_message": BEFORE,
}
EDITED = {
    "type": "message",
    "subtype": "message_changed",
    "hidden": True,
    "channel": "C1",
    "channel_type": "channel",
    "ts": "1700000060.000300",
    "message": {**BEFORE, "text": "We were wrong", "edited": {"user": "UANA", "ts": "1700000060.000000"}},
    "previous_message": BEFORE,
}
COMMANDED = {
    "command": "/coach",
    "text": "R&amp;D is <b>sorry</b> &lt;3",
    "user_id": "UBO",
    "user_name": "bo",
    "channel_id": "C1",
    "team_id": "T1",
    "trigger_id": TRIGGER,
}
PRESSED = {
    "type": "block_actions",
    "user": {"id": "UBO", "username": "bo"},
    "container": {"type": "message", "message_ts": TS, "channel_id": "C1", "thread_ts": ROOT},
    "trigger_id": TRIGGER,
    "actions": [
        {"type": "button", "action_id": "press.3.1", "block_id": f"3.{ROOT}", "action_ts": "1700000001.5", "value": "v"}
    ],
}
SENT = {
    "type": "view_submission",
    "user": {"id": "UBO", "name": "bo"},
    "view": {
        "id": "V1",
        "hash": "17.ab",
        "callback_id": "comeback_form",
        "private_metadata": f'{{"form":"coach:edit::{ID}","channel":"C1","thread":"{ROOT}"}}',
        "state": {
            "values": {
                f"{FIELD}draft": {"typed": {"value": " New\r\nwords "}},
                f"{FIELD}job": {"typed": {"value": None}},
            }
        },
    },
}
SHORTCUT = {
    "type": "message_action",
    "callback_id": "coach_message",
    "trigger_id": TRIGGER,
    "user": {"id": "UBO", "name": "bo"},
    "channel": {"id": "C1"},
    "message": {**BEFORE, "thread_ts": ROOT},
}
