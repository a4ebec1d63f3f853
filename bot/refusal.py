"""Requests that are not coached as they are: what is said instead, and whether hints may follow."""

# ruff: noqa: E501 - a cue and a sentence for people read best unbroken

from typing import Literal, NamedTuple

from bot.draft import Draft
from bot.rules.detect import Detector, phrases

Kind = Literal["self-harm", "violence", "deception", "attack"]


class Refusal(NamedTuple):
    """What the bot answers instead of coaching. `hints_follow`: the rules may still speak about the draft."""

    kind: Kind
    paragraphs: tuple[str, ...]
    hints_follow: bool = False


class Ground(NamedTuple):
    """A reason to refuse: what it sounds like, what is answered, and the examples that are its tests."""

    refusal: Refusal
    detect: Detector
    bad: tuple[str, ...]
    good: tuple[str, ...]


SELF_HARM = Ground(
    Refusal(
        "self-harm",
        (
            "I'm stopping the coaching here, because you matter more than any post. I'm a bot and can't help with this, and I don't want you to be alone with it.",
            "Please talk to somebody now. If you are in danger: 112, 999 or 911. In the UK and Ireland Samaritans listen day and night on 116 123, in the US and Canada call or text 988, and findahelpline.com knows a number wherever you are.",
            "If there is a person near you whom you trust, tell them what you told me. A few words are enough.",
        ),
    ),
    phrases(
        "(i|i'll|i'm) ...3 (want|going|plan|ready|thinking of|think about) to (die|end it all|end my life|kill myself|hurt myself|disappear forever)",
        "(don't|do not) want to (live|be alive|be here|wake up|exist) [anymore|any more|any longer]",
        "(kill|killing|hurt|hurting|harm|harming|cut|cutting) myself",
        "(end|ending|take|taking) my [own] life",
        "(end|ending) it all",
        "i'm (suicidal|feeling suicidal)",
        "i (am|feel|have been|was) [feeling] suicidal",
        "(no|nothing) ...1 (reason|point) ...1 (to live|living|going on)",
        "nothing [left] to live for",
        "(better off|happier) (without me|if i (was|were) (dead|gone))",
        "(can't|cannot) go on (living|like this anymore)",
        "(wish|wished) i (was|were) (dead|never born|gone)",
        unless=(
            "(kill|killing|hurt|cut) myself (laughing|shaving|on (a|the)|some|a (slice|piece))",
            "(want|wants|wanted) to (live|be here) ...4 (city|town|area|flat|house|street|country)",
            "(raised|raising|fundraiser|fundraising|run|running|awareness|prevention|charity)",
            "(want to|wants to) be here (for|at|when|on)",
        ),
    ),
    bad=(
        "I posted something stupid, everyone hates me, I don't want to live anymore",
        "after tonight's replies i just want to die",
        "They'd all be better off without me. How do I say goodbye in a post?",
        "honestly I've been thinking about killing myself since the video went round",
        "i feel suicidal and my boss wants a statement by nine",
    ),
    good=(
        "We're running 10k for suicide prevention, please give what you can.",
        "This bug is killing us.",
        "I nearly killed myself laughing at the swan on platform 2.",
        "I don't want to live in a city where the library shuts at four.",
        "If you feel you can't go on, Samaritans answer on 116 123 day and night.",
        "I'm dying to hear what you think of the new menu!",
    ),
)

