import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
LONG = 42  # words


def find(draft: Draft) -> Iterator[Span | None]:
    """The longest sentence, when it is very long."""
    if draft.words < LONG:
        return
    longest = max(draft.parts, key=lambda part: len(WORD.findall(part.text)))
    if len(WORD.findall(longest.text)) >= LONG:
        yield draft.span(longest.start, longest.start + len(longest.text))


RULE = Rule(
    id="clarity-long-sentence",
    title="One very long sentence",
    severity=Severity.SUGGESTION,
    label="too-long",
    intents=(),
    message="This sentence is a long one to follow on a phone. Split it, and each half says more.",
    fix="One fact a sentence: a full stop wherever you wrote “and” or “which”.",
    why=(
        "GOV.UK writes no sentence of more than 25 words, because people who read on a phone or under stress lose the "
        "thread. This rule speaks from 42 on, and only where a workspace wants it."
    ),
    source=Source(
        "GOV.UK, Content design: Writing for GOV.UK",
        "https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    ),
    detect=Detector((), find),
    bad=(
        "«We wanted everyone to know that the letters which went to the wrong houses on Monday, because of a list that nobody had checked before the print run, are something for which we are all sorry and about which we will write again next week.»",
        "Hello. «As soon as we heard that the boiler in the east wing had gone out again we rang the firm, who said that the part was in Leeds, and the man who had the part was in Hull, so in the end our own Pat drove to both and was back by tea.» Thanks, Pat.",
        "«We are looking at the lift, the stairs, the doors, the lamps, the roof, the drains, the paint, the signs, the desk, the phones, the ramp, the bell, the gate, the fence, the hedge, the pond, the shed, the bins, the bench, the clock, and the kettle»",
        "«The market moves to the square for two weeks from Monday as the hall gets a new floor and the traders who sell fish will stand by the fountain while the bread stalls go where the buses used to stop before the council moved them to the other side of town!»",
        "«If you bought a ticket for the first night and could not come because of the snow, or came and found the doors shut, or sat in the cold until the second act, then write to us, tell us your row, and we will find you a seat on any other night.» The singers are well.",
    ),
    good=(
        "We sent 112 letters to the wrong people. We're sorry.",
        "A list doubled one line. Nobody checked it. It went to print. The letters left on Monday. Forty came back. We rang the others. Each of them has a new letter now. Each of them has our number too. The list is checked by two people from today on.",
        "Bins are late today.",
        "- bread\n\n- butter\n\n- jam from the plum tree by the gate\n\n- tea, as much as you like\n\n- a warm coat\n\n- boots that can take mud\n\n- a torch, for the way home\n\n- a friend\n\n- a song\n\n- and a story that we haven't heard",
        'She said: "We left home at four with the dogs and the children and two days of food, we drove through the night and half the morning, and when we saw the light in your window we knew that somebody was awake and that there would be soup for all of us." That is what Ida wrote to us on Sunday. Thank you, Ida. The light stays on. So does the soup. Come in.',
    ),
    extended=True,
)
