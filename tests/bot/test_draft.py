"""A draft as the rules read it, and the way back to the characters that the person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.draft import BLANK, Draft, normalise
from bot.finding import Span

CURIOUS = st.text(
    alphabet="aſİıßＡ１ﬁ…™é͓́\u200d\u200b\u00ad\u00a0\u2028 \t\r\n'\"’“”«»‐−`@#.!?>🙏👩‍💻\ud800\x00", max_size=40
)
ANY = st.one_of(CURIOUS, st.text(st.characters(), max_size=40))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We’re “sorry” ‐ truly", 'We\'re "sorry" - truly'),
        ("ｓｏｒｒｙ　ｉｆ", "sorry if"),
        ("so\u200drry\u00a0i\u00adf", "sorry if"),
        ("ﬁne… ſorry", "fine... sorry"),
        ("cafe\u0301", "café"),
        ("a\tb\u2028c\r\nd", "a b c \nd"),
        ("\ud83d off", f"{BLANK} off"),
        ("\u200d\u0301x", "\u0301x"),
        ("ﷺ ㍿", "ﷺ 株式会社"),
        ("", ""),
    ],
)
def test_draft_is_read_in_plain_characters(text: str, plain: str) -> None:
    assert Draft(text).plain == plain


@pytest.mark.parametrize(
    ("text", "lower"), [("SORRY", "sorry"), ("İyi", "iyi"), ("STRASSE ẞ", "strasse ß"), ("ΑΣ", "ας")]
)
def test_draft_in_lower_case_keeps_every_place(text: str, lower: str) -> None:
    assert Draft(text).lower == lower


@given(ANY)
def test_draft_knows_for_each_plain_character_where_it_was_typed(text: str) -> None:
    plain, starts, ends = normalise(text)
    draft = Draft(text)

    places = [(starts[at], ends[at]) for at in range(len(plain))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert len(draft.plain) == len(draft.lower) == len(draft.heard)


@given(ANY, st.data())
def test_span_of_a_draft_covers_the_words_that_were_matched(text: str, data: st.DataObject) -> None:
    draft = Draft(text)
    start = data.draw(st.integers(0, max(0, len(draft.plain) - 1)))
    end = data.draw(st.integers(start + 1, max(start + 1, len(draft.plain))))
    if not draft.plain:
        return

    assert draft.plain[start:end] in Draft(draft.span(start, end).of(text)).plain


def test_span_of_a_draft_takes_combining_marks_along() -> None:
    text = "so s\u0353o\u0301rry."
    draft = Draft(text)
    at = draft.plain.index("s\u0353")

    assert draft.span(at, at + 3).of(text) == "s\u0353o\u0301"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ('He wrote "Sorry if" and left.', "he wrote ########## and left."),
        ("The sign says 'sorry if you' and that's that.", "the sign says ############## and that's that."),
        ("Rock 'n' roll, it's the dogs' day.", "rock 'n' roll, it's the dogs' day."),
        ("Run `sorry` now, or\n```\nsorry\n``` then stop", "run ####### now, or\n############# then stop"),
        ("> sorry if\n> you\nNo, said we, and went", "################\nno, said we, and went"),
        ("Ask @Sorry.If or @me@sorry.example today", "ask ######### or ################# today"),
        ("Look: https://sorry.if/you. Sorry.", "look: ####################. sorry."),
        ("mail me@sorry.example now", "mail me@sorry.example now"),
    ],
)
def test_draft_hears_only_the_persons_own_voice(text: str, heard: str) -> None:
    assert Draft(text).heard.replace(BLANK, "#") == heard


@pytest.mark.parametrize(
    "text", ['"Sorry if you were upset."', "```\nSorry if you\n```", "> Sorry if you\n> were upset", "'sorry if you'"]
)
def test_draft_that_is_wholly_quoted_is_heard(text: str) -> None:
    assert Draft(text).heard == text.lower()


def test_draft_is_heard_in_lower_case_without_its_quotations() -> None:
    assert Draft('STOP saying "NO" to us. Please.').heard == f"stop saying {BLANK * 4} to us. please."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Sorry. We failed!", ["Sorry.", "We failed!"]),
        ("We sold 1.5 t of v3.0… Really?!", ["We sold 1.5 t of v3.0...", "Really?!"]),
        ("Sorry (truly.) Bye", ["Sorry (truly.)", "Bye"]),
        ("Hi\nall\n\nSorry", ["Hi\nall", "Sorry"]),
        ("  ...  ", []),
        ("", []),
    ],
)
def test_draft_has_sentences(text: str, sentences: list[str]) -> None:
    draft = Draft(text)

    assert [span.of(draft.plain) for span in draft.sentences] == sentences


@given(ANY)
def test_sentences_of_a_draft_stand_in_order_and_leave_no_word_out(text: str) -> None:
    draft = Draft(text)

    inside = "".join(span.of(draft.heard) for span in draft.sentences)
    assert [c for c in inside if c.isalnum()] == [c for c in draft.heard if c.isalnum()]
    assert all(a.end <= b.start for a, b in zip(draft.sentences, draft.sentences[1:], strict=False))


def test_draft_counts_words() -> None:
    assert Draft("It's 3 e-mails, @you: sorry! 🙏").words == 5


def test_draft_says_what_is_exempt() -> None:
    assert Draft('We said "no" to @sam, and to everybody else as well.').exempt == (Span(8, 12), Span(16, 20))
