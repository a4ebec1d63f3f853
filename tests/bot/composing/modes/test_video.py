"""The script of a video: who speaks, one act, one fix."""

from bot.composing.composer import compose
from bot.composing.length import spoken
from bot.draft import Draft

FACE = "[What you would say to one of them, face to face.]"
ANSWERS = {
    "speaker": "I'm Ada, I run the ward kitchen",
    "what": "we made a joke about night nurses",
    "who": "nurses who had worked all night had to read it",
    "repair": "we took it down and gave £200 to the ward",
    "change": "two people read every post now",
    "contact": "write to me at the desk",
}  # fmt: skip
OFFENDED = "We're sorry if anyone was offended by this morning's post"


def script(**answers: str) -> tuple[str, str]:
    (wording,) = compose(Draft(OFFENDED, platform="x"), "video", answers).wordings
    return wording.title, wording.text


def test_script_asks_who_speaks_first() -> None:
    title, text = script()

    assert title == "Video script"
    assert text == (
        "[Who speaks, and their role.] [What was wrong with it, in a sentence that starts with “We”.] "
        "We're sorry about this morning's post. [Who was affected, and what it meant for them.] "
        "[What you are doing to put it right, and by when.] [What you are changing so that it does not happen again.] "
        "[Who they can turn to, and how.]"
    )


def test_script_that_is_too_short_has_room_for_a_word_face_to_face() -> None:
    assert script(**ANSWERS)[1].endswith(f"Two people read every post now. {FACE} Write to me at the desk.")


def test_complete_script_tells_how_long_it_takes() -> None:
    face = "I read it again at six this morning, after your shift, and I would have walked out too if I had been you"

    title, text = script(**ANSWERS, face=face)

    assert (title, spoken(text)) == ("Video script, about 35 seconds", 75)


def test_script_never_takes_longer_than_110_words() -> None:
    long = {name: f"{text}, and then again and again " * 4 for name, text in ANSWERS.items()}

    assert spoken(script(**long)[1]) <= 110
