"""The port Allowances: what each workspace allows, each event's change once."""

from sqlalchemy import update

from adapters.sql.database import Database
from adapters.sql.outcome import is_forgotten, tell, told
from adapters.sql.table import workspace
from adapters.sql.thread import enter
from adapters.sql.workspace import budget_of, check_retention, enter_workspace, retention_of, this_workspace
from bot.allowance import Allowance
from bot.chat import Event, Place
from bot.errors import Misuse

GONE = "What you sent was deleted meanwhile, so the limits stay as they were."


class SqlAllowances:
    """Keeps in the database what workspaces allow. Raises Unavailable when it cannot.

    `everywhere` holds where a workspace did not say otherwise, and is the most that a language model may spend.
    """

    def __init__(self, database: Database, everywhere: Allowance) -> None:
        self._database = database
        self._everywhere = everywhere

    async def of(self, place: Place) -> Allowance:
        """What the place's workspace allows."""
        where = place.platform, place.workspace
        async with self._database.reading() as connection:
            days = await retention_of(connection, *where)
            tokens = await budget_of(connection, *where)
        most = self._everywhere.tokens
        return Allowance(days=days or self._everywhere.days, tokens=most if tokens is None else min(tokens, most))

    async def put(self, event: Event, allowance: Allowance) -> None:
        """Store what the event's workspace allows, once an event. What is as it was is not made its own wish.

        Raises Misuse for a senseless number, and when the event was forgotten meanwhile.
        """
        check_retention(allowance.days)
        place, before = event.place, await self.of(event.place)
        changed = {"retention_days": allowance.days} if allowance.days != before.days else {}
        changed |= {"tokens_a_day": allowance.tokens} if allowance.tokens != before.tokens else {}
        async with self._database.writing() as connection:
            await enter_workspace(connection, place.platform, place.workspace)
            thread = await enter(connection, place)
            if await is_forgotten(connection, event):
                raise Misuse(GONE)
            if await told(connection, thread, event) is None:
                if changed:
                    here = this_workspace(place.platform, place.workspace)
                    await connection.execute(update(workspace).where(here).values(**changed))
                await tell(connection, thread, event, result=True)
