import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.platform import handles_in
from bot.rules.rule import Rule, Source

EVERYONE = re.compile(r"@(?:everyone|here|channel|highlight)", re.IGNORECASE)
DANGER = phrases(
    "(evacuate|lockdown|recall|recalled|emergency|danger|dangerous|tsunami|unsafe)",
    "(fire|gas|water|flood) (alarm|leak|warning|engine|brigade)",
    "(leave|stay out of|stay away from|get out of) ...3 (building|hall|hut|house|office|beach|water|site)",
    "(do not|don't) (eat|drink|use|touch|open|click)",
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The first call to everybody, where no one is in danger."""
    calls = [handle for handle in handles_in(draft) if EVERYONE.fullmatch(handle.of(draft.plain))]
    if calls and not any(True for _ in DANGER.find(draft)):
        yield draft.span(calls[0].start, calls[0].end)


RULE = Rule(
    id="platform-everyone-ping",
    title="Calls everybody",
    severity=Severity.WARNING,
    label="mass-mention",
    intents=(),
    message="This makes every member's phone buzz, wherever they are. Keep it for danger and for what cannot wait; this one may do without.",
    fix="Leave out the ping, or use a role or channel that people joined for this.",
    why=(
        "Slack warns before such a ping and lets owners switch it off, because it reaches everybody at once. People who "
        "are called for small things mute the channel, and then miss the big ones."
    ),
    source=Source(
        "Slack Help Centre, Manage who can notify a channel or workspace",
        "https://slack.com/help/articles/115004855143-Manage-who-can-notify-a-channel-or-workspace",
    ),
    detect=Detector(("@",), find),
    bad=(
        "«@everyone» new blog post, go and read it",
        "«@channel» the mugs are in the shop!",
        "hey «@here» vote for us",
        "Kit night is on Friday. «@Everyone» bring boots. @here too.",
        "Our café page is up, «@highlight» tell your friends",
    ),
    good=(
        "@everyone there's a gas leak in the hall, meet at the gate.",
        "@everyone please leave the old building now, by the east stairs.",
        "@here don't eat the eggs dated 3 June: bring them back.",
        "@channel evacuate now, by the east stairs.",
        "New blog post is up.",
        "Everyone who helped: thank you. See you @everyonescafe or over here.",
    ),
)
