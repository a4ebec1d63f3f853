"""Which server is asked, with which key, for which model."""

from urllib.parse import urlsplit

import msgspec

from bot.errors import Misuse

OPENAI = "https://api.openai.com/v1"

_ADDRESS = "OPENAI_BASE_URL is not the address of a server. Write it like https://models.example.com/v1."
_KEY = "OPENAI_API_KEY holds signs that no key has. Copy it again, without spaces or line breaks."
_MODEL = "COMEBACK_MODEL names no model. Write its name as the server knows it."


class OpenAISettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where the language model is. Raises Misuse naming the variable that cannot be used."""

    model: str
    base_url: str = OPENAI
    api_key: str = ""  # empty: the server wants none

    def __post_init__(self) -> None:
        if not self.model.strip() or not self.model.isprintable():
            raise Misuse(_MODEL)
        if not all("!" <= sign <= "~" for sign in self.api_key):
            raise Misuse(_KEY)
        if not _is_address(self.base_url):
            raise Misuse(_ADDRESS)

    def __repr__(self) -> str:  # without the key, and without a password in the address
        return f"OpenAISettings(model={self.model!r}, host={self.host!r})"

    @property
    def host(self) -> str:
        """The server's host and port, for people."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not match, a port that is no number
        return False
    return named and parts.scheme in ("http", "https") and url.isprintable() and " " not in url
