"""How a workspace writes: shown on a card, changed in a form, cleared.

The profile is everybody's in the workspace. Whoever sends a form that cannot be kept, or that is for others to send,
gets it back as it was typed, on a card of its own, and the profile stays as it was.
"""

from collections.abc import AsyncIterator, Mapping

from bot.chat import Button, Card, Command, Event, Form, Paragraph, Press, Reply, Submit, Visit
from bot.errors import Forbidden, Misuse
from bot.feature import Prompt, SlashCommand, Verb
from bot.ports import Profiles
from bot.profile import NOBODY_TOLD, Profile
from bot.profiling.form import TITLE, flaws_of, form_again, form_of, profile_of, shown

EDIT, CLEAR = "edit", "clear"
UNKNOWN = "I know /profile and /profile clear. Write one of them."
STALE = "I do not know that button any more. Write /profile to see how this workspace writes."
NOTHING = "Nobody has told me yet how this workspace writes."
SAVED = "Saved. From the next draft on I go by this."
CLEARED = "Cleared: I go by no profile here any more."
NOT_YET = "Nothing is changed yet: {}. Your words are in the form; change what is named and send it again."
ADMINS = "Only admins of this workspace change how it writes, so nothing is changed yet. Ask one of them to do it here."
IN_FORM = "What you typed is in the form, to be sent by them."
USE = (
    "This is for everybody in this workspace, and nobody else. I point out words that you never use, and questions to "
    "your readers about your own job. When a language model writes wordings here, it is sent this with the draft. "
    "It is kept until somebody clears it."
)


class Profiler:
    """The feature that answers /profile."""

    name = "profile"
    commands: tuple[SlashCommand, ...] = (SlashCommand("profile", TITLE, "[clear]"),)
    verbs: tuple[Verb, ...] = ()
    prompts: tuple[Prompt, ...] = ()

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        """Answer one event with one card. Raises Misuse for a wish that is none."""
        match event:
            case Visit():
                yield _card(event.id, await self._profiles.of(event.place))
            case Command(text=text) if not text.strip():
                yield _card(event.id, await self._profiles.of(event.place))
            case Command(text=text) if text.strip().casefold() == CLEAR:
                yield await self._keep(event, NOBODY_TOLD, event.id, CLEARED)
            case Command():
                raise Misuse(UNKNOWN)
            case Press(button=value) if about := _about(value, CLEAR):
                yield await self._keep(event, NOBODY_TOLD, about, CLEARED)
            case Submit(form=value, values=values) if about := _about(value, EDIT):
                yield await self._edit(event, values, about)
            case _:
                raise Misuse(STALE)

    async def _edit(self, event: Event, values: Mapping[str, str], about: str) -> Card:
        """Store what was typed; else say why not, with the form as it was typed."""
        told = profile_of(values)
        flaws = flaws_of(values, told)
        said = NOT_YET.format("; ".join(flaws))
        try:
            if not flaws:
                return await self._keep(event, told, about, SAVED)
        except Forbidden as error:
            said = f"{error} {IN_FORM}"
        again = form_again(button(EDIT, event.id), values)
        return _card(event.id, await self._profiles.of(event.place), said, again)

    async def _keep(self, event: Event, profile: Profile, about: str, said: str) -> Card:
        """Store the profile, once an event, and show what is in force now on the card that was about it."""
        await self._profiles.put(event, profile)
        return _card(about, await self._profiles.of(event.place), said)


def button(action: str, about: str) -> str:
    """The value of a button or a form on the card that answers the event `about`."""
    return f"{Profiler.name}:{action}::{about}"


def _about(value: str, action: str) -> str:
    """The id of the event that the card with this button answers; empty for another button."""
    start = button(action, "")
    return value.removeprefix(start) if value.startswith(start) else ""


def _card(about: str, profile: Profile, said: str = "", form: Form | None = None) -> Card:
    """The profile as it is kept, and the form to change it."""
    edit = form or form_of(button(EDIT, about), profile)
    change = Button("Change it", edit.value, primary=True, form=edit)
    lines = tuple(shown(profile)) or (NOTHING,)
    return Card(
        key=f"{Profiler.name}:{about}",
        summary=TITLE,
        blocks=(*map(Paragraph, filter(None, (said, *lines))), Paragraph(USE, quiet=True)),
        buttons=(change,) if profile == NOBODY_TOLD else (change, Button("Clear it", button(CLEAR, about))),
    )
