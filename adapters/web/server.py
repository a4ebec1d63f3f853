"""The workspace's HTTP server: says where it listens, and ends without cutting anybody off."""

import socket
import sys

import uvicorn
from starlette.applications import Starlette

from bot.errors import Unavailable

LOCAL = ("127.0.0.1", "localhost", "::1")
PATIENCE = 5  # seconds that open pages have to let go when the server stops


def free_port(host: str, port: int) -> None:
    """Raise Unavailable, saying what to do, when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise Unavailable(
                f"The workspace cannot listen at {host}:{port} ({reason}). Choose another with --port."
            ) from error


async def serve(app: Starlette, host: str, port: int) -> None:
    """Serve until the process is told to stop."""
    sys.stdout.write(f"Comeback is at http://{host}:{port}  (Ctrl-C stops it)\n")
    if host not in LOCAL:
        sys.stdout.write("Everybody who can reach this address can read and write here: there is no login.\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=PATIENCE
    )
    await uvicorn.Server(config).serve()
