"""The demo opens with drafts that people could have written."""

from datetime import timedelta

from bot.demo import SEEDS, openings
from tests.scene import AT


def test_demo_opens_each_seed_in_a_thread_of_its_own_a_little_before_now() -> None:
    opened = list(openings(AT, "web", "local"))

    assert [mention.text for _, mention in opened] == [seed.text for seed in SEEDS]
    assert [turn.text for turn, _ in opened] == [f"@Comeback {seed.text}" for seed in SEEDS]
    assert [(turn.id, turn.place) for turn, _ in opened] == [(m.id, m.place) for _, m in opened]
    assert len({turn.place for turn, _ in opened}) == len(SEEDS)
    assert [turn.at for turn, _ in opened] == [AT - timedelta(minutes=n) for n in range(len(SEEDS), 0, -1)]


def test_demo_event_ids_are_the_same_at_every_start() -> None:
    later = AT + timedelta(days=1)

    assert [m.id for _, m in openings(AT, "web", "local")] == [m.id for _, m in openings(later, "web", "local")]
