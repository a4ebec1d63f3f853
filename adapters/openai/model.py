"""The port LanguageModel: asks one server for one model, in the strictest manner that it understands."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from adapters.openai.answer import answer_from
from adapters.openai.breaker import Breaker
from adapters.openai.failure import SLOW, Failure
from adapters.openai.manner import Manner
from adapters.openai.settings import OpenAISettings
from bot.ports import Completion, CompletionRequest, Line, Rung

if TYPE_CHECKING:
    from adapters.openai.server import Server

_ASKED_FOR: dict[Rung, str] = {
    "json_schema": "it takes the form of its answers as a JSON schema",
    "json_object": "it takes no schema, but answers in JSON",
    "text": "it takes no form at all, so answers in text are searched for JSON",
}
_TINY = CompletionRequest(
    prompt="check",
    lines=(Line("user", 'Are you there? Answer in JSON: {"here": true}'),),
    schema={
        "type": "object",
        "properties": {"here": {"type": "boolean"}},
        "required": ["here"],
        "additionalProperties": False,
    },
    seconds=20.0,
)


class OpenAIModel:
    """Asks within the deadline, remembers how, and has a rest from a server that is away."""

    def __init__(self, settings: OpenAISettings, clock: Callable[[], float] = monotonic) -> None:
        self.name = settings.model
        self._settings = settings
        self._clock = clock
        self._breaker = Breaker(settings.host, clock)
        self._manner = Manner()
        self._server: asyncio.Task[Server] | None = None

    async def complete(self, request: CompletionRequest) -> Completion:
        """Ask once, within the seconds of the request. Raises Unavailable: see the port."""
        began = self._clock()
        with self._breaker.watching():
            try:
                async with asyncio.timeout(request.seconds):
                    manner, body = await self._ask(request)
            except TimeoutError as error:
                raise Failure(SLOW.format(host=self._settings.host, seconds=request.seconds), down=True) from error
            answer = answer_from(body, self._settings.host)
            text = answer.text(request, self.name)
        return Completion(
            text=text,
            model=answer.name or self.name,
            rung=manner.rung,
            tokens_in=answer.spent.prompt_tokens or 0,
            tokens_out=answer.spent.completion_tokens or 0,
            tokens_cached=answer.spent.cached,
            seconds=self._clock() - began,
        )

    async def check(self) -> str:
        """Ask something tiny; a sentence about who answered, and how. Raises Unavailable, as `complete` does."""
        completion = await self.complete(_TINY)
        return f"The language model {self.name} at {self._settings.host} answers; {_ASKED_FOR[completion.rung]}"

    async def close(self) -> None:
        """Let go of the connections; to be called in the event loop that asked."""
        server, self._server = self._server, None
        if server and server.get_loop() is asyncio.get_running_loop():
            with suppress(Failure):  # it could not be opened in the first place
                await (await server).close()

    async def _ask(self, request: CompletionRequest) -> tuple[Manner, bytes]:
        """The body of the answer, and the manner in which it was got: the next request begins with it."""
        server = await self._opened()
        manner, retried = self._manner, True  # once a request, not once a manner
        while True:
            try:
                body = await server.post(manner.parameters(request, self.name), retried=retried)
            except Failure as failure:
                humbler = manner.humbler(failure.disliked)
                if humbler is None:
                    raise
                manner, retried = humbler, False
            else:
                self._manner = manner
                return manner, body

    def _opened(self) -> Awaitable["Server"]:
        """Opened once, also when many ask at once and the first of them gives up; anew in another event loop."""
        loop = asyncio.get_running_loop()
        if self._server is None or self._server.get_loop() is not loop:
            self._server = loop.create_task(asyncio.to_thread(_server, self._settings))
        return asyncio.shield(self._server)


def _server(settings: OpenAISettings) -> "Server":
    """Loads the SDK, in a thread: nobody else has to wait for it."""
    from adapters.openai.server import Server  # noqa: PLC0415 - `comeback review` must not pay for it

    return Server(settings)
