"""The workspace in a real browser, with a coach that answers at once: what the page itself must do."""

from collections.abc import Iterator

import msgspec
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.adapters.web.fakes import DRAFT, Desk, desk, listening
from tests.adapters.web.fakes import card as card_of

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
THEMES = [{"color_scheme": "light"}, {"color_scheme": "dark"}]


@pytest.fixture
def workplace() -> Desk:
    return desk(coach=True)


@pytest.fixture
def url(workplace: Desk) -> Iterator[str]:
    with listening(workplace.app) as address:
        yield address


@pytest.fixture
def thread(url: str, page: Page) -> Page:
    """A page on a thread with a coached draft."""
    page.goto(url)
    page.get_by_label("New draft in #drafts").fill(f"@Comeback {DRAFT}")
    page.keyboard.press("Enter")
    expect(page.locator(".card > h3")).to_have_text("3 hints, 2 wordings for this draft")
    expect(page.locator("html")).to_have_class("script")
    return page


def composer(page: Page) -> str:
    return page.locator("#text").input_value()


def test_draft_is_coached_by_keyboard_alone_and_is_there_on_reload(url: str, page: Page) -> None:
    page.goto(url)
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type(DRAFT.replace(" 🙏", ""))
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Second line")
    page.keyboard.press("Enter")
    expect(page.locator(".by-person .words")).to_have_text(f"@Comeback {DRAFT.replace(' 🙏', '')}\nSecond line")
    marks = page.locator(".hint mark").all_inner_texts()
    page.reload()

    assert marks == ["sorry if anyone was offended", "Mistakes were made", "We're sorry"]
    assert page.locator(".hint mark").all_inner_texts() == marks
    expect(page.locator(".wording h4")).to_have_text(["Own it, then repair it", "Short taken"])


def test_card_is_edited_in_place_and_the_keyboard_stays_where_it_was(thread: Page) -> None:
    shorter = thread.get_by_role("button", name="Shorter")
    shorter.focus()
    thread.keyboard.press("Enter")

    expect(thread.locator(".card .say")).to_have_text("You pressed shorter.")
    expect(thread.locator(".card")).to_have_count(1)
    expect(shorter).to_be_focused()
    expect(thread.locator("#announce")).to_have_text("Comeback: 3 hints, 2 wordings for this draft")


