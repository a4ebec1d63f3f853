"""A status or a promotion as an invitation."""

from bot.composing.composer import compose
from bot.draft import Draft

INVITE = "[One question that readers can answer in a line.]"
GAIN = "[What is in it for the reader.]"
OFFER = "[What you offer them: help, an answer, a look inside.]"
NEWS = "[Your news, with one detail that only you can tell.]"


def texts(text: str, **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text), "converse", answers).wordings]


def test_status_is_followed_by_a_question_or_an_offer() -> None:
    status = "Third coat on the shop front, still unsure about the green"

    assert texts(status) == [f"{status}. {INVITE}", f"{status}. {GAIN} {OFFER}"]


def test_answers_stand_where_the_gaps_stood() -> None:
    answers = {
        "invite": "what would make you stop?",
        "offer": "come and stir the next tin",
        "gain": "a brighter street",
    }

    assert texts("Third coat on the shop front.", **answers) == [
        "Third coat on the shop front. A brighter street. What would make you stop?",
        "Third coat on the shop front. A brighter street. Come and stir the next tin.",
    ]


def test_begging_and_boasting_leave_a_gap_for_the_news() -> None:
    assert texts("We're the only five star for 60 miles. Like, share and follow us!") == [
        f"{NEWS} {INVITE}",
        f"{NEWS} {GAIN} {OFFER}",
    ]


def test_thin_question_does_not_count() -> None:
    assert texts("Our third oven is here, and it hums. Agree?")[0] == f"Our third oven is here, and it hums. {INVITE}"


def test_news_with_a_way_in_is_left_alone() -> None:
    assert texts("The rye is back. Which loaf should we bring back next?") == []
    assert texts("The rye is back, and it comes to you by bike.") == []


def test_grave_news_is_no_time_for_a_chat() -> None:
    assert texts("There is a gas leak on Elm Row. Share this now!") == []
