"""/profile: how a workspace writes is shown, changed, cleared; what cannot be kept comes back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Card, Command, Deletion, Event, Paragraph, Place, Submit
from bot.errors import Forbidden, Misuse
from bot.ports import Profiles
from bot.profile import NOBODY_TOLD, Profile
from bot.profiling.profiler import (
    ADMINS,
    CLEARED,
    IN_FORM,
    NOT_YET,
    NOTHING,
    SAVED,
    STALE,
    UNKNOWN,
    USE,
    Profiler,
    button,
)
from bot.rights import Rights, governed
from tests.fakes import FakePlatform, FakeProfiles
from tests.scene import ANA, AT, OTHER_THREAD, THREAD, mention, press, submit

WARM = Profile(tone=("warm",), job="We bake bread")
TYPED = {"tone": "warm", "job": "We bake bread"}
LINES = ("Tone: warm", "What you do for a living: We bake bread")


def command(text: str = "", event: str = "e1") -> Command:
    return Command(id=event, place=THREAD, person=ANA, at=AT, name="profile", text=text)


async def card(profiles: Profiles, event: Event) -> Card:
    """The one card with which the event is answered."""
    (reply,) = [reply async for reply in Profiler(profiles).respond(event)]
    assert isinstance(reply, Card)
    return reply


def told(card: Card) -> tuple[str, ...]:
    """The lines of the card above the small print."""
    *lines, use = [block for block in card.blocks if isinstance(block, Paragraph)]
    assert use == Paragraph(USE, quiet=True)
    return tuple(line.text for line in lines)


def typed(card: Card) -> dict[str, str]:
    """What stands in the fields of the card's form, empty ones left out."""
    (form,) = [button.form for button in card.buttons if button.form]
    return {field.name: field.value for field in form.fields if field.value}


async def test_empty_profile_says_so_and_offers_the_form() -> None:
    shown = await card(FakeProfiles(), command())

    assert (shown.key, shown.summary) == ("profile:e1", "How your team writes")
    assert told(shown) == (NOTHING,)
    assert [(each.label, each.value) for each in shown.buttons] == [("Change it", "profile:edit::e1")]
    assert typed(shown) == {}


async def test_sent_form_is_kept_and_shown_back_on_the_same_card() -> None:
    profiles = FakeProfiles()
    saved = await card(profiles, submit("profile:edit::e1", TYPED))

    assert profiles.kept == {("web", "local"): WARM}
    assert (saved.key, told(saved), typed(saved)) == ("profile:e1", (SAVED, *LINES), TYPED)
    assert [each.value for each in saved.buttons] == ["profile:edit::e1", "profile:clear::e1"]
    assert told(await card(profiles, command(event="e9"))) == LINES


async def test_profile_is_the_workspaces_in_every_thread_and_no_others() -> None:
    profiles = FakeProfiles()
    await card(profiles, submit("profile:edit::e1", TYPED))

    assert await profiles.of(OTHER_THREAD) == WARM
    elsewhere = Place("web", "other", "drafts", "t1")
    asked = Command(id="e8", place=elsewhere, person=ANA, at=AT, name="profile", text="")
    assert told(await card(profiles, asked)) == (NOTHING,)


async def test_same_form_twice_changes_the_profile_once() -> None:
    profiles = FakeProfiles()
    sent = submit("profile:edit::e1", TYPED)
    await card(profiles, sent)
    later = submit("profile:edit::e1", {"tone": "dry"}, "e5")
    await card(profiles, later)

    assert told(await card(profiles, sent)) == (SAVED, "Tone: dry")
    assert list(profiles.outcomes) == ["e4", "e5"]


async def test_too_much_is_named_and_nothing_is_lost() -> None:
    profiles = FakeProfiles()
    await card(profiles, submit("profile:edit::e1", TYPED))
    wrong = {"tone": "warm", "job": "j" * 121, "purpose": "news"}
    refused = await card(profiles, submit("profile:edit::e1", wrong, "e7"))

    assert refused.key == "profile:e7"
    assert told(refused) == (NOT_YET.format("the job has 121 characters, and 120 is the most"), *LINES)
    assert typed(refused) == wrong
    assert profiles.kept == {("web", "local"): WARM}
    (form,) = [each.form for each in refused.buttons if each.form]
    mended = await card(profiles, submit(form.value, {**wrong, "job": "We bake"}, "e8"))
    assert (mended.key, told(mended)[0]) == ("profile:e7", SAVED)
    assert await profiles.of(THREAD) == Profile(tone=("warm",), job="We bake", purpose="news")


