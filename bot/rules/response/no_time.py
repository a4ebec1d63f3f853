from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="response-no-time",
    title="“We're looking into it” with no time",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("respond", "announce"),
    message="When will they hear back? A time keeps trust, even if it is for “no news yet”.",
    fix="Add “next update by 14:30, sooner if we know more”.",
    why=(
        "Crisis guidance asks you to say what you know, what you don't, and what happens next. A study of more than "
        "400,000 service tweets linked faster answers to a higher willingness to pay."
    ),
    source=Source(
        "Huang, Mitchell et al. 2018, Harvard Business Review",
        "https://hbr.org/2018/01/how-customer-service-can-turn-angry-customers-into-loyal-ones",
    ),
    detect=phrases(
        "(we're|we are|i'm|i am|we'll|we will|i'll|i will|team is|team are) [currently|still|now|actively] (look|looking) into",
        "(we're|we are|i'm|i am|we'll|we will|i'll|i will|team is|team are) [currently|still|now|actively] (working|work) (on|with)",
        "(we're|we are|i'm|i am|we'll|we will|i'll|i will|team is|team are) [currently|still|now|actively] (investigate|investigating)",
        "(we're|we are|i'm|i am|we'll|we will|i'll|i will|team is|team are) [currently|still|now|actively] (check|checking) (on|it|this|with|into)",
        unless_anywhere=(
            "by ({day}|{number}|noon|lunch|the end|end of|mon|tue|wed|thu|fri|sat|sun)",
            "(at|until|till|before|every|after|from) {number}",
            "{time}",
            "{number} (min|mins|minutes|hour|hours|hrs|h|days)",
            "(within|in) (the|an|a|two|three|ten) (hour|hours|day|days|minutes)",
            "(next update|tonight|today|tomorrow|this (morning|afternoon|evening)|on {day})",
        ),
    ),
    bad=(
        "«We're looking into» it!",
        "Hi, our team is on it and «we are investigating». Thanks for bearing with us",
        "«We're working on» a fix 🛠️",
        "Our team is on the case and «we're still checking with» the depot.",
        "«We're currently looking into» the smell in the east wing.",
    ),
    good=(
        "We're investigating; next update by 14:30 UTC.",
        "I'm checking with the depot and will reply here at 10:30.",
        "We're looking for volunteers on Saturday at 10.",
        "We're working on it and will write again within the hour.",
        "We're looking into it and write by Friday.",
        "We're checking on it, back at 5.",
        "We're checking on it: news 14:30.",
        "We're working on it, give us 20 minutes.",
        "We're looking into it, next update in the thread.",
    ),
)
