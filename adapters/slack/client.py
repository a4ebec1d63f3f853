"""Slack's Web API: clients that share one session, and its errors as sentences."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.events import Us
from adapters.slack.settings import SlackSettings
from bot.errors import Misuse, Unavailable

log = structlog.get_logger(__name__)

PATIENCE = 30  # seconds for one call
TRIES = 3  # of a call that Slack wants later
BUSY = frozenset({"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"})
OUTSIDE = ("not_in_channel", "channel_not_found")

AWAY = "Slack cannot be reached at the moment."
STRANGER = (
    "Slack does not accept my token for that workspace ({}). Install the app there again; "
    "if you set SLACK_BOT_TOKEN, copy its bot token anew."
)
NOT_HERE = "I am not in that channel. Invite me with /invite, and ask me again."
REFUSED = "Slack refused what I wanted to do ({})."
EXPELLED = ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired")
SENTENCES = {
    **dict.fromkeys(EXPELLED, STRANGER),
    **dict.fromkeys(OUTSIDE, NOT_HERE),
}


@asynccontextmanager
async def open_client(settings: SlackSettings) -> AsyncIterator[AsyncWebClient]:
    """A client that speaks with the bot token, if there is one, and waits as long as Slack asks it to.

    It repeats nothing else by itself: a post that was not answered may have been made.
    """
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
        yield _client(settings.base_url, session, settings.bot_token)


def speaking(client: AsyncWebClient, token: str) -> AsyncWebClient:
    """A client like this one that speaks with another token; its connections are shared."""
    assert client.session
    return _client(client.base_url, client.session, token)


def _client(base_url: str, session: aiohttp.ClientSession, token: str) -> AsyncWebClient:
    return AsyncWebClient(
        token=token or None,
        base_url=base_url,
        timeout=PATIENCE,
        session=session,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=TRIES)],
    )


async def who(client: AsyncWebClient) -> Us:
    """Who we are there. Raises Misuse for a token that Slack does not know, Unavailable when it does not answer."""
    with spoken():
        known = await client.auth_test()
    return Us(str(known["user_id"]), str(known["bot_id"]), str(known["team_id"]))


@contextmanager
def spoken() -> Iterator[None]:
    """Turn what the client raises inside into Unavailable, when it is worth another try, or into Misuse."""
    try:
        yield
    except SlackApiError as error:
        name = error_of(error)
        if status_of(error) >= 500 or status_of(error) == 429 or name in BUSY:  # noqa: PLR2004 - of HTTP
            raise Unavailable(AWAY) from error
        log.warning("slack refused", error=name)
        raise Misuse(SENTENCES.get(name, REFUSED).format(name)) from error
    except (SlackRequestError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unavailable(AWAY) from error


def error_of(error: SlackApiError) -> str:
    """Slack's name for what went wrong; empty when its answer was none."""
    try:
        return str(error.response["error"])
    except (KeyError, TypeError, ValueError):
        return ""


def status_of(error: SlackApiError) -> int:
    """The status of HTTP; 500 when the answer was not even JSON."""
    return int(getattr(error.response, "status_code", 500))
