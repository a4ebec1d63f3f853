"""The form of a profile: what was typed is read, what cannot stay is named, and nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Field
from bot.draft import LIMIT
from bot.profile import NOBODY_TOLD, Profile
from bot.profiling.form import ENTRIES, flaws_of, form_again, form_of, profile_of, shown

TYPED = {
    "tone": "warm,  dry,, warm ,\nplain",
    "samples": " Bread at nine.\r\nCome early. \r\n\r\n \r\nWe burnt the rye.\n\n\nWe burnt the rye.",
    "signature": "  Ana \n",
    "forbidden": "synergy, reach out",
    "job": "We bake\nbread",
    "purpose": "",
}
PROFILE = Profile(
    tone=("warm", "dry", "plain"),
    samples=("Bread at nine.\nCome early.", "We burnt the rye."),
    signature="Ana",
    forbidden=("synergy", "reach out"),
    job="We bake bread",
)
VALUES = st.fixed_dictionaries(
    {}, optional={entry.name: st.text() | st.text("ab, \n\t\r", max_size=400) for entry in ENTRIES}
)


def values_of(profile: Profile) -> dict[str, str]:
    return {field.name: field.value for field in form_of("f", profile).fields}


def flaws(**typed: str) -> tuple[str, ...]:
    return flaws_of(typed, profile_of(typed))


def test_what_was_typed_is_read() -> None:
    assert profile_of(TYPED) == PROFILE
    assert flaws_of(TYPED, PROFILE) == ()


def test_empty_form_is_an_empty_profile() -> None:
    assert profile_of({}) == NOBODY_TOLD
    assert profile_of(dict.fromkeys(TYPED, " \n ,")) == Profile(signature=",", job=",", purpose=",", samples=(",",))


def test_form_shows_the_profile_to_change_it() -> None:
    form = form_of("profile:edit::e1", PROFILE)

    assert (form.value, form.send) == ("profile:edit::e1", "Save")
    assert [field.name for field in form.fields] == list(Profile.__struct_fields__)
    assert form.fields[1] == Field(
        "samples",
        "Posts that sound like you",
        "Bread at nine.\nCome early.\n\nWe burnt the rye.",
        multiline=True,
        hint="Up to 5, with an empty line between them.",
    )
    assert [field.value for field in form.fields if not field.multiline] == [
        "warm, dry, plain",
        "Ana",
        "synergy, reach out",
        "We bake bread",
        "",
    ]


@given(VALUES)
def test_form_that_is_sent_unchanged_changes_nothing(typed: dict[str, str]) -> None:
    profile = profile_of(typed)
    sent = values_of(profile)
    if all(len(value) <= LIMIT for value in sent.values()):
        assert profile_of(sent) == profile


@given(VALUES)
def test_form_that_comes_back_reads_the_same_without_personal_data(typed: dict[str, str]) -> None:
    again = {field.name: field.value for field in form_again("f", typed).fields}
    named = flaws_of(typed, profile_of(typed))

    if not named:
        assert profile_of(again) == profile_of(typed)
    assert {name: again[name] for name in again if name != "samples"} == {
        entry.name: typed.get(entry.name, "") for entry in ENTRIES if entry.name != "samples"
    }
    assert not any("personal data" in flaw for flaw in flaws_of(again, profile_of(again)))


@pytest.mark.parametrize(
    ("most", "over", "flaw"),
    [
        (
            {"tone": ", ".join(map(str, range(10)))},
            {"tone": ", ".join(map(str, range(11)))},
            "these are 11 tone words, and 10 is the most",
        ),
        (
            {"tone": "w" * 30},
            {"tone": "dry, " + "w" * 31},
            f"the tone word “{'w' * 24}…” has 31 characters, and 30 is the most",
        ),
        (
            {"samples": "\n\n".join("abcde")},
            {"samples": "\n\n".join("abcdef")},
            "these are 6 posts, and 5 is the most",
        ),
        (
            {"samples": "p" * 500},
            {"samples": "p" * 501},
            f"the post “{'p' * 24}…” has 501 characters, and 500 is the most",
        ),
        (
            {"signature": "s" * 60},
            {"signature": "s" * 61},
            "the signing name has 61 characters, and 60 is the most",
        ),
        (
            {"forbidden": ", ".join(map(str, range(50)))},
            {"forbidden": ", ".join(map(str, range(51)))},
            "these are 51 forbidden words, and 50 is the most",
        ),
        (
            {"forbidden": "f" * 40},
            {"forbidden": "f" * 41},
            f"the forbidden word “{'f' * 24}…” has 41 characters, and 40 is the most",
        ),
        ({"job": "j" * 120}, {"job": "j" * 121}, "the job has 121 characters, and 120 is the most"),
        ({"purpose": "p" * 200}, {"purpose": "p" * 201}, "the purpose has 201 characters, and 200 is the most"),
    ],
    ids=["tones", "tone", "posts", "post", "name", "words", "word", "job", "purpose"],
)
def test_limit_is_named_when_it_is_passed(most: dict[str, str], over: dict[str, str], flaw: str) -> None:
    assert (flaws(**most), flaws(**over)) == ((), (flaw,))


def test_first_of_several_that_are_too_long_is_named_and_every_field_once() -> None:
    assert flaws(tone="a" * 31 + "," + "b" * 32, job="j" * 121) == (
        f"the tone word “{'a' * 24}…” has 31 characters, and 30 is the most",
        "the job has 121 characters, and 120 is the most",
    )


def test_field_that_is_far_too_long_is_cut_and_told() -> None:
    typed = {"purpose": "p" * (LIMIT + 1)}

    assert flaws(**typed) == (
        "“What the account is for” holds more than 4,000 characters, and the rest is cut off",
        "the purpose has 4000 characters, and 200 is the most",
    )
    assert [len(field.value) for field in form_again("f", typed).fields] == [0, 0, 0, 0, 0, LIMIT]


def test_personal_data_in_a_post_is_named_and_taken_out() -> None:
    typed = {"samples": "Bread at nine.\n\nRing Jo on 07700 900123 or write to jo.field@gmail.com."}

    assert flaws(**typed) == ("post 2 has personal data in it (phone number, e-mail), which is taken out below",)
    (samples,) = [field.value for field in form_again("f", typed).fields if field.name == "samples"]
    assert samples == "Bread at nine.\n\nRing Jo on [phone number] or write to [e-mail]."
    assert flaws(samples=samples) == ()


def test_too_long_post_is_not_quoted_with_its_personal_data() -> None:
    (long, personal) = flaws(samples="07700 900123 rings " + "and rings " * 60)

    assert long.startswith("the post “[phone number] rings and…” has 6")
    assert personal == "post 1 has personal data in it (phone number), which is taken out below"


def test_profile_is_shown_line_by_line() -> None:
    assert list(shown(NOBODY_TOLD)) == []
    assert list(shown(PROFILE)) == [
        "Tone: warm, dry, plain",
        "Posts that sound like you:",
        "“Bread at nine.\nCome early.”",
        "“We burnt the rye.”",
        "Signing name: Ana",
        "Words that you never use: synergy, reach out",
        "What you do for a living: We bake bread",
    ]


def test_nothing_that_is_shown_calls_everybody_or_holds_personal_data() -> None:
    lines = shown(Profile(samples=("Hello @everyone",), signature="<!here>", purpose="Ring 07700 900123"))

    assert list(lines) == [
        "Posts that sound like you:",
        "“Hello @ everyone”",
        "Signing name: @ here",
        "What the account is for: Ring [phone number]",
    ]
