"""A ring is heard at once, silence takes the whole pause, and what was stopped stays so."""

import threading
from time import monotonic

import pytest

from adapters.dbos.bell import Bell


def waited(bell: Bell, seconds: float) -> float:
    began = monotonic()
    assert bell.wait(seconds) is False
    return monotonic() - began


def test_bell_waits_the_whole_pause_while_nobody_rings() -> None:
    assert waited(Bell(), 0.2) == pytest.approx(0.2, abs=0.1)


def test_bell_that_rang_before_is_heard_at_once() -> None:
    bell = Bell()
    bell.ring()

    assert waited(bell, 10) < 0.1


def test_bell_wakes_a_thread_that_waits() -> None:
    bell, heard = Bell(), threading.Event()

    def listen() -> None:
        bell.wait(10)
        heard.set()

    thread = threading.Thread(target=listen)
    thread.start()
    bell.ring()
    thread.join(5)

    assert heard.is_set()


def test_bell_is_looked_at_often_after_a_ring_and_ever_more_seldom_later() -> None:
    bell = Bell()
    bell.ring()
    bell.wait(10)

    first, second, *_, last = [waited(bell, 1.0) for _ in range(5)]
    assert first < second < last
    assert (first, last) == (pytest.approx(0.03, abs=0.05), pytest.approx(1.0, abs=0.3))


class Late(threading.Event):
    """Is set just when a wait for it gave up."""

    def wait(self, timeout: float | None = None) -> bool:
        heard = super().wait(timeout)
        self.set()
        return heard


def test_ring_at_the_end_of_a_pause_is_a_ring() -> None:
    bell = Bell()
    bell._rung = Late()

    assert waited(bell, 0.01) < 0.1
    assert waited(bell, 10) < 0.1


def test_bell_that_is_stopped_ends_the_wait_and_stays_stopped() -> None:
    bell = Bell()
    before = bell.is_set()
    bell.stop()

    assert (before, bell.wait(10), bell.is_set(), bell.wait(0)) == (False, True, True, True)
