"""What a workspace allows: how long words are kept in it, and what its language model may spend."""

import msgspec

LONGEST = 36_500  # days


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """The limits that hold in a workspace."""

    days: int  # of silence in a thread, after which what was said there is deleted
    tokens: int  # in a day, in and out; 0: no language model is called


def ends(days: int) -> str:
    """How long words are kept, as a sentence."""
    return f"What was said in a thread is deleted {days:,} day{'s' * (days != 1)} after the last words in it."
