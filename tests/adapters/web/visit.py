"""What a visitor does without JavaScript: opens a page and sends its forms."""

import re
from uuid import uuid4

import httpx2


def token(browser: httpx2.Client) -> str:
    """The token that this browser's forms carry."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get("/c/drafts").text)
    assert found
    return found[1]


def send(browser: httpx2.Client, path: str, **fields: str) -> httpx2.Response:
    """Send a form as the page would; a field given as empty is sent empty."""
    return browser.post(path, data={"token": token(browser), "id": str(uuid4()), **fields})


def begin(browser: httpx2.Client, text: str, channel: str = "drafts") -> str:
    """Write in a channel; the address of the thread that this opens."""
    answer = send(browser, f"/c/{channel}", text=text)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def sentence(answer: httpx2.Response) -> tuple[int, str]:
    """The status and the one sentence of a refusal."""
    found = re.search(r"<h1>.*?</h1>\s*<p>(.*?)</p>", answer.text, re.DOTALL)
    return answer.status_code, found[1] if found else answer.text
