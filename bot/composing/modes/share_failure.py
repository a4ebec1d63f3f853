"""A failure told as a story: what happened, what it felt like, what is different since, and one question to readers."""
# ruff: noqa: E501 - cues read best unbroken

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, best, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_OWN: Kind = "acknowledgement_of_responsibility"
_TELLING: tuple[Kind, ...] = (_OWN, "explanation", "fact", "time")
_BETTER: tuple[Kind, ...] = ("repentance", "offer_of_repair")
_SINCE = re.compile(
    r"\b(?:now|these days|from (?:now|today|next)|no longer|any ?more|next time|never again|learn\w*|lesson|always"
    r"|this (?:year|season|time)|ever since|since then|instead|in future|stopped|has become|we (?:check|ask|test)|(?:we|i)(?:['’]ve| have) (?!been\b|had\b)\w+)\b",
    re.IGNORECASE,
)
_FELT = re.compile(
    r"\b(?:felt|feel\w*|embarrass\w*|mortif\w*|gutted|asham\w*|heart\w*|cr(?:y|ied|ying)|tears|panic\w*|scar(?:ed|y)|terrif\w*"
    r"|idiot\w*|fool\w*|stupid|awful|horri\w*|sick|stomach|laugh\w*|blush\w*|cringe\w*|humbl\w*|shak\w+|sweat\w*|nightmare"
    r"|pain\w*|angry|furious|devastat\w*|hurt\w*|sad\w*|grief|miss(?:ed)? (?:it|them|her|him)|wish\w*|proud|sorry|sting\w*|stung"
    r"|worst|red-faced|daft|numb|afraid|fear\w*|lonely|thought)\b",
    re.IGNORECASE,
)
_READERS = re.compile(
    r"\b(?:you\w*|u|ur|any(?:one|body)|some(?:one|body)|who|who's|else|yours?|what's|which)\b", re.IGNORECASE
)
_AT_OTHERS = re.compile(
    r"\b(?:let (?:us|me) down|anyone (?:in|with)\b.*\bwould|would have \w+ too|(?:trust|blame)s? (?:nobody|no one|an|who)"
    r"|(?:who|whom) to (?:trust|blame)|never gave (?:us|me)|context matters|not my failure|is what it is|(?:every|any) \w+ (?:our|my) size|apparently|beyond people|if you paid|changed (?:her|his|their) mind"
    r"|supposed to|not (?:our|my) fault|(?:thanks|down) to (?:the|our|a) (?:weather|supplier|agency|council|government))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:yes|no|yep|nope|onwards?)\W*$|\b(?:(?:i'll|i will|let me) tell you|story time|keep (?:it|this) short|bit awkward"
    r"|you'll remember|their loss|you live and learn)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:he|she|his|her|their|those|these|this|which)\b", re.IGNORECASE)
_INVITES = re.compile(r"(?:tell|reply|show|ask|write|send|come|drop|share your|if you|happy to|let)\b", re.IGNORECASE)
_UNMARKED = re.compile(
    r"(?:who (?:wants|knows|else)|(?:what|which|who|how|where|when) (?:would|should|do|did|is|are|was|has|have|can))\b[^:]*$",
    re.IGNORECASE,
)
_INVITATION = "Has this happened to you?"
_SAYS_SOMETHING = 3  # words
_BRIEF, _WHOLE = 2, 7  # sentences of the story


def enough(material: Material) -> bool:
    """True when the draft tells what went wrong and what is different since, and asks its readers something."""
    told = any(sentence.tells or sentence.kinds & set(_TELLING) for sentence in material.sentences)
    asked = bool(_question(material)) or bool(material.of("ask", "contact"))
    return not material.spoilt and told and asked and any(map(_since, material.sentences))


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """The story in a few words, and the whole of it with what it felt like; each ends in one question."""
    return _brief(desk), _whole(desk)


def _brief(desk: Desk) -> Outline:
    story = _story(desk.material)
    since = tuple(s for s in story if _since(s) and not _POINTS.match(s.text) and "thanks" not in s.kinds)[-1:]
    alone = tuple(s for s in story if not s.leans and s not in since and "thanks" not in s.kinds and _says(s))
    told = best(tuple(filter(_happened, alone)) or alone, _BRIEF, _TELLING)
    return outline(
        "Brief",
        desk,
        desk.filled("fact", "what", told),
        desk.answered("effect", "felt"),
        desk.filled("repair", "since", since),
        _ending(desk.material),
    )


def _whole(desk: Desk) -> Outline:
    story = best(_story(desk.material), _WHOLE, _TELLING)
    since = next((at for at, s in enumerate(story) if at and _since(s)), len(story))
    felt = any(_FELT.search(s.text) for s in story)
    return outline(
        "The whole story",
        desk,
        desk.answered("fact", "what") if story else desk.filled("fact", "what"),
        _told(story[:since]),
        desk.answered("effect", "felt") if felt else desk.filled("effect", "felt"),
        lines("repair", story[since:]),
        desk.answered("repair", "since") if any(map(_since, story)) else desk.filled("repair", "since"),
        lines("thanks", tuple(filter(_only_thanks, desk.material.sentences))),
        lines("contact", _invitations(desk.material)),
        _ending(desk.material),
    )


def _says(sentence: Sentence) -> bool:
    return len(sentence.text.split()) >= _SAYS_SOMETHING


def _told(story: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """What happened, and what else is told of it: the latter may go where there is little room."""
    core = tuple(filter(_happened, story)) or story[:_BRIEF]
    return tuple(line for s in story for line in lines("fact" if s in core else "more", (s,)))


def _story(material: Material) -> tuple[Sentence, ...]:
    """All that is told, in its order: not what is asked, no thanks that stand alone, nothing at others' expense."""
    told = tuple(s for s in material.sentences if not s.kinds & {"question", "ask", "contact"} and not _only_thanks(s))
    return tuple(s for s in told if not _AT_OTHERS.search(s.text) and not _ASIDE.search(s.text))


def _happened(sentence: Sentence) -> bool:
    return sentence.tells or bool(sentence.kinds & set(_TELLING))


def _since(sentence: Sentence) -> bool:
    return bool(sentence.kinds & set(_BETTER)) or bool(_SINCE.search(sentence.text))


def _only_thanks(sentence: Sentence) -> bool:
    return "thanks" in sentence.kinds and not _happened(sentence)


def _question(material: Material) -> tuple[Sentence, ...]:
    """The last question of the draft that readers could answer."""
    return tuple(s for s in material.of("question", "ask") if _asks(s))[-1:]


def _asks(sentence: Sentence) -> bool:
    """True for a question to readers, also for one without its mark."""
    marked = "question" in sentence.kinds
    return bool(_READERS.search(sentence.text) if marked else _UNMARKED.match(sentence.text))


def _invitations(material: Material) -> tuple[Sentence, ...]:
    """“Tell me yours”: where the draft asks no question."""
    asked = () if _question(material) else material.of("ask", "contact")
    return tuple(s for s in asked if _INVITES.match(s.text))


def _ending(material: Material) -> tuple[Line, ...]:
    """One question: the draft's own, or whether readers know it too."""
    own = lines("question", _question(material))
    return (
        tuple(line._replace(text=f"{line.text.rstrip('.')}?") for line in own if "?" not in line.text)
        or own
        or (Line("question", _INVITATION),)
    )


RECIPE = Recipe(
    outlines, heard_as="share-failure", also_hears=("apology-excuse", "apology-blames-others"), enough=enough
)
