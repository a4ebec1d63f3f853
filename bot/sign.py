# ruff: noqa: E501 - cues read best unbroken
"""What can be seen in a draft that tells its intent: each sign has a name, cues or a shape, and votes.

The votes were fitted once to drafts labelled by people (multinomial logistic regression) and rounded to tenths. A sign adds
its votes to the intents that it names; the intent with most votes wins. Nothing is learnt while the bot runs.
"""

from typing import NamedTuple

from bot.finding import Intent


class Sign(NamedTuple):
    """One thing that can be seen: by cues in what the person says, or by the shape of the text as it stands."""

    name: str
    votes: dict[Intent, float]
    cues: tuple[str, ...] = ()
    shape: str = ""  # a regular expression for the normalised text, for what cues cannot say


HEAD_START: dict[Intent, float] = {
    "announce": 1.3,
    "respond": 0.7,
    "other": 0.7,
    "promote": 0.2,
    "ask-help": -0.5,
    "share-failure": -1.1,
    "apologise": -1.3,
}
PARENT: dict[Intent, float] = {
    "respond": 3.9,
    "apologise": 1.6,
    "promote": -0.5,
    "ask-help": -0.8,
    "share-failure": -1.0,
    "other": -1.1,
    "announce": -2.1,
}  # the message that it answers is known