async def test_personal_data_in_a_post_is_neither_kept_nor_shown() -> None:
    profiles = FakeProfiles()
    refused = await card(profiles, submit("profile:edit::e1", {"samples": "Ring Jo on 07700 900123."}, "e7"))

    assert profiles.kept == {}
    assert typed(refused) == {"samples": "Ring Jo on [phone number]."}
    assert "900123" not in str(refused)
    assert told(refused)[0].startswith("Nothing is changed yet: post 1 has personal data in it (phone number), which")


@pytest.mark.parametrize(
    "asked", [command("clear"), command(" CLEAR "), press("profile:clear::e1")], ids=["typed", "shouted", "pressed"]
)
async def test_clearing_empties_the_profile(asked: Event) -> None:
    profiles = FakeProfiles()
    await card(profiles, submit("profile:edit::e1", TYPED))
    cleared = await card(profiles, asked)

    assert profiles.kept == {("web", "local"): NOBODY_TOLD}
    assert (cleared.key, told(cleared), typed(cleared)) == ("profile:e1", (CLEARED, NOTHING), {})


@given(st.text())
async def test_any_other_wish_changes_nothing(text: str) -> None:
    profiles = FakeProfiles()
    wishes: list[tuple[Event, str]] = [(press(f"profile:{text}"), STALE), (press(f"profile:edit::{text}"), STALE)]
    if text.strip().casefold() not in ("", "clear"):
        wishes.append((command(text), UNKNOWN))
    for event, sentence in wishes:
        if isinstance(event, Command) or not event.button.startswith("profile:clear::"):
            with pytest.raises(Misuse) as raised:
                await card(profiles, event)
            assert str(raised.value) == sentence
    assert profiles.outcomes == {}


@pytest.mark.parametrize(
    "event",
    [
        Submit(id="e1", place=THREAD, person=ANA, at=AT, form="profile:clear::e0", values={}),
        Submit(id="e1", place=THREAD, person=ANA, at=AT, form="profile:edit::", values={}),
        Deletion(id="e1", place=THREAD, person=ANA, at=AT, message="e0"),
        mention("profile"),
    ],
    ids=["form that clears", "form of no card", "deletion", "mention"],
)
async def test_what_is_no_wish_is_told_so(event: Event) -> None:
    with pytest.raises(Misuse) as raised:
        await card(FakeProfiles(), event)
    assert str(raised.value) == STALE


async def test_form_of_somebody_who_does_not_decide_comes_back_and_can_be_sent_by_who_does() -> None:
    profiles, platform = FakeProfiles(), FakePlatform()
    port = governed(profiles, Rights({"web": platform}), ADMINS)
    shown = await card(port, submit("profile:edit::e1", TYPED))

    assert (shown.key, told(shown)) == ("profile:e4", (f"{ADMINS} {IN_FORM}", NOTHING))
    assert (typed(shown), profiles.outcomes) == (TYPED, {})
    assert platform.asked == [(THREAD, ANA.id)]
    platform.admins = frozenset({ANA.id})
    await card(port, submit(shown.buttons[0].value, typed(shown), "e6"))
    assert profiles.kept == {("web", "local"): WARM}


@pytest.mark.parametrize("event", [command("clear"), press("profile:clear::e1")], ids=["command", "button"])
async def test_profile_is_not_cleared_by_somebody_who_does_not_decide(event: Event) -> None:
    profiles = FakeProfiles()
    await card(profiles, submit("profile:edit::e1", TYPED))

    with pytest.raises(Forbidden) as raised:
        await card(governed(profiles, Rights({"web": FakePlatform()}), ADMINS), event)

    assert str(raised.value) == ADMINS
    assert profiles.kept == {("web", "local"): WARM}


def test_button_names_the_feature_first() -> None:
    assert button("edit", "web:1").partition(":")[0] == Profiler.name
