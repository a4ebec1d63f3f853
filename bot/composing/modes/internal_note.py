"""A note to colleagues: what happened, what is open and done, what to say and not, who speaks, who takes questions."""

from bot.composing.modes import apologise, holding_statement
from bot.composing.outline import Desk, Line, Outline, bare, labelled, lines
from bot.composing.recipe import Recipe

HAPPENED = "What happened:"
UNKNOWN = "Not known yet:"
DOING = "What we are doing:"
CAN = "What people can do:"
SAY = "To people who ask, say:"
UNSAID = "Leave unsaid:"
SPEAKS = "Who speaks:"
QUESTIONS = "Questions go to:"
UPDATE = "Next word:"
_SAYS_WHAT = 5  # words of a sorry


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """All that colleagues need, one thing a line, and what somebody needs who is asked right now."""
    happened, say = _happened(desk), labelled(SAY, _say(desk))
    can = labelled(CAN, desk.filled("step", "can", holding_statement.to_do(desk.material)))
    unsaid = labelled(UNSAID, desk.filled("step", "unsaid"))
    questions = labelled(QUESTIONS, desk.filled("step", "desk"))
    whole = bare(
        "Whole note",
        happened,
        labelled(UNKNOWN, desk.filled("step", "unknown", holding_statement.unknown(desk.material))),
        labelled(DOING, desk.filled("repair", "doing", holding_statement.doing(desk.material))),
        can,
        say,
        unsaid,
        labelled(SPEAKS, desk.filled("step", "speaker")),
        questions,
        labelled(UPDATE, desk.filled("step", "update", holding_statement.update(desk.material))),
        between="\n",
    )
    return whole, bare("For somebody asked right now", happened, can, say, unsaid, questions, between="\n")


def _happened(desk: Desk) -> tuple[Line, ...]:
    return labelled(HAPPENED, apologise.happened(desk, holding_statement.confirmed(desk.material)[:3]))


def _say(desk: Desk) -> tuple[Line, ...]:
    """Word for word what the draft says in public: its sorry, when that says what for."""
    regrets = (s for s in desk.material.of("expression_of_regret") if not s.leans and len(s.text.split()) >= _SAYS_WHAT)
    sorry = lines("sorry", tuple(regrets)[:1])
    return desk.answered("sorry", "say") or sorry or (desk.gap("sorry", "say"),)


RECIPE = Recipe(outlines, heard_as="announce", grave=True, owned=False, posted=False, most=1_200)
