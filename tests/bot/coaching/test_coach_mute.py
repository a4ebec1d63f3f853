"""“Not this”: a hint is silent from then on in its workspace, everybody can see so, and bring it back."""

import pytest

from bot.chat import Button, Card, Choices, Excerpt, Hint, Paragraph, Person, Place, Whisper
from bot.coaching.coach import GONE, Coach
from bot.coaching.mute import ADMINS, LIST, NEVER, NO_HINT, NOT_MUTED, NOTHING, list_of
from bot.conversation import Mute
from bot.errors import Forbidden, Misuse
from bot.rights import Rights, governed
from tests.bot.coaching.talk import a_coach, card, of, replies, shelves
from tests.fakes import FakeConversations, FakeMutes, FakePlatform
from tests.scene import AT, BAD_APOLOGY, OTHER_THREAD, THREAD, mention, message, press

BEN = Person("ben", "Ben")
RULE = "apology-conditional"
TITLE = "Conditional apology (“sorry if”)"
MUTED = Paragraph(f"I will not say this again here: {TITLE}. “hear {RULE}” brings it back.")
QUIET = Paragraph("1 hint is muted here; “mutes” shows it.", quiet=True)
PERSONAL = "That was our mistake. Anna's private number is 020 7183 8750, call her."
THREE = "We're sorry if anyone was offended. Mistakes were made, and our intern hit the wrong button."


@pytest.fixture
def store() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def mutes() -> FakeMutes:
    return FakeMutes()


@pytest.fixture
def coach(store: FakeConversations, mutes: FakeMutes) -> Coach:
    return a_coach(shelves(store, mutes))


def mute(rule: str = RULE) -> Mute:
    return Mute(rule=rule, person="ana", name="Ana", at=AT)


def hints(shown: Card) -> list[str]:
    return [hint.rule for hint in of(Hint, shown)]


async def test_each_hint_has_a_button_that_mutes_it(coach: Coach) -> None:
    shown = await card(coach, mention(THREE))

    assert [hint.mute for hint in of(Hint, shown)] == [
        Button("Not this", f"coach:mute:{rule}:e1") for rule in (RULE, "apology-passive", "apology-blames-others")
    ]


async def test_praise_and_personal_data_cannot_be_muted(coach: Coach) -> None:
    shown = await card(coach, mention(PERSONAL))
    kept = {hint.rule: hint.mute for hint in of(Hint, shown) if hint.rule.startswith(("praise", "privacy"))}

    assert kept == {"praise-owns-it": None, "privacy-contact-details": None}
    for rule in kept:
        with pytest.raises(Misuse) as raised:
            await replies(coach, press(f"coach:mute:{rule}:e1", f"p-{rule}"))
        assert str(raised.value) == NEVER


async def test_press_shows_the_card_without_the_hint_and_whispers_the_way_back(
    coach: Coach, mutes: FakeMutes, store: FakeConversations
) -> None:
    before = await card(coach, mention(BAD_APOLOGY))
    shown, told = await replies(coach, press(f"coach:mute:{RULE}:e1"))

    assert isinstance(shown, Card)
    assert (shown.key, shown.summary) == (before.key, "2 wordings for this draft")
    assert [block for block in before.blocks if block not in shown.blocks] == [*of(Hint, before), *of(Excerpt, before)]
    assert [block for block in shown.blocks if block not in before.blocks] == [QUIET, Excerpt(BAD_APOLOGY, ())]
    assert told == Whisper(key="whisper:e3", person="ana", blocks=(MUTED,))
    assert mutes.kept == {("web", "local", RULE): mute()}
    assert [heard.rule for heard in store.drafts[THREAD, "e1"].findings] == [RULE]


