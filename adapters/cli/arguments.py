"""What can be written behind `comeback`."""

import argparse

from bot.finding import INTENTS


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line; `command` in the result names what to run, empty for the workspace."""
    top = argparse.ArgumentParser(
        prog="comeback",
        description="Coaches the words that you are about to post. Without a command it opens the local workspace.",
    )
    _add_address(top)
    top.set_defaults(command="")
    commands = top.add_subparsers(title="commands", metavar="", dest="command")
    _add_address(commands.add_parser("demo", help="the local workspace, with drafts already coached"))
    _add_draft(commands.add_parser("review", help="hints for one draft, or with --jsonl for one JSON draft a line"))
    replay = commands.add_parser("replay", help="feed events (one JSON a line) to the bot, print every reply as JSON")
    replay.add_argument("events", metavar="EVENTS.jsonl", help="a file, or - for standard input")
    commands.add_parser("migrate", help="make the database, or bring it to this version")
    _add_address(commands.add_parser("doctor", help="what works here, and what does not"))
    return top


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", help="where to listen; 127.0.0.1, which is this machine only, unless you say so")
    command.add_argument("--port", type=int, help="8010 unless you say otherwise")


def _add_draft(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", nargs="?", default="-", help="the draft; - or nothing: from standard input")
    command.add_argument("--intent", choices=INTENTS, help="what the draft is; inferred unless given")
    command.add_argument("--parent", default="", help="the message that the draft answers")
    command.add_argument("--platform", default="", help="where it will be posted: x, mastodon, bluesky, linkedin …")
    command.add_argument("--suggest", action="store_true", help="better wordings too")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the result as JSON")
    form.add_argument("--jsonl", action="store_true", help="one JSON draft a line in, one JSON result a line out")
