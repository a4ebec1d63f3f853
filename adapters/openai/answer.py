"""What a server answers to Chat Completions, as far as it is read."""

import msgspec

from adapters.openai.failure import CUT_OFF, DECLINED, NO_COMPLETION, SILENT, Failure
from bot.ports import CompletionRequest

LONGEST_NAME = 100  # characters of a model's name that are kept


class Details(msgspec.Struct, frozen=True):
    """Of the tokens that went in."""

    cached_tokens: int | None = None


class Spent(msgspec.Struct, frozen=True):
    """Tokens."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: Details | None = None

    @property
    def cached(self) -> int:
        """Of those that went in, what the provider had kept from before."""
        return (self.prompt_tokens_details and self.prompt_tokens_details.cached_tokens) or 0


class Words(msgspec.Struct, frozen=True):
    """What the model said, or that it does not want to."""

    content: str | None = None
    refusal: str | None = None


class Choice(msgspec.Struct, frozen=True):
    """One of the answers that were asked for; we ask for one."""

    message: Words
    finish_reason: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """Everything that came back."""

    choices: tuple[Choice, ...]
    model: str | None = None
    usage: Spent | None = None

    @property
    def spent(self) -> Spent:
        """The tokens; none when the server does not tell."""
        return self.usage or Spent()

    @property
    def name(self) -> str:
        """Of the model as the server tells it, often with its date; empty when it does not."""
        return "".join(filter(str.isprintable, self.model or ""))[:LONGEST_NAME]

    def text(self, request: CompletionRequest, model: str) -> str:
        """The words of the first choice. Raises Failure when there are none, or not all of them."""
        choice = self.choices[0] if self.choices else Choice(Words())
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise Failure(DECLINED.format(model=model))
        if choice.finish_reason == "length":
            raise Failure(CUT_OFF.format(model=model, tokens=request.tokens))
        text = choice.message.content or ""
        if not text.strip():
            raise Failure(SILENT.format(model=model))
        return text


def answer_from(body: bytes, host: str) -> Answer:
    """Read the body of a response. Raises Failure when it is none to Chat Completions."""
    try:
        return msgspec.json.decode(body, type=Answer)
    except (UnicodeDecodeError, msgspec.MsgspecError, RecursionError) as error:
        raise Failure(NO_COMPLETION.format(host=host)) from error
