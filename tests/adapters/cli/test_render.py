"""What a person reads on the terminal: all of it, for drafts whose hearing is written down here."""

import io
import re
from collections.abc import Iterator
from itertools import chain

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cli.render import (
    NO_RULE,
    NO_WORDING,
    NOT_THIS,
    Line,
    Piece,
    last_lines,
    lines_of,
    print_lines,
    refusal_lines,
)
from bot.coaching.reading import Reading
from bot.coaching.wording import COMPOSED, FILL
from bot.conversation import Suggestion
from bot.draft import Draft
from bot.finding import Finding, Intent, Severity, Span
from bot.refusal import Refusal

COLOUR = re.compile(r"\x1b\[[\d;]*3\dm")
STYLE = re.compile(r"\x1b\[[\d;]*m")
TAKEN = (
    "I took the intent for apologise. "
    "If it is another, say so with --intent: respond, ask-help, share-failure, promote, announce, other."
)


class Terminal(io.StringIO):
    """A screen that remembers what was written on it."""

    def isatty(self) -> bool:
        return True


def finding(rule: str, severity: Severity, span: Span | None) -> Finding:
    return Finding(rule=rule, label=None, severity=severity, span=span, message=f"About {rule}.", fix=f"Better {rule}.")


def reading(text: str, *findings: Finding, intent: Intent = "apologise", note: str = "") -> Reading:
    return Reading(Draft(text), "en", intent, (), findings, note)


def wording(text: str) -> Suggestion:
    return Suggestion(id="draft.1", title="Brief", text=text, made_by="composer", prompt="composer 1")


def said(
    heard: Reading, wordings: tuple[Suggestion, ...] | None = None, *, intent_given: bool = False
) -> Iterator[Line]:
    """Everything about a draft to which the ear adds nothing."""
    given = heard._replace(given=intent_given)
    return chain(lines_of(given), last_lines(given, given, wordings))


def printed(heard: Reading, wordings: tuple[Suggestion, ...] | None = None, *, intent_given: bool = False) -> str:
    out = io.StringIO()
    print_lines(said(heard, wordings, intent_given=intent_given), out)
    return out.getvalue()


def test_hints_are_printed_with_their_words_praise_first() -> None:
    heard = reading(
        "Sorry if it\nhurt. We own it.",
        finding("apology-conditional", Severity.ERROR, Span(0, 16)),
        finding("apology-no-remedy", Severity.WARNING, None),
        finding("praise-owns-it", Severity.PRAISE, None),
    )

    assert printed(heard) == (
        "«Sorry if it\nhurt». We own it.\n"
        "\n"
        "praise\n"
        "  About praise-owns-it.\n"
        "  Rule praise-owns-it\n"
        "\n"
        "error «Sorry if it hurt»\n"
        "  About apology-conditional.\n"
        "  Try: Better apology-conditional.\n"
        "  Rule apology-conditional\n"
        "\n"
        "warning\n"
        "  About apology-no-remedy.\n"
        "  Try: Better apology-no-remedy.\n"
        "  Rule apology-no-remedy\n"
        "\n"
        f"{TAKEN}\n"
    )


def test_fourth_hint_is_counted_and_not_shown() -> None:
    hints = [finding(f"response-{name}", Severity.WARNING, None) for name in ("a", "b", "c", "d")]

    shown = printed(reading("Noted.", *hints))

    assert re.findall("Rule (.*)", shown) == ["response-a", "response-b", "response-c"]
    assert shown.endswith(f"1 smaller hint left out; fix these first.\n{TAKEN}\n")


def test_draft_without_findings_is_never_called_good() -> None:
    assert printed(reading("We close at five."), intent_given=True) == (
        f"We close at five.\n\n{NO_RULE}\nYou said that the intent is apologise.\n"
    )


def test_what_the_ear_adds_is_printed_after_it_and_says_who_heard_it() -> None:
    before = reading("Sorry if. It broke.", finding("a-b", Severity.ERROR, Span(0, 8)))
    by_ear = msgspec.structs.replace(finding("ear-excuse", Severity.WARNING, Span(10, 19)), heard_by="ear")
    after = before._replace(findings=(*before.findings, by_ear), intent="announce")
    out = io.StringIO()

    print_lines(last_lines(before, after, None), out)

    assert out.getvalue() == (
        "warning «It broke.»\n  About ear-excuse.\n  Try: Better ear-excuse.\n  Heard by the ear: ear-excuse\n\n"
        "I took the intent for announce. If it is another, say so with --intent: "
        "respond, apologise, ask-help, share-failure, promote, other.\n"
    )


