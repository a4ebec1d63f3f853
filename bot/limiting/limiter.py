"""What holds for everybody in a workspace: how long words are kept, and what its language model may use.

Everybody may see it. Whoever sends a form that cannot be kept, or that is for others to send, gets it back as it was
typed, on a card of its own, and the limits stay as they were.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta

from bot.allowance import Allowance, ends
from bot.chat import Button, Card, Command, Event, Form, Paragraph, Place, Reply, Submit, Visit
from bot.errors import Forbidden, Misuse
from bot.feature import Prompt, SlashCommand, Verb
from bot.limiting.form import TITLE, allowance_of, form_again, form_of
from bot.ports import Allowances, Usages

DAY = timedelta(days=1)
UNKNOWN = "I know /limits alone; its card has a button to change them."
STALE = "I do not know that button any more. Write /limits to see what holds in this workspace."
SAVED = "Saved. This holds from now on."
NOT_YET = "Nothing is changed yet: {}. What you typed is in the form; change it and send it again."
ADMINS = "Only admins of this workspace change its limits, so nothing is changed yet. Ask one of them to do it here."
IN_FORM = "What you typed is in the form, to be sent by them."
MODEL = "The language model may use {:,} tokens a day here; in the last 24 hours it used {:,}."
NO_MODEL = "No language model is connected. If one were, it might use {:,} tokens a day here."
NONE_HERE = "No language model may write here: I put wordings together from your own words."
USE = (
    "This holds for everybody in this workspace, and its admins change it. When words are to be kept for a shorter "
    "time, what is older is deleted in the course of a day."
)


class Limiter:
    """The feature that answers /limits."""

    name = "limits"
    commands: tuple[SlashCommand, ...] = (
        SlashCommand("limits", "How long words are kept here, and what the language model may use"),
    )
    verbs: tuple[Verb, ...] = ()
    prompts: tuple[Prompt, ...] = ()

    def __init__(self, allowances: Allowances, usages: Usages, most: int, *, has_model: bool) -> None:
        """`most`: tokens a day that whoever runs the bot lets a workspace use."""
        self._allowances = allowances
        self._usages = usages
        self._most = most
        self._has_model = has_model

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        """Answer one event with one card. Raises Misuse for a wish that is none."""
        match event:
            case Visit():
                yield await self._card(event.place, event.id)
            case Command(text=text) if not text.strip():
                yield await self._card(event.place, event.id)
            case Command():
                raise Misuse(UNKNOWN)
            case Submit(form=value, values=values) if about := _about(value):
                yield await self._edit(event, values, about)
            case _:
                raise Misuse(STALE)

    async def _edit(self, event: Event, values: Mapping[str, str], about: str) -> Card:
        """Store what was typed; else say why not, with the form as it was typed."""
        told = allowance_of(values, self._most)
        try:
            if isinstance(told, Allowance):
                await self._allowances.put(event, told)
                return await self._card(event.place, about, SAVED)
            said = NOT_YET.format("; ".join(told))
        except Forbidden as error:
            said = f"{error} {IN_FORM}"
        return await self._card(event.place, event.id, said, form_again(button(event.id), values, self._most))

    async def _card(self, place: Place, about: str, said: str = "", form: Form | None = None) -> Card:
        """The limits as they are, and the form to change them."""
        allowance = await self._allowances.of(place)
        edit = form or form_of(button(about), allowance, self._most)
        lines = filter(None, (said, ends(allowance.days), await self._spending(place, allowance.tokens)))
        return Card(
            key=f"{self.name}:{about}",
            summary=TITLE,
            blocks=(*map(Paragraph, lines), Paragraph(USE, quiet=True)),
            buttons=(Button("Change it", edit.value, primary=True, form=edit),),
        )

    async def _spending(self, place: Place, tokens: int) -> str:
        if not tokens:
            return NONE_HERE
        if not self._has_model:
            return NO_MODEL.format(tokens)
        return MODEL.format(tokens, await self._usages.spent(place, DAY))


def button(about: str) -> str:
    """The value of the form on the card that answers the event `about`."""
    return f"{Limiter.name}:edit::{about}"


def _about(value: str) -> str:
    """The id of the event that the card with this form answers; empty for another form."""
    start = button("")
    return value.removeprefix(start) if value.startswith(start) else ""
