from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="response-sarcasm",
    title="Sarcasm at a customer",
    severity=Severity.ERROR,
    label="sarcasm-at-customer",
    intents=("respond", "apologise", "other", "announce"),
    message="This could read as mocking somebody who complained, and such replies get screenshotted. Answer the problem straight.",
    fix="Say what you can do about it. If you want a joke, aim it at yourself.",
    why=(
        "In a study of 472,995 negative posts in brand communities, replies with empathy kept the anger from spreading. "
        "Mockery leaves the person without an answer, and everybody reads along."
    ),
    source=Source("Herhausen et al. 2019, Journal of Marketing 83(3)", "https://doi.org/10.1177/0022242918822300"),
    detect=phrases(
        # mock surprise
        "(who could have|who'd have|who would have|who'd've) (seen|guessed|known|thought)",
        "(wow|gosh|oh no|oh dear|aww|aw|ah|ooh) ...1 (a whole|whole|imagine|a delay|you (waited|had to|poor)|two whole|a new record)",
        "({number}|two|three|four|five|ten|twelve) whole (minutes|minute|days|hours)",
        "shocking isn't it",
        "however (did you survive|will you (go on|cope|manage))",
        "{start} imagine (paying|leaving|expecting|thinking|complaining)",
        "stop the presses",
        "alert the (nobel|media|coastguard|press|papers)",
        "(call|somebody call|someone call) the (papers|police|waaambulance)",
        "thoughts and prayers {end}",
        "{start} (cool story|cute|nice try|aww diddums|diddums|boo hoo)",
        # advice that is none
        "have you (tried|considered) (reading|taking|looking|learning|turning|not|eating|going outside|plugging)",
        "(perhaps|maybe|try) (proofread|read|learn|reading)",
        "(perhaps|maybe) (try|ask|stick to|give) ...3 (supermarket|neighbour|drive-thru|tongue|spa|tutorial)",
        "(reading is (hard|free)|it's called (humor|humour|a))",
        "(crazy|wild|novel|revolutionary) (concept|idea|thought)",
        "novel i know",
        "fun fact",
        "next time we'll ...4 (ask|clear|use|send|order|check)",
        "take it up with (the (sky|sea|weather|wind)|god|mother nature)",
        "(skill issue|git gud|cry about it|cope harder|try harder|touch grass|big mad)",
        "(get|need|needs) (a grip|a life|over it)",
        "built like a",
        # mock praise
        "(congrats|congratulations|well done|bravo|gold star) ...3 (on|for|you've) ...3 (finding|reading|being|discovering|discovered)",
        "(completely|totally|wildly|so) original",
        "(incredible|amazing|great) detective work",
        "(your majesty|captain obvious|einstein|sherlock|princess|your highness)",
        "(sweetie|sweetheart|hun|darling|genius|babe|bestie|champ|pal) ...8 (if|there|you|reading|you've|your)",
        "delicate (palate|ears|flower)",
        "(food|another food) critic",
        "the university of (google|life)",
        # the reader's fault for feeling
        "sorry (ur|your sense of humo[u]r|you got offended|i guess|to the haters)",
        "(i guess|guess) (i'm sorry|sorry|we can't please)",
        "emotionally unprepared",
        "literally nobody (asked|cares)",
        "(sense of (humour|humor)|take a joke|get the joke)",
        "(funny|funny how|how odd|interesting) ...1 (every|everyone|everybody|most|the ones|because) ...3 (else|people|managed|manage|turn|our|the)",
        "(most (people|adults|guests)|everyone else|everybody else|any child) ...2 (managed|manages|manage|know|knows|could tell)",
        "as (most adults know|any child could tell you)",
        "(you|your|ur|u) ...8 (lol|lmao|lmaooo|lolol) {end}",
        "just saying {end}",
        "(🙄|💅)",
        unless=(
            "(i|we|me|my|our|us) ...6 (skill issue|idiot|genius|einstein)",
            "our [own] typo",
            "(have you tried|try) the",
            "(thanks|thank you) ...6 (genius|darling|champ)",
        ),
    ),
    bad=(
        "«Wow, a delay» in a snowstorm, «who could have seen» that coming «🙄»",
        "«have you tried reading» the docs? «crazy concept» i know",
        "«Oh no, you waited» «12 whole minutes». «Thoughts and prayers.»",
        "«Congratulations on finding» the settings page!",
        "A cold coffee? «Stop the presses» everyone.",
        "«How odd, most people find the» door in one go.",
    ),
    good=(
        "Ha, not leaves today: a swan. Trains are moving 🦢",
        "Typo is ours. I blame my thumbs, and Gary's coffee.",
        "Have you tried the new pump at platform 3? It should take contactless.",
        "Congratulations on your first marathon, Lea! The shirt is in the post.",
        "Honestly, our genius idea was to print it upside down.",
    ),
)
