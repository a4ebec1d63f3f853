"""Wordings of the person's own words and gaps: what they say, and what they never say."""

import re
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.composing.composer import Composition, compose
from bot.composing.grounding import ungrounded
from bot.composing.length import Room
from bot.composing.modes import correction, internal_note, options, recipe
from bot.conversation import Mode
from bot.draft import Draft
from bot.rules import catalogue

MODES: tuple[Mode, ...] = get_args(Mode)
PHRASES = (
    "Has this happened to you?", "Thank you for bearing with us.", "Thank you for bearing with me.", "What would help?",
    correction.LABEL, internal_note.HAPPENED, internal_note.UNKNOWN, internal_note.DOING, internal_note.CAN,
    internal_note.SAY,
    internal_note.UNSAID, internal_note.SPEAKS, internal_note.QUESTIONS, internal_note.UPDATE,
    options.OPENLY, options.REPAIR, options.ASK, options.NOTHING, options.AFTER_ALL,
)  # fmt: skip
CONNECTIVES = frozenset(("we", "re", "i", "m", "sorry", "about", "thank", "you", "for", "telling", "us", "me"))
OFFENDED = "We're sorry if anyone was offended by this morning's post 🙏"
OWNED = (
    "We posted the wrong price at 9 this morning. That was our mistake, and we're sorry. "
    "Everyone who paid it gets the difference back by Friday."
)
WORDS = st.lists(
    st.sampled_from(
        ["we're", "sorry", "if", "you", "were", "upset", "by", "the", "post", "but", "it", "was", "Friday", "£40",
         "@kim",
         "Hi", "Dana,", "refund", "we", "will", "lost", "?", "!!", ".", "🙏", "#tag", "\n\n", "thanks", "can", "anyone",
         "help", "[gap]", "@everyone", "https://shop.example/a", "07700 900123", "because", "our", "fault", "“quoted”"]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip
SOUP = st.one_of(st.text(max_size=400), WORDS, st.builds("{} {}".format, WORDS, st.text(max_size=60)))
ANSWERS = st.dictionaries(
    st.sampled_from(
        [
            "what",
            "repair",
            "answer",
            "next",
            "question",
            "who",
            "felt",
            "since",
            "news",
            "invite",
            "helper",
            "changed",
            "job",
            "name",
            "signer",
            "right",
            "over",
            "can",
            "speaker",
            "face",
            "update",
            "say",
            "meanwhile",
            "nonsense",
        ]
    ),
    SOUP,
    max_size=4,
)
WISHES = st.lists(st.sampled_from(["shorter", "own-it"]), max_size=4)
PLATFORMS = st.sampled_from(["", "x", "mastodon", "bluesky", "linkedin", "review-reply"])


def composed(text: str, mode: Mode = "apologise", platform: str = "", parent: str = "") -> Composition:
    return compose(Draft(text, platform=platform, parent=parent), mode, {})


def wordings(composition: Composition) -> dict[str, str]:
    return {wording.title: wording.text for wording in composition.wordings}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", Draft(text).plain.casefold()))


def test_compose_salvages_the_topic_of_a_non_apology() -> None:
    assert wordings(composed(OFFENDED)) == {
        "Brief": (
            "We're sorry about this morning's post. [What was wrong with it, in a sentence that starts with “We”.] "
            "[What you are doing to put it right, and by when.]"
        ),
        "Fuller": (
            "[What was wrong with it, in a sentence that starts with “We”.] We're sorry about this morning's post. "
            "[Who was affected, and what it meant for them.] [What you are doing to put it right, and by when.] "
            "[What you are changing so that it does not happen again.]"
        ),
    }


def test_compose_asks_for_the_gaps_in_their_order() -> None:
    assert [gap.question for gap in composed(OFFENDED).gaps] == [
        "What was wrong with this morning's post?",
        "What are you doing about this morning's post, and by when?",
        "Who was affected by this morning's post, and how?",
        "What will be different from now on?",
    ]


def test_compose_puts_answers_in_as_they_are() -> None:
    answers = {"what": "we made a joke about night nurses", "repair": "We took it down & gave £200 to the ward!"}

    composition = compose(Draft(OFFENDED, intent="apologise"), "apologise", answers)

    assert wordings(composition)["Brief"] == (
        "We're sorry about this morning's post. We made a joke about night nurses. "
        "We took it down & gave £200 to the ward!"
    )
    assert [gap.name for gap in composition.gaps] == ["who", "change"]
    assert composition.refused == ()


@pytest.mark.parametrize(
    "answer",
    [
        "sorry if you were upset",
        "ring Bob Miller at home on 07700 900123",
        "@everyone it is gone",
        "we were negligent and are legally liable",
    ],
    ids=["non-apology", "phone", "mass-mention", "admission"],
)  # fmt: skip
def test_compose_refuses_an_answer_that_a_guard_speaks_against(answer: str) -> None:
    composition = compose(Draft(OFFENDED, intent="apologise"), "apologise", {"repair": answer})

    assert [name for name, _ in composition.refused] == ["repair"]
    assert [gap.name for gap in composition.gaps] == ["what", "repair", "who", "change"]
    assert wordings(composition) == wordings(composed(OFFENDED))


def test_compose_refuses_an_answer_that_leaves_no_room() -> None:
    answers = {"what": "We joked about nurses on nights, " * 7 + "and that was it"}

    composition = compose(Draft(OFFENDED, intent="apologise", platform="x"), "apologise", answers)

    assert composition.refused == (
        ("what", "That is too long to fit: a post on X has room for 280 characters. Can you say it in fewer words?"),
    )
    assert [gap.name for gap in composition.gaps][:2] == ["what", "repair"]


def test_compose_ignores_an_empty_answer() -> None:
    assert compose(Draft(OFFENDED, intent="apologise"), "apologise", {"what": " \n "}) == composed(OFFENDED)


@pytest.mark.parametrize(
    ("mode", "text", "parent"),
    [
        ("apologise", OWNED, ""),
        ("respond", "We open at 9 on Sundays, Kim.", "When do you open on Sundays?"),
        ("respond", "Sorry, Kim! Your parcel left on Tuesday. We will refund the postage today.", "My parcel is late!"),
        ("ask-help", "Our van broke down. Can anyone lend us one on Friday? Thank you!", ""),
    ],
)
def test_compose_leaves_a_good_draft_alone(mode: Mode, text: str, parent: str) -> None:
    assert composed(text, mode, parent=parent) == Composition()


def test_compose_grants_a_wish_for_a_good_draft() -> None:
    composition = compose(Draft(OWNED, intent="apologise"), "apologise", {}, ["own-it"])

    assert [wording.text.split(". ")[0] for wording in composition.wordings] == [
        "We posted the wrong price at 9 this morning"
    ] * 2


def test_shorter_leaves_out_more_with_each_press() -> None:
    draft = Draft(OFFENDED, intent="apologise")

    gaps = [[gap.name for gap in compose(draft, "apologise", {}, ["shorter"] * presses).gaps] for presses in range(4)]

    assert gaps == [
        ["what", "repair", "who", "change"],
        ["what", "repair", "who"],
        ["what", "repair"],
        ["what", "repair"],
    ]


def test_own_it_asks_for_ownership_where_the_draft_has_none() -> None:
    draft = Draft("Hi Kim, your parcel left on Friday. Sorry!", intent="respond", parent="My parcel is late!")

    composition = compose(draft, "respond", {}, ["own-it"])

    assert composition.wordings[0].text == (
        "Hi Kim, [Your part in it, starting with “We” or “I”.] Sorry. Your parcel left on Friday. "
        "[What happens next, and by when.]"
    )


def test_own_it_puts_the_owning_sentence_first() -> None:
    draft = Draft("Sorry about the price, Kim. It was our mistake. We refund it today.", intent="apologise")

    composition = compose(draft, "apologise", {}, ["own-it", "own-it"])

    assert {wording.text.split(".")[0] for wording in composition.wordings} == {"It was our mistake"}


def test_compose_never_mirrors_the_complaint() -> None:
    parent = "Your driver stole 40 parcels on Monday"

    composition = composed("We value your feedback. Sorry to hear that.", "respond", parent=parent)

    assert not words(" ".join(wording.text for wording in composition.wordings)) & {"driver", "stole", "40", "monday"}


def test_compose_quotes_the_complaint_only_in_its_question_and_without_personal_data() -> None:
    parents = ["Where is my parcel?!", "Ring me, Bob Miller, on 07700 900123!"]

    questions = [composed("We value your feedback.", "respond", parent=parent).gaps[0].question for parent in parents]

    assert questions == [
        "They wrote “Where is my parcel?!”: what is your answer?",
        "What is your answer, in one or two sentences?",
    ]


def test_compose_keeps_templates_literal() -> None:
    text = "{name} {{7*7}} %s ${x} sorry about the %d delay"

    assert wordings(composed(text))["Brief"].startswith("{name} {{7*7}} %s ${x} sorry about the %d delay. [")


def test_compose_answers_for_every_bad_example_about_an_apology() -> None:
    bad = [
        re.sub("[«»]", "", text)
        for rule in catalogue()
        if rule.family in ("apology", "safety")
        for text in rule.bad
        if not rule.extended
    ]

    silent = [text for text in bad if not composed(text).wordings]

    assert silent == []


@settings(max_examples=300, deadline=None)
@given(SOUP, st.sampled_from(MODES), ANSWERS, WISHES, PLATFORMS)
def test_compose_says_nothing_of_its_own(
    text: str, mode: Mode, answers: dict[str, str], wishes: list[str], platform: str
) -> None:
    draft = Draft(text, platform=platform, parent="Why is it 99 days late, @shop?")

    composition = compose(draft, mode, answers, wishes)

    known = recipe(mode)
    room = Room(platform if known.posted else "", known.most, known.words)
    sources = (text, *answers.values())
    shown = {gap.name: f"[{gap.shown}.]" for gap in composition.gaps}
    for wording in composition.wordings:
        own = wording.text
        for name in wording.gaps:
            assert shown[name] in own
            own = own.replace(shown[name], " ")
        for phrase in PHRASES:
            own = own.replace(phrase, " ")
        assert words(own) <= words(" ".join(sources)) | CONNECTIVES
        assert ungrounded(wording.text, sources) == ()
        assert room.has(wording.text)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=0, max_size=4_000), st.sampled_from(MODES), PLATFORMS)
def test_compose_takes_any_text_and_repeats_itself(text: str, mode: Mode, platform: str) -> None:
    draft = Draft(text, intent="other", platform=platform)

    assert compose(draft, mode, {}) == compose(draft, mode, {})
