"""How soon `comeback review "text"` answers from a cold start, against a Python that does nothing.

    python -m benchmarks.start

Both are started in turns, and medians are compared. Exits 1 when the target is missed, or when review imports what
only other commands need.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

TEXT = "We're sorry if anyone was offended by this morning's post."
NOTHING = [sys.executable, "-c", "pass"]
REVIEW = [sys.executable, "-m", "bot", "review", TEXT]
NOT_FOR_REVIEW = (
    "sqlalchemy",
    "alembic",
    "starlette",
    "uvicorn",
    "rich",
    "matplotlib",
    "openai",
    "discord",
    "slack_bolt",
)
ROUNDS = 15
ALLOWANCE = 0.150  # seconds on top of twice a bare start


class Import(NamedTuple):
    """A module that was imported, and the microseconds that it took without what it imports itself."""

    module: str
    own: int


def seconds(command: Sequence[str]) -> float:
    """How long the command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def imports(command: Sequence[str]) -> list[Import]:
    """What the command imports, as Python itself reports it."""
    environment = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    rows = (line.removeprefix("import time:").split("|") for line in done.stderr.splitlines() if "|" in line)
    return [Import(module.strip(), int(own)) for own, _, module in rows if own.strip().isdigit()]


def main() -> int:
    """Measure, print, and return 1 when a target is missed."""
    seconds(REVIEW)  # writes the byte code, so that no round pays for it
    pairs = [(seconds(NOTHING), seconds(REVIEW)) for _ in range(ROUNDS)]
    nothing, review = (statistics.median(column) for column in zip(*pairs, strict=True))
    allowed = 2 * nothing + ALLOWANCE
    imported = imports(REVIEW)
    heavy = sorted({entry.module.partition(".")[0] for entry in imported} & set(NOT_FOR_REVIEW))
    print(f"python -c pass       {nothing * 1e3:6.0f} ms   median of {ROUNDS}, in turns")
    print(f"comeback review      {review * 1e3:6.0f} ms   promised <= {allowed * 1e3:.0f} ms")
    print(f"imported needlessly  {', '.join(heavy) or 'nothing'}\n")
    print(f"{len(imported)} modules imported; those that take longest by themselves:")
    for module, own in sorted(imported, key=lambda entry: -entry.own)[:12]:
        print(f"{own / 1e3:6.1f} ms  {module}")
    return 0 if imported and review <= allowed and not heavy else 1


if __name__ == "__main__":
    sys.exit(main())
