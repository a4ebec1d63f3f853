"""Which Slack app this is, and where Slack is."""

from urllib.parse import urlsplit

import msgspec

from bot.errors import Misuse
from bot.settings import Settings

SLACK = "https://slack.com/api/"

_BOT = (
    "SLACK_BOT_TOKEN is no bot token. Copy the “Bot User OAuth Token”, which begins with xoxb-, from your app's page."
)
_BOTH = (
    "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are for many. "
    "Set the one or the others, not both."
)
_PAIR = "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together. Copy both from “App Credentials”, without spaces."
_OPEN = (
    "Tokens of many workspaces are kept sealed only. Set COMEBACK_SECRET_KEY to a key that “comeback key” made, "
    "in every process on this database."
)
_APP = "SLACK_APP_TOKEN is no app-level token. Make one with the scope connections:write; it begins with xapp-."
_SECRET = "SLACK_SIGNING_SECRET holds signs that no secret has. Copy it again, without spaces or line breaks."  # noqa: S105 - a sentence
_DEAF = (
    "What is set for Slack lets me speak and not hear. Set SLACK_APP_TOKEN too, for Socket Mode, "
    "or SLACK_SIGNING_SECRET, for requests to /slack/events."
)
_ADDRESS = "SLACK_API_BASE_URL is not the address of a server. Write it like https://slack.com/api/."


class SlackSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How Slack is reached. Raises Misuse naming the variable that cannot be used."""

    bot_token: str = ""  # of one workspace
    client_id: str = ""  # of the app, for many
    client_secret: str = ""
    app_token: str = ""  # with it events come by Socket Mode
    signing_secret: str = ""  # with it events come by HTTP, to /slack/events
    base_url: str = SLACK

    def __post_init__(self) -> None:
        self._check_who()
        if self.app_token and not _is_token(self.app_token, "xapp-"):
            raise Misuse(_APP)
        if not _is_plain(self.signing_secret):
            raise Misuse(_SECRET)
        if not self.app_token and not self.signing_secret:
            raise Misuse(_DEAF)
        if not _is_address(self.base_url):
            raise Misuse(_ADDRESS)

    def __repr__(self) -> str:  # without the tokens, the secret, and a password in the address
        return f"SlackSettings(host={self.host!r}, ways={self.ways!r})"

    @property
    def many(self) -> bool:
        """True when any workspace may install the app."""
        return bool(self.client_id)

    @property
    def host(self) -> str:
        """Slack's host and port, for people."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def ways(self) -> str:
        """How events come, for people."""
        return " and ".join(["Socket Mode"] * bool(self.app_token) + ["signed requests"] * bool(self.signing_secret))

    def _check_who(self) -> None:
        pair = (self.client_id, self.client_secret)
        if self.bot_token and any(pair):
            raise Misuse(_BOTH)
        if any(pair) and not all(part and _is_plain(part) for part in pair):
            raise Misuse(_PAIR)
        if not any(pair) and not _is_token(self.bot_token, "xoxb-"):
            raise Misuse(_BOT)


def slack_settings(settings: Settings) -> SlackSettings | None:
    """How Slack is reached; None when the environment says nothing of it. Raises Misuse for what cannot be used."""
    who = (settings.slack_bot_token, settings.slack_client_id, settings.slack_client_secret)
    if not any((*who, settings.slack_app_token, settings.slack_signing_secret)):
        return None
    bot_token, client_id, client_secret = who
    found = SlackSettings(
        bot_token=bot_token,
        client_id=client_id,
        client_secret=client_secret,
        app_token=settings.slack_app_token,
        signing_secret=settings.slack_signing_secret,
        base_url=settings.slack_api_base_url or SLACK,
    )
    if found.many and not settings.secret_key.strip(", "):
        raise Misuse(_OPEN)
    return found


def _is_token(given: str, beginning: str) -> bool:
    return given.startswith(beginning) and len(given) > len(beginning) and _is_plain(given)


def _is_plain(given: str) -> bool:
    return all("!" <= sign <= "~" for sign in given)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not match, a port that is no number
        return False
    return named and parts.scheme in ("http", "https") and url.isprintable() and " " not in url