VIOLENCE = Ground(
    Refusal(
        "violence",
        (
            "I won't help with words that wish somebody harm. They can do real damage, and they can cost you the account or more.",
            "If they have gone too far, a boundary in one calm line works: “This conversation ends here. Please don't write to us again.” Then mute or report. If you feel threatened yourself, keep the messages and tell the police.",
        ),
    ),
    phrases(
        "(tell|telling|told|want) ...3 to (kill (himself|herself|themselves|yourself)|go die|die {end}|hang (himself|herself|themselves))",
        "(kill|hang|drown|shoot) (yourself|yourselves|urself|himself already)",
        "(kys|go die)",
        "(i'll|we'll|i will|we will) (kill|hurt|stab|shoot|beat|strangle) (you|him|her|them|u)",
        "(i'm|we're|i am) (going to|gonna) (kill|hurt|stab|shoot|beat up|smash up|find) (you|him|her|them|your)",
        "(hope|hoping) (you|he|she|they|u) (die|dies|get cancer|gets cancer|rot|burn|burns)",
        "(you|he|she|they) deserve[s] to die",
        "(threaten|threatening) (him|her|them|this customer) with",
        "(we|i) know where (you|he|she|they) (live|lives|sleep|sleeps|park)",
        "burn (his|her|their|your) (house|shop|car|place) down",
        "(break|smash) (his|her|their|your) (legs|face|head|kneecaps)",
        unless=(
            "(don't|never|nobody should|no one should|stop) ...2 (tell|telling)",
            "(was|were|been|got) told to",
            "(told|messages|comments|people|trolls|someone|somebody) ...4 (me|us|our (staff|team|players)) to",
            "(i|we|i'd|we'd) kill for",
        ),
    ),
    bad=(
        "Tell @critic to kill himself",
        "Just reply: kys",
        "Write that we know where he lives and he'd better delete it",
        "I'm going to hurt you if you post about us again",
        "I hope you die, and your cafe with you",
    ),
    good=(
        "This bug is killing us. Fix by Friday.",
        "I'd kill for your feedback on the new menu!",
        "Our goalkeeper was told to kill himself after Saturday's match. Please stop.",
        "We killed the old checkout. Long live the new one.",
        "Tell them to die-cut the labels twice.",
        "The new roast will knock you dead.",
    ),
)

DECEPTION = Ground(
    Refusal(
        "deception",
        (
            "I won't write voices that aren't real: invented customers and posts from second accounts mislead readers, break platform rules, and in many countries consumer law. When it comes out, and it often does, nobody believes the real ones.",
            "What works instead: ask three real customers. “What did you like, and what should we do better? May we quote you?” I'm glad to help with that message.",
        ),
    ),
    phrases(
        "(write|make|give|create|generate|post|draft|need|want|buy|add|leave|help|get) ...6 (fake|made-up|made up|invented|fabricated|pretend) ...3 (review|reviews|testimonial|testimonials|reply|replies|customers|customer|comments|quotes|followers|accounts)",
        "(write|make|give|invent|create|generate|post|draft) ...4 ({number}|some|a few|several|ten|five|twenty|five-star|5-star|positive|glowing|good|great) ...2 (reviews|testimonials|comments) ...8 (from|as|by|pretending|that sound|under) ...3 (customers|customer|accounts|people|names|clients|guests)",
        "(from|using|with|under|on) [my|our|the|some|a few|two|three|several] (other|second|different|fake|burner|alt|extra|spare) (account|accounts|profiles|profile|name|names)",
        "(sock puppet|sock puppets|sockpuppet|sockpuppets|astroturf|astroturfing)",
        "(can you|could you|please|let's|help me|i'll|we'll|i want to) (pretend|pose) (to be|as|i'm|we're|you're) [a|an|our|some] ...2 (customer|customers|client|guest|fan|journalist|parent|patient)",
        "{start} (pretend|pose) (to be|as|i'm|we're|you're) [a|an|our|some] ...2 (customer|customers|client|guest|fan|journalist|parent|patient)",
        "as if [i was|i were|you were|it was|we were|from] [a|an] ...2 (happy|real|satisfied) (customer|client|guest)",
        unless=(
            "(never|don't|do not|won't|not|no|nobody|report|reported|spot|spotted|beware|remove|removed|against|delete|deleted|stop|about) ...6 (fake|made-up|made up|invented|pretend|pretending|sock puppet|sock puppets|astroturfing)",
            "(scam|scammers|scammer|warning|watch out|impersonating|policy)",
            "(switch|log|logged|logging|sync|synced|transfer|move|moved|messages|emails|calls) ...4 (other|second|different) (account|accounts)",
        ),
    ),
    bad=(
        "Write 20 fake happy-customer replies I can post from other accounts",
        "Give me five glowing reviews from different customers for our page",
        "pretend to be a customer and say the soup was great",
        "Help me with sock puppets for tomorrow's launch thread",
        "Make up a reply I can post from my second account",
    ),
    good=(
        "We fake nothing: every review here is from a real guest.",
        "We removed 40 fake reviews this week, and here is how we spot them.",
        "Fake accounts are posing as our support team, please report them.",
        "Happy customers, real names: read what people said about the Saturday class.",
        "Could you post an honest review? Good or bad, we read them all.",
        "Beware: somebody is pretending to be our customer service.",
    ),
)

