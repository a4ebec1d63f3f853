"""The environment, read once into a frozen value."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from platformdirs import user_data_path

from bot.errors import Misuse


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How this process runs: each field is COMEBACK_<NAME>, or OPENAI_<NAME> and SLACK_<NAME> as they stand."""

    database_url: str = ""  # empty: SQLite in the user's data folder
    host: str = "127.0.0.1"
    port: int = 8010
    secret_key: str = ""  # seals what is kept; empty: it is kept as it is
    retention_days: Annotated[int, msgspec.Meta(ge=1)] = 90  # how long a draft is kept
    worker_id: str = ""  # names this process among those on one database; empty: it names itself
    model: str = ""  # the language model; empty: there is none
    tokens_a_day: Annotated[int, msgspec.Meta(ge=0)] = 200_000  # that a workspace may spend on it
    openai_base_url: str = ""  # where the model is; empty: OpenAI
    openai_api_key: str = ""
    slack_bot_token: str = ""  # who we are in one workspace of Slack
    slack_client_id: str = ""  # which app we are, for many workspaces that install it; with neither we are not there
    slack_client_secret: str = ""
    slack_app_token: str = ""  # what people do there comes by Socket Mode
    slack_signing_secret: str = ""  # it comes in signed requests
    slack_api_base_url: str = ""  # where Slack is; empty: where it always is

    def __repr__(self) -> str:  # without the key, and without the password in the address
        told = f"host={self.host!r}, port={self.port}, retention_days={self.retention_days}, model={self.model!r}"
        return f"Settings({told})"


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Read each field from its variable. Raises Misuse naming the variable that is wrong."""
    given = {field: environment.get(_variable(field), "") for field in Settings.__struct_fields__}
    try:
        return msgspec.convert({name: value for name, value in given.items() if value}, Settings, strict=False)
    except msgspec.ValidationError as error:
        name = next((name for name in given if f"$.{name}" in str(error)), "")
        raise Misuse(f"{_variable(name)} is {given.get(name)!r}, which cannot be used: {error}") from error


def _variable(field: str) -> str:
    return field.upper() if field.startswith(("openai_", "slack_")) else f"COMEBACK_{field.upper()}"


def default_database(name: str = "comeback") -> str:
    """The address of the SQLite file in the user's data folder."""
    return f"sqlite:///{user_data_path('comeback') / name}.sqlite3"
