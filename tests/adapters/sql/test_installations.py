"""Where the bot is installed: one token a workspace, gone when it ends, and never readable in the file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.database import Database, open_database
from adapters.sql.installations import SqlInstallations
from adapters.sql.migration import migrate
from adapters.sql.rotation import reseal
from adapters.sql.table import installing
from bot.errors import Unavailable
from bot.ports import Installation

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def made(workspace: str = "T1", token: str = "xoxb-one", at: datetime = AT) -> Installation:
    return Installation(platform="slack", workspace=workspace, token=token, bot_user="U1", bot="B1", at=at)


async def over(kept: SqlInstallations, within: timedelta = HOUR) -> list[str]:
    return sorted(await kept.ended("slack", datetime.now(UTC) + within))


def contents(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.fixture
def kept(database: Database) -> SqlInstallations:
    return SqlInstallations(database)


async def test_installation_is_found_in_its_own_workspace_only(kept: SqlInstallations) -> None:
    await kept.put(made())
    await kept.put(made("T2", "xoxb-two"))

    assert [await kept.find("slack", name) for name in ("T1", "T2", "T3")] == [made(), made("T2", "xoxb-two"), None]
    assert await kept.find("discord", "T1") is None
    assert (await kept.count("slack"), await kept.count("discord")) == (2, 0)


async def test_later_installation_takes_the_place_of_the_earlier(kept: SqlInstallations) -> None:
    again = made(token="xoxb-again", at=AT + HOUR)
    await kept.put(made())
    await kept.put(again)

    assert (await kept.find("slack", "T1"), await kept.count("slack")) == (again, 1)


@pytest.mark.parametrize(("at", "left"), [(AT - HOUR, made()), (AT, None), (AT + HOUR, None)])
async def test_revoked_token_is_deleted_unless_it_was_made_anew(
    kept: SqlInstallations, at: datetime, left: Installation | None
) -> None:
    await kept.put(made())
    await kept.put(made("T2"))
    await kept.revoke("slack", "T1", at)

    assert [await kept.find("slack", name) for name in ("T1", "T2")] == [left, made("T2")]
    assert await over(kept) == []


async def test_end_deletes_the_token_and_is_noted_until_it_is_closed(kept: SqlInstallations) -> None:
    await kept.put(made())
    await kept.put(made("T2"))

    assert [await kept.end("slack", "T1", AT + HOUR) for _ in range(2)] == [True, True]
    assert (await kept.find("slack", "T1"), await kept.count("slack")) == (None, 1)
    assert (await over(kept), await over(kept, -HOUR)) == (["T1"], [])
    await kept.revoke("slack", "T1", AT + HOUR)
    assert await over(kept) == ["T1"]
    await kept.close("slack", "T1")
    await kept.close("slack", "T2")
    assert (await over(kept), await kept.count("slack")) == ([], 1)


async def test_end_is_noted_also_of_a_workspace_whose_token_is_gone_before(kept: SqlInstallations) -> None:
    await kept.put(made())
    await kept.revoke("slack", "T1", AT + HOUR)

    assert await kept.end("slack", "T1", AT + HOUR) is True
    assert (await over(kept), await kept.find("slack", "T1")) == (["T1"], None)


async def test_end_that_comes_late_leaves_what_was_installed_since(kept: SqlInstallations) -> None:
    await kept.put(made(at=AT + HOUR))

    assert await kept.end("slack", "T1", AT) is False
    assert (await kept.find("slack", "T1"), await over(kept)) == (made(at=AT + HOUR), [])


async def test_installing_again_ends_the_end(kept: SqlInstallations) -> None:
    await kept.put(made())
    await kept.end("slack", "T1", AT)
    await kept.put(made(at=AT + HOUR))

    assert (await kept.find("slack", "T1"), await over(kept)) == (made(at=AT + HOUR), [])


async def test_word_is_good_once_and_ten_minutes(kept: SqlInstallations, database: Database) -> None:
    first, second, third = [await kept.issue() for _ in range(3)]
    async with database.writing() as connection:
        old = update(installing).where(installing.c.word == second)
        await connection.execute(old.values(until=datetime.now(UTC) - timedelta(seconds=1)))

    assert [await kept.redeem(word) for word in (first, first, second, "foreign")] == [True, False, False, False]
    await kept.issue()  # clears away what is too old
    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(installing)) == 2
    assert await kept.redeem(third) is True


async def test_token_cannot_be_read_where_it_is_kept_and_is_sealed_anew(tmp_path: Path) -> None:
    url, old, new = f"sqlite:///{tmp_path}/kept.db", fresh_key(), fresh_key()
    migrate(url)
    for keys, changed in ((old, None), (f"{new},{old}", 1), (new, 1)):
        database = open_database(url, seal_from(keys))
        if changed is None:
            await SqlInstallations(database).put(made())
        else:
            assert await reseal(database) == changed
        assert await SqlInstallations(database).find("slack", "T1") == made()
        await database.close()

    assert b"xoxb-one" not in contents(tmp_path)
    keyless = open_database(url)
    with pytest.raises(Unavailable):
        await keyless.check_seal()
    await keyless.close()


def test_installation_does_not_show_its_token() -> None:
    assert repr(made()) == "Installation('slack', 'T1')"
