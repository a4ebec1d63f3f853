from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="promo-humblebrag",
    title="Humblebrag",
    severity=Severity.WARNING,
    label="bragging",
    intents=("promote", "other", "announce", "share-failure"),
    message="A boast dressed as a moan or as modesty is liked less than a plain boast. Celebrate it straight.",
    fix="Say it plainly, “We hit a million players and we're over the moon”, or tell a failure that really cost you.",
    why=(
        "Nine studies found that a boast behind a complaint or behind modesty is liked less, and seems less sincere, than "
        "a plain boast."
    ),
    source=Source(
        "Sezer, Gino & Norton 2018, Journal of Personality and Social Psychology 114(1)",
        "https://doi.org/10.1037/pspi0000108",
    ),
    detect=phrases(
        "(ugh|awkward|mortified|embarrassed|embarrassing|annoying) ...9 ...4 (again|upgraded|first class|recognised|keynote|famous|1m|million)",
        "(again|first class|famous) so (awkward|embarrassing|annoying)",
        "humbled ...9 (again|named|called|youngest|award|ranked|visionary)",
        "stay humble",
        "turned down ...6 (keynote|deal|board|million)",
        "don't [really|even] know what to tell (them|people)",
        "no idea what they see in (me|us)",
        "pretend it's normal",
        "how loved we are",
        "i just work harder",
        "[a] mere {number}%",
        "i've never failed",
        "not ...2 fast enough for [record] demand",
        unless_anywhere=("(sorry|~apolog|our fault|~thank)",),
    ),
    bad=(
        "«Ugh so annoying when your little game hits 1M» players 😩",
        "can't believe i flew «first class, so awkward»",
        "«Humbled to be the youngest» on that stage.",
        "Two yachts and a school run. «Stay humble», folks.",
        "I «turned down a keynote» and went home to wash up.",
        "They ask how we grow so fast and I «don't know what to tell them».",
        "Another magazine cover. «No idea what they see in me».",
        "Three museums called before lunch and I must «pretend it's normal».",
        "Booked until May, we can't cope with «how loved we are».",
        "They call me gifted. «I just work harder», I guess.",
        "We missed 400% growth, it was «a mere 390%».",
        "Failed launches teach a lot, they say. «I've never failed» one.",
        "Biggest failure this year? «Not hiring fast enough for record demand» 🚀",
    ),
    good=(
        "We hit 1M players and we're over the moon.",
        "I can't believe we lost the cake. Two hours before the wedding.",
        "Awkward: we oversold by 40 again, and we're sorry. Everyone is refunded.",
        "We turned down the music after ten, as you asked.",
        "Only four of the ten lamps work, so we mend them on Sunday.",
        "We don't know what to tell you yet. The next news is at noon.",
        "I was annoyed with myself: I missed the train and the talk.",
    ),
)
