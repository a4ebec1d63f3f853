"""What the demo workspace opens with: threads that people could have written, coached by the real coach."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.chat import Mention, Person, Place
from bot.conversation import Turn

VISITOR = Person("you", "You")


class Seed(NamedTuple):
    """One thread of the demo: what somebody wrote, in which channel."""

    id: str
    channel: str
    text: str


SEEDS = (
    Seed("reply", "replies", "Hi Jo, your feedback is very important to us. Please DM us your booking reference."),
    Seed(
        "good-apology",
        "drafts",
        "We charged 212 of you twice last night. That was our mistake: we ran the same job two times. "
        "Everybody has the money back by Friday, and from today a second person checks each run. We're sorry.",
    ),
    Seed("ask", "drafts", "Help!!! Our newsletter is dying, any ideas anyone?"),
    Seed("bad-apology", "drafts", "We're sorry if anyone was offended by this morning's post. Mistakes were made. "
         "Our intern hit the wrong button, and it was never our intention to upset people 🙏"),
)  # fmt: skip


def opening(seed: Seed, now: datetime, platform: str, workspace: str) -> tuple[Turn, Mention]:
    """The person's turn and the event of one seed, a little before `now`, in the order of SEEDS."""
    event = f"demo:{seed.id}"
    at = now - timedelta(minutes=len(SEEDS) - SEEDS.index(seed))
    place = Place(platform, workspace, seed.channel, event)
    turn = Turn(id=event, place=place, person=VISITOR.id, name=VISITOR.name, at=at, text=f"@Comeback {seed.text}")
    return turn, Mention(id=event, place=place, person=VISITOR, at=at, text=seed.text)


def openings(now: datetime, platform: str, workspace: str) -> Iterator[tuple[Turn, Mention]]:
    """All of them."""
    return (opening(seed, now, platform, workspace) for seed in SEEDS)
