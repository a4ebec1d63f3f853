"""The app's manifest: one paste into Slack makes the app, with every command that the features declare."""

from collections.abc import Iterable
from typing import Any

from adapters.slack.escape import cut
from adapters.slack.payload import SHORTCUT
from bot.feature import Prompt, SlashCommand

DESCRIPTION = 140  # characters, of the app
SUMMARY = 100  # characters, of a command: Slack publishes no limit, and shows one line
PROMPTS = 4  # that Slack shows
OWN = frozenset({"help"})  # words that Slack itself listens to after a slash, or may; a mention says them as well

SHORT = "Coaches the words that you are about to post, in the thread where you write them."
LONG = (
    "Mention Comeback with a draft, and it says how the words may read and what could be better: hints at once, with "
    "the words that they are about, and wordings to copy. It answers in the thread, asks for what only you know, and "
    "never posts anywhere else. What it keeps of you is shown and deleted with /mydata."
)
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
    "metadata.message:read",
    "mpim:history",
    "users:read",
)
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "tokens_revoked",
)


def manifest_of(commands: Iterable[SlashCommand], prompts: Iterable[Prompt]) -> dict[str, Any]:
    """The manifest, for Socket Mode; signed HTTP needs the app's own address, which nobody knows but who runs it."""
    return {
        "display_information": {"name": "Comeback", "description": cut(SHORT, DESCRIPTION), "long_description": LONG},
        "features": {
            "agent_view": {
                "agent_description": cut(SHORT, DESCRIPTION),
                "suggested_prompts": [prompt._asdict() for prompt in prompts][:PROMPTS],
            },
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Comeback", "always_online": True},
            "shortcuts": [
                {
                    "name": "Coach this message",
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": "Coach these words for you alone",
                }
            ],
            "slash_commands": [_command(command) for command in commands if command.name not in OWN],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _command(command: SlashCommand) -> dict[str, Any]:
    drawn = {
        "command": f"/{command.name}",
        "description": cut(command.summary, SUMMARY),
        "should_escape": False,  # what was typed is a draft: names in it stay words
    }
    return {**drawn, "usage_hint": command.argument} if command.argument else drawn
