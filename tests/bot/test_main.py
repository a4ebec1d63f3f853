"""The command line as it is typed: what it prints, where, and with which exit code."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.chat import encode
from tests.scene import BAD_APOLOGY, mention


def comeback(*arguments: str, given: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of one command."""
    run = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def test_review_exits_with_1_for_an_error_and_0_for_none() -> None:
    assert comeback("review", BAD_APOLOGY)[0] == 1
    assert comeback("review", "The bakery opens at seven, and the new hours are on the door.")[0] == 0


def test_review_reads_a_draft_from_standard_input() -> None:
    assert comeback("review", given=BAD_APOLOGY.encode()) == comeback("review", BAD_APOLOGY)


def test_review_of_json_lines_answers_the_good_ones_and_names_the_broken_one() -> None:
    lines = [{"id": "a", "text": BAD_APOLOGY}, {"id": "b", "text": "We open at seven on Monday."}]

    code, out, err = comeback(
        "review", "--jsonl", given=b"%s\n{broken\n%s\n" % tuple(json.dumps(r).encode() for r in lines)
    )

    assert code == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]
    assert err.startswith("line 2: ")
    assert len(err.splitlines()) == 1


def test_json_is_utf8_whatever_the_terminal_speaks() -> None:
    code, out, err = comeback("review", "--json", BAD_APOLOGY, PYTHONIOENCODING="latin-1")

    assert (code, err) == (1, "")
    assert json.loads(out)["findings"][0]["rule"] == "apology-conditional"


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        pytest.param(
            ["review"], b"\xff\xfe", "The draft is not UTF-8 text. Save it as UTF-8 and try again.", id="bytes"
        ),
        pytest.param(
            ["replay", "-"], b"{}\n", "Line 1: This is not an event: Object missing required field `type`", id="event"
        ),
        pytest.param(
            ["--host", "300.1.1.1"],
            b"",
            "The workspace cannot listen at 300.1.1.1:8010 (Name or service not known). "
            "Choose another place with --port.",
            id="host",
        ),
    ],
)
def test_wrong_use_gets_one_sentence(arguments: list[str], given: bytes, sentence: str) -> None:
    assert comeback(*arguments, given=given) == (2, "", f"comeback: {sentence}\n")


def test_port_in_use_gets_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        code, out, err = comeback("demo", "--port", str(port), XDG_DATA_HOME=str(tmp_path))

    place = f"127.0.0.1:{port} (Address already in use)"
    assert (code, out) == (2, "")
    assert err == f"comeback: The workspace cannot listen at {place}. Choose another place with --port.\n"


def test_database_that_was_named_and_is_missing_gets_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "nothing.sqlite3"

    assert comeback("--port", "0", COMEBACK_DATABASE_URL=f"sqlite:///{file}") == (
        2,
        "",
        f"comeback: There is no database at {file} yet. Run “comeback migrate” to make it.\n",
    )
    assert not file.exists()


def test_replay_prints_every_reply_as_json() -> None:
    code, out, _ = comeback("replay", "-", given=encode(mention(BAD_APOLOGY)) + b"\n")

    (line,) = map(json.loads, out.splitlines())
    assert (code, line["do"], line["reply"]["key"]) == (0, "post", "draft:e1")


def test_output_that_nobody_reads_any_more_is_no_fault() -> None:
    line = json.dumps({"text": BAD_APOLOGY})
    pipe = f"yes '{line}' | head -2000 | {sys.executable} -m bot review --jsonl | head -1"

    run = subprocess.run(["bash", "-c", pipe], capture_output=True, check=True)

    assert len(run.stdout.splitlines()) == 1
    assert run.stderr == b""


def test_key_is_made_anew_each_time_and_can_be_used(tmp_path: Path) -> None:
    runs = [comeback("key") for _ in range(2)]

    assert [(code, len(out), err) for code, out, err in runs] == [(0, 45, "")] * 2
    assert runs[0] != runs[1]
    home = made(tmp_path, COMEBACK_SECRET_KEY=runs[0][1].strip())
    assert comeback("rotate", COMEBACK_SECRET_KEY=f"{runs[1][1].strip()},{runs[0][1].strip()}", **home) == (
        0,
        "0 texts are sealed with the first key of COMEBACK_SECRET_KEY now.\n",
        "",
    )


