"""Replies as blocks: whole, readable for everybody, and within what Slack takes, whatever a draft holds."""

from typing import Any

import pytest
from slack_sdk.models.blocks import ContextActionsBlock

from adapters.slack.element import NO_ROOM
from adapters.slack.render import (
    NO_ROOM_HERE,
    SPEECHLESS,
    blocks_of,
    key_in,
    metadata_of,
    text_of,
    whisper_blocks,
)
from bot.chat import (
    Button,
    Card,
    Choices,
    Excerpt,
    Feedback,
    File,
    Hint,
    Paragraph,
    Place,
    Question,
    Reference,
    Whisper,
    Wording,
)
from bot.finding import Severity, Span
from tests.adapters.slack.drawn import TS, actions, bold, button, context, plain, rich, said, section
from tests.adapters.slack.limits import broken_in_message, texts_in

HINT = Hint(
    rule="apology-conditional",
    severity=Severity.ERROR,
    quote="sorry if\nanyone",
    message="It doubts the harm.",
    fix="Say what you did.",
    heard_by="ear",
    why=Button("why?", "coach:why::d"),
    mute=Button("Not this", "coach:mute::d"),
)
WORDING = Wording(
    id="d.1",
    title="Brief",
    text="We're sorry. [What you did]\n<!channel> *now*",
    note="Made of your words.\nFill the gap.",
    use=Button("Use this", "coach:use:1:d", primary=True),
)


def card(*blocks: Any, buttons: tuple[Button, ...] = (), summary: str = "One hint") -> Card:
    return Card(key="draft:d", summary=summary, blocks=blocks, buttons=buttons)


def test_hint_says_how_much_it_matters_and_quotes_its_words_in_bold() -> None:
    assert blocks_of(card(HINT), TS) == [
        rich(section(bold("One hint"))),
        rich(
            section(
                bold("Fix first: “sorry if anyone”"),
                said("\nIt doubts the harm."),
                bold("\nTry: "),
                said("Say what you did."),
                said("\n"),
                {"type": "text", "text": "apology-conditional", "style": {"code": True}},
                said(" heard by the ear"),
            )
        ),
        actions(
            3,
            button("press.3.1", "why?", "coach:why::d", accessibility_label="why?: It doubts the harm."),
            button("press.3.2", "Not this", "coach:mute::d", accessibility_label="Not this: It doubts the harm."),
        ),
    ]


def test_wording_can_be_copied_as_a_whole_with_its_gaps() -> None:
    assert blocks_of(card(WORDING), TS)[1:] == [
        rich(section(bold("Wording: Brief")), {"type": "rich_text_preformatted", "elements": [said(WORDING.text)]}),
        {"type": "context", "elements": [plain("Made of your words."), plain("Fill the gap.")]},
        actions(
            4, button("press.4.1", "Use this", "coach:use:1:d", style="primary", accessibility_label="Use this: Brief")
        ),
    ]


def test_excerpt_shows_the_marked_words_in_bold() -> None:
    text = "We are sorry if you mind"
    marks = ((Span(7, 15), Severity.ERROR), (Span(13, 19), Severity.WARNING), (Span(20, 99), Severity.PRAISE))

    assert blocks_of(card(Excerpt(text, marks)))[1:] == [
        rich(
            section(bold("Your draft")),
            {
                "type": "rich_text_quote",
                "elements": [said("We are "), bold("sorry if"), bold(" you"), said(" "), bold("mind")],
            },
        )
    ]


def test_other_blocks_are_plain_words_links_and_files() -> None:
    blocks = (
        Paragraph("Good morning"),
        Paragraph("small", quiet=True),
        Question("What did you do?"),
        Reference("Lewicki 2016", "https://doi.org/10.1"),
        Reference("A file", "file:///etc"),
        File("mine.json", "application/json", "{}"),
    )

    assert blocks_of(card(*blocks))[1:] == [
        rich(section(said("Good morning"))),
        context("small"),
        rich(section(bold("Question: "), said("What did you do?"))),
        context("Answer in this thread; your words go into the gap."),
        rich(section(said("Source: "), {"type": "link", "url": "https://doi.org/10.1", "text": "Lewicki 2016"})),
        rich(section(said("Source: A file file:///etc"))),
        rich(section(bold("mine.json")), {"type": "rich_text_preformatted", "elements": [said("{}")]}),
    ]


def test_summary_is_not_said_twice() -> None:
    assert blocks_of(card(Paragraph("Hello"), summary="Hello")) == [rich(section(said("Hello")))]
    assert text_of(card(Paragraph("Hello"), summary="Hello")) == "Hello"


