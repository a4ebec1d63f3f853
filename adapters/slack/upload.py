"""Files to take away: what a whisper holds goes into the direct messages with its person, and nowhere else."""

import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import spoken
from bot.chat import Block, File, Paragraph, Whisper
from bot.errors import Misuse

THERE = "{} is in our direct messages, and stays there also when you have everything deleted that I keep."


async def handed_out(client: AsyncWebClient, whisper: Whisper) -> Whisper:
    """The whisper, with its files uploaded for its person; as it was when it has none, or Slack does not let us.

    Raises Unavailable while Slack is away. Slack has no way to tell whether a file was uploaded before, so a process
    that dies in this moment, or an answer of Slack that gets lost, leaves it there twice.
    """
    files = [{"filename": block.name, "content": block.text} for block in whisper.blocks if isinstance(block, File)]
    if not files:
        return whisper
    try:
        with spoken():
            direct = await client.conversations_open(users=whisper.person)
            await client.files_upload_v2(file_uploads=files, channel=direct["channel"]["id"], request_file_info=False)
    except Misuse:
        return whisper
    return msgspec.structs.replace(whisper, blocks=tuple(map(_told, whisper.blocks)))


def _told(block: Block) -> Block:
    return Paragraph(THERE.format(block.name)) if isinstance(block, File) else block
