"""The command line as it is typed: what it prints, where, and with which exit code."""

import json
import os
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
