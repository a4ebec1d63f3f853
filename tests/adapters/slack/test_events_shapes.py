"""Payloads of any shape: an event that can be kept, or nothing; never an error."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.events import (
    command_event,
    message_event,
    opening_of,
    press_event,
    shortcut_event,
    submit_event,
)
from bot.chat import decode_event, encode
from tests.adapters.slack.sample import (
    AT,
    BURIED,
    CALL,
    COMMANDED,
    DELETED,
    EDITED,
    PRESSED,
    ROOT,
    SAID,
    SENT,
    SHORTCUT,
    US,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KNOWN = (CALL, {**SAID, "thread_ts": ROOT}, DELETED, BURIED, EDITED, COMMANDED, PRESSED, SENT, SHORTCUT)


@st.composite
def payloads(draw: st.DrawFn) -> Any:
    """A payload that Slack sends, with something else in one or two places of it."""
    body = msgspec.json.decode(msgspec.json.encode(draw(st.sampled_from(KNOWN))))
    for _ in range(draw(st.integers(1, 2))):
        part: Any = body
        while True:
            key = draw(st.sampled_from(sorted(part)) if isinstance(part, dict) else st.sampled_from(range(len(part))))
            if not isinstance(part[key], dict | list) or not part[key] or draw(st.booleans()):
                break
            part = part[key]
        part[key] = draw(JSON)
    return body


@given(payloads() | st.dictionaries(st.text(), JSON))
def test_any_payload_is_an_event_that_can_be_kept_or_nothing(body: Any) -> None:
    readers = (message_event, command_event, press_event, submit_event, shortcut_event)
    events = [event for event in (read(body, US, AT) for read in readers) if event]

    assert [decode_event(encode(event)) for event in events] == events
    assert [event.place.workspace for event in events] == ["T1"] * len(events)
    assert not any("\0" in encode(event).decode() or "\\u0000" in encode(event).decode() for event in events)
    opening_of(body, US)


@given(st.text(st.characters(codec=None)))
def test_any_words_can_be_kept(text: str) -> None:
    event = message_event({**CALL, "text": text}, US, AT)

    assert event is not None
    assert decode_event(encode(event)) == event
