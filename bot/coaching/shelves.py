"""What coaching takes from, and puts back."""

from typing import NamedTuple

from bot.ports import Conversations, Mutes, Profiles, Turns, Usages


class Shelves(NamedTuple):
    """Where what is known is kept."""

    conversations: Conversations
    mutes: Mutes
    turns: Turns
    profiles: Profiles
    usages: Usages
