from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

SHORT = 32  # words: a longer reply says something in public as well
TO_PRIVATE = phrases(
    "(dm|pm|direct message|private message|inbox|email|message) (us|me|your|over)",
    "(send|drop) (us|me) a (dm|pm|message|direct message|private message)",
    "(send|drop) (us|me) your ...4 (dm|dms|inbox)",
    unless_anywhere=(
        "(don't|do not|can't|cannot|never) (post|share|discuss|look|go into)",
        "(privacy|in private|if you'd rather)",
        "(i've|i have|we've|we have|i'll refund|we'll refund|refund|refunded|reproduce|spoken|let you down)",
        "(shouldn't have|should have)",
        "(my|our) (fault|mistake)",
        "(fix|fixed|on us)",
        "{time}",
    ),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """Invitations to a private message in a reply that is too short to say anything else."""
    if draft.words <= SHORT:
        yield from TO_PRIVATE.find(draft)


RULE = Rule(
    id="response-dm-only",
    title="Deflects to DM with nothing in public",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("respond", "apologise"),
    message="Everyone watching sees only “DM us”. Answer what you can here first.",
    fix="Give one public fact or step, say why the rest is private, and offer the DM.",
    why=(
        "A change of channel can calm an angry thread, but the many who read along judge you by what stays visible. "
        "Among 1,183 apologies on Twitter, those of companies stood out by offers of repair, made in the open."
    ),
    source=Source("Page 2014, Journal of Pragmatics 62", "https://doi.org/10.1016/j.pragma.2013.12.003"),
    detect=Detector(TO_PRIVATE.gate, find),
    bad=(
        "Sorry to hear that! Please «DM us» your booking ref.",
        "Hi there! «Send us a DM» and we'll look into it 😊",
        "Can you «email us» at help? Thanks",
        "Please «send us your ref by DM», or «drop us your number in our DMs».",
        "Hi Ben, please «message us» with your name.",
    ),
    good=(
        "Please don't share account details here. Call the number on your card; the team expects you.",
        "I've refunded it; DM me if it's not there by Friday.",
        "Sorry, 40 minutes cold is our fault. DM me your table number and I'll refund it.",
        "The lift is out until the part arrives, which the supplier says is Thursday. Porters carry shopping and prams up at any hour, just ring the bell on the ground floor. Message us if stairs aren't possible for you.",
        "We can't discuss it here, please DM us.",
        "DM us if you'd rather.",
        "I should have rung you. Please DM us.",
        "That's my mistake, DM us.",
        "The app is fixed, message us if not.",
        "DM us before 14:30.",
        "Ring the bell by the green door and Sam lets you in.",
    ),
)
