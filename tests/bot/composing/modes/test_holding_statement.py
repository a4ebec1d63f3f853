"""The first words while much is open."""

from bot.composing.composer import compose
from bot.draft import Draft

WHO = "[Who was affected, and what it meant for them.]"
UNKNOWN = "[What you do not know yet.]"
DOING = "[What is being done now.]"
CAN = "[What people can do, or that they need to do nothing.]"
UPDATE = "[When the next word comes, and where.]"
FIRE = "Fire at our warehouse in Hull. We think it was an electrical fault. Nobody is hurt."


def texts(text: str, platform: str = "", **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text, platform=platform), "holding-statement", answers).wordings]


def test_statement_keeps_what_is_certain_and_leaves_out_the_guess() -> None:
    assert texts(FIRE) == [
        f"Fire at our warehouse in Hull. Nobody is hurt. {WHO} {UNKNOWN} {DOING} {CAN} {UPDATE}",
        f"Fire at our warehouse in Hull. Nobody is hurt. {CAN} {UPDATE}",
    ]


def test_statement_puts_the_answers_in_their_order() -> None:
    answers = {
        "update": "next word here at 15:00",
        "can": "please stay away from Dock Street",
        "doing": "we have closed the site",
        "unknown": "we don't know what started it",
        "who": "orders from Friday are late",
    }

    assert texts(FIRE, **answers)[0] == (
        "Fire at our warehouse in Hull. Nobody is hurt. Orders from Friday are late. We don't know what started it. "
        "We have closed the site. Please stay away from Dock Street. Next word here at 15:00."
    )


def test_statement_finds_its_parts_in_the_draft() -> None:
    draft = (
        "We don't know yet why. The app has been down since 8.50. Please use the cash machines. "
        "We're putting the old version back. Next update here at 10.15."
    )

    assert texts(draft)[0] == (
        f"The app has been down since 8.50. {WHO} We don't know yet why. We're putting the old version back. "
        "Please use the cash machines. Next update here at 10.15."
    )


def test_statement_on_x_keeps_the_known_what_to_do_and_the_next_word() -> None:
    known = (
        "The app has been down since 8.50 this morning, and so are the cards and the tills in all of our shops, in the "
        "market hall, at the harbour and out on the other island."
    )

    assert texts(known, "x")[0] == f"{known} {CAN} {UPDATE}"
