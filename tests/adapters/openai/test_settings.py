import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.openai.failure import Failure
from adapters.openai.server import Server
from adapters.openai.settings import OpenAISettings
from bot.errors import Misuse

ADDRESS = "OPENAI_BASE_URL is not the address of a server. Write it like https://models.example.com/v1."
KEY = "OPENAI_API_KEY holds signs that no key has. Copy it again, without spaces or line breaks."
MODEL = "COMEBACK_MODEL names no model. Write its name as the server knows it."


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://api.openai.com/v1", "api.openai.com"),
        ("http://127.0.0.1:8080/v1", "127.0.0.1:8080"),
        ("http://[::1]:11434/v1/", "[::1]:11434"),
        ("HTTPS://me:p%40ss@models.example.com/v1?code=1", "models.example.com"),
    ],
)
def test_settings_name_the_host_without_a_password(url: str, host: str) -> None:
    assert OpenAISettings(model="tiny", base_url=url).host == host


def test_settings_show_neither_key_nor_password() -> None:
    settings = OpenAISettings(model="tiny", base_url="https://me:hush@models.example.com/v1", api_key="sk-hush")

    assert [repr(settings), str(settings)] == ["OpenAISettings(model='tiny', host='models.example.com')"] * 2


@pytest.mark.parametrize(
    "url",
    ["", "localhost:11434", "models.example.com/v1", "ftp://models.example.com", "http://", "http://:80/v1",
     "http://[::1/v1", "http://example.com:port/v1", "http://example.com:0/v1", "http://exa mple.com/v1", "http://a\n/v1"],
)  # fmt: skip
def test_settings_refuse_what_is_no_address(url: str) -> None:
    with pytest.raises(Misuse) as raised:
        OpenAISettings(model="tiny", base_url=url)

    assert str(raised.value) == ADDRESS


@pytest.mark.parametrize("key", ["sk-hush\n", "sk hush", "“sk-hush”", "sk-hush\x7f"])
def test_settings_refuse_a_key_that_cannot_be_one_without_repeating_it(key: str) -> None:
    with pytest.raises(Misuse) as raised:
        OpenAISettings(model="tiny", api_key=key)

    assert str(raised.value) == KEY


@pytest.mark.parametrize("model", ["", "  ", "tiny\n", "\udcff"])
def test_settings_refuse_a_model_without_a_name(model: str) -> None:
    with pytest.raises(Misuse) as raised:
        OpenAISettings(model=model)

    assert str(raised.value) == MODEL


@given(st.one_of(st.text(), st.text(alphabet="a1:/@[].?#%\u00ad\u2024xn-", max_size=20).map("http://{}".format)))
async def test_any_address_makes_a_server_or_a_sentence(url: str) -> None:
    told = ""
    try:
        await Server(OpenAISettings(model="tiny", base_url=url)).close()
    except (Misuse, Failure) as error:
        told = str(error)

    assert told in ("", ADDRESS, "OPENAI_BASE_URL leads nowhere. Write it like https://models.example.com/v1.")
