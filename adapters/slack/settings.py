"""Which Slack app this is, and where Slack is."""

from urllib.parse import urlsplit

import msgspec

from bot.errors import Misuse
from bot.settings import Settings

SLACK = "https://slack.com/api/"

_BOT = (
    "SLACK_BOT_TOKEN is no bot token. Copy the “Bot User OAuth Token”, which begins with xoxb-, from your app's page."
)
_APP = "SLACK_APP_TOKEN is no app-level token. Make one with the scope connections:write; it begins with xapp-."
_SECRET = "SLACK_SIGNING_SECRET holds signs that no secret has. Copy it again, without spaces or line breaks."  # noqa: S105 - a sentence
_DEAF = (
    "SLACK_BOT_TOKEN alone lets me speak and not hear. Set SLACK_APP_TOKEN too, for Socket Mode, "
    "or SLACK_SIGNING_SECRET, for requests to /slack/events."
)
_ADDRESS = "SLACK_API_BASE_URL is not the address of a server. Write it like https://slack.com/api/."


class SlackSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How Slack is reached. Raises Misuse naming the variable that cannot be used."""

    bot_token: str
    app_token: str = ""  # with it events come by Socket Mode
    signing_secret: str = ""  # with it events come by HTTP, to /slack/events
    base_url: str = SLACK

    def __post_init__(self) -> None:
        if not _is_token(self.bot_token, "xoxb-"):
            raise Misuse(_BOT)
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
    def host(self) -> str:
        """Slack's host and port, for people."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def ways(self) -> str:
        """How events come, for people."""
        return " and ".join(["Socket Mode"] * bool(self.app_token) + ["signed requests"] * bool(self.signing_secret))


def slack_settings(settings: Settings) -> SlackSettings | None:
    """How Slack is reached; None when the environment says nothing of it. Raises Misuse for what cannot be used."""
    if not (settings.slack_bot_token or settings.slack_app_token or settings.slack_signing_secret):
        return None
    return SlackSettings(
        bot_token=settings.slack_bot_token,
        app_token=settings.slack_app_token,
        signing_secret=settings.slack_signing_secret,
        base_url=settings.slack_api_base_url or SLACK,
    )


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
