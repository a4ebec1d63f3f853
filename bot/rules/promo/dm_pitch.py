from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

OFFER = "(code|codes|voucher|offer|discount|deal|price|link)"

TO_EVERYBODY = phrases(
    "(dm|dming|dm'ing|dm'd|messaging|messaged|message) ...2 (everyone|everybody|every|all|each|{number}) ...3 (who|that|of you|of u|founder|founders|follower|followers|person|new|with)",
    "(sliding|slide|dropping|drop|pop|popping) (in|into) ...4 (dm|dms|inbox|inboxes|messages)",
    "sent a (dm|message) to (all|every)",
    "(check|keep an eye on) (your|ur|that) (dms|dm|inbox|requests|messages)",
    f"(dm'd|we'll dm|i'll dm|drop) (you|u|them) ...1 {OFFER}",
    "in (their|your) (messages|inbox|dms) (by|tonight|tomorrow|today|on)",
    unless=("(don't|never|won't|not|no) ...3 (dm|dms|message|messages|messaging)", "check your inbox for (the|your)"),
    unless_anywhere=("(refund|~refund|sorry|~apolog|tracking)",),
)
TO_A_STRANGER = phrases(
    "(saw|noticed|spotted|see) [that] (you've|you|u|your|from your) (follow|followed|hit|liked|commented|hearted|just|head|engagement|profile|said|starred|asked|joined)",
    "[came|come] across your (profile|page|post|work)",
    "(shall|can|may|could) (i|we) (send|drop|pop|share|reserve|put|interest) you",
    "(can|may|shall|could) i (send|drop|pop|share) the (link|brochure|details|catalogue)",
    "(want|like) me to (send|drop|pop|share|save)",
    "want [the|a] link",
    "(quick|brief|intro) (call|demo)",
    "(got|have|spare) {number} (min|mins|minutes)",
    "(reaching out to|thought i'd reach out|had to reach out)",
    "thanks for (the follow|connecting)",
    "(we've not met|we haven't met|you don't know me|we don't know each other)",
    "(i help|we help) ...4 like you",
    "(appreciate the connection|took the liberty)",
)


def find(draft: Draft) -> Iterator[Span | None]:
    """Offers to everybody's inbox; and in a draft that sells, the opening lines to somebody who never asked."""
    yield from TO_EVERYBODY.find(draft)
    if draft.intent == "promote":
        yield from TO_A_STRANGER.find(draft)


RULE = Rule(
    id="promo-dm-pitch",
    title="Unasked-for offer by direct message",
    severity=Severity.ERROR,
    label="dm-pitch",
    intents=("promote", "announce", "other", "respond"),
    message="An offer that nobody asked for, in their private messages, reads as spam, and platforms restrict it in bulk. Post it, and let people come to you.",
    fix="Say in public where the offer is: “If you'd like the price list, reply and I'll send it.”",
    why=(
        "X counts unsolicited messages sent in bulk or aggressively as spam, and other networks have similar rules. "
        "An invitation in public leaves the choice with the reader."
    ),
    source=Source(
        "X Help Centre, Platform manipulation and spam",
        "https://help.x.com/en/rules-and-policies/platform-manipulation",
    ),
    detect=Detector(TO_EVERYBODY.gate + TO_A_STRANGER.gate, find),
    bad=(
        "«DMing every new follower» a 20% discount today 🎁",
        "We'll be «sliding into the DMs» of everybody at the fair.",
        "Just «sent a DM to all» of our fans 📩",
        "Newly engaged? «Check your DMs»!",
        "Bad year with your old bank? «We'll DM you a code».",
        "A special price will be waiting «in your inbox tonight» 😉",
        "Hi Ana! «Saw you liked» our reel, so here's 15% off your first box.",
        "I «came across your profile» and we do exactly the covers you need.",
        "Congratulations on the flat! «Can I send you» our curtain list?",
        "Two seats left in the course. «Shall I send the details»?",
        "It's £39 today only. Do you «want me to save» one?",
        "Half the price of the others, 14 days free. «Want the link»?",
        "We trim freight bills. Would Tuesday suit for a «quick call»?",
        "«Got 15 minutes» on Thursday? We find shops thirty new customers a month.",
        "I «thought I'd reach out», our rings start at £14.",
        "«Thanks for the follow»! Ten classes for the price of six, today.",
        "Hello, «we've not met»! My candles are £12.",
        "«I help busy owners like you» win back a day a week.",
        "I «took the liberty»: eighteen cases of claret must find homes.",
    ),
    good=(
        "We never message every new follower, with offers or without.",
        "Sorry Lee, I've DM'd you a code for the fare and the refund is on its way.",
        "Please check your inbox for the ticket that you bought.",
        "If you'd like me to look at your plan, DM me first.",
        "We saw you all dancing on Saturday. New dates are up.",
        "See you at 8, bring a coat.",
        "Reply if you want to see the price list and I'll post it here.",
        "Drop in on Sunday, the kettle is on.",
    ),
)
