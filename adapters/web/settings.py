"""How the workspace is offered."""

import msgspec

from bot.chat import Person


class WebSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where it listens, and what it shows."""

    host: str = "127.0.0.1"
    port: int = 8010
    workspace: str = "local"
    channels: tuple[str, ...] = ("drafts", "replies")  # the first one is where people arrive
    person: Person = Person("you", "You")  # whoever sits at this machine

    @property
    def hosts(self) -> list[str]:
        """Names that a browser may call this server by; any other means that somebody rebinds a name to us."""
        given = f"[{self.host}]" if ":" in self.host else self.host
        return list(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", given]))
