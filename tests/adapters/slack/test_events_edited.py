"""Edited messages: the person's new words once an edit, and nothing for all else that Slack calls a change."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from adapters.slack.events import message_event
from bot.chat import Deletion, Edit, Mention, Message, Person, Place
from tests.adapters.slack.sample import AT, BEFORE, EDITED, ID, ROOT, TS, US

ANA = Person("UANA", "UANA")
NOW = EDITED["message"]
EDIT = Edit(
    id=f"{ID}:edited:1700000060.000000",
    place=Place("slack", "T1", "C1", TS),
    person=ANA,
    at=datetime(2023, 11, 14, 22, 14, 20, tzinfo=UTC),
    message=ID,
    text="We were wrong",
)
CALLING = Mention(id=ID, place=EDIT.place, person=ANA, at=AT, text="We were wrong")


def heard(now: Any = None, before: Any = None, **more: Any) -> Mention | Message | Deletion | Edit | None:
    changed = {"message": {**NOW, **(now or {})}, "previous_message": {**BEFORE, **(before or {})}}
    return message_event({**EDITED, **changed, **more}, US, AT)


def test_edit_brings_the_new_words_of_its_message_at_the_moment_of_the_edit() -> None:
    assert heard() == heard(ts="1800000000.000100") == EDIT


def test_edited_reply_belongs_to_its_thread() -> None:
    assert heard({"thread_ts": ROOT}) == replace(EDIT, place=Place("slack", "T1", "C1", ROOT))


def test_words_may_shrink_to_nothing_and_images_are_counted() -> None:
    image = {"text": "", "files": [{"mimetype": "image/png"}], "subtype": "file_share"}

    assert heard(image) == replace(EDIT, text="", images=1)


@pytest.mark.parametrize(("kind", "private"), [("channel", False), ("group", True), ("mpim", True), (None, None)])
@pytest.mark.parametrize("now", [{}, {"text": "<@U0BOT> We were wrong"}], ids=["edit", "mention"])
def test_edit_tells_whether_everybody_can_read_along(
    now: dict[str, Any], kind: str | None, *, private: bool | None
) -> None:
    told = heard(now, channel_type=kind)

    assert told
    assert told.private is private


def test_name_of_the_bot_and_notation_are_no_change() -> None:
    assert heard({"text": "<@U0BOT>: We are sorry"}, {"text": "We are <@U0BOT|comeback>sorry"}) is None
    assert heard({"text": "We are sorry"}, {"text": "<@U0BOT> We are sorry"}) is None
    assert heard({"text": "see <https://a.io>"}, {"text": "see https://a.io"}) is None


@pytest.mark.parametrize(
    "now",
    [
        {"edited": None},  # a link was unfurled, or the thread grew
        {"edited": {"user": "UBO", "ts": "1700000060.000000"}},
        {"edited": {"user": "UANA", "ts": "soon"}},
        {"edited": {"user": "UANA", "ts": "99999999999999999999.000000"}},
        {"bot_id": "B2"},
        {"bot_id": "B0BOT", "user": "U0BOT", "edited": {"user": "U0BOT", "ts": "1700000060.000000"}},
        {"user": None},
        {"subtype": "bot_message"},
        {"text": "We are sorry"},
    ],
    ids=str,
)
def test_changes_that_are_no_new_words_of_a_person_are_not_for_us(now: dict[str, Any]) -> None:
    assert heard(now) is None


def test_edit_that_calls_us_for_the_first_time_is_a_mention() -> None:
    called = {"text": "<@U0BOT> We were wrong"}

    assert heard(called) == CALLING
    assert heard(called, {"text": "We were wrong"}) == CALLING
    assert heard(called, {"text": "<@U0BOT> We are sorry"}) == EDIT
    assert heard(called, channel_type="im") == replace(EDIT, private=True)  # where every first message is a mention


@given(st.text(), st.text())
def test_edit_says_what_the_message_says_now_or_nothing(before: str, now: str) -> None:
    told, same = heard({"text": now}, {"text": before}), heard({"text": now}, {"text": now})

    assert same is None
    assert told is None or told.id in (EDIT.id, CALLING.id)
