"""Form fields into events: what is meant, and one sentence for what nobody can mean."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.events import (
    EMPTY,
    NO_ID,
    NO_IMAGES,
    NO_NAME,
    NO_VALUE,
    Envelope,
    Written,
    calls,
    to_channel,
    to_deletion,
    to_press,
    to_submit,
    to_written,
)
from bot.chat import Command, Deletion, Mention, Message, Place, Press, Submit
from bot.conversation import Turn
from bot.errors import Misuse
from tests.adapters.web.fakes import COMMANDS
from tests.scene import ANA, AT, THREAD

NUMBER = "7b8a6f9e-3c1d-4e2f-9a5b-0c1d2e3f4a5b"
ID = f"web:{NUMBER}"
CHANNEL = Place("web", "local", "drafts", "")
OPENED = Place("web", "local", "drafts", ID)
IN_THREAD = Envelope(ANA, AT, THREAD)
IN_CHANNEL = Envelope(ANA, AT, CHANNEL)


def written(text: str, envelope: Envelope = IN_CHANNEL, *, listening: bool = False, images: str = "") -> Written:
    return to_written({"id": NUMBER, "text": text, "images": images}, envelope, COMMANDS, listening=listening)


def turn(text: str, place: Place) -> Turn:
    return Turn(id=ID, place=place, person=ANA.id, name=ANA.name, at=AT, text=text)


def test_mention_in_a_channel_opens_a_thread_named_after_it() -> None:
    expected = Mention(id=ID, place=OPENED, person=ANA, at=AT, text="We are\nsorry.")

    assert written("@comeback: We are\r\nsorry. ") == Written(turn("@comeback: We are\nsorry.", OPENED), expected)


def test_mention_in_a_thread_stays_in_it() -> None:
    event = written("Sorry @Comeback, see above", IN_THREAD).event

    assert event == Mention(id=ID, place=THREAD, person=ANA, at=AT, text="Sorry see above")


def test_message_without_a_mention_in_a_channel_is_only_kept() -> None:
    assert written("lunch?") == Written(turn("lunch?", OPENED), None)


def test_message_in_a_thread_is_heard_when_the_bot_is_in_it() -> None:
    event = Message(id=ID, place=THREAD, person=ANA, at=AT, text="shorter")

    assert written("shorter", IN_THREAD, listening=True) == Written(turn("shorter", THREAD), event)
    assert written("shorter", IN_THREAD) == Written(turn("shorter", THREAD), None)


@pytest.mark.parametrize("envelope", [IN_CHANNEL, IN_THREAD], ids=["channel", "thread"])
@pytest.mark.parametrize("text", ["/coach We are\nsorry", "@Comeback /coach We are\nsorry"], ids=["bare", "called"])
def test_command_opens_a_thread_of_its_own(envelope: Envelope, text: str) -> None:
    event = Command(id=ID, place=OPENED, person=ANA, at=AT, name="coach", text="We are\nsorry")

    assert written(text, envelope, listening=True) == Written(turn(text, OPENED), event)


@pytest.mark.parametrize(("text", "named"), [("/", ""), ("/shout loud", "shout"), ("/coachme", "coachme")])
def test_unknown_command_is_answered_with_the_ones_there_are(text: str, named: str) -> None:
    with pytest.raises(Misuse) as refused:
        written(text)

    assert str(refused.value) == f"There is no command “/{named}”. Here you can write: /coach, /help."


def test_images_alone_can_be_sent() -> None:
    event = written("@Comeback", images="2").event

    assert event == Mention(id=ID, place=OPENED, person=ANA, at=AT, text="", images=2)


@pytest.mark.parametrize("images", ["-1", "1e3", "100", "²", "many"])
def test_number_of_images_that_is_none_is_refused(images: str) -> None:
    with pytest.raises(Misuse, match=NO_IMAGES):
        written("@Comeback", images=images)


@pytest.mark.parametrize("text", ["", " \r\n\t", "\0"], ids=["none", "blank", "nul"])
def test_nothing_to_send_is_refused(text: str) -> None:
    with pytest.raises(Misuse, match=EMPTY):
        written(text)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Comeback", True),
        ("hi @COMEBACK!", True),
        ("(@comeback)", True),
        ("@comeback. Sorry", True),
        ("me@comeback.org", False),
        ("@comeback@social.example", False),
        ("@comeback.example", False),
        ("@comebacks", False),
        ("comeback", False),
        ("https://x.example/@comeback", False),
    ],
)
def test_name_calls_only_when_it_is_the_whole_handle(text: str, called: bool) -> None:  # noqa: FBT001 - a table
    assert calls(text) is called


def test_press_carries_the_value_of_the_button() -> None:
    event = Press(id=ID, place=THREAD, person=ANA, at=AT, button="coach:shorter:e1")

    assert to_press({"id": NUMBER, "button": "coach:shorter:e1"}, IN_THREAD) == event


def test_submit_carries_only_the_fields_of_the_form() -> None:
    fields = {"id": NUMBER, "token": "secret", "form": "coach:edit:e1", "field.draft": "one\r\ntwo"}
    event = Submit(id=ID, place=THREAD, person=ANA, at=AT, form="coach:edit:e1", values={"draft": "one\ntwo"})

    assert to_submit(fields, IN_THREAD) == event


def test_deletion_names_the_turn() -> None:
    event = Deletion(id=ID, place=THREAD, person=ANA, at=AT, message="web:other")

    assert to_deletion({"id": NUMBER, "message": "web:other"}, IN_THREAD) == event


@pytest.mark.parametrize("button", ["", "x" * 501, "a\0b"], ids=["none", "huge", "nul"])
def test_button_without_a_usable_value_is_refused(button: str) -> None:
    with pytest.raises(Misuse, match=NO_VALUE):
        to_press({"id": NUMBER, "button": button}, IN_THREAD)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Press Replies", "press-replies"), (" #drafts ", "drafts"), ("Grüße", "grüße"), ("a" * 40, "a" * 40)],
    ids=["spaces", "hash", "umlaut", "longest"],
)
def test_channel_name_is_written_as_addresses_are(typed: str, name: str) -> None:
    assert to_channel(typed) == name


@pytest.mark.parametrize("typed", ["", "#", "a/b", "..", "-x", "a" * 41, "<b>", "a\0"])
def test_channel_name_that_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(Misuse, match=NO_NAME):
        to_channel(typed)


@given(st.uuids())
def test_id_of_a_browser_is_kept(number: UUID) -> None:
    assert to_press({"id": str(number), "button": "b"}, IN_THREAD).id == f"web:{number}"


@given(st.one_of(st.text(), st.uuids().map(lambda n: n.hex), st.uuids().map(lambda n: str(n).upper() + " ")))
def test_broken_id_is_one_sentence(number: str) -> None:
    with pytest.raises(Misuse) as refused:
        to_press({"id": number, "button": "b"}, IN_THREAD)

    assert str(refused.value) == NO_ID


@given(
    st.dictionaries(st.sampled_from(["id", "text", "images", "form", "field.draft", "message"]), st.text()),
    st.booleans(),
)
def test_any_fields_are_an_event_or_one_sentence(fields: dict[str, str], listening: bool) -> None:  # noqa: FBT001
    fields["id"] = NUMBER
    try:
        kept = to_written(fields, IN_THREAD, COMMANDS, listening=listening)
    except Misuse as refused:
        assert str(refused).endswith((".", "?"))  # noqa: PT017 - both outcomes are right
    else:
        assert msgspec.json.decode(msgspec.json.encode(kept.turn), type=Turn) == kept.turn
        assert "\0" not in kept.turn.text
        assert kept.event is None or kept.event.id == kept.turn.id


@given(st.text(min_size=1).filter(lambda text: text.strip("\0").strip() and not text.strip("\0 ").startswith("/")))
def test_words_are_kept_whole(text: str) -> None:
    typed = "x" + text + "x"

    assert written(typed).turn.text == typed.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def test_huge_text_is_passed_whole() -> None:
    event = written("@Comeback " + "a" * 40_000).event

    assert event == Mention(id=ID, place=OPENED, person=ANA, at=AT, text="a" * 40_000)
