"""Sealing with the keys of COMEBACK_SECRET_KEY; without a key, text stays as it is."""

import re

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import Misuse, Unavailable
from bot.ports import Seal

_SEALED = "\u2400sealed:"  # leads a token; no text in a column begins so, because columns double the sign ␀
_PLAIN = "\u2400plain:"  # leads text that would else pass for one of the two
_KEY = re.compile("[A-Za-z0-9_-]{43}=")


def fresh_key() -> str:
    """A new key for COMEBACK_SECRET_KEY."""
    return Fernet.generate_key().decode()


def seal_from(keys: str) -> Seal:
    """The seal of these keys, which stand with commas or spaces between them; of no key at all when there is none.

    The first key seals, all of them unseal. Raises Misuse, without repeating it, for something that is no key.
    """
    given = keys.replace(",", " ").split()
    if not all(_KEY.fullmatch(key) for key in given):
        raise Misuse("COMEBACK_SECRET_KEY must hold keys that “comeback key” made, with commas between them.")
    return FernetSeal(MultiFernet([Fernet(key) for key in given])) if given else NoSeal()


class FernetSeal:
    """Seals every text; text from before there was a key is still read as it is."""

    def __init__(self, fernet: MultiFernet) -> None:
        self._fernet = fernet

    def seal(self, text: str) -> str:
        """The text as it is kept: never the same twice."""
        return _SEALED + self._fernet.encrypt(text.encode()).decode()

    def unseal(self, kept: str) -> str:
        """The text that was sealed. Raises Unavailable when it was sealed with a key that is not among these."""
        if not kept.startswith(_SEALED):
            return kept.removeprefix(_PLAIN)
        try:
            return self._fernet.decrypt(kept.removeprefix(_SEALED)).decode()
        except InvalidToken as error:
            raise Unavailable(
                "What is kept here was sealed with a key that is not at hand. Whoever runs Comeback must add that key"
                " to COMEBACK_SECRET_KEY, behind the present one."
            ) from error


class NoSeal:
    """Keeps text as it is, and refuses to hand out text that was sealed."""

    def seal(self, text: str) -> str:
        """The text as it is kept: itself."""
        return _PLAIN + text if text.startswith((_SEALED, _PLAIN)) else text

    def unseal(self, kept: str) -> str:
        """The text that was kept. Raises Unavailable when it was sealed with a key."""
        if kept.startswith(_SEALED):
            raise Unavailable(
                "What is kept here was sealed with a key, and none is set. Whoever runs Comeback must set"
                " COMEBACK_SECRET_KEY to that key."
            )
        return kept.removeprefix(_PLAIN)
