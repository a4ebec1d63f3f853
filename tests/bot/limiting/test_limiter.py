"""/limits: what holds in a workspace is shown to everybody, and changed by those who decide for it."""

import pytest

from bot.allowance import Allowance, ends
from bot.chat import Card, Command, Event, Paragraph, Submit
from bot.errors import Misuse
from bot.limiting.limiter import (
    ADMINS,
    IN_FORM,
    MODEL,
    NO_MODEL,
    NONE_HERE,
    NOT_YET,
    SAVED,
    STALE,
    UNKNOWN,
    USE,
    Limiter,
    button,
)
from bot.ports import Allowances, Usage
from bot.rights import Rights, governed
from tests.fakes import FakeAllowances, FakePlatform, FakeUsages
from tests.scene import ANA, AT, THREAD, deletion, mention, press, submit

MOST = 200_000
HOME = ("web", "local")
CALL = Usage(prompt="p 1", model="m", tokens_in=1_000, tokens_out=234, tokens_cached=0, seconds=1.0, outcome="used")
LESS = Allowance(days=30, tokens=5_000)
TYPED = {"days": "30", "tokens": "5,000"}


def command(text: str = "", event: str = "e1") -> Command:
    return Command(id=event, place=THREAD, person=ANA, at=AT, name="limits", text=text)


async def card(
    allowances: Allowances, event: Event, usages: FakeUsages | None = None, *, has_model: bool = True
) -> Card:
    """The one card with which the event is answered."""
    limiter = Limiter(allowances, usages or FakeUsages(), MOST, has_model=has_model)
    (reply,) = [reply async for reply in limiter.respond(event)]
    assert isinstance(reply, Card)
    return reply


def told(card: Card) -> tuple[str, ...]:
    """The lines of the card above the small print."""
    *lines, use = [block for block in card.blocks if isinstance(block, Paragraph)]
    assert use == Paragraph(USE, quiet=True)
    return tuple(line.text for line in lines)


def typed(card: Card) -> dict[str, str]:
    """What stands in the fields of the card's form."""
    (form,) = [button.form for button in card.buttons if button.form]
    return {field.name: field.value for field in form.fields}


async def test_card_tells_what_holds_and_what_was_used() -> None:
    usages = FakeUsages()
    await usages.add(mention("Sorry.", "e0"), (CALL,))
    shown = await card(FakeAllowances(), command(), usages)

    assert (shown.key, shown.summary) == ("limits:e1", "Limits of this workspace")
    assert told(shown) == (ends(90), MODEL.format(200_000, 1_234))
    assert [(each.label, each.value) for each in shown.buttons] == [("Change it", "limits:edit::e1")]
    assert typed(shown) == {"days": "90", "tokens": "200000"}


async def test_card_does_not_promise_a_model_that_is_not_there() -> None:
    shown = await card(FakeAllowances(), command(), has_model=False)

    assert told(shown) == (ends(90), NO_MODEL.format(200_000))


async def test_sent_form_is_kept_and_shown_back_on_the_same_card() -> None:
    allowances = FakeAllowances()
    saved = await card(allowances, submit("limits:edit::e1", TYPED))

    assert allowances.kept == {HOME: LESS}
    assert (saved.key, told(saved)) == ("limits:e1", (SAVED, ends(30), MODEL.format(5_000, 0)))
    assert typed(saved) == {"days": "30", "tokens": "5000"}


async def test_no_tokens_are_no_calls() -> None:
    allowances = FakeAllowances()
    saved = await card(allowances, submit("limits:edit::e1", {"days": "90", "tokens": "0"}))

    assert allowances.kept == {HOME: Allowance(days=90, tokens=0)}
    assert told(saved) == (SAVED, ends(90), NONE_HERE)


async def test_numbers_that_cannot_be_come_back_as_they_were_typed() -> None:
    allowances = FakeAllowances()
    shown = await card(allowances, submit("limits:edit::e1", {"days": "for ever", "tokens": "5,000"}))

    flaw = "“Days that words are kept” must be a whole number from 1 to 36,500"
    assert (shown.key, told(shown)[0]) == ("limits:e4", NOT_YET.format(flaw))
    assert typed(shown) == {"days": "for ever", "tokens": "5,000"}
    assert [each.value for each in shown.buttons] == ["limits:edit::e4"]
    assert allowances.outcomes == {}


async def test_form_of_somebody_who_does_not_decide_comes_back_and_can_be_sent_by_who_does() -> None:
    allowances, platform = FakeAllowances(), FakePlatform()
    port = governed(allowances, Rights({"web": platform}), ADMINS)
    shown = await card(port, submit("limits:edit::e1", TYPED))

    assert (shown.key, told(shown)) == ("limits:e4", (f"{ADMINS} {IN_FORM}", ends(90), MODEL.format(200_000, 0)))
    assert (typed(shown), allowances.outcomes) == (TYPED, {})
    assert platform.asked == [(THREAD, ANA.id)]
    platform.admins = frozenset({ANA.id})
    await card(port, submit(shown.buttons[0].value, typed(shown), "e6"))
    assert allowances.kept == {HOME: LESS}


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (command("days 3"), UNKNOWN),
        (press("limits:edit::e1"), STALE),
        (Submit(id="e1", place=THREAD, person=ANA, at=AT, form="limits:edit::", values=TYPED), STALE),
        (deletion("e0"), STALE),
        (mention("limits"), STALE),
    ],
    ids=["argument", "press", "form of no card", "deletion", "mention"],
)
async def test_what_is_no_wish_is_told_so_and_changes_nothing(event: Event, sentence: str) -> None:
    allowances = FakeAllowances()
    with pytest.raises(Misuse) as raised:
        await card(allowances, event)

    assert (str(raised.value), allowances.outcomes) == (sentence, {})


def test_button_names_the_feature_first() -> None:
    assert button("web:1").partition(":")[0] == Limiter.name
