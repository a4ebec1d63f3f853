from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

ACT = "(like|follow|share|save|repost|retweet|rt|boost|upvote|subscribe|wishlist)"
BUTTON = "(like|follow|share|repost|retweet|subscribe|heart|bell)"
COUNTED = "(rt|rts|retweets|likes|hearts|shares|reposts|boosts|follows|followers|upvotes|subs|subscribers|votes)"

NO_NEED = "(no need|don't need|needn't|not asking|don't|do not|never|won't|no) ...3 (like|follow|share|rt|retweet|repost|boost|vote)"
HELPS_SOMEBODY = "(missing|last seen|~evacuat|recall|recalled|foster|lost (dog|cat|child))"

ASKED = phrases(
    f"{ACT} [this|us|our page|❤️|📌] [and|then|also|or|n] {ACT}",
    "(rt|retweet|repost|boost) (if|so|and|to win|this|us)",
    "{start} (like|share) if",
    "follow for part",
    f"(please|pls|plz|kindly) (rt|retweet|repost|boost|like|follow|upvote|share (this post|this everywhere|us|our page|{ACT}))",
    f"(smash|smashed|spam|mash|press|pressing|tap|taps) [the|that|this] {BUTTON}",
    f"hit (the|that|this) {BUTTON} {{end}}",
    f"hit (the|that|this) {BUTTON} (and|button|arrow)",
    f"(if|when) (this|we) (gets|get|hits|hit|reaches|reach) ...2 {{number}}[k] {COUNTED}",
    f"(need|want) ...1 {{number}}[k] [more] {COUNTED}",
    f"{{number}}[k] {COUNTED} (short|on this)",
    "(help us|get us|let's|lets|so we|need to) (get to|hit|reach|to) [the big] {number}[k]",
    "{number} (away|short) (from|of) {number}[k]",
    "you know (what to do|which button)",
    "(vote (for us|again|daily|every day|once a day)|voting's daily)",
    "(comment|commenting|leave|drop) ...1 (any|another|a) [old] (emoji|dot|heart)",
    "spread (it|the word) (everywhere|as far|far and wide)",
    "get your (mum|nan|mates|gran) ...7 (follow|share|vote|like)",
    "(post|clip|video|tweet) deserves (better|more)",
    "follow (all|our|us and our) ...2 (accounts|partners|sponsors|platforms)",
    "leave [us] (five|5) stars",
    "(heart|like) this post",
    "(go|please) upvote",
    "(algorithm|app) ...2 (~hid|~bury|buried|buries) (us|our)",
    unless=(NO_NEED, "follow (this|these|the|that|those)"),  # a link, the steps: help, not an account
    unless_anywhere=(HELPS_SOMEBODY,),
)
BARKED = phrases(
    r"/\b(?:like|follow|share|repost|retweet|rt)[.!]+ (?:like|follow|share|repost|retweet|rt)\b/",
    whole_draft=True,
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The asks, and those barked as sentences of one word."""
    yield from ASKED.find(draft)
    yield from BARKED.find(draft)


RULE = Rule(
    id="promo-rt-beg",
    title="Begs for shares, likes, follows or votes",
    severity=Severity.WARNING,
    label="rt-begging",
    intents=(),
    message="Asking for shares or likes wears people out, and some platforms show such posts less. Make it worth passing on, and leave it there.",
    fix="Cut the ask, or ask once, for a reason that helps readers: “Pass it on if somebody you know needs a lift.”",
    why=(
        "Facebook announced in 2017 that it shows posts less that goad people into liking, sharing, tagging or voting, "
        "because people had said that they dislike them. Looking for a missing child or collecting for a cause was "
        "left out, and so it is here."
    ),
    source=Source(
        "Meta Newsroom 2017, Fighting Engagement Bait on Facebook",
        "https://about.fb.com/news/2017/12/news-feed-fyi-fighting-engagement-bait-on-facebook/",
    ),
    yields_to=("promo-beg-again",),
    detect=Detector(ASKED.gate + BARKED.gate, find),
    bad=(
        "«Like, follow» and «tap that heart» to be in with a chance of the hamper!",
        "«RT if» you ever burnt a Sunday roast",
        "«Share if» you grew up round here. «Follow for part» 2!",
        "«Please retweet», we are so close 🙏",
        "Stop scrolling and «hit the bell.»",
        "Go on, «hit that share button».",
        "«Heart this post», then «go upvote» the other one.",
        "«If this gets 500 likes» the landlord sings on Friday.",
        "We «need 300 more followers», folks.",
        "So close: «20 votes short», people!",
        "«Help us reach 10k» before the weekend 🙏",
        "Only «12 away from 400» now. «You know what to do» 😏",
        "«Vote for us» in the bakery cup, then «get your nan and your neighbour to vote» as well!",
        "«Comment any emoji» so the «app stops hiding us».",
        "«Spread the word far and wide»!! This «video deserves better».",
        "To enter, «follow our three sponsors» and «leave us five stars».",
        "«Follow. Like». «Share! Share» again before bed.",
    ),
    good=(
        "Missing: Rex, brown lab, last seen Elm Park. Please share this post if you're in Leeds.",
        "Giveaway: one mug. No need to like, share or tag, just say hello.",
        "If you can't give, a share to anyone in Leeds helps too.",
        "We'd like that; if you have an hour on Monday, call Jo at the desk.",
        "Thank you for 10k followers, each of you is worth a bun.",
        "Polling stations close at 10pm. Whoever queues by then may still vote.",
        "Our baker hit the like-new oven with a ladder, so there's no bread today.",
        "Please follow the steps in this article, and write to me if one of them fails.",
        "Follow the path from gate 2 and you'll see the stall.",
        "We raised £410k of the £600k that the roof will cost.",
        "Saved by the fire crew: our barn. They asked that people share the road with them.",
    ),
)