async def test_muted_hint_stays_away_from_every_later_card_of_the_workspace(coach: Coach) -> None:
    await replies(coach, mention(BAD_APOLOGY), press(f"coach:mute:{RULE}:e1"))

    shorter = await card(coach, press("coach:shorter::e1", "p2"))
    elsewhere = await card(coach, mention(THREE, "e9", place=OTHER_THREAD, person=BEN))

    assert hints(shorter) == []
    assert hints(elsewhere) == ["apology-passive", "apology-blames-others"]
    assert QUIET in shorter.blocks
    assert QUIET in elsewhere.blocks


async def test_mutes_of_one_workspace_are_none_of_another(coach: Coach) -> None:
    await replies(coach, mention(BAD_APOLOGY), press(f"coach:mute:{RULE}:e1"))
    work = Place("web", "work", "drafts", "t1")

    shown = await card(coach, mention(BAD_APOLOGY, "e9", place=work))
    (told,) = await replies(coach, message("mutes", "e10", place=work))

    assert (hints(shown), QUIET in shown.blocks) == ([RULE], False)
    assert told == list_of((), "ana", "e9")
    with pytest.raises(Misuse) as raised:
        await replies(coach, message(f"hear {RULE}", "e11", place=work))
    assert str(raised.value) == NOT_MUTED.format(RULE)
    assert hints(await card(coach, press("coach:shorter::e1", "p9"))) == []


async def test_card_counts_muted_hints_and_never_says_that_no_rule_matched(coach: Coach) -> None:
    await replies(coach, mention(THREE))
    for number in range(3):
        await replies(coach, message("not this", f"m{number}"))
    shown = await card(coach, press("coach:shorter::e1"))

    assert hints(shown) == []
    assert Paragraph("3 hints are muted here; “mutes” shows them.", quiet=True) in shown.blocks
    assert "No rule matched" not in "".join(paragraph.text for paragraph in of(Paragraph, shown))


async def test_card_with_nothing_but_muted_hints_says_so(coach: Coach) -> None:
    first = await card(coach, mention("CALL US NOW ABOUT THE NEW OPENING HOURS OF OUR BAKERY"))
    shown, _ = await replies(coach, message("not this"))

    assert isinstance(shown, Card)
    assert (hints(first), shown.summary) == (["clarity-shouting"], "Only muted hints for this draft")


async def test_not_this_mutes_the_first_hint_that_is_shown(coach: Coach, mutes: FakeMutes) -> None:
    await replies(coach, mention(THREE), message("not this"), message("Not this!", "e3"))

    assert [muted.rule for muted in await mutes.listed(THREAD)] == [RULE, "apology-passive"]


@pytest.mark.parametrize(
    ("draft", "words", "sentence"),
    [
        pytest.param("The bakery opens at seven, and the hours are on the door.", "not this", NO_HINT, id="no hint"),
        pytest.param(
            "Her e-mail is anna.miller84@gmail.com, tell her what you think.", "not this", NEVER, id="never muted"
        ),
        pytest.param(BAD_APOLOGY, "hear apology-passive", NOT_MUTED.format("apology-passive"), id="not muted"),
        pytest.param(BAD_APOLOGY, "hear nonsense", NOT_MUTED.format("nonsense"), id="no rule"),
    ],
)
async def test_wish_that_cannot_be_met_gets_one_sentence(coach: Coach, draft: str, words: str, sentence: str) -> None:
    await replies(coach, mention(draft))

    with pytest.raises(Misuse) as raised:
        await replies(coach, message(words))
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        pytest.param("coach:mute:promo-brag:e1", NO_HINT, id="a hint that the draft has not"),
        pytest.param(f"coach:mute:{RULE}:e9", GONE, id="a draft that there is not"),
    ],
)
async def test_press_on_what_is_not_there_mutes_nothing(
    coach: Coach, mutes: FakeMutes, button: str, sentence: str
) -> None:
    await replies(coach, mention(BAD_APOLOGY))

    with pytest.raises(Misuse) as raised:
        await replies(coach, press(button))
    assert (str(raised.value), mutes.kept) == (sentence, {})


