"""What can go wrong, as a sentence for people.

ComebackError           anything whose text may be shown as it is
├── Misuse              the person (or a file of theirs) asks for something impossible; nothing is broken
│   └── Forbidden       the person asks for what others decide
└── Unavailable         something the bot needs is out of reach: a database, a port, a server
"""


class ComebackError(Exception):
    """Its text is one or two sentences for people: what is wrong and what to do."""


class Misuse(ComebackError):  # noqa: N818 - the tree above reads as words, not as suffixes
    """Wrong use or unreadable input."""


class Forbidden(Misuse):
    """Something that is for others to decide; nothing is changed."""


class Unavailable(ComebackError):  # noqa: N818 - the same
    """Something that the bot needs cannot be reached."""