def test_second_window_sees_the_same_thread_change(thread: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto(thread.url)
    thread.get_by_role("button", name="Own it more").click()

    expect(other.locator(".card .say")).to_have_text("You pressed own-it.")


def test_page_catches_up_after_the_server_was_away(workplace: Desk, page: Page) -> None:
    with listening(workplace.app) as url:
        page.goto(f"{url}/c/drafts")
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.type(DRAFT)
        page.keyboard.press("Enter")
        expect(page.locator(".card")).to_have_count(1)
        expect(page.locator("#threads[data-html]")).to_be_attached()  # the page listens, its scripts have all come
    (opening, card) = workplace.turns.kept.values()
    edited = card_of(DRAFT, "t1", "Edited while you were away.")
    workplace.turns.kept[card.place, card.id] = msgspec.structs.replace(card, card=edited)
    del workplace.turns.kept[opening.place, opening.id]
    restarted = desk(coach=True, turns=workplace.turns)
    with listening(restarted.app, port=int(url.rpartition(":")[2])):
        expect(page.locator(".card .say")).to_have_text("Edited while you were away.", timeout=20_000)
        expect(page.locator(".by-person")).to_have_count(0)
        page.goto("about:blank")


def test_dialog_sends_its_form_and_escape_leaves_it(thread: Page) -> None:
    opener = thread.get_by_role("button", name="Edit my draft")
    opener.focus()
    thread.keyboard.press("Enter")
    dialog = thread.get_by_role("dialog", name="Edit my draft")
    expect(dialog.get_by_label("Your draft")).to_be_focused()
    thread.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    thread.keyboard.press("Space")
    dialog.get_by_label("Your draft").fill("We posted the wrong price.")
    dialog.get_by_role("button", name="Coach this").click()

    expect(thread.locator(".excerpt blockquote")).to_have_text("We posted the wrong price.")
    expect(dialog).to_be_hidden()


def test_open_dialog_is_not_taken_away_by_an_edit(thread: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto(thread.url)
    thread.get_by_role("button", name="Edit my draft").click()
    field = thread.get_by_role("dialog").get_by_label("Your draft")
    field.fill("half a th")
    other.get_by_role("button", name="Shorter").click()
    expect(other.locator(".card .say")).to_have_text("You pressed shorter.")
    expect(field).to_have_value("half a th")
    thread.get_by_role("button", name="Cancel").click()

    expect(thread.locator(".card .say")).to_have_text("You pressed shorter.")


def test_wording_is_copied_with_its_gaps(thread: Page, context: BrowserContext, url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    thread.get_by_role("button", name="Copy").first.click()

    expect(thread.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert thread.evaluate("navigator.clipboard.readText()") == (
        "We're sorry for this morning's post. We [what you did], and that hurt [who].\n\n[What you do next]."
    )


def test_wording_is_copied_where_the_clipboard_is_closed(thread: Page) -> None:
    thread.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }")
    thread.get_by_role("button", name="Copy").last.click()
    expect(thread.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    thread.locator("#text").focus()
    thread.keyboard.press("Control+V")

    assert composer(thread) == "This morning's post was wrong. We're sorry, and it is down."


def test_menu_of_commands_works_by_arrow_keys(thread: Page) -> None:
    thread.locator("#text").focus()
    thread.keyboard.type("/")
    expect(thread.locator("[role=option] strong")).to_have_text(["/coach", "/help", "shorter", "new draft: …"])
    thread.keyboard.press("ArrowDown")
    thread.keyboard.press("ArrowDown")
    expect(thread.locator("[aria-selected=true] strong")).to_have_text("shorter")
    thread.keyboard.press("Enter")

    assert composer(thread) == "shorter"
    expect(thread.get_by_role("listbox")).to_be_hidden()


def test_menu_narrows_and_escape_closes_it(url: str, page: Page) -> None:
    page.goto(url)
    expect(page.locator("html")).to_have_class("script")
    page.keyboard.type("/he")
    expect(page.locator("[role=option]:visible strong")).to_have_text(["/help"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.locator("#text").fill("/")
    page.keyboard.press("Tab")

    assert composer(page) == "/coach "


def test_refused_words_stay_in_the_composer(thread: Page) -> None:
    thread.locator("#text").fill("/shout loud")
    thread.keyboard.press("Enter")

    expect(thread.locator(".composer .complaint")).to_have_text(
        "There is no command “/shout”. Here you can write: /coach, /help."
    )
    assert composer(thread) == "/shout loud"


def test_whisper_takes_the_focus_and_gives_it_back(thread: Page) -> None:
    thread.get_by_role("button", name="why?").first.focus()
    thread.keyboard.press("Enter")
    expect(thread.get_by_label("Comeback, only to you")).to_be_focused()
    thread.keyboard.press("Tab")
    thread.keyboard.press("Enter")

    expect(thread.get_by_label("Comeback, only to you")).to_have_count(0)
    expect(thread.get_by_role("button", name="why?").first).to_be_focused()


def test_own_message_can_be_deleted(thread: Page, workplace: Desk) -> None:
    thread.get_by_role("button", name="Delete this message").click()

    expect(thread.locator(".by-person")).to_have_count(0)
    expect(thread.locator(".card > h3")).to_have_text("This draft is deleted")
    assert [turn.text for turn in workplace.turns.kept.values()] == [""]


def test_pasted_image_is_only_mentioned(url: str, page: Page, workplace: Desk) -> None:
    page.goto(url)
    expect(page.locator("html")).to_have_class("script")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["x"], "a.png", { type: "image/png" }));
          document.getElementById("text").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("#images-note")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_be_visible()

    assert [getattr(event, "images", None) for event in workplace.engine.events] == [1]


@pytest.mark.parametrize("context", [{**PHONE, **theme} for theme in THEMES], indirect=True, ids=["light", "dark"])
def test_phone_needs_no_sideways_scrolling(thread: Page) -> None:
    wide = "document.documentElement.scrollWidth"
    in_thread = thread.evaluate(wide)
    thread.get_by_role("link", name="#drafts").click()
    expect(thread.get_by_role("heading", name="What are you about to post?")).to_be_visible()

    assert (in_thread, thread.evaluate(wide)) == (360, 360)


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (css) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data); };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c[3] === 255) return c; } return [255, 255, 255]; };
  const texts = Array.from(document.querySelectorAll("body *")).filter((e) => e.checkVisibility() &&
    Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim()));
  return texts.map((e) => {
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    return [e.className || e.tagName, (a + 0.05) / (b + 0.05)];
  }).filter(([, ratio]) => ratio < 4.5).map(([name]) => name);
}"""


@pytest.mark.parametrize("context", THEMES, indirect=True, ids=["light", "dark"])
def test_every_text_has_enough_contrast(thread: Page, url: str) -> None:
    thread.get_by_role("button", name="why?").first.click()
    expect(thread.get_by_label("Comeback, only to you")).to_be_visible()
    in_thread = thread.evaluate(CONTRAST)
    thread.goto(f"{url}/c/drafts")
    in_channel = thread.evaluate(CONTRAST)

    assert (in_thread, in_channel) == ([], [])


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_everything_but_liveness_works_without_javascript(url: str, page: Page) -> None:
    page.goto(url)
    page.get_by_label("New draft in #drafts").fill(f"@Comeback {DRAFT}")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Shorter").click()
    expect(page.locator(".card .say")).to_have_text("You pressed shorter.")
    page.get_by_role("button", name="Edit my draft").click()
    page.get_by_label("Your draft").fill("We posted the wrong price.")
    page.get_by_role("button", name="Coach this").click()

    expect(page.locator(".excerpt blockquote")).to_have_text("We posted the wrong price.")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
