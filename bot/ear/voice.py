"""How the ear says what it hears: softly, since it may be wrong, and with something to try."""

from typing import NamedTuple

from bot.finding import Finding, Label, Severity, Span

FAMILY = "ear"
BY_MODEL = "model"  # what a language model hears is told in the same words


class Remark(NamedTuple):
    """What a label means to a reader, why that matters, and what to try. `reads` goes on after “this reads as”."""

    reads: str
    why: str
    fix: str
    severity: Severity = Severity.SUGGESTION


W = Severity.WARNING

REMARKS: dict[Label, Remark] = {
    "non-apology": Remark(
        "an apology for how people feel, not for what happened",
        "People forgive the one who names the deed. An “if” or a feeling in its place tells them you do not see it.",
        "Say what you did, to whom, and leave out every “if”.", W),
    "blame-shift": Remark(
        "putting the fault on somebody else",
        "Whoever was let down bought from you, or trusts you. Another culprit sounds like a way out, true or not.",
        "Say what was yours in it first; a cause can follow in half a sentence.", W),
    "excuse": Remark(
        "a reason that asks to be let off",
        "A reason helps when it explains. Before the harm is owned and mended, it sounds like a plea.",
        "Own it and mend it first, then give the reason without asking for anything.", W),
    "passive-evasion": Remark(
        "hiding who did it",
        "Where nobody acts, readers look for who is being covered.",
        "Begin the sentence with “we” or “I”, and a verb of doing."),
    "no-remedy": Remark(
        "being sorry without mending anything",
        "After responsibility, what people want most is repair: what you do for them, or what changes.",
        "Add one concrete thing: what you give back, what you change, or when you will tell more.", W),
    "too-long": Remark(
        "more words than the matter needs",
        "On a small screen, the point must come before the thumb moves on.",
        "Keep the sentence that matters to the reader, and one more."),
    "corporate-boilerplate": Remark(
        "words that any company could have written",
        "Set phrases sound like nobody is there. One detail of this case shows that somebody read it.",
        "Replace the phrase with the one thing that is only true here."),
    "speculation": Remark(
        "a guess told as if it were known",
        "What turns out wrong has to be taken back in public, and it may name an innocent.",
        "Say what you know, what you do not know yet, and when you will tell.", W),
    "defensiveness": Remark(
        "arguing with the person who complains",
        "Winning the point in public loses the person, and everyone who reads along.",
        "Take up what they are right about first; the rest can go into one plain sentence.", W),
    "sarcasm-at-customer": Remark(
        "mocking the person you answer",
        "Others read it as what they would get if they complained.",
        "Say the same thing as you would across a counter, to their face.", W),
    "self-promo": Remark(
        "selling in a place where it hurts, or selling and nothing else",
        "People notice what you do with their trouble or their attention.",
        "Leave the offer out here, or give the reader something first."),
    "rt-begging": Remark(
        "begging for shares, likes or votes",
        "People pass on what is worth passing on; being asked makes them feel used.",
        "Say why it would matter to their friends, or drop the request."),
    "contact-ask": Remark(
        "asking people to hand over their friends",
        "Their contacts did not ask to be tagged or mailed, and it is your name that they will remember.",
        "Ask the reader only for what is theirs to give."),
    "dm-pitch": Remark(
        "selling into private messages that nobody asked for",
        "An inbox is a front door. An unasked offer there is what people block for.",
        "Offer it in public, and let them write to you."),
    "broadcast-no-invitation": Remark(
        "talking about yourself, with no way in for the reader",
        "An account is a conversation; with nothing to answer, nobody does.",
        "End with a question that a stranger could answer, or with something they can use."),
    "bragging": Remark(
        "a boast",
        "Success is better believed when others have a part in it, or when it cost something.",
        "Name who made it possible, or tell what went wrong on the way."),
    "vague-ask": Remark(
        "a request that nobody could act on",
        "People help when they know what to do, by when, and that it is small.",
        "Ask for one thing that can be done in a minute or two, and say what you will do with it."),
    "own-job-ask": Remark(
        "asking others to do what your own trade is",
        "Followers wonder what they are paying you for.",
        "Show your own attempt first and ask what they think of it."),
    "no-thanks": Remark(
        "taking help without a thank-you",
        "Who is thanked helps again.",
        "Thank them in the same post, by name where you can."),
    "inappropriate-topic": Remark(
        "a subject that does not belong on this account",
        "Politics, faith, grief or somebody's private life used for a business post cost more than they bring.",
        "Leave it out, or say it as a person elsewhere.", W),
    "pii-leak": Remark(
        "somebody else's personal details in public",
        "What identifies a person cannot be taken back once it is posted.",
        "Take the details out, and move to a private message.", W),
    "liability-admission": Remark(
        "a legal conclusion against yourself",
        "Owning what you did is human; saying which law you broke is for your lawyer.",
        "Say what happened and what you do about it, without the legal word.", W),
    "mass-mention": Remark(
        "calling up people who have nothing to do with it",
        "Everybody who is called for nothing is a little less willing next time.",
        "Mention only those whom it concerns."),
    "hashtag-stuffing": Remark(
        "too many hashtags",
        "A row of hashtags reads as spam.",
        "Keep the one or two that people really follow."),
    "shouting": Remark(
        "shouting",
        "Capitals and rows of exclamation marks are tiring, and nobody hears better for them.",
        "Write it as you would say it in a room."),
}  # fmt: skip


def rule_of(label: Label) -> str:
    """The id under which a label that the ear hears is muted, counted and asked about."""
    return f"{FAMILY}-{label}"


def remark_of(rule: str) -> Remark | None:
    """The remark behind such an id; None for the id of a rule."""
    family, _, label = rule.partition("-")
    if family not in (FAMILY, BY_MODEL):
        return None
    return next((remark for name, remark in REMARKS.items() if name == label), None)


def finding_of(label: Label, chance: float, span: Span, *, sure: bool) -> Finding:
    """What the ear says of a label. It never says that something is an error."""
    remark = REMARKS[label]
    return Finding(
        rule=rule_of(label),
        label=label,
        severity=remark.severity,
        span=span,
        message=f"This {'reads' if sure else 'may read'} as {remark.reads}.",
        fix=remark.fix,
        heard_by="ear",
        confidence=round(chance, 2),
    )
