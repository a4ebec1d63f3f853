"""What keeps a language model from answering, as a sentence for people. No key and no text of a draft is ever in it."""

from typing import Literal

from bot.errors import Unavailable

Part = Literal["form", "limit"]  # of a request: how the answer's form is asked for, and how its longest length

UNREACHABLE = "The language model at {host} cannot be reached. Try again in a moment."
UNTRUSTED = "The certificate of {host} cannot be trusted, so the language model was not asked. Check OPENAI_BASE_URL."
LOST = "The language model at {host} broke off in the middle of its answer. Try again in a moment."
SLOW = "The language model at {host} took longer than {seconds:g} seconds to answer. Try again in a moment."
PAUSED = (
    "The language model at {host} failed {failures} times in a row, so it has a rest. Try again in {seconds} seconds."
)
TROUBLED = "The language model at {host} has trouble of its own ({status}). Try again in a moment."
BUSY = "The language model at {host} takes no more requests just now. Try again in a minute."
BROKE = "The account at {host} has no credit left. Whoever runs Comeback can top it up."
WRONG_KEY = "The server at {host} does not accept the key. Whoever runs Comeback can check OPENAI_API_KEY."
UNKNOWN = (
    "The server at {host} has no model “{model}”. Check COMEBACK_MODEL, and OPENAI_BASE_URL: it often ends in /v1."
)
TOO_LONG = "This is more text than {model} can read at once. Try a new thread, or a shorter draft."
NOT_UNDERSTOOD = "The server at {host} did not understand the request ({status}). Check OPENAI_BASE_URL."
ELSEWHERE = "The server at {host} sends us to another address ({status}). Check OPENAI_BASE_URL."
NO_ADDRESS = "OPENAI_BASE_URL leads nowhere. Write it like https://models.example.com/v1."
NO_WAY = "The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names cannot be used. Name another, or unset it."
NO_COMPLETION = "What answered at {host} is no language model. Check OPENAI_BASE_URL: it often ends in /v1."
CUT_OFF = "{model} was cut off after {tokens} tokens, in the middle of its answer. A shorter draft may help."
DECLINED = "{model} declined to write about this."
SILENT = "{model} gave an empty answer. Try again in a moment."


class Failure(Unavailable):
    """No answer. `down`: the server is away or broken. `disliked`: what of the request the server complains about."""

    def __init__(self, sentence: str, *, down: bool = False, disliked: frozenset[Part] = frozenset()) -> None:
        super().__init__(sentence)
        self.down = down
        self.disliked = disliked
