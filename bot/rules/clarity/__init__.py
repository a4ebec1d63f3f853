"""How easily a draft is read. These rules look at its shape as well as at its words."""

from bot.draft import BLANK, Draft


def as_typed(draft: Draft) -> str:
    """`heard` with its capitals: the person's own voice, character for character as in `plain`."""
    if not draft.exempt:
        return draft.plain
    return "".join([BLANK if heard == BLANK else typed for heard, typed in zip(draft.heard, draft.plain, strict=True)])
