"""A file in a whisper, in a real browser: saved without JavaScript, under the policy that every page has."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route

from adapters.web.guard import HEADERS
from adapters.web.render import Viewer, render_whisper
from bot.chat import File, Paragraph, Whisper

NAME = "comeback-mydata.json"
VIEWER = Viewer(("ana",), "a-token", "a-number", "/c/drafts/t/t1")


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize(
    "text", ['{\n  "text": "é 🙏 <script>"\n}\n', '"' + "words " * 500_000 + '"'], ids=["short", "long"]
)
def test_file_is_saved_by_a_click(context: BrowserContext, tmp_path: Path, text: str) -> None:
    file = File(NAME, "application/json", text)
    html = render_whisper(Whisper(key="record", person="ana", blocks=(Paragraph("Yours"), file)), VIEWER)
    page = context.new_page()

    def answer(route: Route) -> None:
        route.fulfill(body=f"<!doctype html><meta charset=utf-8>{html}", content_type="text/html", headers=HEADERS)

    page.route("**/*", answer)
    page.goto("http://localhost/")
    with page.expect_download() as saving:
        page.get_by_role("link", name=f"Save {NAME}").click()
    saving.value.save_as(tmp_path / "saved")

    assert saving.value.suggested_filename == NAME
    assert (tmp_path / "saved").read_text(encoding="utf-8") == text
