from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.detect import Detector, Listening, gates, near
from bot.rules.rule import Rule, Source

ASKS = gates(
    (
        r"/\?/",
        "(need|needed|wanted|looking for|short of)",
        "(send|give|tell|drop|share|fill|comment|message|bring|post|put|lend|vote|help)",
        "(can|could|does|do|would) (anyone|anybody|someone|somebody|people)",
    )
)
KIND = gates(
    (
        "(~thank|thx|tysm|ty|ta|cheers)",
        "(~grateful|gratefully|gratitude|~appreciat|obliged|welcome)",
        "(bless|legend|legends|lifesaver|stars|brilliant|❤️|💛|💜)",
        "(owe you|mean the world|love you|huge favour)",
        "(report back|credit|credited|on us|reward|free|in return|return the favour|paid)",
    )
)
ASKING, BEING_KIND = Listening(ASKS), Listening(KIND)


def find(draft: Draft) -> Iterator[None]:
    """One None for an ask in which nobody is thanked, and nothing given back."""
    heard = near(draft).whole
    if ASKING.matches(heard, draft.heard) and not BEING_KIND.matches(heard, draft.heard):
        yield None


RULE = Rule(
    id="help-no-thanks",
    title="Asks for help without a thank you",
    severity=Severity.SUGGESTION,
    label="no-thanks",
    intents=("ask-help",),
    message="A short thank you is missing. Best says what the help makes possible.",
    fix="“Thank you: ten replies would save us a week of guessing.”",
    why=(
        "In experiments, people who had been thanked were readier to help again, and to help somebody else, because "
        "they felt valued. That was thanks for help given; thanks in advance is good manners on the same ground."
    ),
    source=Source(
        "Grant & Gino 2010, Journal of Personality and Social Psychology 98(6)", "https://doi.org/10.1037/a0017935"
    ),
    detect=Detector(ASKS, find),
    bad=(
        "Which of these two doors would you paint green?",
        "Need one person with a van on Saturday at 6.",
        "Send us your logs.",
        "Can anyone in Leith lift a piano",
        "Please fill in the bus survey before noon on Friday.",
    ),
    good=(
        "Could you drop your log here? Thanks, you're saving us a weekend.",
        "Which colour, blue or green? We'd really appreciate a vote.",
        "Any ideas for a wet Monday? You're all legends.",
        "What microphone for a loud room? We owe you one.",
        "Who would you ring about a cracked bell? I'll report back what they say.",
        "Our hall is dark today, and the choir sings at home.",
    ),
)
