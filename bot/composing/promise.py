"""What a text says that the writer will do, is doing or has done, and what it offers.

Questions promise nothing. Whether a text may say so is for `backing` to tell.
"""
# ruff: noqa: E501 - patterns read best unbroken

import re
from collections.abc import Iterator

from bot.composing.clause import Clause, clauses, denied, stems
from bot.composing.deed_group import REMEDIES, group, grouped, said_apart
from bot.composing.statement import Action, ActionKind, Statement, stated
from bot.draft import Draft

_ADVERBS = r"(?: (?:not|now|also|all|then|never|always|just|already|currently|still|both|again|only|even|soon|first|be|have|been|\w+ly))*"
_IRREGULAR = (
    "became|began|begun|bought|broke|broken|brought|built|caught|chose|chosen|cut|did|done|drew|drawn|drove|driven|fell|fallen|forgot"
    "|forgotten|found|gave|given|got|held|hid|hit|hurt|kept|led|left|lent|lost|made|met|misled|mistook|paid|put|ran|rang|rung|sent|set"
    "|shot|shut|sold|spent|spoke|spoken|stole|stolen|stood|stuck|swept|taught|taken|threw|thrown|told|took|went|gone|woke|won|wrote|written|said"
)
PAST = rf"(?:\w+ed|{_IRREGULAR})(?!')"
_STATE = (
    "wanted|hoped|needed|believed|valued|prided|enjoyed|loved|hated|expected|feared|remained|committed|delighted|pleased|excited"
    "|disappointed|saddened|concerned|surprised|supposed|interested|indeed|tried|used|failed|based|ashamed|embarrassed"
    "|shocked|gutted|devastated|relieved|thrilled|honoured|touched|moved by|agreed|heard|understood|noticed|let|red|need|feed|seed|speed"
)
_WE = r"\b(?:we|i)"
_OURS = r"\b(?:our|my|the) (?!(?:\w+ed|only|one)\b)[\w-]+(?: (?!who|that|which|and|has|have|had)[\w-]+)?"
_SPEECH = "hoping|asking|wondering|feeling|saying|telling|sharing|thinking|trying|talking|reading|listening|missing|learning|loving|enjoying|being|having|doing|wishing|going|looking forward|looking for|starting|sitting|standing|running|getting|expecting|waiting|celebrating|playing|writing my|writing a"
_WAS = re.compile(rf"\b(?:was|were){_ADVERBS} (?P<verb>{PAST})\b")
_PATTERNS: tuple[tuple[ActionKind, tuple[str, ...], re.Pattern[str]], ...] = (
    ("promise", ("will", "shall", "won't", " to ", "'ll"), re.compile(
        rf"(?P<subject>\b[\w-]+ ?)?(?:\b(?:will|shall|won't|promise to|guarantee to|plan to|plans to|intend to|aim to|commit to|pledge to|vow to|(?:due|set|about|going) to)\b|'ll\b)"
        rf"{_ADVERBS} (?P<verb>[a-z]+)"
    )),
    ("promise", ("expect", "word"), re.compile(r"\b(?:you|everyone|everybody|all of you) (?:can|may|should) (?:all )?(?P<verb>expect)\b|\byou have (?:our|my) (?P<verb2>word)\b")),
    ("promise", ("sure", "guarantee", "promise", "ensure"), re.compile(r"\b(?:make|making) (?P<verb>sure)\b|\bwe(?: \w+ly)? (?P<verb2>guarantee|promise|ensure)\b")),
    ("promise", ("ing",), re.compile(rf"{_WE}(?:'re|'m| are| am){_ADVERBS} (?!(?:{_SPEECH})\b)(?P<verb>\w+ing)\b(?! to)")),
    ("promise", ("being",), re.compile(rf"(?:\b(?:is|are)|'s|'re){_ADVERBS} being (?P<verb>{PAST})\b")),
    ("promise", (" way", "coming", "under", "in the post", "on order", "in progress"), re.compile(r"\b(?P<verb>[a-z]+) (?:is|are)(?: \w+ly| already| now)* (?:(?:on (?:its|their|the) way|coming|under ?way|in the post|on order|in progress)\b(?! (?:up|along|from|back from|in|to see)\b))")),
    ("promise", ("refund", "replacement", "voucher", "discount", "call", "answer", "credit", "gift"), re.compile(r"\b(?:you|everyone|everybody|who) (?:all )?(?:get|gets|receive|receives)(?: \w+){0,2} (?P<verb>refund|replacement|voucher|discount|call|answer|credit|gift)\w*\b")),
    ("deed", ("been",), re.compile(rf"(?:\b(?:has|have|had)|'ve|(?<=\w)'s|'d){_ADVERBS.replace('|been', '')} been{_ADVERBS} (?P<verb>{PAST})\b")),
    ("deed", ("we", "i"), re.compile(rf"{_WE}(?:'ve|'d| have| had)?{_ADVERBS} (?!(?:{_STATE})\b)(?P<verb>{PAST})\b")),
    ("deed", ("has", "have", "had"), re.compile(rf"{_OURS}(?: has| have| had){_ADVERBS} (?!been\b)(?!(?:{_STATE})\b)(?P<verb>{PAST})\b")),
    ("deed", ("was", "were"), _WAS),
    ("deed", (" has", " have"), re.compile(rf"\b(?:and|then)(?: has| have){_ADVERBS} (?!been\b)(?P<verb>{PAST})\b")),
)  # fmt: skip
_REMEDY = re.compile(
    r"\b(?:refund\w*|reimburs\w*|replacements?|vouchers?|discount\w*|coupons?|compensation|complimentary|freebies?|goodwill|gift cards?"
    r"|credit notes?|free of charge|on the house|at no cost|money back|for free)\b|(?<!that's )(?<!this is )(?<!it's )(?<!that is )(?<!fault )\bon us\b"
)
_LIGHT_WORDS = (
    "be have get gets give gives gave given make makes made making do does did done go goes went gone come comes came "
    "keep kept let put see bring brought find expect sure word guarantee promise ensure take took taken start started "
    "set need receive show happen become turn left ran run got hold held lead"
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
_IDIOM = re.compile(
    r"(?:let (?:you|anyone|everyone|people|them) down|got (?:it|this|that|things|\w+) wrong|made (?:a|an|this|that) \w* ?mistake|messed|fell short"
    r"|took (?:too|so) long|missed the mark)"
)
_NO_VERBS = ("", "you", "we", "i", "it", "they", "not", "be", "the")
_TAKEN = ("take", "taken", "took", "pull", "pulled")
_DOWN = re.compile(r"(?: \w+){0,2} (?:down|off)\b")
_IF = re.compile(r"\b(?:if|whether) $")
_ATTITUDE = re.compile(
    r"(?:love|like|enjoy|find|want|agree|understand|know|forgive|remember|need|notice|recognise|see)\w*$"
)
_NEAR = 20  # characters around an action that can change what it is


def promises(draft: Draft, rest: str) -> Iterator[Statement | Action]:
    """Every promise, deed and offer in `rest`, the draft's text in lower case."""
    for clause in clauses(rest):
        if clause.asks:
            continue
        for kind, marks, pattern in _PATTERNS:
            if any(mark in clause.text for mark in marks):
                for match in pattern.finditer(clause.text):
                    yield from _action(draft, clause, kind, match)
        for match in _REMEDY.finditer(clause.text):
            place = clause.start + match.start(), clause.start + match.end()
            yield stated(draft, "remedy", place, {f"remedy:{_remedy(match[0])}"})


def _action(draft: Draft, clause: Clause, kind: ActionKind, match: re.Match[str]) -> Iterator[Action]:
    verb = next(filter(None, (words for name, words in match.groupdict().items() if name.startswith("verb"))), "")
    if verb in _NO_VERBS or _is_no_action(clause.text, kind, match, verb):
        return
    if verb in _TAKEN and _DOWN.match(clause.text, match.end()):
        verb = "remove"
    start, end = clause.start + match.start(), clause.start + match.end()
    yield Action(
        kind,
        draft.plain[start:end],
        start,
        end,
        verb=denied(clause.text, *match.span()) + group(verb),
        content=frozenset(stems(clause.text) - {group(verb)}),
        weight="heavy" if grouped(verb) else "light" if verb in _LIGHT else "plain",
    )


def _is_no_action(clause: str, kind: ActionKind, match: re.Match[str], verb: str) -> bool:
    """True for idioms, conditions, what readers feel, and a passive that may tell anything."""
    if kind == "deed" and _IDIOM.search(clause, match.start(), match.end() + _NEAR):
        return True
    if _IF.search(clause, max(0, match.start() - _NEAR), match.start()) or (match.re is _WAS and not grouped(verb)):
        return True
    subject = (match.groupdict().get("subject") or "").strip()
    return subject in ("you", "who", "which", "what") and _ATTITUDE.match(verb) is not None


def _remedy(words: str) -> str:
    return next(iter(said_apart(words).keys() & REMEDIES), "") or group(words.removeprefix("for "))
