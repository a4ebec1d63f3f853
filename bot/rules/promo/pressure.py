from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="promo-pressure",
    title="Countdown pressure",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("promote", "announce", "other"),
    message="Countdown words are easy to tune out. The real date says the same, calmly.",
    fix="“Tickets close on Friday at 6pm.”",
    why=(
        "Saying falsely that an offer ends very soon is among the practices that European law calls unfair in all "
        "circumstances. When it is true, the date is enough."
    ),
    source=Source(
        "Directive 2005/29/EC on unfair commercial practices, Annex I, point 7",
        "https://eur-lex.europa.eu/eli/dir/2005/29/oj",
    ),
    detect=phrases(
        "last [ever] chance",
        "(don't|do not) (miss out|sleep on (it|this)|walk)",
        "(hurry|act now|act fast|selling fast|going fast)",
        "(ends|ending) (midnight|at midnight|tonight)",
        "(before it's too late|before they're gone|final hours)",
        "{number}% off ...2 run",
        unless_anywhere=(
            "(recall|recalled|~evacuat|deadline|vote|flood|warning|grant|appeal|storm)",
            "(no|don't|never) hurry",
        ),
    ),
    bad=(
        "TICKETS ON SALE NOW!!!! «DO NOT MISS OUT»!!!!",
        "«Last chance»!! All the lamps must find a home 🔥",
        "«Hurry», the blue ones are loved by all.",
        "Half price on rugs «ends tonight»!",
        "Get yours «before they're gone».",
        "«70% off everything, run»!!!",
    ),
    good=(
        "Tickets close on Friday at 6pm.",
        "Register to vote: it ends at midnight on Tuesday.",
        "Flood warning: act now, leave Mill Street.",
        "There's no hurry: the show is on until June.",
        "Run for the hospice on Sunday, 10 km, all welcome.",
        "The last bus chancer of the night got a lift home from Sam.",
    ),
    yields_to=("promo-only",),
    extended=True,
)
