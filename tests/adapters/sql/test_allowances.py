"""What a workspace allows: once an event, in one workspace only, and never more than holds everywhere."""

import pytest

from adapters.dbos.step import Answer, reply_of
from adapters.sql.allowances import SqlAllowances
from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from bot.allowance import Allowance
from bot.chat import Person, Place, Submit
from bot.errors import Misuse
from bot.record import Subject
from tests.adapters.sql.household import HERE, HOME, UNA, Records, moves_in
from tests.adapters.sql.sample import ADA, AT, ELSEWHERE, PLACE

EVERYWHERE = Allowance(days=90, tokens=200_000)
LESS = Allowance(days=30, tokens=5_000)
NOTHING = Allowance(days=1, tokens=0)
WORKSPACES = ELSEWHERE[:2]  # another platform, another workspace
CHANNELS = ELSEWHERE[2:]  # other threads of the same workspace


@pytest.fixture
def allowances(database: Database) -> SqlAllowances:
    return SqlAllowances(database, EVERYWHERE)


def sent(event: str, person: Person = ADA, place: Place = PLACE) -> Submit:
    return Submit(id=event, place=place, person=person, at=AT, form="limits:edit::e0", values={})


async def test_what_was_put_holds_in_the_whole_workspace_and_no_other(allowances: SqlAllowances) -> None:
    before = await allowances.of(PLACE)
    await allowances.put(sent("e1"), LESS)

    assert before == EVERYWHERE
    assert [await allowances.of(place) for place in (PLACE, *CHANNELS)] == [LESS] * 3
    assert [await allowances.of(place) for place in WORKSPACES] == [EVERYWHERE] * 2
    await allowances.put(sent("e2"), NOTHING)
    assert await allowances.of(PLACE) == NOTHING


async def test_same_event_twice_is_once_whatever_happened_between(allowances: SqlAllowances) -> None:
    await allowances.put(sent("e1"), LESS)
    await allowances.put(sent("e2"), NOTHING)
    await allowances.put(sent("e1"), LESS)

    assert await allowances.of(PLACE) == NOTHING


async def test_nobody_in_chat_spends_more_than_whoever_runs_the_bot_allows(
    allowances: SqlAllowances, database: Database
) -> None:
    await allowances.put(sent("e1"), Allowance(days=90, tokens=150_000))
    fewer, none = (SqlAllowances(database, Allowance(days=90, tokens=tokens)) for tokens in (1_000, 0))

    assert [(await each.of(PLACE)).tokens for each in (allowances, fewer, none)] == [150_000, 1_000, 0]


async def test_what_stayed_as_it_was_follows_what_holds_everywhere(
    allowances: SqlAllowances, database: Database
) -> None:
    await allowances.put(sent("e1"), Allowance(days=30, tokens=200_000))
    later = SqlAllowances(database, Allowance(days=365, tokens=500_000))

    assert await later.of(PLACE) == Allowance(days=30, tokens=500_000)
    await later.put(sent("e2"), Allowance(days=30, tokens=7))
    assert await later.of(PLACE) == Allowance(days=30, tokens=7)


async def test_retention_is_the_one_that_the_records_go_by(allowances: SqlAllowances, database: Database) -> None:
    await allowances.put(sent("e1", place=HERE), LESS)

    assert await Records(database).days(HOME) == 30
    await Records(database).keep_for(HOME, 7)
    assert await allowances.of(HERE) == Allowance(days=7, tokens=5_000)


@pytest.mark.parametrize("days", [0, -1, 36_501])
async def test_senseless_number_of_days_is_refused(allowances: SqlAllowances, days: int) -> None:
    with pytest.raises(Misuse, match="kept for 1 to 36500 days"):
        await allowances.put(sent("e1"), Allowance(days=days, tokens=1))

    assert await allowances.of(PLACE) == EVERYWHERE


async def test_forgotten_event_changes_nothing(allowances: SqlAllowances, database: Database) -> None:
    late = sent("late", UNA, HERE)
    await SqlJournal(database).take(late)
    await Records(database).forget(HOME)

    with pytest.raises(Misuse, match="was deleted meanwhile, so the limits stay as they were"):
        await allowances.put(late, LESS)
    assert await allowances.of(HERE) == EVERYWHERE


async def test_answers_survive_as_checkpoints(allowances: SqlAllowances) -> None:
    assert reply_of(await Answer.of(lambda: allowances.put(sent("e1"), LESS)), SqlAllowances.put) is None
    assert reply_of(await Answer.of(lambda: allowances.of(PLACE)), SqlAllowances.of) == LESS


async def test_export_holds_the_workspaces_own_wish_and_forgetting_leaves_it(
    allowances: SqlAllowances, database: Database
) -> None:
    await moves_in(database)
    before = (await Records(database).export(HOME)).tokens_a_day
    await allowances.put(sent("una-7", UNA, HERE), NOTHING)
    after = [(await Records(database).export(each)).tokens_a_day for each in (HOME, Subject("web", "work"))]
    await Records(database).forget(HOME)

    assert (before, after) == (None, [0, None])
    assert await allowances.of(HERE) == NOTHING  # whoever wanted no model is not sent to one because of it
