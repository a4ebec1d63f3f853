"""Values that the tests of the database share."""

from datetime import UTC, datetime

from bot.chat import Card, Excerpt, Mention, Paragraph, Person, Place, Press, Wording
from bot.conversation import Coached, Suggestion, Turn
from bot.finding import Finding, Severity, Span

PLACE = Place("web", "home", "support", "t1")
ELSEWHERE = (
    Place("cli", "home", "support", "t1"),
    Place("web", "work", "support", "t1"),
    Place("web", "home", "sales", "t1"),
    Place("web", "home", "support", "t2"),
)
AT = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
ADA = Person("u1", "Ada")
BEA = Person("u2", "Bea")


def mention(event: str = "d1", place: Place = PLACE, text: str = "Sorry if you were upset.") -> Mention:
    return Mention(id=event, place=place, person=ADA, at=AT, text=text)


def press(event: str, place: Place = PLACE, person: Person = BEA) -> Press:
    return Press(id=event, place=place, person=person, at=AT, button="coach:use:d1:s1")


def suggestion(name: str = "s1", text: str = "We broke it. We're sorry.") -> Suggestion:
    return Suggestion(
        id=name,
        title="The whole of it",
        text=text,
        made_by="composer",
        prompt="composer/1",
        why="It owns it",
        check=("Is it a refund?", "When?"),
    )


def coached(
    draft: str = "d1", place: Place = PLACE, text: str = "Sorry if you were upset.", taken: str = "", wording: str = "W"
) -> Coached:
    return Coached(
        id=draft,
        place=place,
        author=ADA.id,
        at=AT,
        text=text,
        intent="apologise",
        intent_chosen=True,
        mode="personal-apology",
        target="mastodon",
        parent="You lost my parcel.",
        answers={"repair": "a refund", "fact": "we lost it"},
        wishes=("shorter", "own-it", "shorter"),
        findings=(
            Finding(
                rule="apology-conditional",
                label="non-apology",
                severity=Severity.ERROR,
                span=Span(0, 23),
                message="“Sorry if” makes the harm a maybe.",
                fix="Say what you did.",
            ),
            Finding(
                rule="apology-no-remedy",
                label=None,
                severity=Severity.SUGGESTION,
                span=None,
                message="No repair yet.",
                fix="Say what you will do.",
                heard_by="ear",
                confidence=0.75,
            ),
        ),
        suggestions=(suggestion("s2", wording), suggestion("s1")),
        question="when",
        skipped=("who",),
        taken=taken,
    )


def turn(name: str = "d1", place: Place = PLACE, text: str = "Sorry if you were upset.") -> Turn:
    return Turn(id=name, place=place, person=ADA.id, name=ADA.name, at=AT, text=text, message=f"m-{name}")


def card_turn(key: str = "draft:d1", place: Place = PLACE, text: str = "Sorry if you were upset.") -> Turn:
    card = Card(
        key=key,
        summary="1 hint",
        blocks=(
            Paragraph(f"About {text}"),
            Excerpt(text, ((Span(0, 4), Severity.ERROR),)),
            Wording(id="s1", title="The whole of it", text=text, note="composed"),
        ),
    )
    return Turn(id=key, place=place, person="comeback", name="Comeback", at=AT, card=card, message=f"m-{key}")
