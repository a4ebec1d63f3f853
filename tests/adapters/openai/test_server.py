from time import monotonic

import pytest

from adapters.openai.failure import Failure
from adapters.openai.server import Server
from adapters.openai.settings import OpenAISettings
from tests.adapters.openai.asking import host
from tests.adapters.openai.server import always, completion, in_turn, listening, refused

PARAMETERS = {"model": "tiny", "messages": [{"role": "user", "content": "Are you there?"}]}


@pytest.mark.parametrize(("retried", "requests"), [(True, 2), (False, 1)])
async def test_server_is_given_up_after_too_long_without_a_byte(retried: bool, requests: int) -> None:  # noqa: FBT001
    async with listening(always(completion()._replace(after=30))) as fake:
        server = Server(OpenAISettings(model="tiny", base_url=fake.url), read=0.1)
        began = monotonic()
        with pytest.raises(Failure) as raised:
            await server.post(PARAMETERS, retried=retried)
        await server.close()

    assert monotonic() - began < 2
    assert (str(raised.value), raised.value.down, len(fake.taken)) == (
        f"The language model at {host(fake)} took longer than 0.1 seconds to answer. Try again in a moment.",
        True,
        requests,
    )


async def test_server_asks_again_once_after_trouble_and_gives_what_came() -> None:
    async with listening(in_turn(refused(502, "Nobody there"), completion("{}"))) as fake:
        server = Server(OpenAISettings(model="tiny", base_url=fake.url))
        body = await server.post(PARAMETERS, retried=True)
        await server.close()

    assert body == completion("{}").body
    assert [taken.body for taken in fake.taken] == [PARAMETERS, PARAMETERS]


async def test_server_sends_the_password_of_the_address_and_never_says_it(caplog: pytest.LogCaptureFixture) -> None:
    async with listening(always(refused(503, "Loading"))) as fake:
        server = Server(OpenAISettings(model="tiny", base_url=fake.url.replace("//", "//me:hush@")))
        with pytest.raises(Failure) as raised:
            await server.post(PARAMETERS, retried=False)
        await server.close()

    assert [taken.headers["authorization"] for taken in fake.taken] == ["Basic bWU6aHVzaA=="]
    assert str(raised.value) == (
        f"The language model at {host(fake)} has trouble of its own (503). Try again in a moment."
    )
    assert "hush" not in caplog.text


@pytest.mark.parametrize("proxy", ["gopher://proxy.example.com", "socks5://proxy.example.com:1080"])
def test_proxy_that_cannot_be_used_is_a_sentence(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)

    with pytest.raises(Failure) as raised:
        Server(OpenAISettings(model="tiny"))

    assert str(raised.value) == (
        "The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names cannot be used. Name another, or unset it."
    )
