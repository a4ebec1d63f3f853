"""What can be chosen, and typed into a form."""

from typing import Any

import pytest

from adapters.slack.payload import FIELD
from adapters.slack.render import NO_ROOM_TO_TYPE, blocks_of, form_in, view_of
from bot.chat import Button, Card, Choices, Field, Form, Wording
from tests.adapters.slack.drawn import TS, actions, bold, button, option, plain, rich, section

EDIT = Form(
    "coach:edit::d",
    "Edit my draft",
    (Field("draft", "Your draft", "We are sorry", multiline=True, required=True),),
    "Coach this",
)


def card(*blocks: Any, buttons: tuple[Button, ...] = ()) -> Card:
    return Card(key="draft:d", summary="One hint", blocks=blocks, buttons=buttons)


def test_choice_in_force_is_shown_by_a_menu_and_buttons_stand_below_the_card() -> None:
    choices = Choices("It is", (Button("a reply", "i:r"), Button("an apology", "i:a", chosen=True)))
    edit = Button("Edit my draft", "coach:edit::d", form=EDIT)

    assert blocks_of(card(choices, buttons=(Button("Shorter", "s"), edit)), TS)[1:] == [
        {
            "type": "section",
            "block_id": f"2-2.{TS}",
            "text": plain("It is"),
            "accessory": {
                "type": "static_select",
                "action_id": "press.2.2",
                "options": [option("a reply", "i:r"), option("an apology", "i:a")],
                "initial_option": option("an apology", "i:a"),
            },
        },
        actions(
            3,
            button("press.3.1", "Shorter", "s"),
            button("form.3.2", "Edit my draft", '["draft:d","coach:edit::d"]'),
        ),
    ]


@pytest.mark.parametrize(
    ("chosen", "value"), [(False, "i:a"), (True, "a" * 151), (True, "i:r")], ids=["none", "too long", "twice the same"]
)
def test_choices_that_are_no_menu_are_buttons(chosen: bool, value: str) -> None:  # noqa: FBT001 - a parameter
    choices = Choices("It is", (Button("a reply", "i:r"), Button("an apology", value, chosen=chosen)))

    label, row = blocks_of(card(choices), TS)[1:]

    ticked = {"style": "primary"} if chosen else {}
    second = "✓ an apology" if chosen else "an apology"
    assert label == rich(section(bold("It is")))
    assert row == actions(
        3,
        button("press.3.1", "a reply", "i:r", accessibility_label="a reply: It is"),
        button("press.3.2", second, value, accessibility_label=f"{second}: It is", **ticked),
    )


def test_form_is_a_modal_that_carries_what_it_is_about() -> None:
    assert view_of(EDIT, "about") == {
        "type": "modal",
        "callback_id": "comeback_form",
        "private_metadata": "about",
        "title": plain("Edit my draft"),
        "submit": plain("Coach this"),
        "close": plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": f"{FIELD}draft",
                "optional": False,
                "label": plain("Your draft"),
                "element": {
                    "type": "plain_text_input",
                    "action_id": "typed",
                    "multiline": True,
                    "initial_value": "We are sorry",
                },
            }
        ],
    }


def test_form_says_that_a_long_value_is_cut() -> None:
    field = Field("draft", "Your draft", "We are sorry. " * 300, multiline=True)

    (shown,) = view_of(Form("v", "Edit", (field,), "Send"), "a")["blocks"]

    assert shown["optional"] is True
    assert (shown["hint"], shown["element"]["initial_value"][-8:]) == (plain(NO_ROOM_TO_TYPE), "sorry. …")


def test_form_is_found_behind_any_button_of_the_card() -> None:
    inside = Choices("It is", (Button("Edit", "e", form=EDIT),))
    other = Wording(id="d.1", title="Brief", text="Sorry.", note="", use=Button("Use this", "coach:use::d"))

    assert form_in(card(buttons=(Button("Edit", "e", form=EDIT),)), EDIT.value) == EDIT
    assert form_in(card(other, inside), EDIT.value) == EDIT
    assert form_in(card(other, inside), "coach:use::d") is None
