"""The script of a 30 to 45 second video: who speaks, the one act, sorry, whom it hit, the one fix, what comes next."""

from bot.composing.length import spoken
from bot.composing.modes import apologise
from bot.composing.outline import Desk, Outline, bare
from bot.composing.recipe import Recipe

_LEAST, _MOST = 65, 110  # words
_SECONDS = 30 / _LEAST  # a word, unhurried
_STEP = 5  # seconds: no clock is finer


def outlines(desk: Desk) -> tuple[Outline]:
    """One script; as long as it is complete and too short, with a gap for what to say face to face."""
    script = _script(desk)
    if not script.gaps and spoken(script.text) < _LEAST and "face" not in desk.answers:
        script = script._replace(lines=(*script.lines[:-1], desk.gap("step", "face"), script.lines[-1]))
    return (script._replace(title=_title(script)),)


def _script(desk: Desk) -> Outline:
    material = desk.material
    facts = apologise.facts(material)
    repair = material.of("offer_of_repair")[:2]
    change = tuple(s for s in material.of("repentance") if s not in repair)[:1]
    return bare(
        "",
        desk.filled("greeting", "speaker"),
        desk.answered("own", "own"),
        apologise.happened(desk, facts),
        desk.sorry(),
        apologise.affected(desk, facts),
        desk.filled("repair", "repair", repair),
        desk.answered("when", "when"),
        desk.filled("change", "change", change),
        desk.answered("step", "face"),
        desk.filled("contact", "contact", material.of("contact")[:1]),
    )


def _title(script: Outline) -> str:
    if script.gaps:
        return "Video script"
    return f"Video script, about {round(spoken(script.text) * _SECONDS / _STEP) * _STEP} seconds"


RECIPE = Recipe(outlines, heard_as="apologise", grave=True, posted=False, words=_MOST)
