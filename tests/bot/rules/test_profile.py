"""Rules that go by how a workspace writes: silent without a profile, and never slow with one."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import rules
from bot.draft import LIMIT, Draft, normalise
from bot.finding import Intent
from bot.profile import NOBODY_TOLD, Profile

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
JOBS = ("We build apps", "App development", "We're an app developer")


def heard(text: str, profile: Profile = NOBODY_TOLD, intent: Intent = "ask-help") -> list[tuple[str, str]]:
    """The rules that speak, each with the words it points at."""
    draft = Draft(text, intent=intent, profile=profile)
    return [(found.rule, found.span.of(text) if found.span else "") for found in rules.review(draft)]


@pytest.mark.parametrize("job", JOBS)
def test_own_job_is_heard_where_the_profile_names_it(job: str) -> None:
    asked = "How do I build an app?"

    assert ("help-own-job", "How do I build an app") in heard(asked, Profile(job=job))
    assert "help-own-job" not in dict(heard(asked))
    assert "help-own-job" not in dict(heard(asked, Profile(job="We bake bread")))


@pytest.mark.parametrize(
    ("job", "asked"),
    [
        ("We repair cars", "How do you care for a cactus?"),
        ("Local news for the town", "How do I get a new pen to write?"),
        ("We build apps", "How do you build a shelf?"),
        ("We bake bread", "Bread is on the table. How do you spend the evening?"),
        ("We bake bread", "They asked: “How do you bake bread?”"),
    ],
    ids=["care", "new", "build", "other sentence", "quotation"],
)
def test_own_job_is_silent_about_another_thing(job: str, asked: str) -> None:
    assert "help-own-job" not in dict(heard(asked, Profile(job=job)))


def test_own_job_points_at_the_words_as_typed_whichever_comes_first() -> None:
    text = "Zoë’s 🍞 bakers — how long does it keep?"

    assert ("help-own-job", "bakers — how long") in heard(text, Profile(job="Baking for everyone"))


def test_what_the_draft_names_itself_is_said_once() -> None:
    text = "Our client's site is slow. How do you cache a site?"
    found = [words for rule, words in heard(text, Profile(job="We make sites")) if rule == "help-own-job"]

    assert found == ["Our client"]


def test_forbidden_words_are_heard_in_every_intent_and_only_with_a_profile() -> None:
    text = "We leverage Synergies, and leverage is fun."
    profile = Profile(forbidden=("leverage", "SYNERGIES"))

    assert [pair for pair in heard(text, profile, "announce") if pair[0] == "voice-forbidden"] == [
        ("voice-forbidden", "leverage"),
        ("voice-forbidden", "Synergies"),
        ("voice-forbidden", "leverage"),
    ]
    assert "voice-forbidden" not in dict(heard(text, intent="announce"))


@given(word=WORDS.filter(str.strip))
def test_any_forbidden_word_that_stands_alone_is_heard_and_no_other_is(word: str) -> None:
    profile = Profile(forbidden=(word,))
    plain = normalise(word)[0].lower().split()
    rule = rules.by_id()["voice-forbidden"]

    assert list(rule.detect.find(Draft("Nothing of the kind: xyzzy", profile=profile))) == [] or any(
        part in "nothing of the kind: xyzzy" for part in plain
    )
    if len(plain) == 1 and plain[0].isalnum():
        assert any(True for _ in rule.detect.find(Draft(f"so {word} it is", profile=profile)))


@given(words=st.lists(WORDS, max_size=50), job=WORDS, purpose=WORDS, text=WORDS)
def test_any_profile_and_any_draft_can_be_read(words: list[str], job: str, purpose: str, text: str) -> None:
    profile = Profile(forbidden=tuple(words), job=job, purpose=purpose)

    for rule, quote in heard(text, profile, "ask-help") + heard(text, profile, "announce"):
        assert rule in rules.by_id()
        assert quote in text


@pytest.mark.parametrize("purpose", ["News only", "a news feed for sailors", "Alerts of the harbour", "just news"])
def test_account_for_news_only_may_broadcast(purpose: str) -> None:
    text = "The board has updated its mission, and the values now number seven."

    assert "convo-no-invitation" not in dict(heard(text, Profile(purpose=purpose), "announce"))
    assert "convo-no-invitation" in dict(heard(text, Profile(purpose="News and help for customers"), "announce"))


@pytest.mark.parametrize("text", ["bread " * 600, "how do you bread " * 200, "a" * LIMIT, "how do " * 500])
def test_profile_costs_no_more_than_a_moment(text: str) -> None:
    profile = Profile(forbidden=tuple(f"bread {n}" for n in range(50)), job="bread " * 20, purpose="news " * 40)
    heard(text, profile)
    started = perf_counter()
    heard(text, profile)

    assert perf_counter() - started < 0.5
