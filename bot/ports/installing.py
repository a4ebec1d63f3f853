"""Where the bot is installed, on a platform with many workspaces."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec


class Installation(msgspec.Struct, frozen=True, kw_only=True):
    """One workspace that installed the bot: the token that it speaks with there, and who it is."""

    platform: str
    workspace: str
    token: str
    bot_user: str
    bot: str
    at: datetime  # when it was installed last

    def __repr__(self) -> str:  # without the token
        return f"Installation({self.platform!r}, {self.workspace!r})"


class Installations(Protocol):
    """The workspaces that installed the bot, and who is about to install it. adapters/sql."""

    async def put(self, installation: Installation) -> None:
        """Keep the installation in place of an earlier one of that workspace, ended or not."""

    async def find(self, platform: str, workspace: str) -> Installation | None:
        """The installation of that workspace; None when there is none, or it has ended."""

    async def count(self, platform: str) -> int:
        """In how many workspaces the bot is installed."""

    async def revoke(self, platform: str, workspace: str, at: datetime) -> None:
        """Delete the installation of a token that was revoked at that time, unless it was made anew since."""

    async def end(self, platform: str, workspace: str, at: datetime) -> bool:
        """Delete the token, and note that what is kept of the workspace has to go; once or again, known or not.

        False when the bot was installed there anew since that time: then nothing is changed.
        """

    async def ended(self, platform: str, before: datetime) -> Sequence[str]:
        """The workspaces whose installation was noted as ended before that time."""

    async def close(self, platform: str, workspace: str) -> None:
        """Delete the note that the installation has ended, after everything else is gone."""

    async def issue(self) -> str:
        """A word that nobody can guess, for somebody who is about to install; good once, for ten minutes."""

    async def redeem(self, word: str) -> bool:
        """True the first time that a word comes back in time."""
