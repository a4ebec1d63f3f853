"""The id of this process among all that answer events: another process's at no time, and the same after a restart."""

import socket
from hashlib import blake2s
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import Unavailable

SEATS = 64  # processes of one machine on one database


class Seat:
    """An id for as long as the process lives; the lock of its file ends with the process, however that ends."""

    def __init__(self, lock: FileLock, worker: str) -> None:
        self._lock = lock
        self.worker = worker

    def leave(self) -> None:
        """Let another process have the id."""
        self._lock.release()


def take_seat(folder: Path, database: str, name: str = "") -> Seat:
    """The first free seat of this machine at that database, or the one that was given a name.

    Raises Unavailable when the name is taken, all seats are, or the folder for the lock files cannot be written.
    """
    crowd = blake2s(f"{folder} {database}".encode(), digest_size=6).hexdigest()
    # the crowd is in the id because locks know nothing of another folder, or of the same database spelt another way
    names = [name] if name else [f"{socket.gethostname()}-{crowd}-{number}" for number in range(1, SEATS + 1)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for worker in names:
            file = blake2s(worker.encode(), digest_size=6).hexdigest()
            lock = FileLock(folder / f"{crowd}-{file}.lock", thread_local=False)
            try:
                lock.acquire(blocking=False)
            except Timeout:
                continue
            return Seat(lock, worker)
    except OSError as error:
        raise Unavailable(f"The folder {folder} cannot be written. Make it writable for Comeback.") from error
    raise Unavailable(
        f"Another process answers events as “{names[0]}” already. Give this one a COMEBACK_WORKER_ID of its own."
    )
