"""`comeback prompts`: what there is, and what would be sent, for people and as JSON."""

import io
import json

import pytest

from adapters.cli.prompts import render, show_all
from bot import prompt
from bot.ports.writing import CompletionRequest, Line

REQUEST = CompletionRequest(
    prompt="coaching/thank 1.1",
    lines=(
        Line("system", "# Rules\nBe kind."),
        Line("user", '{"draft":"Danke für den Tipp 🙏"}'),
        Line("user", "That was material."),
    ),
    schema={"type": "object", "required": ["suggestions"]},
    tokens=700,
    seconds=45.0,
)
SHOWN = """\
thank: coaching/thank 1.1, at most 700 tokens and 45 seconds for the answer

=== system ===
# Rules
Be kind.

=== user ===
{"draft":"Danke für den Tipp 🙏"}

=== user ===
That was material.

=== schema of the answer ===
{
  "type": "object",
  "required": [
    "suggestions"
  ]
}
"""


def rendered(request: CompletionRequest, *, as_json: bool) -> str:
    out = io.StringIO()
    render("thank", request, out, json=as_json)
    return out.getvalue()


def test_render_shows_each_message_under_its_role_and_then_the_schema() -> None:
    assert rendered(REQUEST, as_json=False) == SHOWN


def test_render_as_json_is_the_body_of_a_call_that_lacks_the_model() -> None:
    assert json.loads(rendered(REQUEST, as_json=True)) == {
        "messages": [{"role": line.role, "content": line.text} for line in REQUEST.lines],
        "max_tokens": 700,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": REQUEST.schema},
        },
    }


@pytest.mark.parametrize("control", ["\x1b[2J", "\x9b2J", "\x07"])
def test_render_for_people_sends_no_control_character_to_the_screen(control: str) -> None:
    request = CompletionRequest(prompt="p 1", lines=(Line("user", f"a{control}b"),), schema={})

    assert control not in rendered(request, as_json=False)


def test_list_has_a_line_for_every_prompt_with_version_and_purpose() -> None:
    out = io.StringIO()
    show_all(out)

    lines = [line.split(maxsplit=2) for line in out.getvalue().splitlines()]
    prompts = [prompt.load(name) for name in prompt.names()]
    assert lines == [[one.name, str(one.version), one.purpose] for one in prompts]
