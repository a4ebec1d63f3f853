"""A reply: the answer in the draft's order, and the next step."""

from bot.composing.composer import compose
from bot.draft import Draft

NEXT = "[What happens next, and by when.]"
CONTACT = "[Who they can turn to, and how.]"
ANSWER = "[Your answer: what you know about it.]"


def texts(text: str, parent: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text, intent="respond", parent=parent), "respond", {}).wordings]


def test_reply_of_stock_phrases_is_asked_for() -> None:
    assert texts("We value your feedback.", "my parcel never came") == [
        f"{ANSWER} {NEXT}",
        f"Thank you for telling us. {ANSWER} {NEXT} {CONTACT}",
    ]


def test_reply_keeps_greeting_and_facts_and_asks_for_the_next_step() -> None:
    assert texts("@kim Hi Kim, your parcel left on Tuesday.", "my parcel never came") == [
        f"@kim Hi Kim, your parcel left on Tuesday. {NEXT}",
        f"@kim Hi Kim, thank you for telling us. Your parcel left on Tuesday. {NEXT} {CONTACT}",
    ]


def test_reply_that_is_sorry_stays_sorry() -> None:
    assert texts("I'm sorry if you were upset by the queue.", "waited an hour!") == [
        f"I'm sorry about the queue. {ANSWER} {NEXT}",
        f"I'm sorry about the queue. {ANSWER} {NEXT} {CONTACT}",
    ]


def test_rough_reply_to_a_complaint_keeps_no_jibe() -> None:
    assert texts("The lift broke at 9. Go back to your cave.", "no ramp, my mum had to stay in the car") == [
        f"{ANSWER} {NEXT}",
        f"Thank you for telling us. The lift broke at 9. {NEXT} {CONTACT}",
    ]


def test_kind_reply_to_a_complaint_keeps_what_it_says() -> None:
    assert texts("So sorry! The ramp is back. It was our mistake.", "no ramp, my mum had to stay in the car") == [
        f"So sorry. It was our mistake. {NEXT}",
        f"So sorry. The ramp is back. It was our mistake. {NEXT} {CONTACT}",
    ]


def test_thin_next_step_is_asked_for_more() -> None:
    assert texts("We're looking into it!", "my parcel never came")[0] == f"We're looking into it. {NEXT}"