def test_note_is_said_instead_of_no_rule() -> None:
    assert printed(reading("Wir haben zu.", note="My rules are in English only.")) == (
        "Wir haben zu.\n\nMy rules are in English only.\n"
    )


def test_personal_data_is_concealed_in_draft_and_hints() -> None:
    text = "Sorry if Amira (07700 900123) was hurt."
    heard = reading(
        text,
        finding("privacy-contact-details", Severity.ERROR, Span(16, 28)),
        finding("apology-conditional", Severity.ERROR, Span(0, 8)),
    )

    shown = printed(heard)

    assert shown.splitlines()[0] == "«Sorry if» Amira («[phone number]») was hurt."
    assert "error\n  About privacy-contact-details." in shown
    assert "900123" not in shown


def test_overlapping_marks_are_marked_once() -> None:
    heard = reading(
        "Ring 07700 900123 now",
        finding("privacy-contact-details", Severity.ERROR, Span(5, 17)),
        finding("safety-x", Severity.ERROR, Span(0, 17)),
    )

    assert printed(heard).splitlines()[0] == "«Ring [phone number]» now"


def test_wordings_carry_their_note() -> None:
    shown = printed(reading("Sorry."), (wording("Sorry. [What happened.]"), wording("Sorry, all.")))

    assert shown.partition(f"{TAKEN}\n")[2] == (
        f"\nBrief\nSorry. [What happened.]\n  {COMPOSED} {FILL}\n\nBrief\nSorry, all.\n  {COMPOSED}\n"
    )


@pytest.mark.parametrize(
    ("intent", "note", "sentence"),
    [
        ("apologise", "", NO_WORDING),
        ("other", "", NOT_THIS),
        ("apologise", "English only.", None),
    ],
    ids=["nothing to put better", "not composable", "not coached"],
)
def test_missing_wording_is_explained(intent: Intent, note: str, sentence: str | None) -> None:
    last = printed(reading("Sorry.", intent=intent, note=note), ()).splitlines()[-1]

    assert last == (sentence or note)


def test_refusal_is_printed_paragraph_by_paragraph() -> None:
    out = io.StringIO()

    print_lines(refusal_lines(Refusal("attack", ("First.", "Second."))), out)

    assert out.getvalue() == "First.\n\nSecond.\n\n"


def test_lines_are_indented_within_a_paragraph_of_several_lines() -> None:
    out = io.StringIO()

    print_lines([Line((Piece("one\r\n\ntwo"),), indent=2)], out)

    assert out.getvalue() == "  one\n\n  two\n"


@pytest.mark.parametrize("out", [io.StringIO(), Terminal()], ids=["piped", "terminal"])
def test_control_characters_of_the_draft_do_not_reach_the_terminal(out: io.StringIO) -> None:
    print_lines([Line((Piece("a\x1b]0;owned\x07\x9b2Jb\x08"),))], out)

    assert out.getvalue() == "a�]0;owned��2Jb�\n"


def test_terminal_has_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()

    print_lines(said(reading("Sorry if.", finding("a-b", Severity.ERROR, Span(0, 8))), intent_given=True), out)

    assert out.getvalue().startswith("\x1b[1;31m«Sorry if»\x1b[0m.\n")


def test_terminal_shows_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    heard = reading("Sorry if.", finding("a-b", Severity.ERROR, Span(0, 8)))
    out = Terminal()

    print_lines(said(heard, intent_given=True), out)

    assert COLOUR.findall(out.getvalue()) == []
    assert STYLE.sub("", out.getvalue()) == printed(heard, intent_given=True)


def test_terminal_wraps_at_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()

    print_lines([Line((Piece("word " * 20),), indent=4)], out)

    lines = out.getvalue().splitlines()
    assert [line.rstrip() for line in lines] == ["    word word word word word"] * 4


def test_terminal_leaves_a_wording_in_one_piece_for_copying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("TERM", "xterm")
    text = "We own it. " * 9 + "Sorry."
    out = Terminal()

    print_lines(said(reading("Sorry."), (wording(text),), intent_given=True), out)

    assert f"\x1b[1mBrief\x1b[0m\n{text}\n" in out.getvalue()


@given(st.text(), st.integers(0, 8))
def test_piped_text_holds_no_control_character(text: str, indent: int) -> None:
    out = io.StringIO()

    print_lines([Line((Piece(text), Piece(text, "bold")), indent)], out)

    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", out.getvalue()) == []
    assert out.getvalue().endswith("\n")
