"""Turns and blocks as HTML: the right words in the right elements, and no text that comes alive."""

import re
from html.parser import HTMLParser
from urllib.request import urlopen

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.web.render import TONES, Piece, Viewer, render_block, render_turn, render_whisper, split_gaps, split_marks
from bot.chat import (
    Block,
    Button,
    Card,
    Choices,
    Excerpt,
    Feedback,
    Field,
    File,
    Form,
    Hint,
    Paragraph,
    Question,
    Reference,
    Whisper,
    Wording,
)
from bot.conversation import Turn
from bot.finding import Severity, Span
from tests.adapters.web.fakes import DRAFT, card, turn_of
from tests.scene import AT, THREAD

VIEWER = Viewer(("ana",), "a-token", "a-number", "/c/drafts/t/t1")
VOID = {"input", "path", "circle", "br"}


class Page(HTMLParser):
    """The elements of a page, with their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        """The elements and the names of their attributes, without what stands in them."""
        return [(tag, sorted(attrs)) for tag, attrs in self.elements]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def read(block: Block) -> Page:
    return Page(render_block(block, VIEWER))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></dialog><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt;",
    "javascript:alert(1)",
]
ANY = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=60))


def everything(text: str) -> Card:
    """A card with the text in every place where text can stand."""
    fields = (Field("a", text, text, multiline=True, hint=text, required=True), Field("b", text, text))
    form = Form(text, text, fields, text)
    plain, opener = Button(text, text, primary=True), Button(text, text, form=form)
    blocks: tuple[Block, ...] = (
        Paragraph(text),
        Paragraph(text, quiet=True),
        Excerpt(text, ((Span(0, len(text)), Severity.ERROR),)),
        Hint(
            rule=text,
            severity=Severity.WARNING,
            quote=text,
            message=text,
            fix=text,
            heard_by="rule",
            why=plain,
            mute=plain,
        ),
        Wording(id=text, title=text, text=text, note=text, use=plain),
        Choices(text, (plain, Button(text, text, chosen=True))),
        Question(text),
        Reference(text, f"mailto:{text}"),
        Reference(text, "https://example.org/"),
        File(text, text, text),
    )
    return Card(key=text, summary=text, blocks=blocks, buttons=(plain, opener), feedback=Feedback(plain, plain))


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_card_has_the_same_elements_whatever_is_written(text: str) -> None:
    shape = Page(render_turn(turn_of(THREAD, everything("harmless")), VIEWER)).shape
    page = Page(render_turn(turn_of(THREAD, everything(text)), VIEWER))

    assert [each for each in page.shape if each[0] != "span"] == [each for each in shape if each[0] != "span"]
    assert page.open == []


def test_field_that_must_be_filled_says_so() -> None:
    page = Page(render_turn(turn_of(THREAD, everything("words")), VIEWER))

    assert [attrs["name"] for _, attrs in page.elements if "required" in attrs] == ["field.a"]


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_turn_of_a_person_has_the_same_elements_whatever_is_written(text: str) -> None:
    said = Turn(id=text, place=THREAD, person=text, name=text, at=AT, text=text)
    shape = Page(render_turn(Turn(id="a", place=THREAD, person="b", name="b", at=AT, text="c"), VIEWER)).shape

    assert Page(render_turn(said, VIEWER)).shape == shape


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_reference_is_a_link_only_to_the_web(text: str) -> None:
    links = [attrs["href"] for tag, attrs in read(Reference("here", text)).elements if tag == "a"]

    assert all((link or "").lower().startswith(("http:", "https:")) for link in links)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http//x", "https://[x"])
def test_reference_to_anything_else_is_words(url: str) -> None:
    assert read(Reference("A study", url)).text == f"Source: A study {url}"


@given(st.text(), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(Severity))))
def test_excerpt_keeps_every_character(text: str, ranges: list[tuple[int, int, Severity]]) -> None:
    marks = tuple((Span(min(a, b), max(a, b)), severity) for a, b, severity in ranges)

    assert "".join(piece.text for piece in split_marks(Excerpt(text, marks))) == text


@given(ANY, ANY, st.sampled_from(["application/json", "text/plain", "image/svg+xml"]))
def test_file_is_saved_as_it_is_under_its_name(name: str, text: str, media_type: str) -> None:
    ((_, link),) = [element for element in read(File(name, media_type, text)).elements if element[0] == "a"]
    address = link["href"] or ""

    assert link == {"class": "button", "href": address, "download": name}
    with urlopen(address) as saved:  # an address that holds the file itself; nothing is fetched
        assert (saved.headers["content-type"], saved.read().decode()) == (f"{media_type};charset=utf-8", text)


@given(ANY)
def test_file_of_a_hostile_kind_has_a_harmless_address(kind: str) -> None:
    (address,) = [attrs["href"] for tag, attrs in read(File("a.json", kind, "{}")).elements if tag == "a"]

    assert re.fullmatch(r"data:[\w%/+.~-]*;charset=utf-8;base64,e30=", address or "")


def test_turn_without_words_says_what_it_may_have_been() -> None:
    gone = Turn(id="e1", place=THREAD, person="", name="", at=AT)

    assert Page(render_turn(gone, VIEWER)).text == (
        "Somebody 02:00 UTC No words are kept here: an image, or a message that was deleted."
    )


def test_excerpt_shows_the_most_serious_of_marks_that_overlap() -> None:
    marks = ((Span(0, 8), Severity.PRAISE), (Span(4, 12), Severity.ERROR), (Span(6, 10), Severity.WARNING))

    assert list(split_marks(Excerpt("We are sorry if", marks))) == [
        Piece("We a", TONES[Severity.PRAISE]),
        Piece("re sorry", TONES[Severity.ERROR]),
        Piece(" if", None),
    ]


def test_excerpt_marks_with_a_word_and_not_by_colour_alone() -> None:
    page = read(Excerpt("sorry if", ((Span(0, 5), Severity.ERROR),)))

    assert ("mark", {"class": "mark-error", "title": "Fix first", "aria-description": "Fix first"}) in page.elements
    assert page.text == "Your draft sorry if"


@given(st.text())
def test_gaps_keep_every_character(text: str) -> None:
    assert "".join(split_gaps(text)) == text


def test_wording_shows_its_gaps() -> None:
    assert list(split_gaps("We [what you did] to [whom].")) == ["We ", "[what you did]", " to ", "[whom]", "."]


def test_hint_says_what_where_and_what_else() -> None:
    hint = Hint(
        rule="apology-conditional",
        severity=Severity.ERROR,
        quote="sorry if",
        message="A maybe.",
        fix="Say it.",
        heard_by="rule",
        why=Button("why?", "coach:why:e1"),
        mute=Button("Not this", "coach:mute:e1"),
    )

    assert read(hint).text == "Fix first sorry if A maybe. Try: Say it. apology-conditional why? Not this"
    button = {"class": "button plain", "form": "press", "name": "button"}
    assert [element for element in read(hint).elements if element[0] == "button"] == [
        ("button", {**button, "value": "coach:why:e1"}),
        ("button", {**button, "value": "coach:mute:e1", "aria-label": "Not this: A maybe."}),
    ]


def test_choices_tell_which_one_is_in_force() -> None:
    page = read(Choices("I read this as", (Button("a reply", "1"), Button("an apology", "2", chosen=True))))

    assert [attrs["aria-pressed"] for tag, attrs in page.elements if tag == "button"] == ["false", "true"]
    assert page.text == "I read this as a reply an apology"


def test_only_the_author_is_offered_to_delete_a_turn() -> None:
    said = Turn(id="e1", place=THREAD, person="ana", name="Ana", at=AT, text="Sorry.")

    assert Page(render_turn(said, VIEWER)).text == "A Ana 02:00 UTC Delete Sorry."
    assert Page(render_turn(said, VIEWER._replace(persons=("ben",)))).text == "A Ana 02:00 UTC Sorry."


def test_whisper_says_that_nobody_else_sees_it() -> None:
    whisper = Whisper(key="why", person="ana", blocks=(Paragraph("Because."),))

    assert Page(render_whisper(whisper, VIEWER)).text == "C Comeback only you see this Dismiss Because."


def test_version_changes_with_the_card_and_only_with_it() -> None:
    def version(turn: Turn) -> str | None:
        return Page(render_turn(turn, VIEWER)).elements[0][1]["data-version"]

    shown, changed = card(DRAFT, "t1"), card(DRAFT, "t1", "You pressed shorter.")

    assert version(turn_of(THREAD, shown)) == version(turn_of(THREAD, shown, AT.replace(hour=3)))
    assert version(turn_of(THREAD, shown)) != version(turn_of(THREAD, changed))


def test_feedback_has_two_named_buttons_that_press() -> None:
    feedback = Feedback(Button("Helpful", "yes"), Button("Not helpful", "no"))
    page = Page(render_turn(turn_of(THREAD, Card(key="k", summary="1 hint", blocks=(), feedback=feedback)), VIEWER))

    pressed = [attrs for tag, attrs in page.elements if tag == "button"]
    assert [(each["name"], each["value"], each["form"], each["aria-label"]) for each in pressed] == [
        ("button", "yes", "press", "Helpful: 1 hint"),
        ("button", "no", "press", "Not helpful: 1 hint"),
    ]