def made(folder: Path, **environment: str) -> dict[str, str]:
    """The environment of somebody who has a database."""
    home = {"XDG_DATA_HOME": os.fspath(folder), **environment}
    assert comeback("migrate", **home) == (0, "The database is up to date.\n", "")
    return {"XDG_DATA_HOME": os.fspath(folder)}


NOBODY = "Say whose record it is: --person ID, --workspace NAME, or both for a person of that workspace."
KEPT = (
    "In the workspace “local” of the platform “web”, "
    "what was said in a thread is deleted {} after the last words in it.\n"
)


def test_records_are_asked_for_by_name_and_retention_is_said_and_changed(tmp_path: Path) -> None:
    home = made(tmp_path)

    assert comeback("retention", **home) == (0, KEPT.format("90 days"), "")
    assert comeback("retention", "1", **home) == (0, KEPT.format("1 day"), "")
    assert comeback("retention", **home) == (0, KEPT.format("1 day"), "")
    assert comeback("retention", "0", **home) == (
        2,
        "",
        "comeback: Words can be kept for 1 to 36500 days, not for 0.\n",
    )
    for command in ("export", "forget"):
        assert comeback(command, **home) == (2, "", f"comeback: {NOBODY}\n")
        code, out, err = comeback(command, "--person", "ana", **home)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert err.startswith("comeback: Nothing is kept of ")


@pytest.mark.parametrize("command", ["export", "forget", "retention", "rotate", "worker", "doctor"])
def test_command_that_needs_the_database_says_in_one_sentence_how_to_make_it(tmp_path: Path, command: str) -> None:
    key = comeback("key")[1].strip()

    code, out, err = comeback(command, XDG_DATA_HOME=os.fspath(tmp_path), COMEBACK_SECRET_KEY=key)

    missing = f"There is no database at {tmp_path}/comeback/comeback.sqlite3 yet. Run “comeback migrate” to make it."
    assert missing in out + err
    assert code != 0
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        pytest.param(
            ["rotate"],
            {},
            "There is no key to seal with. Set COMEBACK_SECRET_KEY to one that “comeback key” made.",
            id="no key",
        ),
        pytest.param(
            ["rotate"],
            {"COMEBACK_SECRET_KEY": "hunter2"},
            "COMEBACK_SECRET_KEY must hold keys that “comeback key” made, with commas between them.",
            id="no such key",
        ),
        pytest.param(
            ["worker"],
            {"COMEBACK_DATABASE_URL": "gopher://nowhere"},
            "Comeback cannot use a database of the kind “gopher”. "
            "Write sqlite:///folder/comeback.db or postgresql://name:password@host/database.",
            id="address",
        ),
    ],
)
def test_settings_that_cannot_be_used_get_one_sentence(
    tmp_path: Path, arguments: list[str], environment: dict[str, str], sentence: str
) -> None:
    code, out, err = comeback(*arguments, XDG_DATA_HOME=os.fspath(tmp_path), **environment)

    assert (code, out, err) == (2, "", f"comeback: {sentence}\n")


@pytest.mark.parametrize("arguments", [["export", "ana"], ["retention", "soon"], ["worker", "--port", "x"], ["fly"]])
def test_arguments_that_are_none_get_the_usage_and_exit_code_2(arguments: list[str]) -> None:
    code, out, err = comeback(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("usage: comeback")
    assert "comeback" in err.splitlines()[-1]


def test_worker_answers_until_it_is_told_to_end_and_its_name_is_taken_meanwhile(tmp_path: Path) -> None:
    home = made(tmp_path)
    named = {**os.environ, **home, "COMEBACK_WORKER_ID": "w1"}
    worker = subprocess.Popen(
        [sys.executable, "-m", "bot", "worker"], env=named, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert worker.stdout is not None
    with worker.stdout as told:
        line = told.readline().decode()
        second = comeback("worker", COMEBACK_WORKER_ID="w1", **home)
        worker.send_signal(signal.SIGTERM)
        code = worker.wait(timeout=30)

    assert (line, code) == ("Comeback answers events here  (Ctrl-C stops it)\n", 0)
    assert second == (
        2,
        "",
        "comeback: Another process answers events as “w1” already. Give this one a COMEBACK_WORKER_ID of its own.\n",
    )
