"""`comeback prompts`: which instructions there are, and what a language model would be sent, to try any by hand."""

import json as notation
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from adapters.cli.render import Line, Piece, print_lines
from bot import prompt
from bot.conversation import Mode
from bot.errors import Misuse
from bot.ports.writing import CompletionRequest

_TITLE, _QUIET = "bold", "dim"


def show_all(out: TextIO) -> None:
    """Print name, version and purpose of every prompt, a line each."""
    prompts = [prompt.load(name) for name in prompt.names()]
    width = max(len(one.name) for one in prompts)
    print_lines((Line((Piece(f"{one.name:{width}}  {one.version:3}  {one.purpose}"),)) for one in prompts), out)


def render_for(draft: str, options: Namespace, out: TextIO) -> None:
    """Print what would be sent for a draft, with the options of the command line.

    Raises Misuse for a draft that is not read, or for which nothing would be sent.
    """
    from bot.coaching.reading import read
    from bot.coaching.writer import material_of
    from bot.suggesting.request import asked

    reading = read(draft, parent=options.parent, platform=options.platform)
    material = material_of(reading, options.mode, _facts(options.facts)) if reading.draft.text else None
    if material is None:
        raise Misuse(reading.note or "No wording is written for these words, so nothing would be sent.")
    wish = options.wish if options.previous else ""
    request = asked(material._replace(previous=options.previous, wish=wish)).request
    render(options.mode, request, out, json=options.json)


def _facts(file: str | None) -> tuple[str, ...]:
    """The facts in a file, one a line. Raises Misuse for a file that cannot be read."""
    try:
        return (
            tuple(line.strip() for line in Path(file).read_text("utf-8").splitlines() if line.strip()) if file else ()
        )
    except (OSError, UnicodeDecodeError) as error:
        raise Misuse(f"The facts cannot be read from {file}. Give a UTF-8 text file with one fact a line.") from error


def render(mode: Mode, request: CompletionRequest, out: TextIO, *, json: bool = False) -> None:
    """Print what would be sent: each message under its role, then the schema of the answer.

    As JSON it is the body of a Chat Completions call that only lacks the model.
    """
    if json:
        out.write(_notated(_body(request)) + "\n")
    else:
        print_lines(_lines(mode, request), out)


def _lines(mode: Mode, request: CompletionRequest) -> Iterator[Line]:
    limits = f"at most {request.tokens} tokens and {request.seconds:g} seconds for the answer"
    yield Line((Piece(f"{mode}: {request.prompt}, {limits}", _QUIET),))
    for line in request.lines:
        yield from _headed(line.role, line.text)
    yield from _headed("schema of the answer", _notated(request.schema))


def _headed(title: str, text: str) -> Iterator[Line]:
    yield Line()
    yield Line((Piece(f"=== {title} ===", _TITLE),))
    yield Line((Piece(text),), to_copy=True)


def _body(request: CompletionRequest) -> dict[str, Any]:
    form = {"name": "answer", "strict": True, "schema": request.schema}
    return {
        "messages": [{"role": line.role, "content": line.text} for line in request.lines],
        "max_tokens": request.tokens,
        "response_format": {"type": "json_schema", "json_schema": form},
    }


def _notated(value: dict[str, Any]) -> str:
    return notation.dumps(value, ensure_ascii=False, indent=2)
