"""Slack at its worst, in small: two processes on one server, both killed once."""

from pathlib import Path

import pytest

from tests.adapters.slack import fake_slack
from tests.durable.storm import Damage, Forecast, Storm

CALM = Damage(lost=[], astray=[], whispers=[])


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)  # two machines need a server
async def test_every_mention_in_a_storm_has_one_card_in_its_thread(url: str, tmp_path: Path) -> None:
    with fake_slack.running() as slack:
        storm = Storm(url, tmp_path, slack, Forecast(mentions=120, threads=20, retry_after=0, ear=True, within=120))

        toll = await storm.rage()

    assert storm.damage() == CALM
    assert toll.deliveries > 120
    assert toll.failed > 0
