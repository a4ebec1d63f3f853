"""The parts of an apology in their order."""

from bot.composing.composer import compose
from bot.draft import Draft


def texts(text: str, platform: str = "") -> list[str]:
    return [
        wording.text
        for wording in compose(Draft(text, intent="apologise", platform=platform), "apologise", {}).wordings
    ]


WHO = "[Who was affected, and what it meant for them.]"
REPAIR = "[What you are doing to put it right, and by when.]"
CHANGE = "[What you are changing so that it does not happen again.]"


def test_brief_opens_with_sorry_and_fuller_with_who_did_it() -> None:
    assert texts("Sorry about the price. It was our mistake. #sorry") == [
        f"Sorry about the price. It was our mistake. {REPAIR}",
        f"It was our mistake. Sorry about the price. {WHO} {REPAIR} {CHANGE}",
    ]


def test_sorry_that_leans_stays_behind_its_fact() -> None:
    assert texts("We printed the wrong date. For that we are sorry.")[0] == (
        f"We printed the wrong date. For that we are sorry. {REPAIR}"
    )


def test_sorry_that_tells_what_was_done_needs_no_gap_for_it() -> None:
    assert texts("So sorry for losing your order.")[0] == f"So sorry for losing your order. {REPAIR}"


def test_plug_and_hashtags_are_gone() -> None:
    assert not any(
        "vinyl" in text or "#" in text
        for text in texts("We shipped half the music, sorry. The vinyl is up for preorder! #music")
    )


def test_brief_takes_two_facts_of_many_and_the_owning_one_is_among_them() -> None:
    rambling = "Sorry all. The radio said 5. The shop opens at 6. It was our fault. The bus came at 9."

    assert texts(rambling)[0] == f"Sorry all. The radio said 5. It was our fault. {REPAIR}"


def test_guess_is_left_out() -> None:
    assert not any("hacked" in text for text in texts("Sorry about the outage. We were probably hacked by a rival."))


def test_wording_for_a_small_place_keeps_sorry_fact_and_repair() -> None:
    contact = "Write to us at the desk in the long hall behind the north stairs, or ask at the door."
    text = f"Sorry if you were upset by the video. It was our mistake. {contact}"

    small, large = texts(text, "x")[1], texts(text)[1]

    assert small == f"It was our mistake. We're sorry about the video. {WHO} {REPAIR} {CHANGE}"
    assert large == f"{small} {contact}"
