"""Who decides is asked once before a change, on the platform of its event, and never before a look."""

import pytest

from bot.chat import Person, Place
from bot.errors import Forbidden, Misuse, Unavailable
from bot.profile import NOBODY_TOLD, Profile
from bot.rights import Rights, governed
from tests.fakes import FakeMutes, FakePlatform, FakeProfiles
from tests.scene import ANA, THREAD, press

REFUSAL = "Only admins decide that. Ask one of them."
BEN = Person("ben", "Ben")
TEAM = Place("slack", "T01", "C01", "1.0")
WARM = Profile(tone=("warm",))


@pytest.fixture
def web() -> FakePlatform:
    return FakePlatform(admins=frozenset({ANA.id}))


@pytest.fixture
def rights(web: FakePlatform) -> Rights:
    return Rights({"web": web, "slack": FakePlatform("slack", admins=frozenset({BEN.id}))})


async def test_change_of_somebody_who_decides_is_made_and_asked_about_once(rights: Rights, web: FakePlatform) -> None:
    profiles = FakeProfiles()

    await governed(profiles, rights, REFUSAL).put(press("profile:clear::e1"), WARM)

    assert profiles.kept == {("web", "local"): WARM}
    assert web.asked == [(THREAD, ANA.id)]


async def test_change_of_anybody_else_is_refused_and_nothing_changes(rights: Rights) -> None:
    mutes = FakeMutes()
    port = governed(mutes, rights, REFUSAL)

    for change in (port.mute, port.unmute):
        with pytest.raises(Forbidden) as raised:
            await change(press("coach:mute::e1", person=BEN), "apology-but")
        assert str(raised.value) == REFUSAL
    assert (mutes.kept, mutes.muted_by, mutes.outcomes) == ({}, {}, {})


async def test_each_platform_is_asked_about_its_own_people(rights: Rights) -> None:
    decided = [await rights.decides(place, person.id) for place in (THREAD, TEAM) for person in (ANA, BEN)]

    assert decided == [True, False, False, True]


async def test_process_without_the_platform_cannot_tell_and_lets_the_event_wait(rights: Rights) -> None:
    elsewhere = Place("elsewhere", "T01", "C01", "1.0")

    with pytest.raises(Unavailable, match="Set the ELSEWHERE_… variables here"):
        await rights.decides(elsewhere, ANA.id)


async def test_looking_is_for_everybody(rights: Rights, web: FakePlatform) -> None:
    mutes, profiles = governed(FakeMutes(), rights, REFUSAL), governed(FakeProfiles(), rights, REFUSAL)

    assert (await mutes.muted(THREAD), await mutes.listed(THREAD)) == (frozenset(), ())
    assert await profiles.of(THREAD) == NOBODY_TOLD
    assert web.asked == []


def test_refusal_is_a_misuse_for_those_who_only_show_it() -> None:
    assert issubclass(Forbidden, Misuse)
