"""A draft taken apart: what can be used again."""

import pytest

from bot.composing.sentence import read
from bot.draft import Draft
from bot.finding import Intent, Span


def texts(text: str, intent: Intent = "apologise", platform: str = "", parent: str = "") -> list[str]:
    material = read(Draft(text, intent=intent, platform=platform, parent=parent))
    return [sentence.text for sentence in material.sentences]


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        ("we lost your order. so sorry!! 🙏 #sorry", ["We lost your order.", "So sorry."]),
        ("We're sorry if anyone was offended by the post.", []),
        ("We lost your order. Follow us for 20% off!", ["We lost your order."]),
        ("The parcel for Ann is late. Ring her on 07700 900123 and say so.", ["The parcel for Ann is late."]),
        ("We were grossly negligent. The stand is closed now.", ["The stand is closed now."]),
    ],
)
def test_read_keeps_what_no_rule_speaks_against(text: str, usable: list[str]) -> None:
    assert texts(text) == usable


def test_read_keeps_the_good_clause_of_a_bad_sentence() -> None:
    assert texts("We lost your order, link in bio.") == []
    assert texts("We lost your order on Friday and a new drop is coming.") == ["We lost your order on Friday."]


def test_read_drops_what_leans_on_a_dropped_sentence() -> None:
    assert texts("Ring Ann Miller at home on 07700 900123. His words. We have closed it.", "respond") == [
        "We have closed it."
    ]


def test_read_cuts_a_sentence_too_long_for_its_place_at_a_clause() -> None:
    head = "We sent the wrong boots to 40 of you on the second of March"
    long = f"{head}, and the lorry with the {'uncomfortable ' * 12}ones stood behind the gate for nine days."

    assert [texts(long, platform=platform) for platform in ("x", "facebook")] == [[f"{head}."], [long]]


def test_read_drops_a_story_in_one_sentence() -> None:
    assert texts("We lost it " + "and then we lost it again " * 12 + "today.") == []


def test_read_leaves_out_who_else_did_it_and_phrases_that_say_little() -> None:
    assert texts("We have been made aware of a delay. We lost your order.") == ["We lost your order."]


def test_read_of_a_mass_mention_is_spoilt() -> None:
    drafts = ["@everyone We lost your order. Sorry.", "We lost your order. Sorry."]

    assert [read(Draft(text, intent="apologise")).spoilt for text in drafts] == [True, False]


def test_read_keeps_emoji_where_nobody_complains() -> None:
    text = "We open at 9 🎉 See you!"

    assert [texts(text, "respond", parent="When do you open?"), texts(text, "respond", parent="You never open!")] == [
        ["We open at 9 🎉 See you!"], ["We open at 9. See you."],
    ]  # fmt: skip


def test_read_tells_spoilt_from_whole_drafts() -> None:
    drafts = ["We lost your order. Sorry.", "We lost your order. Sorry if you were upset."]

    assert [read(Draft(text, intent="apologise")).spoilt for text in drafts] == [False, True]


def test_read_salvages_the_topic_unless_a_guard_speaks_against_it() -> None:
    drafts = ["Sorry if anyone was upset by the video.", "Sorry if you were upset by the call to 07700 900123."]

    assert [read(Draft(text, intent="apologise")).topic for text in drafts] == ["the video", ""]


def test_read_keeps_a_sentence_whole_that_only_an_abbreviation_parts() -> None:
    material = read(
        Draft("I filed it at 2 a.m. after one brief too many. We moved to Mill St. Leave now.", intent="other")
    )

    assert [sentence.text for sentence in material.sentences] == [
        "I filed it at 2 a.m. after one brief too many.", "We moved to Mill St.", "Leave now.",
    ]  # fmt: skip


def test_read_leaves_out_what_the_caller_has_something_against() -> None:
    draft = Draft("We lost it. The dog ate it.", intent="other")

    material = read(draft, against=[Span(12, 27)])

    assert [sentence.text for sentence in material.sentences] == ["We lost it."]


def test_read_leaves_out_a_legal_conclusion_whatever_the_draft_is_for() -> None:
    draft = Draft("We lost it. We accept full legal liability.", intent="share-failure")

    assert [sentence.text for sentence in read(draft).sentences] == ["We lost it."]