ATTACK = Ground(
    Refusal(
        "attack",
        (
            "I won't help to insult anybody, and I get that this one stings. Leave it for ten minutes: the reply that feels best now is the one that gets screenshotted.",
            "Then answer the one thing in it that is true, in two lines, as if the rest had not been said. The hints below are for that version.",
        ),
        hints_follow=True,
    ),
    phrases(
        "(help|let) (me|us) ...4 (insult|destroy|humiliate|roast|mock|ridicule|trash|embarrass|tear (him|her|them)) ...3 (him|her|them|customer|reviewer|guy|man|woman|person|critic|idiot|client|guest|account|competitor)",
        "(write|give me|draft|need|want) ...4 (insult|insults|put-down|savage|brutal|nasty|cruel|vicious) ...3 (reply|comeback|response|answer|post|roast|for|about|to)",
        "(write|draft|say|give me) ...4 something (savage|brutal|nasty|cruel|mean|vicious|hurtful)",
        "(insult|humiliate|ridicule|destroy) (this|that|the|my|our) (customer|reviewer|person|guy|man|woman|idiot|critic|client|guest|moron)",
        "call (him|her|them|this (customer|person|guy|woman|man)) ...3 (idiot|moron|liar|lying|b****|bitch|b*tch|bastard|loser|cow|pig|stupid|clown|scum)",
        "reply to this (idiot|moron|liar|loser|clown|cow|pig|karen|scumbag)",
        "make (him|her|them|this customer) (cry|look stupid|regret ...2 (born|posting|review))",
        "(put|putting) (him|her|them|this customer) in (his|her|their) place",
        unless=(
            "(don't|never|won't|didn't|shouldn't|not|without|nobody should|sorry|apolog|apologise) ...6 (call|called|calling|insult|insulting|humiliate|mock|roast|destroy)",
            "(coffee|bean|beans|beef|dark|light|sunday|veg) roast",
        ),
    ),
    bad=(
        "Help me reply to this idiot and call her a lying b****",
        "Help me destroy this reviewer",
        "write something savage for the guy with the one-star review",
        "I want a brutal comeback to @lou",
        "put this customer in her place, she's always moaning",
    ),
    good=(
        "We're sorry we called her a liar. She was right about the bill.",
        "Don't insult our drivers, please: they didn't close the road.",
        "Help us name the new roast and win a bag.",
        "Let me give you a call about the reviewer badge.",
        "The storm destroyed the customer car park.",
        "Help me put this right with a customer who waited two hours.",
    ),
)

GROUNDS = (SELF_HARM, VIOLENCE, DECEPTION, ATTACK)  # the gravest first


def refusal(draft: Draft) -> Refusal | None:
    """What to answer instead of coaching, for the gravest reason there is; None when the draft can be coached."""
    for ground in GROUNDS:
        if next(iter(ground.detect.find(draft)), None) is not None:
            return ground.refusal
    return None
