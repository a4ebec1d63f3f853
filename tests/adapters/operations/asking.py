"""Asks an application as Prometheus or an orchestrator would, and reads what it tells."""

import math
from dataclasses import dataclass

from httpx2 import ASGITransport, AsyncClient, Response
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import ASGIApp


async def ask(app: ASGIApp, path: str) -> Response:
    """The answer to GET `path`."""
    async with AsyncClient(transport=ASGITransport(app), base_url="http://worker.example") as client:
        return await client.get(path)


@dataclass(frozen=True)
class Sample:
    """One line of the metrics."""

    name: str
    labels: tuple[tuple[str, str], ...]
    value: float


def samples(text: str) -> list[Sample]:
    """What is counted of Comeback itself, without what is zero and without the times at which counting began."""
    return [
        Sample(sample.name, tuple(sorted(sample.labels.items())), sample.value)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name.startswith("comeback_") and not sample.name.endswith("_created") and sample.value
    ]


def value(text: str, name: str) -> float:
    """The value of the metric of that name without labels."""
    found = [sample.value for sample in samples(text) if sample.name == name]
    assert len(found) <= 1
    return found[0] if found else 0


def is_nan(number: float) -> bool:
    """True for the number that is none."""
    return math.isnan(number)