def test_text_says_summary_hints_and_wordings_and_nothing_in_it_is_alive() -> None:
    choices = Choices("I read this as", (Button("a reply", "i:r"), Button("an apology", "i:a", chosen=True)))

    assert text_of(card(choices, HINT, WORDING, Choices("It is", ()), Question("What now?"))) == (
        "One hint\n"
        "I read this as an apology.\n"
        "Fix first: “sorry if anyone” It doubts the harm. Try: Say what you did.\n"
        "Wording: Brief\nWe're sorry. [What you did]\n&lt;!channel&gt; *now*\n"
        "Question: What now? Answer in this thread; your words go into the gap."
    )


def test_whisper_is_drawn_and_read_out_like_a_card() -> None:
    whisper = Whisper(key="why:e", person="UANA", blocks=(Paragraph("A & B"), Choices("", (Button("Again", "a"),))))

    assert whisper_blocks(whisper, TS) == [
        rich(section(said("A & B"))),
        actions(2, button("press.2.1", "Again", "a")),
    ]
    assert text_of(whisper) == "A &amp; B"


def test_reply_without_a_word_still_says_something() -> None:
    whisper = Whisper(key="k", person="UANA", blocks=())

    assert (whisper_blocks(whisper), text_of(whisper)) == ([context(SPEECHLESS)], SPEECHLESS)
    assert (blocks_of(card(summary=" ")), text_of(card(summary=" "))) == ([context(SPEECHLESS)], SPEECHLESS)


def test_wording_without_a_word_is_not_drawn() -> None:
    empty = Wording(id="d.1", title="", text="", note="")

    assert blocks_of(card(empty), TS) == [rich(section(bold("One hint")))]


def test_wording_that_is_too_long_says_so() -> None:
    long = Wording(id="d.1", title="Long", text="We are sorry. " * 300, note="")

    _, shown, remark = blocks_of(card(long))

    (text,) = [text for text in texts_in(shown) if text != "Wording: Long"]
    assert (text, len(text) <= 3_000) == ("We are sorry. " * 214 + "…", True)
    assert remark == context(NO_ROOM_HERE)


def test_card_that_is_too_long_keeps_its_buttons_and_says_so() -> None:
    shown = blocks_of(card(*[Paragraph("word " * 100)] * 60, buttons=(Button("Shorter", "s"),)), TS)

    assert shown[-2:] == [context(NO_ROOM), actions(len(shown), button(f"press.{len(shown)}.1", "Shorter", "s"))]
    assert broken_in_message(shown, "x") == []


def test_card_is_known_again_by_its_metadata() -> None:
    metadata = metadata_of(Place("slack", "T1", "C1", TS), "draft:d")

    assert metadata == {"event_type": "comeback_card", "event_payload": {"key": "draft:d", "thread": TS}}
    assert key_in({"metadata": metadata}) == "draft:d"


@pytest.mark.parametrize(
    "message", [{}, {"metadata": None}, {"metadata": {"event_type": "theirs", "event_payload": {"key": "draft:d"}}}]
)
def test_other_messages_are_no_cards(message: dict[str, Any]) -> None:
    assert key_in(message) == ""


def test_feedback_is_asked_at_the_foot_in_slacks_own_block() -> None:
    feedback = Feedback(Button("Helpful", "coach:helpful:yes:d"), Button("Not helpful", "coach:helpful:no:d"))
    asking = Card(key="draft:d", summary="One hint", blocks=(), buttons=(Button("Shorter", "s"),), feedback=feedback)

    drawn = blocks_of(asking, TS)

    assert drawn[1:] == [
        actions(2, button("press.2.1", "Shorter", "s")),
        {
            "type": "context_actions",
            "block_id": f"3.{TS}",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "press.3.1",
                    "positive_button": {
                        "text": plain("Helpful"),
                        "accessibility_label": "Helpful: One hint",
                        "value": "coach:helpful:yes:d",
                    },
                    "negative_button": {
                        "text": plain("Not helpful"),
                        "accessibility_label": "Not helpful: One hint",
                        "value": "coach:helpful:no:d",
                    },
                }
            ],
        },
    ]
    assert text_of(asking) == "One hint"


def test_slacks_own_model_takes_the_feedback_as_it_is() -> None:
    feedback = Feedback(Button("Helpful", "y"), Button("Not helpful", "n"))
    *_, drawn = blocks_of(Card(key="k", summary="One hint", blocks=(), feedback=feedback), TS)

    assert ContextActionsBlock(**drawn).to_dict() == drawn


def test_feedback_that_slack_cannot_carry_is_not_asked() -> None:
    feedback = Feedback(Button("Helpful", "y" * 2_001), Button("Not helpful", "n"))
    drawn = blocks_of(Card(key="k", summary="One hint", blocks=(), feedback=feedback), TS)

    assert [block["type"] for block in drawn] == ["rich_text"]
