"""Who did it: whether words tell a deed of the writer, or lay it at somebody else's door."""

import re

_NO_DEED = (
    r"wanted|hoped|noted|noticed|needed|believed|valued|prided|enjoyed|loved|hated|expected|feared|remained|committed|delighted"
    r"|pleased|excited|disappointed|saddened|concerned|puzzled|surprised|supposed|interested|apologi[sz]ed|regretted|indeed"
    r"|tried|used to"
)
_DONE = (
    r"\w+ed|became|began|bought|broke|broken|brought|built|burnt|chose|chosen|cut|did|done|drew|drove|fell|forgot|forgotten"
    r"|found|gave|given|got|hid|hit|hurt|kept|left|lent|let|lost|made|met|misled|misread|mistook|paid|put|ran|rang|sent|set"
    r"|shot|shut|sold|spent|spoke|spoken|stole|stood|stuck|swept|threw|told|took|taken|went|wore|wrote|written|seen"
    r"|read(?= (?:\S+ ){0,4}(?:out|aloud)\b)"
)
_DEED = re.compile(
    r"(?<!when )(?<!where )(?<!if )(?<!since )(?<!as )(?<!than )(?<!what )(?<!before )(?<!people )"
    r"\b(?:(?:we|i)(?:'ve|'d| have| had)?|our(?: [\w-]+){1,2})"
    rf"(?: (?:just|also|then|now|already|only|both|all|even|once|\w+ly))* (?!(?:{_NO_DEED})\b)(?:{_DONE})\b"
    r"|\b(?:sorry|apolog\w+)\b.{0,20}\b(?:for|about) (?:\w+ly )?(?:not )?\w+ing\b"
    r"|^\W*(?:lost|sent|broke|missed|forgot|dropped|left|messed|charged|cancelled)\b"
)
_SOMEBODY = re.compile(
    r"^\W*(?:(?:but|and|so|because) )?(?:he|she|they|somebody|someone|some (?:idiot|muppet)"
    r"|(?:the|a|an|that|this) (?:[\w-]+ ){0,3}?(?:girl|boy|lads?|guys?|man|woman|intern|temp|driver|courier|supplier"
    r"|printers?|agency|firm|company|contractors?|council|landlord|manufacturer|airline|bank|trainee|apprentice|newbie"
    r"|starter|plumber|builder|caterer|dj|venue|government)"
    r"(?:'s| [\w-]+){0,4}?) "
    r"(?:\w+ed|\w+n't|never|did|broke|forgot|got|lost|left|let|made|put|sent|took|told|went|was|were|is|are|had|has|do|does)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|ours|i|my|me|mine)\b")


def tells(words: str) -> bool:
    """True when the words say what the writer did: “we lost your order, sorry”, “sorry for losing your order”."""
    return bool(_DEED.search(words))


def blames(words: str) -> bool:
    """True when somebody else is the subject of the words: “the Saturday girl did it”."""
    return bool(_SOMEBODY.search(words)) and not _FIRST_PERSON.search(words)
