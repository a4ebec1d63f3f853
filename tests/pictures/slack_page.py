"""Slack's blocks as a page, near enough to what a person sees to judge it: for pictures and for tests of them.

A kind of block, element or text that is not drawn here raises KeyError: whoever sends a new one draws it too.
"""

import html
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from adapters.slack.escape import plain

Drawn = Mapping[str, Any]

STYLE = Path(__file__).with_name("slack.css")
TAGS = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}
ONLY_YOU = "Only visible to you"


def page_of(*parts: str) -> str:
    """A whole page with these messages and views on it, from top to bottom."""
    style = STYLE.read_text(encoding="utf-8")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>{style}</style>'
    return f"{head}<main>{''.join(parts)}</main></html>"


def spoken(name: str, text: str) -> str:
    """What a person wrote, in Slack's notation."""
    return _message(name, f'<p class="lines">{html.escape(plain(text))}</p>')


def answered(blocks: Iterable[Drawn], *, whisper: bool = False) -> str:
    """A message of ours."""
    return _message("Comeback", _blocks(blocks), bot=True, whisper=whisper)


def opened(view: Drawn) -> str:
    """A modal."""
    cancel, send = _text(view["close"]), _text(view["submit"])
    buttons = f'<button>{cancel}</button><button class="primary">{send}</button>'
    return (
        f'<section class="modal"><h2>{_text(view["title"])}</h2>{_blocks(view["blocks"])}'
        f"<footer>{buttons}</footer></section>"
    )


def shown(view: Drawn) -> str:
    """Our own page."""
    return f'<section class="home">{_blocks(view["blocks"])}</section>'


def _message(name: str, body: str, *, bot: bool = False, whisper: bool = False) -> str:
    kind = "message" + " bot" * bot + " whisper" * whisper
    only = f'<p class="only">{ONLY_YOU}</p>' if whisper else ""
    badge = ' <span class="app">APP</span>' if bot else ""
    face = f'<span class="face" aria-hidden="true">{html.escape(name[:1])}</span>'
    said = f'<div><p><span class="name">{html.escape(name)}</span>{badge}</p>{body}</div>'
    return f'<article class="{kind}">{only}{face}{said}</article>'


def _blocks(blocks: Iterable[Drawn]) -> str:
    return f'<div class="blocks">{"".join(BLOCKS[block["type"]](block) for block in blocks)}</div>'


def _rich(block: Drawn) -> str:
    return f'<div class="rich">{"".join(RICH[part["type"]](part) for part in block["elements"])}</div>'


def _within(opening: str) -> Callable[[Drawn], str]:
    """Draws a part of a rich text inside of that tag."""
    closing = opening.partition(" ")[0]
    return lambda part: f"<{opening}>{_runs(part)}</{closing}>"


def _list(part: Drawn) -> str:
    tag = {"bullet": "ul", "ordered": "ol"}[part["style"]]
    return f"<{tag}>{''.join(f'<li>{_runs(item)}</li>' for item in part['elements'])}</{tag}>"


def _runs(part: Drawn) -> str:
    return "".join(RUNS[run["type"]](run) for run in part["elements"])


def _run(run: Drawn) -> str:
    """Words in a rich text: nothing in them is notation, and nothing in them is escaped."""
    drawn = html.escape(run["text"])
    for style, is_on in run.get("style", {}).items():
        drawn = f"<{TAGS[style]}>{drawn}</{TAGS[style]}>" if is_on else drawn
    return drawn


def _link(run: Drawn) -> str:
    return f'<a href="{html.escape(run["url"])}">{_run(run)}</a>'


def _context(block: Drawn) -> str:
    return f'<div class="context">{"".join(f"<span>{_text(each)}</span>" for each in block["elements"])}</div>'


def _section(block: Drawn) -> str:
    accessory = block["accessory"]
    return f'<div class="section"><p>{_text(block["text"])}</p>{ELEMENTS[accessory["type"]](accessory)}</div>'


def _menu(menu: Drawn) -> str:
    return f'<button class="menu">{_text(menu["initial_option"]["text"])} <span aria-hidden="true">▾</span></button>'


def _actions(block: Drawn) -> str:
    return f'<div class="actions">{"".join(ELEMENTS[each["type"]](each) for each in block["elements"])}</div>'


def _button(button: Drawn) -> str:
    named = button.get("accessibility_label", "")
    label = f' aria-label="{html.escape(named)}"' if named else ""
    style = {"": "", "primary": ' class="primary"', "danger": ' class="danger"'}[button.get("style", "")]
    return f"<button{style}{label}>{_text(button['text'])}</button>"


def _feedback(element: Drawn) -> str:
    return "".join(_button(element[name]) for name in ("positive_button", "negative_button"))


def _input(block: Drawn) -> str:
    typed = block["element"]
    value = html.escape(ELEMENTS[typed["type"]](typed))
    drawn = f"<textarea>\n{value}</textarea>" if typed["multiline"] else f'<input value="{value}">'
    optional = " <small>(optional)</small>" if block.get("optional") else ""
    hint = f'<small class="context">{_text(block["hint"])}</small>' if "hint" in block else ""
    return f"<label>{_text(block['label'])}{optional}{drawn}{hint}</label>"


def _header(block: Drawn) -> str:
    return f"<h2>{_text(block['text'])}</h2>"


def _divider(_: Drawn) -> str:
    return "<hr>"


def _text(text: Drawn) -> str:
    """Words of a label: plain ones only, in which nothing is notation."""
    return {"plain_text": html.escape}[text["type"]](text["text"])


def _typed(element: Drawn) -> str:
    return str(element.get("initial_value", ""))


RUNS: dict[str, Callable[[Drawn], str]] = {"text": _run, "link": _link}
RICH: dict[str, Callable[[Drawn], str]] = {
    "rich_text_section": _within('p class="lines"'),
    "rich_text_quote": _within('blockquote class="lines"'),
    "rich_text_preformatted": _within("pre"),
    "rich_text_list": _list,
}
ELEMENTS: dict[str, Callable[[Drawn], str]] = {
    "button": _button,
    "static_select": _menu,
    "feedback_buttons": _feedback,
    "plain_text_input": _typed,
}
BLOCKS: dict[str, Callable[[Drawn], str]] = {
    "rich_text": _rich,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "context_actions": _actions,
    "header": _header,
    "divider": _divider,
    "input": _input,
}
