"""Ten thousand wordings put together from true and invented facts: no invented one is ever in a wording that passes."""

import random
import re

from bot.draft import Draft
from bot.suggesting.answer import Answer, Written
from bot.suggesting.guard import examine
from bot.suggesting.material import Material

CASES = 10_000
AT_ONCE = 5  # wordings in an answer
KINDS: dict[str, tuple[str, ...]] = {
    "number": ("3", "17", "240", "1,250", "six", "thirty-one", "two hundred"),
    "amount": ("£40", "€12.50", "$900", "75 pounds", "£3k"),
    "percentage": ("15%", "80 percent", "2.5 %"),
    "day": ("Monday", "Friday", "14 May", "June 3rd", "tomorrow", "next week", "2 September"),
    "time": ("9.30", "4pm", "noon", "18:45", "half past ten", "seven o'clock"),
    "length": ("24 hours", "three weeks", "10 minutes", "half an hour", "two months"),
    "name": ("Priya", "Tom Hadley", "Brightwater", "Mrs Osei", "Lund", "Zephyr Tours"),
    "handle": ("@kim_shop", "@ed@social.example", "@lena"),
    "link": ("https://shop.example/a", "www.parcels.example", "refunds.example", "bit.ly/x1"),
    "e-mail": ("help@shop.example", "boss@parcels.example"),
    "phone": ("0800 496 0123", "+44 20 7946 0018"),
}
FRAMES: dict[str, tuple[str, ...]] = {
    "number": ("we lost {} parcels", "there were {} of you", "all {} lamps are broken"),
    "amount": ("the ticket costs {}", "the fee is {}"),
    "percentage": ("{} of the seats were wet", "it rained on {} of the days"),
    "day": ("the shop was shut on {}", "the doors open {}", "the fair is {}"),
    "time": ("the music starts at {}", "the last bus left at {}"),
    "length": ("the queue took {}", "the wait was {}", "it is closed for {}"),
    "name": ("please ask for {}", "it was the idea of {}", "the stand of {} fell over"),
    "handle": ("the photo is by {}", "thanks to {}"),
    "link": ("it is all on {}", "look at {}"),
    "e-mail": ("write to {}", "the address is {}"),
    "phone": ("the number is {}", "the desk is on {}"),
}
PLAIN = (
    "We're sorry about the parcel.",
    "The roof leaks again.",
    "Thank you for telling us.",
    "What would you like to see?",
)


def sentence(rng: random.Random, kind: str, value: str) -> str:
    said = rng.choice(FRAMES[kind]).format(value)
    return said[0].upper() + said[1:] + "."


def facts(rng: random.Random, most: int) -> list[tuple[str, str]]:
    kinds = [rng.choice(list(KINDS)) for _ in range(rng.randint(1, most))]
    return [(kind, rng.choice(KINDS[kind])) for kind in kinds]


def text_of(rng: random.Random, told: list[tuple[str, str]]) -> str:
    sentences = [sentence(rng, kind, value) for kind, value in told] + [rng.choice(PLAIN)]
    rng.shuffle(sentences)
    return " ".join(sentences)


def has(text: str, value: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value.casefold())}(?!\w)", text.casefold()) is not None


def test_no_invented_fact_is_in_a_wording_that_passes() -> None:
    rng = random.Random(20_251_121)
    accepted, invented, slipped = 0, 0, []
    for _ in range(CASES // AT_ONCE):
        true = facts(rng, 4)
        draft, fact = text_of(rng, true), text_of(rng, facts(rng, 1))
        said = f"{draft} {fact}"
        mixes = [
            rng.sample(true, k=rng.randint(0, len(true))) + facts(rng, 2) * rng.randint(0, 1) for _ in range(AT_ONCE)
        ]
        labels = [rng.choice(facts(rng, 1))[1] for _ in mixes]
        written = [
            Written(f"More on {label}", text_of(rng, mix), f"It names {label}.")
            for mix, label in zip(mixes, labels, strict=True)
        ]
        answer = Answer(tuple(written))
        kept = examine(answer, Material("respond", Draft(draft, intent="respond"), "en", (fact,))).kept
        accepted += len(kept)
        every = [*labels, *(value for mix in mixes for _, value in mix)]
        unknown = [value for value in every if not has(said, value)]
        invented += len(unknown)
        shown = " ".join(re.sub(r"\[[^\]]*\]", "", f"{one.title}. {one.text} {one.why}") for one in kept)
        slipped += [(value, said, shown) for value in unknown if has(shown, value)]
        slipped += [(figure, said, shown) for figure in set(re.findall(r"\d+", shown)) - set(re.findall(r"\d+", said))]

    assert slipped == []
    assert (accepted > CASES // 4, invented > CASES // 4) == (True, True)
