"""What can be written behind `comeback`."""

import argparse
from typing import get_args

from bot.conversation import Mode
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
    export = commands.add_parser("export", help="everything that is kept of a person or of a workspace, as JSON")
    _add_subject(export)
    export.add_argument("--out", metavar="FILE", default="-", help="a new file; standard output unless you say so")
    forget = commands.add_parser("forget", help="delete everything that is kept of a person or of a workspace")
    _add_subject(forget)
    forget.add_argument("--yes", action="store_true", help="really do it; without this it only says how much it is")
    retention = commands.add_parser("retention", help="for how many days a silent thread is kept: show it, or set it")
    retention.add_argument("days", nargs="?", type=int, metavar="DAYS", help="for this workspace from now on")
    _add_workspace(retention)
    commands.add_parser("key", help="a fresh key for COMEBACK_SECRET_KEY, with which people's words are sealed")
    commands.add_parser("rotate", help="seal everything that is kept with the first key of COMEBACK_SECRET_KEY")
    _add_address(commands.add_parser("worker", help="answer events beside other processes, without pages"))
    train = commands.add_parser("train", help="make the ear from the labelled drafts; needs torch, and an hour")
    train.add_argument("--weigh", action="store_true", help="only weigh anew what was heard: after a change of rules")
    _add_prompts(commands.add_parser("prompts", help="what a language model is told: list the prompts, or render one"))
    commands.add_parser("slack", help="the manifest of the Slack app, to paste when you create it")
    commands.add_parser("migrate", help="make the database, or bring it to this version")
    _add_address(commands.add_parser("doctor", help="what works here, and what does not"))
    return top


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", help="where to listen; 127.0.0.1, which is this machine only, unless you say so")
    command.add_argument("--port", type=int, help="8010 unless you say otherwise")


def _add_subject(command: argparse.ArgumentParser) -> None:
    command.add_argument("--person", metavar="ID", help="one person of the workspace; /mydata says under which id")
    _add_workspace(command)


def _add_workspace(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workspace", metavar="NAME", help="the name of a workspace; the local one is “local”")
    command.add_argument("--platform", default="web", help="where that workspace is: web unless you say otherwise")


def _add_prompts(prompts: argparse.ArgumentParser) -> None:
    which = prompts.add_subparsers(title="prompts", metavar="", dest="prompts", required=True)
    which.add_parser("list", help="name, version and purpose of each")
    rendered = which.add_parser("render", help="exactly what would be sent for a draft, to try any model by hand")
    rendered.add_argument("mode", choices=get_args(Mode), metavar="MODE", help=", ".join(get_args(Mode)))
    rendered.add_argument("--draft", default="-", help="the draft; - or nothing: from standard input")
    rendered.add_argument("--facts", metavar="FILE", help="what else is known, one fact a line")
    rendered.add_argument("--parent", default="", help="the message that the draft answers")
    rendered.add_argument("--platform", default="", help="where it will be posted")
    rendered.add_argument("--wish", default="", help="what the person asks for: warmer, shorter …; needs --previous")
    rendered.add_argument("--previous", default="", help="the wording that the wish is to change")
    rendered.add_argument("--json", action="store_true", help="as the body of a Chat Completions call")


def _add_draft(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", nargs="?", default="-", help="the draft; - or nothing: from standard input")
    command.add_argument("--intent", choices=INTENTS, help="what the draft is; inferred unless given")
    command.add_argument("--parent", default="", help="the message that the draft answers")
    command.add_argument("--platform", default="", help="where it will be posted: x, mastodon, bluesky, linkedin …")
    command.add_argument("--suggest", action="store_true", help="better wordings too")
    command.add_argument(
        "--rules-only", action="store_true", help="what the rules hear, in an instant; without the ear"
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the result as JSON")
    form.add_argument("--jsonl", action="store_true", help="one JSON draft a line in, one JSON result a line out")
