"""What is taken, and what is left alone or only answered in a sentence."""

from adapters.slack.home import page_of
from adapters.slack.intake import OLD_PAGE
from bot.chat import Button, Card, Field, Form, Mention, Place
from tests.adapters.slack.door import Door
from tests.adapters.slack.fake_slack import ANA, DIRECT, TEAM, FakeSlack
from tests.adapters.slack.payloads import button_of, edited, mentioned, pressed_there

FORM = Form("profile:edit::v1", "How your team writes", (Field("tone", "Tone"),), "Save")
CARD = Card(key=f"home:{ANA}", summary="Comeback", blocks=(), buttons=(Button("Change it", FORM.value, form=FORM),))


async def test_form_of_an_old_page_gets_a_sentence_about_the_page(slack: FakeSlack, door: Door) -> None:
    place = Place("slack", TEAM, DIRECT, f"home:{ANA}")
    page = page_of(CARD, place)

    assert await door.send(pressed_there(*button_of(page, "Change it"), page)) == 200

    assert [(said["channel"], said["text"]) for said in slack.ephemerals] == [(DIRECT, OLD_PAGE)]
    assert (door.engine.events, slack.views) == ([], [])


async def test_edit_of_a_message_that_was_never_for_us_is_left_alone(slack: FakeSlack, door: Door) -> None:
    ts = slack.say("Lunch?", user="U0BEN")
    await door.send(mentioned("We're sorry.", slack.say("We're sorry.", thread=ts), thread=ts))

    assert await door.send(edited(ts, "Lunch?", "Dinner with my doctor?")) == 200

    (event,) = door.engine.events
    assert isinstance(event, Mention)
