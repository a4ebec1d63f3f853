"""The app's own page: who opens it gets it, and what is pressed there is answered in their direct messages."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from adapters.slack.events import Us, opening_of, press_event
from adapters.slack.home import page_of, page_opening, page_press, visit_event
from adapters.slack.payload import About, decode
from adapters.slack.workspace import SlackWorkspace
from bot.chat import Button, Card, Choices, Field, Form, Paragraph, Person, Place, Press, Visit, Whisper
from tests.adapters.slack.fake_slack import ANA, BOT, DIRECT, TEAM, US, FakeSlack, Json
from tests.adapters.slack.payloads import button_of, pressed_there, visited

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
WE = Us(US, BOT, TEAM)
PAGE = Place("slack", TEAM, DIRECT, f"home:{ANA}")
FORM = Form("profile:edit::v1", "How your team writes", (Field("tone", "Tone"),), "Save")
CARD = Card(
    key=f"home:{ANA}",
    summary="Comeback",
    blocks=(
        Paragraph("Mention me."),
        Choices("You can", (Button("Change it", FORM.value, form=FORM), Button("Clear it", "profile:clear::v1"))),
    ),
)


def test_visit_of_the_page_is_an_event_and_of_the_messages_is_none() -> None:
    body = visited()["event"]

    assert visit_event(body, WE, AT) == Visit(
        id=f"slack:{TEAM}:{ANA}:{body['event_ts']}", place=PAGE, person=Person(ANA, ANA), at=AT, private=True
    )
    assert visit_event(visited("messages")["event"], WE, AT) is None


def test_visit_is_heard_in_whichever_form_slack_tells_its_moment() -> None:
    visit = visit_event({**visited()["event"], "event_ts": "1515449522000016"}, WE, AT)

    assert visit
    assert visit.id == f"slack:{TEAM}:{ANA}:1515449522000016"


def test_button_of_the_page_is_answered_in_the_direct_messages() -> None:
    page = page_of(CARD, PAGE)
    body = pressed_there(*button_of(page, "Clear it"), page)

    thread = f"command:{body['trigger_id']}"
    assert page_press(body, WE, AT) == Press(
        id=f"slack:{TEAM}:V0HOME:{body['actions'][0]['action_ts']}",
        place=Place("slack", TEAM, DIRECT, thread),
        person=Person(ANA, "ana"),
        at=AT,
        private=True,
        button="profile:clear::v1",
    )
    assert (page_opening(body, WE), press_event(body, WE, AT), opening_of(body, WE)) == (None, None, None)


def test_form_of_the_page_is_found_there_and_answered_in_the_direct_messages() -> None:
    page = page_of(CARD, PAGE)
    body = pressed_there(*button_of(page, "Change it"), page)

    opening = page_opening(body, WE)

    assert opening
    assert (opening.place, opening.card, opening.form) == (PAGE, CARD.key, FORM.value)
    assert decode(opening.about, About) == About(FORM.value, DIRECT, f"command:{body['trigger_id']}")
    assert page_press(body, WE, AT) is None


nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(where=st.sampled_from(["user", "view", "actions", "trigger_id", "type"]), what=nested)
def test_page_of_any_other_shape_is_not_for_us_or_is_read(where: str, what: Json) -> None:
    page = page_of(CARD, PAGE)
    body = {**pressed_there(*button_of(page, "Clear it"), page), where: what}

    for event in (page_press(body, WE, AT), visit_event({**visited()["event"], where: what}, WE, AT)):
        assert event is None or event.place.workspace == TEAM
    assert page_opening(body, WE) is None


async def test_page_is_published_again_where_it_changed(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    name = await workspace.platform.post(PAGE, CARD)
    await workspace.platform.edit(PAGE, name, replace(CARD, blocks=(Paragraph("Changed."),)))

    assert (name, slack.cards("", DIRECT)) == (f"V{ANA}", [])
    assert slack.pages[ANA]["private_metadata"] == DIRECT
    assert slack.pages[ANA]["blocks"][-1]["elements"][0]["elements"][0]["text"] == "Changed."
    assert await workspace.platform.posted(PAGE, CARD.key) is None


async def test_what_goes_wrong_on_the_page_is_said_in_the_direct_messages(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    await workspace.platform.whisper(PAGE, Whisper(key="error:v1", person=ANA, blocks=(Paragraph("Not now."),)))

    (said,) = slack.ephemerals
    assert (said["channel"], said["user"], said.get("thread_ts")) == (DIRECT, ANA, None)


@pytest.mark.parametrize("fields", [{"private_metadata": "no channel; <!here>"}, {"type": "modal"}, {"id": ""}])
def test_button_of_another_view_is_not_for_us(fields: Json) -> None:
    page = {**page_of(CARD, PAGE)}
    body = pressed_there(*button_of(page, "Clear it"), page)

    assert page_press({**body, "view": {**body["view"], **fields}}, WE, AT) is None
