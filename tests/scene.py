"""Events as the tests tell them: one place, one person, a clock that stands still."""

from datetime import UTC, datetime

from bot.chat import Deletion, Edit, Mention, Message, Person, Place, Press, Submit

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
THREAD = Place("web", "local", "drafts", "t1")
OTHER_THREAD = Place("web", "local", "drafts", "t2")
ANA = Person("ana", "Ana")
OTHER_BOT = Person("b0t", "Other bot", bot=True)
BAD_APOLOGY = "We're sorry if anyone was offended by this morning's post 🙏"


def mention(text: str, event: str = "e1", *, place: Place = THREAD, person: Person = ANA, images: int = 0) -> Mention:
    return Mention(id=event, place=place, person=person, at=AT, text=text, images=images)


def message(text: str, event: str = "e2", *, place: Place = THREAD, person: Person = ANA) -> Message:
    return Message(id=event, place=place, person=person, at=AT, text=text)


def press(button: str, event: str = "e3", *, place: Place = THREAD, person: Person = ANA) -> Press:
    return Press(id=event, place=place, person=person, at=AT, button=button)


def submit(form: str, values: dict[str, str], event: str = "e4", *, place: Place = THREAD) -> Submit:
    return Submit(id=event, place=place, person=ANA, at=AT, form=form, values=values)


def deletion(gone: str, event: str = "e5", *, place: Place = THREAD) -> Deletion:
    return Deletion(id=event, place=place, person=ANA, at=AT, message=gone)


def edit(changed: str, text: str, event: str = "e6", *, person: Person = ANA, images: int = 0) -> Edit:
    return Edit(id=event, place=THREAD, person=person, at=AT, message=changed, text=text, images=images)
