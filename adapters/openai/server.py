"""A server that speaks Chat Completions, through the openai SDK, which takes over a second to load."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx2
import openai

from adapters.openai.complaint import of_connection, of_status
from adapters.openai.failure import NO_ADDRESS, NO_WAY, Failure
from adapters.openai.settings import OpenAISettings

CONNECT, READ = 3.0, 30.0  # seconds
PATIENCE = 5.0  # seconds; a server that wants to be asked again later than that is not waited for
NO_KEY = "none"  # the SDK wants one; it is not sent


class Server:
    """Keeps connections to the server; belongs to the event loop that asks first."""

    def __init__(self, settings: OpenAISettings, read: float = READ) -> None:
        """`read`: seconds without a byte. Raises Failure for an address or a proxy that cannot be used."""
        self._settings = settings
        self._read = read
        self._headers = {} if settings.api_key else {"Authorization": openai.Omit()}
        try:
            self._client = openai.AsyncOpenAI(
                api_key=settings.api_key or NO_KEY,
                base_url=settings.base_url,
                max_retries=1,
                http_client=openai.DefaultAsyncHttpxClient(
                    timeout=httpx2.Timeout(read, connect=CONNECT),
                    follow_redirects=False,  # a draft goes to the server that was named and to no other
                    event_hooks={"response": [_not_retried_late]},
                ),
            )
        except httpx2.InvalidURL as error:
            raise Failure(NO_ADDRESS) from error
        except (ValueError, ImportError) as error:  # the latter for SOCKS, which wants a package more
            raise Failure(NO_WAY) from error

    async def post(self, parameters: Mapping[str, Any], *, retried: bool) -> bytes:
        """The body of the response; `retried`: asked once more when the server is busy or away. Raises Failure."""
        client = self._client if retried else self._client.with_options(max_retries=0)
        with self._explained():
            response = await client.chat.completions.with_raw_response.create(extra_headers=self._headers, **parameters)
            content: bytes = response.content
        return content

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except openai.APIConnectionError as error:
            raise of_connection(error.__cause__, self._settings, self._read) from error
        except openai.APIStatusError as error:
            raise of_status(error.status_code, error.body, self._settings) from error


async def _not_retried_late(response: httpx2.Response) -> None:
    """The SDK would sleep for up to two minutes when a server asks it to."""
    if not _wait(response.headers) <= PATIENCE:
        response.headers["x-should-retry"] = "false"


def _wait(headers: Mapping[str, str]) -> float:
    """The seconds after which a server wants to be asked again; endless when it names a day and an hour."""
    try:
        return max(float(headers.get("retry-after", 0)), float(headers.get("retry-after-ms", 0)) / 1000)
    except ValueError:
        return float("inf")
