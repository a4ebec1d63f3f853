"""What people see in Slack: what the real program sends, drawn in a browser, wide and narrow, light and dark.

With COMEBACK_PICTURES=docs/pictures the pictures of docs/slack.md are made anew.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.adapters.slack.fake_slack import ANA, US, Json
from tests.adapters.slack.payloads import commanded, visited
from tests.contract.slack_stage import SlackStage
from tests.pictures.slack_page import answered, opened, page_of, shown, spoken

DOCUMENT = Path(__file__).parents[2] / "docs" / "slack.md"
PICTURES = "COMEBACK_PICTURES"  # names a folder: the test leaves a picture of each scene there
DRAFT = "We're sorry if anyone was offended by this morning's post."
ANSWER = "We posted a joke about a funeral"
SCREENS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width in (360, 900)
    for scheme in ("light", "dark")
]
CUT = """() => [...document.querySelectorAll("main *")].filter((each) =>
    each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth + 1 && each.clientWidth
  ).map((each) => each.textContent)"""
FAINT = """() => {
  const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const linear = (part) => part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (each) => {
    const colour = numbers(getComputedStyle(each).backgroundColor);
    return colour.length === 4 && colour[3] === 0 ? ground(each.parentElement) : colour;
  };
  const contrast = (each) => {
    const [dark, bright] = [light(numbers(getComputedStyle(each).color)), light(ground(each))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const speaks = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll("main *")].filter((each) => speaks(each) && contrast(each) < 4.5)
    .map((each) => `${contrast(each).toFixed(2)}: ${each.textContent}`);
}"""


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The pages that are looked at, by the names of their pictures."""
    stage = SlackStage(tmp_path_factory.mktemp("slack"))
    yield dict(_played(stage))
    stage.close()


@pytest.mark.parametrize("context", SCREENS, indirect=True, ids=str)
def test_nothing_is_cut_and_every_word_can_be_read(scenes: dict[str, str], page: Page) -> None:
    for name, scene in scenes.items():
        page.set_content(scene)

        assert (name, page.evaluate(CUT), page.evaluate(FAINT)) == (name, [], [])


def test_words_that_a_hint_is_about_stand_out_in_the_draft(scenes: dict[str, str], page: Page) -> None:
    page.set_content(scenes["slack-card"])

    assert page.locator("blockquote b").all_inner_texts() == ["sorry if anyone was offended"]
    assert page.locator("b", has_text="“sorry if anyone was offended”").count() == 1


def test_every_button_says_what_it_is_about(scenes: dict[str, str], page: Page) -> None:
    for scene in scenes.values():
        page.set_content(scene)
        buttons = page.get_by_role("button").all()
        names = [button.get_attribute("aria-label") or button.inner_text() for button in buttons]

        assert [name for name in names if not name.strip() or names.count(name) > 1] == []


def test_wordings_stand_alone_and_hold_the_answer(scenes: dict[str, str], page: Page) -> None:
    page.set_content(scenes["slack-answer"])

    assert [f"{ANSWER}." in wording for wording in page.locator("pre").all_inner_texts()] == [True, True]


@pytest.mark.parametrize("context", [{"viewport": {"width": 720, "height": 800}}], indirect=True)
def test_every_scene_makes_a_picture_of_the_documentation(scenes: dict[str, str], page: Page, tmp_path: Path) -> None:
    folder = Path(os.environ.get(PICTURES, tmp_path))
    for name, scene in scenes.items():
        page.set_content(scene)
        page.locator("main").screenshot(path=folder / f"{name}.png")

    shown = re.findall(r"!\[([^]]*)]\(pictures/([^)]*)\.png\)", DOCUMENT.read_text(encoding="utf-8"))
    kept = {file.stem: file.stat().st_size for file in DOCUMENT.parent.glob("pictures/slack-*.png")}
    assert sorted(name for _, name in shown) == sorted(kept) == sorted(scenes)
    assert [name for told, name in shown if len(told) < 40] == []
    assert {name: size for name, size in kept.items() if size > 120_000} == {}


def _played(stage: SlackStage) -> Iterator[tuple[str, str]]:
    """A person mentions the coach with a draft, and goes on from there."""
    stage.mention(DRAFT)
    said = spoken("Ana", f"<@{US}|Comeback> {DRAFT}")
    yield "slack-card", page_of(said, answered(_card(stage)))
    stage.press("why?", "e2")
    yield "slack-why", page_of(answered(stage.slack.ephemerals[-1]["blocks"], whisper=True))
    stage.press("Edit my draft", "e3")
    yield "slack-form", page_of(opened(stage.slack.views[-1]))
    stage.write(ANSWER, "e4")
    yield "slack-answer", page_of(said, answered(_card(stage)), spoken("Ana", ANSWER))
    stage.deliver(commanded("mydata"))
    stage.settle()
    yield "slack-mydata", page_of(answered(stage.slack.ephemerals[-1]["blocks"], whisper=True))
    stage.deliver(visited())
    stage.settle()
    yield "slack-home", page_of(shown(stage.slack.pages[ANA]))


def _card(stage: SlackStage) -> list[Json]:
    (card,) = stage.slack.cards(stage.slack.messages["C01"][0]["ts"])
    blocks: list[Json] = card["blocks"]
    return blocks
