"""Which browser is speaking: a random cookie, and what follows from it."""

import re
import secrets
from hashlib import blake2s
from hmac import compare_digest
from typing import Self

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from bot.chat import Person

COOKIE = "comeback_session"
YEAR = 365 * 24 * 3600
_SHAPE = re.compile(r"[\w-]{43}", re.ASCII)


class Session(msgspec.Struct, frozen=True):
    """A browser. The secret stays in its cookie; person and token are one-way functions of it.

    So a restart of the server keeps both: nobody becomes a stranger, and no form that is open goes stale.
    """

    secret: str
    fresh: bool = False

    @classmethod
    def of(cls, request: Request) -> Self:
        """The session that the request belongs to, or a new one."""
        sent = request.cookies.get(COOKIE, "")
        return cls(sent) if _SHAPE.fullmatch(sent) else cls(secrets.token_urlsafe(32), fresh=True)

    def person(self, visitor: Person) -> Person:
        """Who speaks from this browser: the visitor, told apart from the one at another browser."""
        return Person(f"{visitor.id}-{self._derive(b'person')[:16]}", visitor.name)

    @property
    def token(self) -> str:
        """What every form of this browser carries, so that no other site can send one."""
        return self._derive(b"token")

    def knows(self, token: str) -> bool:
        """True when `token` is the one that this browser was given."""
        return not self.fresh and compare_digest(token.encode(), self.token.encode())

    def keep(self, response: Response) -> None:
        """Hand the cookie to a browser that has none yet."""
        if self.fresh:
            response.set_cookie(COOKIE, self.secret, max_age=YEAR, httponly=True, samesite="strict")

    def _derive(self, purpose: bytes) -> str:
        return blake2s(self.secret.encode(), person=purpose).hexdigest()
