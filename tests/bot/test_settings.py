"""The environment becomes one frozen value, or one sentence that names the variable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Misuse
from bot.settings import Settings, default_database, settings_from


def test_settings_are_local_unless_told_otherwise() -> None:
    assert settings_from({"PATH": "/bin", "COMEBACK_PORT": ""}) == Settings(
        database_url="",
        host="127.0.0.1",
        port=8010,
        secret_key="",
        retention_days=90,
        worker_id="",
        model="",
        tokens_a_day=200_000,
        openai_base_url="",
        openai_api_key="",
        slack_bot_token="",
        slack_client_id="",
        slack_client_secret="",
        slack_app_token="",
        slack_signing_secret="",
        slack_api_base_url="",
    )


def test_settings_come_from_the_environment() -> None:
    given_environment = {
        "COMEBACK_DATABASE_URL": "sqlite:///a.db",
        "COMEBACK_HOST": "::1",
        "COMEBACK_PORT": "9000",
        "COMEBACK_SECRET_KEY": "first,second",
        "COMEBACK_RETENTION_DAYS": "1",
        "COMEBACK_WORKER_ID": "blue",
        "COMEBACK_MODEL": "tiny",
        "COMEBACK_TOKENS_A_DAY": "0",
        "OPENAI_BASE_URL": "http://127.0.0.1:8080/v1",
        "OPENAI_API_KEY": "hush",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "shh",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "hush",
        "SLACK_API_BASE_URL": "http://127.0.0.1:9001/api/",
    }

    assert settings_from(given_environment) == Settings(
        database_url="sqlite:///a.db",
        host="::1",
        port=9000,
        secret_key="first,second",
        retention_days=1,
        worker_id="blue",
        model="tiny",
        tokens_a_day=0,
        openai_base_url="http://127.0.0.1:8080/v1",
        openai_api_key="hush",
        slack_bot_token="xoxb-1",
        slack_client_id="1.2",
        slack_client_secret="shh",
        slack_app_token="xapp-1",
        slack_signing_secret="hush",
        slack_api_base_url="http://127.0.0.1:9001/api/",
    )


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ("0", "Expected `int` >= 1 - at `$.retention_days`"),
        ("-1", "Expected `int` >= 1 - at `$.retention_days`"),
        ("a month", "Expected `int`, got `str` - at `$.retention_days`"),
    ],
)
def test_settings_refuse_days_that_are_none(days: str, reason: str) -> None:
    with pytest.raises(Misuse) as raised:
        settings_from({"COMEBACK_RETENTION_DAYS": days, "COMEBACK_SECRET_KEY": "hush"})

    assert str(raised.value) == f"COMEBACK_RETENTION_DAYS is {days!r}, which cannot be used: {reason}"


@given(st.text(alphabet="xyz0", min_size=5))
def test_settings_show_no_secret(secret: str) -> None:
    address = f"postgresql://me:{secret}@host/db"
    settings = settings_from(
        {"COMEBACK_SECRET_KEY": secret, "COMEBACK_DATABASE_URL": address, "OPENAI_API_KEY": secret}
    )

    assert (settings.secret_key, settings.database_url) == (secret, address)
    assert f"{settings!r} {settings}" == " ".join(
        ["Settings(host='127.0.0.1', port=8010, retention_days=90, model='')"] * 2
    )
    with pytest.raises(Misuse) as raised:
        settings_from({"COMEBACK_SECRET_KEY": secret, "COMEBACK_DATABASE_URL": address, "COMEBACK_PORT": "p"})
    assert secret not in str(raised.value)


@given(st.text().filter(lambda text: text and not text.strip().lstrip("+-").isdigit()))
def test_settings_name_the_variable_that_is_no_number(text: str) -> None:
    try:
        settings = settings_from({"COMEBACK_PORT": text})
    except Misuse as error:
        assert str(error).startswith(f"COMEBACK_PORT is {text!r}, which cannot be used")  # noqa: PT017 - both ways are right
    else:
        assert isinstance(settings.port, int)


def test_default_database_is_a_file_in_the_persons_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/home/ana/data")

    assert default_database("demo") == "sqlite:////home/ana/data/comeback/demo.sqlite3"
