"""No two processes have one id at a time, and a process that comes back has its old one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.dbos.seat import SEATS, take_seat
from bot.errors import Unavailable

DATABASE = "sqlite:///comeback.sqlite3"
SIT = """
import sys, time
from pathlib import Path
from adapters.dbos.seat import take_seat
seat = take_seat(Path(sys.argv[1]), sys.argv[2])
print(seat.worker, flush=True)
time.sleep(60)
"""


def sitting(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A process that has a seat, and the id that it has with it."""
    process = subprocess.Popen([sys.executable, "-c", SIT, str(folder), DATABASE], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as told:
        return process, told.readline().decode().strip()


def killed(process: subprocess.Popen[bytes]) -> int:
    process.send_signal(signal.SIGKILL)
    return process.wait(timeout=10)


def test_seats_of_two_processes_differ_and_a_killed_one_gets_its_own_again(tmp_path: Path) -> None:
    first, one = sitting(tmp_path)
    second, two = sitting(tmp_path)
    codes = [killed(first)]
    again, three = sitting(tmp_path)
    codes += [killed(second), killed(again)]

    assert codes == [-9, -9, -9]
    assert one != two
    assert three == one


def test_seat_that_is_left_is_free_again(tmp_path: Path) -> None:
    seat = take_seat(tmp_path, DATABASE)
    seat.leave()
    again = take_seat(tmp_path, DATABASE)
    again.leave()

    assert again.worker == seat.worker


@pytest.mark.parametrize("other", [("a", DATABASE), ("b", "sqlite:////srv/comeback.sqlite3")])
def test_seats_whose_locks_cannot_see_each_other_have_ids_that_differ(tmp_path: Path, other: tuple[str, str]) -> None:
    seats = [take_seat(tmp_path / "b", DATABASE), take_seat(tmp_path / other[0], other[1])]
    for seat in seats:
        seat.leave()

    assert seats[0].worker != seats[1].worker


def test_seat_with_a_name_is_taken_once(tmp_path: Path) -> None:
    seat = take_seat(tmp_path, DATABASE, "coach/1")

    with pytest.raises(Unavailable) as refused:
        take_seat(tmp_path, DATABASE, "coach/1")
    other = take_seat(tmp_path, DATABASE, "coach/2")

    assert (seat.worker, other.worker) == ("coach/1", "coach/2")
    assert str(refused.value) == (
        "Another process answers events as “coach/1” already. Give this one a COMEBACK_WORKER_ID of its own."
    )
    seat.leave()
    other.leave()


def test_seats_come_to_an_end(tmp_path: Path) -> None:
    seats = [take_seat(tmp_path, DATABASE) for _ in range(SEATS)]

    with pytest.raises(Unavailable):
        take_seat(tmp_path, DATABASE)
    for seat in seats:
        seat.leave()

    assert len({seat.worker for seat in seats}) == SEATS


def test_seats_need_a_folder_that_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Unavailable) as refused:
        take_seat(tmp_path / "file" / "seats", DATABASE)

    folder = os.fspath(tmp_path / "file" / "seats")
    assert str(refused.value) == f"The folder {folder} cannot be written. Make it writable for Comeback."
