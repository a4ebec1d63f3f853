"""Slack's tokens become one frozen value that shows none of them, or one sentence that names the variable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.settings import SlackSettings, slack_settings
from bot.errors import Misuse
from bot.settings import Settings, settings_from

VARIABLES = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_APP_TOKEN": "xapp-1",
    "SLACK_SIGNING_SECRET": "hush",
    "SLACK_API_BASE_URL": "http://127.0.0.1:9001/api/",
}

MANY = {
    "SLACK_BOT_TOKEN": "",
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "shh",
    "COMEBACK_SECRET_KEY": "a key",
}


def test_settings_come_from_the_environment() -> None:
    assert slack_settings(settings_from(VARIABLES)) == SlackSettings(
        bot_token="xoxb-1", app_token="xapp-1", signing_secret="hush", base_url="http://127.0.0.1:9001/api/"
    )


def test_settings_mean_slack_itself_unless_told_otherwise() -> None:
    found = slack_settings(Settings(slack_bot_token="xoxb-1", slack_signing_secret="hush"))

    assert found
    assert (found.base_url, found.host, found.ways) == ("https://slack.com/api/", "slack.com", "signed requests")


def test_client_pair_stands_for_many_workspaces() -> None:
    found = slack_settings(settings_from(VARIABLES | MANY))

    assert found == SlackSettings(
        client_id="1.2",
        client_secret="shh",
        app_token="xapp-1",
        signing_secret="hush",
        base_url="http://127.0.0.1:9001/api/",
    )
    assert found.many is True


def test_without_tokens_there_is_no_slack() -> None:
    assert slack_settings(Settings(slack_api_base_url="http://127.0.0.1:9001/api/")) is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is no bot token."),
        ({"SLACK_BOT_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is no bot token."),
        ({"SLACK_BOT_TOKEN": "xoxb-"}, "SLACK_BOT_TOKEN is no bot token."),
        ({"SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is no app-level token."),
        ({"SLACK_SIGNING_SECRET": "hu sh"}, "SLACK_SIGNING_SECRET holds signs that no secret has."),
        ({"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": ""}, "What is set for Slack lets me speak and not hear."),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_BOT_TOKEN is for one workspace,"),
        ({"SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together."),
        ({**MANY, "SLACK_CLIENT_ID": ""}, "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together."),
        ({**MANY, "SLACK_CLIENT_SECRET": "s hh"}, "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together."),
        ({**MANY, "COMEBACK_SECRET_KEY": " ,"}, "Tokens of many workspaces are kept sealed only."),
        ({"SLACK_API_BASE_URL": "slack.com/api"}, "SLACK_API_BASE_URL is not the address of a server."),
        ({"SLACK_API_BASE_URL": "http://[::1/api"}, "SLACK_API_BASE_URL is not the address of a server."),
    ],
)
def test_what_cannot_be_used_is_named(changed: dict[str, str], sentence: str) -> None:
    with pytest.raises(Misuse) as raised:
        slack_settings(settings_from(VARIABLES | changed))

    assert str(raised.value).startswith(sentence)


@given(st.text(alphabet="xyz0", min_size=8))
def test_settings_show_no_secret(secret: str) -> None:
    address = f"https://me:{secret}@slack.example.com/api/"
    settings = SlackSettings(
        bot_token=f"xoxb-{secret}", app_token=f"xapp-{secret}", signing_secret=secret, base_url=address
    )

    many = SlackSettings(client_id=secret, client_secret=secret, signing_secret=secret, base_url=address)

    assert repr(many) == "SlackSettings(host='slack.example.com', ways='signed requests')"
    assert repr(settings) == "SlackSettings(host='slack.example.com', ways='Socket Mode and signed requests')"
