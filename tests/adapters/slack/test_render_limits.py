"""Any reply at all, with hostile words of any length in it, keeps to the limits that Slack publishes."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.render import blocks_of, text_of, view_of, whisper_blocks
from bot.chat import (
    Button,
    Card,
    Choices,
    Excerpt,
    Feedback,
    Field,
    File,
    Form,
    Hint,
    Paragraph,
    Question,
    Reference,
    Whisper,
    Wording,
)
from bot.finding import Severity, Span
from tests.adapters.slack.limits import broken_in_message, broken_in_view, buttons_in, menus_in

TS = "1700000000.000100"
LIVE = "<!channel> <@U1> *& <https://a.io|b>"
SHORT = st.text(max_size=40) | st.sampled_from([LIVE, "", " ", "\n", "a. " * 80])
LONG = SHORT | st.builds(lambda text, times: text * times, SHORT, st.integers(0, 900))
FIELDS = st.builds(Field, st.just("draft"), LONG, LONG, st.booleans(), LONG)
FORMS = st.builds(Form, SHORT, LONG, st.tuples(FIELDS), LONG)
BUTTONS = st.builds(Button, SHORT, LONG, st.booleans(), st.booleans(), st.none() | FORMS)
SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 9_000), st.integers(0, 900))
SEVERITIES = st.sampled_from(Severity)
HINTS = st.builds(
    Hint,
    rule=SHORT,
    severity=SEVERITIES,
    quote=LONG,
    message=LONG,
    fix=LONG,
    heard_by=st.sampled_from(["rule", "ear", "model"]),
    why=st.none() | BUTTONS,
    mute=st.none() | BUTTONS,
)
BLOCKS = st.one_of(
    st.builds(Paragraph, LONG, st.booleans()),
    st.builds(Excerpt, LONG, st.lists(st.tuples(SPANS, SEVERITIES), max_size=6).map(tuple)),
    HINTS,
    st.builds(Wording, id=SHORT, title=LONG, text=LONG, note=LONG, use=st.none() | BUTTONS, taken=st.booleans()),
    st.builds(Choices, LONG, st.lists(BUTTONS, max_size=4).map(lambda few: tuple(few) * 9)),
    st.builds(Question, LONG),
    st.builds(Reference, LONG, LONG | st.sampled_from(["https://a.io", "http://[", "https://", "javascript:1"])),
    st.builds(File, LONG, SHORT, LONG),
)
MANY = st.builds(lambda few, times: tuple(few) * times, st.lists(BLOCKS, max_size=3), st.sampled_from([1, 1, 20]))
CARDS = st.builds(
    Card,
    key=SHORT,
    summary=LONG,
    blocks=MANY,
    buttons=st.builds(lambda few, times: tuple(few) * times, st.lists(BUTTONS, max_size=2), st.sampled_from([1, 80])),
    feedback=st.none() | st.builds(Feedback, BUTTONS, BUTTONS),
)


@settings(deadline=None)  # some cards are long
@given(CARDS)
def test_any_card_keeps_to_the_limits_of_slack(shown: Card) -> None:
    assert broken_in_message(blocks_of(shown, TS), text_of(shown)) == []


@settings(deadline=None)  # some cards are long
@given(st.builds(Whisper, key=SHORT, person=st.just("UANA"), blocks=MANY))
def test_any_whisper_keeps_to_the_limits_of_slack(shown: Whisper) -> None:
    assert broken_in_message(whisper_blocks(shown, TS), text_of(shown)) == []


@settings(deadline=None)  # some cards are long
@given(FORMS, st.text(max_size=3_000))
def test_any_form_keeps_to_the_limits_of_slack(form: Form, about: str) -> None:
    assert broken_in_view(view_of(form, about)) == []


@given(st.lists(BUTTONS, max_size=30).map(tuple))
def test_every_button_that_slack_can_carry_is_there_and_no_words_are_markup(buttons: tuple[Button, ...]) -> None:
    shown = blocks_of(Card(key="k", summary=LIVE, blocks=(Choices(LIVE, buttons), Paragraph(LIVE))), TS)

    fit = [each for each in buttons if (0 < len(each.value) <= 2_000 if each.form is None else True)]
    values = [each.value for each in fit if each.form is None]
    carried = [each["value"] for each in buttons_in(shown) if each["action_id"].startswith("press.")]
    assert carried + [each["value"] for menu in menus_in(shown) for each in menu["options"]] == values
    assert '"mrkdwn"' not in json.dumps(shown).replace(json.dumps(LIVE), "")
