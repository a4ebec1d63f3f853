"""What Slack sends when people do something, and how it signs a request."""

import json
import time
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from tests.adapters.slack.fake_slack import ANA, CHANNEL, DIRECT, SECRET, TEAM, US, Json

_numbers = count(1)


def kind_of(body: Json) -> str:
    """What Socket Mode calls it."""
    if body.get("type") == "event_callback":
        return "events_api"
    return "slash_commands" if "command" in body else "interactive"


def signed(body: Json, secret: str = SECRET, at: float | None = None) -> tuple[bytes, dict[str, str]]:
    """The request that carries the payload: its body and headers."""
    if kind_of(body) == "events_api":
        content, kind = json.dumps(body).encode(), "application/json"
    elif kind_of(body) == "slash_commands":
        content, kind = urlencode(body).encode(), "application/x-www-form-urlencoded"
    else:
        content, kind = urlencode({"payload": json.dumps(body)}).encode(), "application/x-www-form-urlencoded"
    stamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=content)
    assert signature
    return content, {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": signature}


def envelope(event: Json) -> Json:
    """An event of the Events API."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A01",
        "event_id": f"Ev{next(_numbers)}",
        "event_time": 1_763_690_400,
        "authorizations": [{"team_id": TEAM, "user_id": US, "is_bot": True}],
        "event": event,
    }


def mentioned(text: str, ts: str, *, thread: str = "", **more: Any) -> Json:
    """Somebody calls the bot."""
    said = {"type": "app_mention", "channel": CHANNEL, "user": ANA, "text": f"<@{US}> {text}", "ts": ts}
    return envelope({**said, **({"thread_ts": thread} if thread else {}), **more})


def written(text: str, ts: str, *, thread: str = "", **more: Any) -> Json:
    """Somebody writes."""
    said = {"type": "message", "channel_type": "channel", "channel": CHANNEL, "user": ANA, "text": text, "ts": ts}
    return envelope({**said, **({"thread_ts": thread} if thread else {}), **more})


def deleted(ts: str, text: str, *, thread: str = "") -> Json:
    """Somebody deletes what they wrote."""
    before = {"type": "message", "user": ANA, "text": text, "ts": ts, **({"thread_ts": thread} if thread else {})}
    gone = {"subtype": "message_deleted", "deleted_ts": ts, "hidden": True, "previous_message": before}
    return envelope({"type": "message", "channel": CHANNEL, "channel_type": "channel", "ts": f"{ts}9", **gone})


def edited(ts: str, before: str, now: str, *, thread: str = "") -> Json:
    """Somebody changes what they wrote."""
    said = {"type": "message", "user": ANA, "ts": ts, **({"thread_ts": thread} if thread else {})}
    moment = f"{int(time.time()) + next(_numbers)}.000000"
    changed = {
        "message": {**said, "text": now, "edited": {"user": ANA, "ts": moment}},
        "previous_message": {**said, "text": before},
    }
    told = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": f"{ts}8"}
    return envelope({**told, "channel": CHANNEL, "channel_type": "channel", **changed})


def removed(at: datetime) -> Json:
    """Somebody removes the app from the workspace."""
    return {**envelope({"type": "app_uninstalled"}), "event_time": int(at.timestamp())}


def revoked(at: datetime) -> Json:
    """Slack withdraws our token."""
    tokens = {"oauth": [], "bot": [US]}
    return {**envelope({"type": "tokens_revoked", "tokens": tokens}), "event_time": int(at.timestamp())}


def commanded(name: str, text: str = "") -> Json:
    """A slash command."""
    number = next(_numbers)
    person = {"user_id": ANA, "user_name": "ana", "team_id": TEAM, "channel_id": CHANNEL}
    return {"command": f"/{name}", "text": text, "trigger_id": f"{number}.1.t", "api_app_id": "A01", **person}


def pressed(button: Json, block: str, message: Json) -> Json:
    """A button of a message is pressed."""
    number = next(_numbers)
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": ANA, "username": "ana", "team_id": TEAM},
        "channel": {"id": CHANNEL},
        "container": {"type": "message", "message_ts": message["ts"], "channel_id": CHANNEL, "is_ephemeral": False},
        "message": message,
        "trigger_id": f"{number}.2.t",
        "actions": [{**button, "block_id": block, "action_ts": f"17636904{number:02}.000001"}],
    }


def visited(tab: str = "home") -> Json:
    """Somebody opens our page, or their messages with us."""
    opened = {"type": "app_home_opened", "user": ANA, "channel": DIRECT, "tab": tab}
    return envelope({**opened, "event_ts": f"17636905{next(_numbers):02}.000001"})


def pressed_there(button: Json, block: str, page: Json) -> Json:
    """A button of our page is pressed."""
    body = pressed(button, block, {"ts": "1.1"})
    del body["channel"], body["message"]
    view = {**page, "id": "V0HOME", "hash": "1.h"}
    return {**body, "container": {"type": "view", "view_id": "V0HOME"}, "view": view}


def sent(view: Json, values: dict[str, str], person: str = ANA) -> Json:
    """A form is sent with these values, and its other fields as they were."""
    typed = {
        block["block_id"]: {
            block["element"]["action_id"]: {
                "type": "plain_text_input",
                "value": values.get(block["block_id"].removeprefix("field."), block["element"].get("initial_value")),
            }
        }
        for block in view["blocks"]
    }
    shown = {**view, "id": f"V{next(_numbers)}", "hash": "156772938.1827394", "state": {"values": typed}}
    return {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": person, "username": "ana"}, "view": shown}


def chosen(ts: str, text: str, thread: str = "") -> Json:
    """“Coach this message” in the menu of a message."""
    return {
        "type": "message_action",
        "callback_id": "coach_message",
        "trigger_id": f"{next(_numbers)}.3.t",
        "team": {"id": TEAM},
        "user": {"id": ANA, "username": "ana"},
        "channel": {"id": CHANNEL, "name": "drafts"},
        "message": {
            "type": "message", "user": "U0BEN", "text": text, "ts": ts, **({"thread_ts": thread} if thread else {}),
        },
    }  # fmt: skip


def buttons(message: Json) -> list[tuple[Json, str]]:
    """Every button of a message, with the id of its block."""
    rows = [block for block in message["blocks"] if block["type"] == "actions"]
    return [(button, row["block_id"]) for row in rows for button in row["elements"]]


def menus(message: Json) -> list[tuple[Json, str]]:
    """Every menu of a message, with the id of its block."""
    return [(block["accessory"], block["block_id"]) for block in message["blocks"] if "accessory" in block]


def button_of(message: Json, label: str) -> tuple[Json, str]:
    """The button with that label, the choice in a menu or that half of the feedback, and the id of its block."""
    for menu, block in menus(message):
        for option in menu["options"]:
            if option["text"]["text"] == label:
                return {**menu, "selected_option": option}, block
    shown = [*buttons(message), *_feedback(message)]
    return next((button, block) for button, block in shown if button["text"]["text"] == label)


def _feedback(message: Json) -> list[tuple[Json, str]]:
    """Both halves of the feedback, as Slack tells that they were pressed."""
    rows = [block for block in message["blocks"] if block["type"] == "context_actions"]
    return [
        ({"type": element["type"], "action_id": element["action_id"], **element[half]}, row["block_id"])
        for row in rows
        for element in row["elements"]
        for half in ("positive_button", "negative_button")
    ]
