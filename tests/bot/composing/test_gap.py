"""What a person still has to say, and how the bot asks for it."""

from bot.composing.gap import excerpt, gaps
from bot.composing.sentence import read
from bot.draft import Draft


def questions(text: str, *names: str) -> list[str]:
    every = gaps(read(Draft(text, intent="apologise")), "")
    return [every[name].question for name in names]


def test_questions_use_the_topic_of_the_draft() -> None:
    text = "We're sorry if anyone was offended by this morning's post"

    assert questions(text, "what", "repair", "who") == [
        "What was wrong with this morning's post?",
        "What are you doing about this morning's post, and by when?",
        "Who was affected by this morning's post, and how?",
    ]


def test_questions_do_without_a_topic() -> None:
    assert questions("Sorry if you were upset by us.", "what", "repair", "who") == [
        "What happened? Start with “We”: one sentence is enough.",
        "What are you doing to put it right, and by when?",
        "Who was affected, and how?",
    ]


def test_question_for_an_event_asks_what_happened_with_it() -> None:
    assert questions("I'm sorry about the delay if it upset you.", "what") == ["What happened with the delay?"]


def test_question_for_the_answer_quotes_the_message() -> None:
    material = read(Draft("We value your feedback.", intent="respond", parent="Where is my parcel?"))

    assert gaps(material, "Where is my parcel?")["answer"].question == (
        "They wrote “Where is my parcel?”: what is your answer?"
    )


def test_gaps_are_kept_under_their_names() -> None:
    every = gaps(read(Draft("Sorry.", intent="apologise")), "")

    assert [gap.name for gap in every.values()] == list(every)


def test_excerpt_is_short_and_names_no_handle() -> None:
    assert [excerpt("@shop  my\nparcel is late"), excerpt("word " * 40)] == [
        "my parcel is late",
        "word word word word word word word word word word word word …",
    ]


def test_gaps_come_in_the_order_in_which_to_ask() -> None:
    names = list(gaps(read(Draft("Sorry.")), ""))

    asked = ("name", "what", "answer", "question", "felt", "own", "repair", "when", "since", "who", "change", "signer")
    assert [name for name in names if name in asked] == list(asked)
