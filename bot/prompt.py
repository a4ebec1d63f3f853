"""Instructions for a language model: one text a file in the package `prompts`, with a head that describes it.

Only what we choose ourselves is filled in: a limit, the name of a language. Words of people never pass a template;
they go as JSON in a message of their own (bot/suggesting/material.py).
"""

import re
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError

from bot.conversation import Mode
from bot.errors import Misuse

HOUSE = "coaching/_house"  # what every mode begins with, word for word: a provider need read it only once
_FILE = re.compile(r"[a-z]+/_?[a-z-]+")
_PARTS = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<text>.*)", re.DOTALL)
_CHOSEN = re.compile(r"(?=[^\W_])X{1,30}(?: X{1,30}){0,4}".replace("X", "[A-Za-zÀ-ɏ0-9.,'()/-]"))  # a name

_Words = Annotated[str, msgspec.Meta(min_length=1)]


class Prompt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Instructions before they are filled in."""

    name: str  # folder and stem of the file: "coaching/apologise"
    version: Annotated[int, msgspec.Meta(ge=1)]  # grows with the meaning, so that results stay comparable
    purpose: _Words  # one sentence for people
    variables: tuple[str, ...]  # what has to be filled in
    text: _Words


@cache
def names() -> tuple[str, ...]:
    """Every prompt there is; the parts that they share, whose files begin with “_”, are left out."""
    folders = [folder for folder in files("prompts").iterdir() if folder.is_dir()]
    found = [f"{folder.name}/{file.name}" for folder in folders for file in folder.iterdir()]
    return tuple(sorted(name.removesuffix(".md") for name in found if name.endswith(".md") and "/_" not in name))


@cache
def load(name: str) -> Prompt:
    """The prompt, or the shared part, of that name. Raises Misuse when there is none or its file is broken."""
    file = files("prompts").joinpath(f"{name}.md")
    if not (_FILE.fullmatch(name) and file.is_file()):
        raise Misuse(f"There is no prompt {name!r}. Choose one of {', '.join(names())}.")
    return prompt_of(name, file.read_text(encoding="utf-8"))


def prompt_of(name: str, content: str) -> Prompt:
    """The prompt that a file holds: lines `key: value` between two lines `---`, then its text.

    Raises Misuse when the head lacks something, or has what does not belong there.
    """
    parts = _PARTS.fullmatch(content)
    if parts is None:
        raise Misuse(f"The prompt {name!r} does not begin with a head between two lines “---”.")
    entries = [("name", name), ("text", parts["text"].strip()), *map(_entry, parts["head"].split("\n"))]
    if len(fields := dict(entries)) < len(entries):
        raise Misuse(f"The head of the prompt {name!r} says something twice, or what it must not say.")
    try:
        return msgspec.convert(fields, Prompt, strict=False)
    except msgspec.ValidationError as error:
        raise Misuse(f"The head of the prompt {name!r} is broken: {' '.join(str(error).split())}.") from error


def render(prompt: Prompt, **variables: str | int) -> str:
    """The instructions, filled in; variables that the prompt does not declare are passed over.

    Raises Misuse for a variable that is missing, and for a value that is neither a number nor a short name.
    """
    for name, value in variables.items():
        if type(value) is not int and not (isinstance(value, str) and _CHOSEN.fullmatch(value)):
            raise Misuse(f"The variable {name!r} of a prompt takes a number, or a name of at most five words.")
    declared = {name: value for name, value in variables.items() if name in prompt.variables}
    try:
        return _environment().from_string(prompt.text).render(declared)
    except TemplateError as error:
        raise Misuse(f"The prompt {prompt.name!r} cannot be filled in: {error}.") from error


def instructions(mode: Mode, *, follow_up: bool = False, **variables: str | int) -> str:
    """The whole system text: the house rules, the mode, and in a follow-up what a wish may change."""
    return "\n\n".join(render(part, **variables) for part in _parts(mode, follow_up=follow_up))


def mark(mode: Mode, *, follow_up: bool = False) -> str:
    """What is stored with an answer: name and versions of house rules, mode and follow-up: "coaching/thank 1.2"."""
    parts = _parts(mode, follow_up=follow_up)
    return f"{parts[0].name} {'.'.join(str(part.version) for part in (load(HOUSE), *parts))}"


def reminder() -> str:
    """What is said after the material."""
    return render(load("coaching/reminder"))


def repair() -> str:
    """How the answer is asked for once more when it had no form."""
    return render(load("coaching/repair"))


def _parts(mode: Mode, *, follow_up: bool) -> tuple[Prompt, ...]:
    """The prompt of a mode is the file of that name, in whichever folder it lies."""
    own = load(next((name for name in names() if name.endswith(f"/{mode}")), mode))
    return (own, load("coaching/follow-up")) if follow_up else (own,)


def _entry(line: str) -> tuple[str, str | list[str]]:
    key, _, value = (part.strip() for part in line.partition(":"))
    return key, value.replace(",", " ").split() if key == "variables" else value


@cache
def _environment() -> Environment:
    """Templates may include each other, by name, and nothing else."""
    return Environment(loader=FunctionLoader(lambda name: load(name).text), undefined=StrictUndefined)  # noqa: S701 - it is no HTML
