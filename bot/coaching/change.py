"""What a word or a button changes about a draft that is known."""

from typing import Any, get_args

from msgspec.structs import replace

from bot.coaching.verb import NEEDS_MODEL, PLACES, Wish
from bot.conversation import Coached, Mode
from bot.errors import Misuse
from bot.finding import INTENTS

REPLACED = "That wording was replaced by newer ones; the card above has those that there are now."
UNKNOWN = "I do not know that button any more. The card above shows what can be done with this draft."


def skipping(coached: Coached) -> Coached:
    """The draft with its open question left open."""
    return replace(coached, skipped=(*coached.skipped, coached.question))


def taking(coached: Coached, chosen: str) -> Coached:
    """The draft with that wording taken. Raises Misuse for one that is not on the card any more."""
    known = [s.id for s in coached.suggestions if s.id.rpartition(".")[2] == chosen]
    if not known:
        raise Misuse(REPLACED)
    return replace(coached, taken=known[0])


def changed(coached: Coached, wish: Wish) -> Coached:
    """The draft as the wish wants it written anew. Raises Misuse for a button that nobody knows."""
    changes: dict[str, Any] = {}
    match wish:
        case Wish("shorter" | "own-it"):
            changes = {"wishes": (*coached.wishes, wish.action)}
        case Wish("model", wanted) if wanted in NEEDS_MODEL:
            changes = {"wishes": (*coached.wishes, wanted)}
        case Wish("reset"):
            changes = {"wishes": (), "answers": {}, "skipped": (), "mode": None}
        case Wish("intent", intent) if intent in INTENTS:
            changes = {"intent": intent, "intent_chosen": True, "mode": None, "wishes": (), "skipped": ()}
        case Wish("target", target) if target in PLACES:
            changes = {"target": target}
        case Wish("mode", mode) if mode in get_args(Mode):
            changes = {"mode": mode, "wishes": (), "skipped": ()}
    if not changes:
        raise Misuse(UNKNOWN)
    return replace(coached, **changes)


def apart_of(value: str) -> tuple[str, str, str, str]:
    """Feature, action, argument and draft id of a button's value; what is missing is empty."""
    name, action, argument, draft = (*value.split(":", 3), "", "", "")[:4]
    return name, action, argument, draft


def said_of(coached: Coached | None) -> dict[str, Any]:
    """What the person said of a draft, for reading another version of it."""
    if coached is None:
        return {}
    chosen = coached.intent if coached.intent_chosen else None
    return {"intent": chosen, "parent": coached.parent, "platform": coached.target}
