"""The workspace's HTTP server: says where it listens, and ends without cutting anybody off."""

import asyncio
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from bot.errors import Unavailable

LOCAL = ("127.0.0.1", "localhost", "::1")
PATIENCE = 5  # seconds that open pages have to let go when the server stops


class Server(uvicorn.Server):
    """Ends on Ctrl-C and SIGTERM and lets its caller finish; uvicorn's own would raise the signal once more."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let both signals ask for the end, as long as the server runs."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; what connects before `serve` waits. Raises Unavailable, saying what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        told = getattr(error, "strerror", None) or str(error)
        reason = told.partition(" (")[0].removeprefix("bind(): ").rstrip(".")
        raise Unavailable(
            f"The workspace cannot listen at {host}:{port} ({reason}). Choose another place with --port."
        ) from error


async def serve(app: Starlette, listener: socket.socket) -> None:
    """Serve until the process is told to stop."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"Comeback is at http://{shown}:{port}  (Ctrl-C stops it)\n")
    if host not in LOCAL:
        sys.stdout.write("Everybody who can reach this address can read and write here: there is no login.\n")
    sys.stdout.flush()
    # the app answers and logs its own faults; uvicorn would print them with what people wrote
    config = uvicorn.Config(
        app, log_config=None, log_level="critical", access_log=False, timeout_graceful_shutdown=PATIENCE
    )
    await Server(config).serve(sockets=[listener])


async def ended() -> None:
    """Wait until the process is told to stop."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    await told.wait()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.remove_signal_handler(number)
