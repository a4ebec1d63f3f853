"""The form in which a workspace tells how it writes: what it asks, how it is read, and what it may not hold."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from bot.chat import Field, Form
from bot.coaching.privacy import conceal
from bot.draft import LIMIT
from bot.profile import Profile

TITLE = "How your team writes"
CUT = "“{}” holds more than {:,} characters, and the rest is cut off"
TOO_MANY = "these are {} {}, and {} is the most"
TOO_LONG = "{} has {} characters, and {} is the most"
PERSONAL = "post {} has personal data in it ({}), which is taken out below"
QUOTED = 24  # characters of something too long that are shown
_EMPTY_LINES = re.compile(r"\n{2,}")
_COMMAS = re.compile(r"[,\n]")


class Entry(NamedTuple):
    """One field of the form, named as in the profile. Without `between` it holds one text, else several."""

    name: str
    label: str
    hint: str
    noun: str
    longest: int  # characters of one text
    most: int = 1  # texts
    between: str = ""

    def read(self, typed: str) -> str | tuple[str, ...]:
        """What was typed, as the profile has it: without empty texts and without any text twice."""
        typed = "\n".join(line.strip() for line in typed[:LIMIT].splitlines())
        if not self.between:
            return " ".join(typed.split())
        if "\n" in self.between:
            return tuple(dict.fromkeys(filter(None, (text.strip() for text in _EMPTY_LINES.split(typed)))))
        return tuple(dict.fromkeys(filter(None, (" ".join(text.split()) for text in _COMMAS.split(typed)))))

    def texts(self, profile: Profile) -> tuple[str, ...]:
        """What the profile has of it; nothing where it is empty."""
        told = getattr(profile, self.name)
        return told if self.between else tuple(filter(None, [told]))

    def field(self, typed: str) -> Field:
        """The field with what is to stand in it."""
        return Field(self.name, self.label, typed, multiline="\n" in self.between, hint=self.hint)

    def flaws(self, profile: Profile) -> Iterator[str]:
        """What is too much of it, or the first that is too long."""
        texts = self.texts(profile)
        if len(texts) > self.most:
            yield TOO_MANY.format(len(texts), f"{self.noun}s", self.most)
        for text in [text for text in texts if len(text) > self.longest][:1]:
            named = f"the {self.noun} “{conceal(text).text[:QUOTED].rstrip()}…”" if self.between else f"the {self.noun}"
            yield TOO_LONG.format(named, len(text), self.longest)


SAMPLES = Entry(
    "samples", "Posts that sound like you", "Up to 5, with an empty line between them.", "post", 500, 5, "\n\n"
)
ENTRIES = (
    Entry("tone", "Tone", "Words such as “warm” or “dry”, with commas between them.", "tone word", 30, 10, ", "),
    SAMPLES,
    Entry("signature", "Signing name", "The name that stands under an answer.", "signing name", 60),
    Entry("forbidden", "Words that you never use", "With commas between them.", "forbidden word", 40, 50, ", "),
    Entry("job", "What you do for a living", "As your customers would say it: “We build apps”.", "job", 120),
    Entry("purpose", "What the account is for", "Such as “help for customers” or “news only”.", "purpose", 200),
)


def profile_of(values: Mapping[str, str]) -> Profile:
    """The profile that was typed into the form; what no field holds is empty."""
    return msgspec.convert({entry.name: entry.read(values.get(entry.name, "")) for entry in ENTRIES}, Profile)


def flaws_of(values: Mapping[str, str], profile: Profile) -> tuple[str, ...]:
    """What cannot stay as it was typed, each in half a sentence; empty when all is well."""
    cut = [CUT.format(entry.label, LIMIT) for entry in ENTRIES if len(values.get(entry.name, "")) > LIMIT]
    return (*cut, *(flaw for entry in ENTRIES for flaw in entry.flaws(profile)), *_personal(profile))


def form_of(value: str, profile: Profile) -> Form:
    """The form with the profile in it."""
    return _form(value, {entry.name: entry.between.join(entry.texts(profile)) for entry in ENTRIES})


def form_again(value: str, values: Mapping[str, str]) -> Form:
    """The form with what was typed into it, as far as it can be read; personal data in posts is taken out."""
    typed = {entry.name: values.get(entry.name, "")[:LIMIT] for entry in ENTRIES}
    posts = [conceal(text).text for text in SAMPLES.read(typed[SAMPLES.name])]
    return _form(value, typed | {SAMPLES.name: SAMPLES.between.join(posts)})


def shown(profile: Profile) -> Iterator[str]:
    """The profile in lines that everybody may see."""
    for entry in ENTRIES:
        texts = [conceal(text).text for text in entry.texts(profile)]
        if entry is SAMPLES and texts:
            yield f"{entry.label}:"
            yield from (f"“{text}”" for text in texts)
        elif texts:
            yield f"{entry.label}: {entry.between.join(texts)}"


def _personal(profile: Profile) -> Iterator[str]:
    for number, text in enumerate(profile.samples, 1):
        cuts = [cut.instead for some in conceal(text).passes for cut in some]
        kinds = dict.fromkeys(instead.strip("[]") for instead in cuts if instead.startswith("["))
        if kinds:
            yield PERSONAL.format(number, ", ".join(kinds))


def _form(value: str, typed: Mapping[str, Any]) -> Form:
    return Form(value, TITLE, tuple(entry.field(typed[entry.name]) for entry in ENTRIES), "Save")
