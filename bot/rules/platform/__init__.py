"""What the places where a draft is posted make of it: tags, mentions, emoji, links and room."""

import re

from bot.draft import Draft
from bot.finding import Span

_TAG = re.compile(r"(?<![\w&/#])#\w*[^\W\d_]\w*")  # with a letter in it: #4417 is a number


def tags_in(draft: Draft) -> tuple[Span, ...]:
    """Ranges of `heard` that are hashtags."""
    return tuple(Span(*match.span()) for match in _TAG.finditer(draft.heard))


def handles_in(draft: Draft) -> tuple[Span, ...]:
    """Ranges of `plain` that are @handles of accounts, in the person's own voice."""
    return tuple(span for span in draft.exempt if draft.plain[span.start] == "@")