# fmt: off
SIGNS: tuple[Sign, ...] = (
    Sign(
        "regret", {"apologise": 4.3, "respond": 0.4, "other": -1.0, "ask-help": -1.3, "promote": -1.9},
        (
            "sorry", "~apolog", "~regret", "my bad", "(ashamed|gutted|mortified)",
        ),
    ),
    Sign(
        "regret first", {"respond": 1.3, "promote": 1.3, "apologise": 0.4, "share-failure": -0.7, "other": -1.0, "announce": -1.3},
        (
            "{start} [i'm|i am|we're|we are|so|very|really|oh no] [so|very|really|truly|deeply] (sorry|~apolog)",
        ),
    ),
    Sign(
        "sorry to many", {"apologise": 0.4, "share-failure": -0.4},
        (
            "(sorry|~apolog) ...3 (to|for|about|that) (all|everyone|everybody|the|those|anyone|anybody|some of you|our|any|{number}|those|folks|guys)",
            "(we're|we are) [so|very|truly|deeply|really] sorry",
            "(we|i) [sincerely|humbly|unreservedly|deeply] ~apolog",
            "(some|{number}|half|most|many|each|all) of you",
        ),
    ),
    Sign(
        "sorry to one", {"respond": 1.3, "apologise": 0.4, "ask-help": -0.5, "announce": -0.6, "other": -0.7},
        (
            "sorry ...1 (to hear|you|your|for your|mate|love)", "sorry that you", "(i'm|i am) [so|really] sorry",
        ),
    ),
    Sign(
        "forgive", {"apologise": 2.9, "respond": 0.9, "ask-help": -0.6, "announce": -0.8, "promote": -0.9, "share-failure": -1.5},
        (
            "~forgive", "(another|second|one more) (chance|go)",
        ),
    ),
    Sign(
        "thanks for writing", {"respond": 1.7, "apologise": 0.3, "share-failure": 0.3, "announce": -0.4, "other": -0.4, "ask-help": -0.6, "promote": -0.8},
        (
            "(thank you|thanks|cheers) [so much|very much] for [your|the|taking|letting|telling|raising|flagging|pointing|reaching|getting|asking|spotting|bringing|sharing|being|choosing] (feedback|review|message|comment|telling|letting|taking|raising|flagging|pointing|reaching|getting|asking|spotting|bringing|sharing|note|kind|heads up|question|patience|honest|us|in|out|the|your|this)",
            "(glad|happy) (you|to hear)", "(pleased|delighted|disappointed|concerned) to (hear|read|learn)",
            "dear (guest|customer|sir|madam|valued|patron|client)", "~strive",
            "(your|you) (experience|feedback|concerns|complaint|review|comments)",
            "(relevant|appropriate) (team|department)",
        ),
    ),
    Sign(
        "greets one person", {"respond": 1.4, "apologise": 0.4, "share-failure": -1.5},
        (
            r"/^\W*(?:hi|hey|hello|hiya|dear|morning|evening|oh|ha|yes|no|yep|nope|yeah|ah|ugh|ouch|oof|that's|that is|you're|fair|good|thanks|thank you|true|correct|right)\b/",
        ),
    ),
    Sign(
        "asks for details", {"promote": 0.8, "respond": 0.7, "share-failure": -1.1, "other": -1.2},
        (
            "(dm|message|email|ring|call|pm) (me|us|over|with|your)",
            "(send|pop|drop) (me|us) (a dm|a message|your|the)",
            "(could|can|would|will) you (dm|send|email|tell|let|give|share|check|try|ring|pop)", "by dm",
            "your (order|booking|account|postcode|ticket|tracking|parcel|refund|card|seat|room|driver|table|delivery|case|policy|claim|bill|flight|email|name|address)",
        ),
    ),
    Sign(
        "i deal with it", {"promote": 1.0, "ask-help": 0.8, "respond": 0.6, "apologise": -0.3, "announce": -0.9, "other": -1.2},
        (
            "i'll",
            "(i've|i have) [just] (checked|asked|passed|looked|refunded|sent|booked|rung|opened|moved|put|chased|credited|found)",
            "i (can|can't|could|would)", "let me",
        ),
    ),
    Sign(
        "talks to you", {"apologise": 0.9, "respond": 0.7, "ask-help": -0.7, "announce": -0.7},
        (
            "(you|you've|you'd|you're) [just|also|were|have|had|did] (paid|bought|ordered|asked|said|wrote|booked|waited|lost|were|got|right|had|mean|want|signed|agreed|read|missed|told|chose)",
            "you're right", "mate", "(sir|madam)",
        ),
    ),
    Sign(
        "it is known", {"promote": 0.8, "other": 0.5, "ask-help": -0.3, "announce": -0.9},
        (
            "(as|like) we (said|stated|told|clearly)", "(read|reading) the",
            "(our|the) (policy|terms|sign|rules|menu|website) (says|say|state|states|is|are)",
            "that's (not|how|what|why)",
        ),
    ),
    Sign(
        "asks people", {"ask-help": 2.3, "announce": -0.3, "promote": -0.4, "respond": -0.6, "apologise": -0.9},
        (
            "(does|do|has|have|can|could|would|is) (anyone|anybody|someone|somebody|any of you|you lot|you all)",
            "(anyone|anybody|someone|somebody) (know|knows|got|have|had|tried|used|recommend|who|with|able|free|there|near|in|out)",
            "(who|which|what|where|how) (can|do|should|would|could) (we|i|you)",
            "(looking|searching) for [a|an|someone|somebody|volunteers|any|help]",
            "(recommend|recommendations|recommendation|suggestions|pointers|advice|tips|ideas|thoughts|input)",
            "(help|support) (us|me|with|needed|wanted|please|pls)",
            "(we|i) [really|still|urgently|just|desperately] need",
            "{start} (need|needed|wanted|looking|help|anyone|anybody|does|which|who|how|could|can|where|any)",
            "(need|needs|needed) (your|a|two|three|four|five|{number}|help|volunteers|someone|more|some|to borrow)",
            "(which|what) (one|would you|do you|should we|should i|is better|looks|colour)",
            "(lend|borrow|volunteer|volunteers|short of)",
        ),
    ),
    Sign(
        "thanks ahead", {"ask-help": 2.9, "share-failure": 0.5, "other": 0.5, "respond": -1.0, "apologise": -1.3, "promote": -1.5},
        (
            "(thank you|thanks|ta|cheers|grateful|thank u|thx|ty) [so much|all|everyone|a lot|folks|in advance|lovely people|loads|very much|for any help] {end}",
            "in advance", "(much|really) appreciated", "(many thanks|ta)",
            "(we'd|i'd|would) be [so|very|really|most|ever so|eternally] grateful", "report back",
        ),
    ),
    Sign(
        "own failure", {"share-failure": 1.4, "apologise": 0.8, "ask-help": -1.8},
        (
            "(i|we) ...1 (printed|lost|forgot|spent|launched|shipped|hired|built|opened|tried|failed|broke|bought|turned|ordered|told|skipped|priced|flew|pitched|rejected|sent|ran|burnt|deleted|recorded)",
            "(i|my|me) ...3 (mistake|error|wrong|disaster|fail|flop|worst|idiot)",
        ),
    ),
    Sign(
        "lesson", {"share-failure": 2.3, "apologise": 0.6, "announce": -0.3, "ask-help": -1.2, "promote": -1.4},
        (
            "(lesson|lessons|learned|learnt|failure|flop|flopped|failed|postmortem)", "(i|we) now",
            "(what's|what was|tell me) (your|yours|the) [own|worst|best|biggest|dumbest|first|last|costliest|stupidest]",
            "(i|we) once",
        ),
    ),
    Sign(
        "sells", {"promote": 1.1},
        (
            "(buy|order|shop|book|grab|get) (now|yours|today|here|online|tickets|your|one|it)",
            "(sale|discount|deal|deals|offer|giveaway|bogo|half price|promo|bargain|trial|voucher|cashback|coupon|code)",
            "({number}|%|percent) off", "/[£$€] ?[0-9]/", "link in [the|my|our] (bio|profile|comments)", "in bio",
            "(sign up|subscribe|download|pre-order|preorder|book a demo|free trial|demo|stock|in stock|restocked|back in stock|slots|spaces left)",
            "(ends|ending|only) (tonight|midnight|today|tomorrow|sunday)",
            "(new|new in|just dropped|drop|launch|launching|now available|out now|available now)",
            "(bring a|tag a|tag your) (friend|mate|pal|bestie)", "(treat|fancy|pop in|come and|come down|see you)",
        ),
    ),
    Sign(
        "begs for reach", {"promote": 2.1, "ask-help": 1.0, "other": -0.3, "apologise": -0.7, "share-failure": -0.7, "announce": -1.3},
        (
            "(retweet|rt|repost|reshare|share this|like and|like this|follow us|follow me|followers|follow|tag|subscribe|vote for us|smash|likes|upvote|boost us|boost this)",
            "(comments|comment) ...3 (and|below|with)", "to (win|enter)",
        ),
    ),
    Sign(
        "pitches one person", {"promote": 1.9, "ask-help": -0.5, "share-failure": -0.5, "announce": -0.7},
        (
            "(saw|noticed|spotted|clocked) [that] (you|your|on your)",
            "(shall|can|could|may) i (send|put|book|show|tempt|pop|ring)",
            "(i'd|we'd|i) love to (send|show|chat|have)", "(quick|free) (call|demo|chat)", "your (inbox|dms|dm)",
        ),
    ),
    Sign(
        "news", {"announce": 1.0, "share-failure": 0.4, "respond": -0.4, "promote": -0.4, "other": -0.4},
        (
            "(update|next update|updates|reminder|notice|heads up|correction|recall|postmortem|statement)",
            "(is|are|we're|will be|remains|remain|stays|be|closed|open) (closed|open|shut|delayed|suspended|moved|moving|changing|cancelled|down|back|up|live|out|running|available|off|postponed|extended|paused)",
            "(from|on|until|till|by|since|at|after) ({time}|{day}|{number} (january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec|utc|am|pm))",
            "(january|february|march|april|june|july|august|september|october|november|december)",
            "(we|i) (are|'re|'ve|have) [now|just|today] (opening|closing|closed|opened|moving|launched|joined|hired|appointed|introducing|introduced|published|released|announcing|announced|delighted|pleased|proud|thrilled|aware|investigating|working)",
            "(don't|do not) [yet] know",
            "(fire|police|water|road|bridge|traffic|storm|power|outage|incident|maintenance|cause|service|roadworks|results|meeting|agenda|council)",
            "(line|version|release|utc|status)",
        ),
    ),
    Sign(
        "starts with a fact", {"announce": 0.5, "promote": -0.3},
        (
            "{start} (the|some|from|as|a|our|on|at|closed|open|today|tonight|tomorrow|two|three|since|due|following|version|line|new)",
        ),
    ),
    Sign(
        "praises or tells", {"other": 1.1, "ask-help": -0.4, "apologise": -0.7},
        (
            "(well done|congratulations|congrats|happy birthday|proud of|shout out|shoutout|hats off|rest in peace|condolences|thoughts are with|thinking of)",
            "(voted|vote|election|government|politicians|premier|minister|church|god)",
            "(cried|humbled|honestly|wife|mum|my mum|dad|husband|years ago)",
        ),
    ),
    Sign(
        "small question", {"other": 1.2, "promote": 0.7, "announce": -0.4, "apologise": -1.7},
        (
            "(what's|what was|who's|which is|where's) (your|yours|the)",
            "(agree|thoughts|anyone else|am i|discuss|go on)",
        ),
    ),
    Sign(
        "owns it", {"share-failure": 1.2, "apologise": 1.1, "other": -0.7, "ask-help": -0.8, "promote": -1.1},
        (
            "(our|my) (fault|mistake|error|doing|bad|failure|decision|call)", "(that's|this is|is) on (us|me)",
            "(i|we) (was|were|got it) wrong", "should have",
            "(we|i) ...1 (failed|messed|lost|left|sent|forgot|broke|missed|let|ran|sold|told|took|didn't|knew|gave)",
            "the wrong",
        ),
    ),
    Sign(
        "makes good", {"apologise": 0.8, "respond": 0.5, "announce": 0.4, "other": -0.4, "ask-help": -0.7, "promote": -0.9},
        (
            "~refund", "(from now on|money back|on the house|replacement|free of charge|no charge)",
            "(on us|on me)",
        ),
    ),
    Sign(
        "question", {"ask-help": 1.9, "promote": 0.4, "respond": -0.5, "apologise": -1.3},
        shape=r"\?",
    ),
    Sign(
        "ends in a question", {"share-failure": 1.6, "promote": 0.6, "other": 0.4, "apologise": -0.5, "ask-help": -2.1},
        shape=r"\?[\s\W]*\Z",
    ),
    Sign(
        "hashtags", {"promote": 1.8, "other": 0.6, "ask-help": -0.6, "announce": -0.9, "respond": -1.2},
        shape=r"(?s)#\w.*#\w",
    ),
    Sign(
        "link", {"announce": 0.5, "promote": 0.4, "other": -0.5, "respond": -0.6},
        shape=r":(?:(?<=http:)|(?<=https:))//|\.(?:(?<=www\.)|(?<=\w\.)(?:com|org|net|example|co|io|dev)\b)",
    ),
    Sign(
        "short", {"ask-help": 1.0, "respond": 0.7, "announce": -0.3, "share-failure": -1.3},
        shape=r"(?s)\A.{0,75}\Z",
    ),
    Sign(
        "long", {"announce": 1.4, "apologise": 0.7, "promote": 0.6, "ask-help": -0.3, "respond": -0.9, "share-failure": -1.2},
        shape=r"(?s)\A.{400}",
    ),
    Sign(
        "calls everyone", {"announce": 1.0, "ask-help": 0.5, "share-failure": -0.4, "other": -0.6, "respond": -0.9},
        shape=r"\A\W*@(?:everyone|here|channel|all)\b",
    ),
    Sign(
        "starts with a handle", {"promote": 1.2, "respond": 0.3, "ask-help": 0.3, "share-failure": -0.5, "other": -1.0},
        shape=r"\A\W*@(?!everyone|here|channel|all)\w",
    ),
    Sign(
        "says I again and again", {"share-failure": 1.6, "apologise": 0.4, "promote": -0.5, "announce": -0.7, "ask-help": -0.8},
        shape=r"(?s)[IiMm](?<!\w[IiMm])(?:(?<=[Ii])|(?<=[Mm])[EeYy])\b(?:.*?\b(?:[Ii]|[Mm][EeYy])\b){2}",
    ),
    Sign(
        "clock time", {"announce": 0.8, "promote": 0.4, "ask-help": -0.4, "share-failure": -0.6},
        shape=r"[0-9](?<!\w[0-9])[0-9]?[:.][0-9]{2}\b",
    ),
    Sign(
        "names a person", {"respond": 0.8, "apologise": 0.5, "promote": 0.4, "announce": -0.7, "ask-help": -1.1},
        shape=r"\A\W*(?!Sorry|Thanks|Yes|No|So|Well|Oh|Hi|Hey|Hello)[A-Z][a-z]+,|\b(?:[Ss]orry|[Hh]i|[Hh]ey|[Hh]ello|[Dd]ear|[Tt]hanks),? [A-Z][a-z]+\b",
    ),
    Sign(
        "signed", {"respond": 1.5, "apologise": 1.4, "other": -0.3, "ask-help": -0.4, "promote": -0.8, "announce": -1.0},
        shape=r"\^ ?\w+\s*\Z|[–—/-] ?[A-Z][a-z]+\s*\Z",
    ),
    Sign(
        "excited", {"promote": 1.1, "ask-help": 0.7, "respond": -0.9, "share-failure": -0.9},
        shape="!!",
    ),
)
# fmt: on
