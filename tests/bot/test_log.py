"""Logs tell what happened and where, and never what people wrote."""

import json

import pytest
import structlog

from bot.log import configure_logs


@pytest.fixture
def _plain_structlog_afterwards() -> object:
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("_plain_structlog_afterwards")
def test_log_of_a_fault_has_its_type_and_place_but_not_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs()
    secret = "the words of a draft"

    try:
        {}[secret]
    except KeyError:
        structlog.get_logger("test").exception("event failed", event_id="e1")

    line = capsys.readouterr().err
    entry = json.loads(line)
    assert secret not in line
    assert (entry["event"], entry["event_id"], entry["level"]) == ("event failed", "e1", "error")
    assert [exception["exc_type"] for exception in entry["exception"]] == ["KeyError"]
    assert entry["exception"][0]["frames"][-1]["filename"] == __file__
