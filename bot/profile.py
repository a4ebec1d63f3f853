"""How a workspace writes: what rules, wordings and prompts go by."""

import msgspec


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """How a workspace writes, as its people told it."""

    tone: tuple[str, ...] = ()  # words such as “warm”, “dry”
    samples: tuple[str, ...] = ()  # posts that sound like them
    signature: str = ""  # the name that stands under an answer
    forbidden: tuple[str, ...] = ()  # words that they never use
    job: str = ""  # what they do for a living
    purpose: str = ""  # what the account is for


NOBODY_TOLD = Profile()
