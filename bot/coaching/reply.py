"""Replies that are no card of a draft: one sentence for one person, or a few for everybody."""

from collections.abc import AsyncIterator

from bot.chat import Card, Event, Paragraph, Reply, Whisper


def whispers(event: Event, sentence: str) -> Whisper:
    """The sentence, for the person of the event alone."""
    return Whisper(key=f"whisper:{event.id}", person=event.person.id, blocks=(Paragraph(sentence),))


def says(event: Event, *sentences: str) -> Card:
    """The sentences, for everybody in the thread; the first one is what the card is called."""
    blocks = tuple(Paragraph(sentence) for sentence in sentences)
    return Card(key=f"says:{event.id}", summary=sentences[0], blocks=blocks)


async def shows(reply: Reply) -> AsyncIterator[Reply]:
    """The reply as the whole answer."""
    yield reply
