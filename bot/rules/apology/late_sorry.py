from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.components import COMPONENTS
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

LONG = 320  # characters
FIRST_SCREEN = 280  # characters that most feeds show before “more”

SORRY = phrases("(sorry|~apolog)")
OWNED = COMPONENTS["acknowledgement_of_responsibility"]


def find(draft: Draft) -> Iterator[Span]:
    """The first apology, where the first screen of a long draft neither apologises nor owns what happened."""
    if len(draft.plain) <= LONG:
        return
    sorry = next(iter(SORRY.find(draft)), None)
    owned = next(iter(OWNED.find(draft)), sorry)
    if sorry and owned and min(owned, sorry).start >= FIRST_SCREEN:
        yield sorry


RULE = Rule(
    id="apology-late-sorry",
    title="The sorry comes late in the text",
    severity=Severity.SUGGESTION,
    label="too-long",
    intents=("apologise",),
    message="Readers reach your apology only after the first screen. Lead with it.",
    fix="Move the sentence with “sorry” and what you own to the top, and cut the run-up.",
    why=(
        "This is practitioners' advice; we know of no controlled study of where the sorry should stand, nor does the study "
        "of 1,183 apologies on Twitter named here test it. Many feeds fold long posts, so a late sorry may go unread."
    ),
    source=Source("Page 2014, Journal of Pragmatics 62, 30-45", "https://doi.org/10.1016/j.pragma.2013.12.003"),
    detect=Detector(SORRY.gate, find),
    bad=(
        "When we founded this studio eleven years ago we never imagined the community we have today. We have always prided ourselves on craft and on listening, and many of you have been with us since the very first build, which means the world to all of us here. The past months have been full of change for everyone in the industry. The price change was my decision and I'm «sorry».",
        "Thank you for taking the time to write to us about your stay with us last weekend, we always enjoy hearing from guests. The house was built in 1780 and has many charming features, including the original pipes, which can sing a little in winter when the temperature falls, as guests have told us for many years now with great good humour. We are «sorry» you didn't sleep.",
        "As many members know, the club has been through a long period of change, with a new board, new systems, a new website and of course the new building, all of which took a lot of volunteer time, for which we are very grateful, and much of which is still going on behind the scenes every evening this month. Unfortunately the ballot was sent to the wrong list, for which we «apologise».",
        "The mill has stood by the river since 1804, and it has seen floods, two fires and a wedding on the roof. Every spring we open the doors, show the wheel and bake a loaf for everyone who comes, and every spring more of you do, from the village and from far away, with children, with dogs, and once with a goat called Susan. This year there was no loaf for the last forty of you, and we're «sorry».",
        "It was a big week for the choir: a new hall, a new piano, a broadcast on the radio, and a visit by the school from across the bay, with forty children who knew every line by heart. We are proud of each of them and of the two tenors who slept in the van to be there on time. Many people helped, with soup, with chairs and with lamps. The tickets for the balcony were sold twice, and I «apologise».",
    ),
    good=(
        "I'm sorry. The price change was my decision, it was wrong, and everyone gets the difference back by the 30th. It's been eleven years since we started the studio and many of you have been here since the first build. You deserved better from us than a silent change on a Friday night, and I should have listened when three of you told me so in the beta channel. Thank you for saying it again, louder.",
        "Sorry you didn't sleep, Mr Lennox. Room 14 is over the bins.",
        "Our mistake: the ballot went to the wrong list. A corrected one goes out at 5pm today.",
        "Sorry about the balcony. We sold those tickets twice, and I saw it too late.",
        "The mill has stood by the river since 1804, and it has seen floods, two fires and a wedding on the roof. Every spring we open the doors, show the wheel and bake a loaf for everyone who comes, and every spring more of you do, from the village and from far away, with children, with dogs, and once with a goat called Susan. This year the doors open on 4 May at nine.",
    ),
)
