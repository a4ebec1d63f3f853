"""The pictures tell the truth: every word is there, nothing in it is markup, and nothing unknown is left out."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures.slack_page import answered, opened, page_of, spoken

Drawn = dict[str, Any]

ANY = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40) | st.sampled_from(
    ["<b>", "</pre>", "&amp;lt;", '" onload="', "*bold* <!channel>", "</textarea>"]
)


class Words(HTMLParser):
    """What can be read on a page, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.read = ""
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.read += data


def plain(text: str) -> Drawn:
    return {"type": "plain_text", "text": text}


def rich(kind: str, *runs: Drawn) -> Drawn:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(runs)}]}


def said(text: str) -> Drawn:
    return {"type": "text", "text": text}


def listed(text: str) -> Drawn:
    item = {"type": "rich_text_section", "elements": [said(text)]}
    return {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [item]}]}


def button(text: str) -> Drawn:
    return {"type": "button", "text": plain(text), "style": "primary", "accessibility_label": text}


def feedback(text: str) -> Drawn:
    choices = {name: {"text": plain(text), "value": "v"} for name in ("positive_button", "negative_button")}
    return {"type": "context_actions", "elements": [{"type": "feedback_buttons", **choices}]}


def typed(text: str) -> Drawn:
    element = {"type": "plain_text_input", "multiline": True, "initial_value": text}
    return {"type": "input", "label": plain(text), "element": element, "hint": plain(text), "optional": True}


KINDS: dict[str, Callable[[str], Drawn]] = {
    "words": lambda text: rich("rich_text_section", {**said(text), "style": {"bold": True, "code": True}}),
    "quote": lambda text: rich("rich_text_quote", said(text)),
    "preformatted": lambda text: rich("rich_text_preformatted", said(text)),
    "link": lambda text: rich("rich_text_section", {**said(text), "type": "link", "url": f"https://a.io/{text}"}),
    "list": listed,
    "context": lambda text: {"type": "context", "elements": [plain(text)]},
    "button": lambda text: {"type": "actions", "elements": [button(text)]},
    "feedback": feedback,
    "header": lambda text: {"type": "header", "text": plain(text)},
    "input": typed,
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(text=ANY)
def test_words_are_drawn_as_they_are_and_never_as_markup(kind: Callable[[str], Drawn], text: str) -> None:
    shape, page = Words(answered([kind("words")])), Words(answered([kind(text)]))

    assert (page.tags, page.attributes) == (shape.tags, shape.attributes)
    assert page.read == shape.read.replace("words", text)


@given(ANY)
def test_words_of_a_view_are_drawn_as_they_are(text: str) -> None:
    def view(text: str) -> Words:
        return Words(opened({"title": plain(text), "close": plain(text), "submit": plain(text), "blocks": []}))

    assert (view(text).tags, view(text).read) == (view("words").tags, text * 3)


def test_notation_of_a_person_is_read_once() -> None:
    page = Words(spoken("Ana", "<@U0BOT|Comeback> R&amp;D is &amp;lt; 3"))

    assert page.read == "AAna@Comeback R&D is &lt; 3"


def test_whisper_says_who_sees_it() -> None:
    assert Words(answered([], whisper=True)).read == "Only visible to youCComeback APP"


def test_page_is_whole_and_asks_for_nothing_from_elsewhere() -> None:
    page = Words(page_of(spoken("Ana", "Hello")))

    assert page.tags[:6] == ["html", "meta", "title", "style", "main", "article"]
    assert ("src" in page.attributes, "@import" in page.read, "url(" in page.read) == (False, False, False)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "table", "rows": []},
        rich("rich_text_table"),
        rich("rich_text_section", {"type": "user", "user_id": "U1"}),
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "*a*"}]},
        {"type": "actions", "elements": [{"type": "overflow"}]},
    ],
    ids=str,
)
def test_what_is_not_known_is_not_left_out_in_silence(block: Drawn) -> None:
    with pytest.raises(KeyError):
        answered([block])