async def test_same_press_twice_mutes_once_and_answers_the_same(coach: Coach, mutes: FakeMutes) -> None:
    once = await replies(coach, mention(BAD_APOLOGY), press(f"coach:mute:{RULE}:e1"))
    again = await replies(coach, press(f"coach:mute:{RULE}:e1"))
    await replies(coach, message(f"hear {RULE}", "e4"))
    late = await replies(coach, press(f"coach:mute:{RULE}:e1"))

    assert again == once
    assert isinstance(late[0], Card)
    assert (hints(late[0]), mutes.kept) == ([RULE], {})


async def test_hear_brings_the_hint_back_and_says_what_else_is_muted(coach: Coach, mutes: FakeMutes) -> None:
    await replies(coach, mention(THREE), message("not this"), message("not this", "e3"))

    shown, told = await replies(coach, message(f"hear {RULE}", "e4"))

    assert isinstance(shown, Card)
    assert hints(shown) == [RULE, "apology-blames-others"]
    assert told == list_of((mute("apology-passive"),), "ana", "e1", f"I will say this again here: {TITLE}.")
    assert [muted.rule for muted in await mutes.listed(THREAD)] == ["apology-passive"]


async def test_mutes_lists_each_with_a_button_that_brings_it_back(coach: Coach) -> None:
    await replies(coach, mention(THREE), press(f"coach:mute:{RULE}:e1", person=BEN), message("not this", "e4"))
    (told,) = await replies(coach, message("mutes", "e5"))

    button = Button("Hear it again", f"coach:hear:{RULE}:e1")
    other = Button("Hear it again", "coach:hear:apology-passive:e1")
    assert told == Whisper(
        key="mutes",
        person="ana",
        blocks=(
            Paragraph(LIST),
            Choices(f"{TITLE} – {RULE}, muted by Ben on 21 November 2026", (button,)),
            Choices(
                "Nobody did it (“mistakes were made”) – apology-passive, muted by you on 21 November 2026", (other,)
            ),
        ),
    )
    shown, left = await replies(coach, press(button.value, "e6"))
    assert isinstance(shown, Card)
    assert RULE in hints(shown)
    assert isinstance(left, Whisper)
    assert [block.buttons for block in left.blocks if isinstance(block, Choices)] == [(other,)]


async def test_mutes_and_hear_need_no_draft_in_the_thread(coach: Coach, mutes: FakeMutes) -> None:
    assert await replies(coach, mention("mutes", "a1")) == [
        Whisper(key="mutes", person="ana", blocks=(Paragraph(NOTHING),))
    ]
    await mutes.mute(press("", "a2"), "promo-brag")

    (told,) = await replies(coach, mention("hear promo-brag", "a3"))

    assert told == Whisper(key="mutes", person="ana", blocks=(Paragraph("I will say this again here: Bragging."),))
    assert mutes.kept == {}


async def test_why_is_about_the_first_hint_that_is_still_shown(coach: Coach) -> None:
    (told,) = await replies(coach, mention(THREE), message("not this"), message("why", "e5"))

    assert isinstance(told, Whisper)
    assert told.blocks[0] == Paragraph("Nobody did it (“mistakes were made”)")


async def test_somebody_who_does_not_decide_mutes_and_unmutes_nothing(
    store: FakeConversations, mutes: FakeMutes, coach: Coach
) -> None:
    platform = FakePlatform()
    governed_coach = a_coach(shelves(store, governed(mutes, Rights({"web": platform}), ADMINS)))
    await card(coach, mention(BAD_APOLOGY))

    for event in (press("coach:mute::e1"), message("not this")):
        with pytest.raises(Forbidden) as raised:
            await replies(governed_coach, event)
        assert str(raised.value) == ADMINS
    assert mutes.kept == {}
    assert platform.asked == [(THREAD, "ana")] * 2
    await replies(coach, press("coach:mute::e1"))
    with pytest.raises(Forbidden):
        await replies(governed_coach, press(f"coach:hear:{RULE}:e1", "e9"))
    assert list(mutes.kept) == [("web", "local", RULE)]
