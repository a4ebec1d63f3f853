"""Files that a whisper holds: once into the direct messages of its person, and nowhere else."""

import pytest

from adapters.slack.upload import THERE
from adapters.slack.workspace import SlackWorkspace
from bot.chat import File, Paragraph, Place, Whisper
from bot.errors import Unavailable
from tests.adapters.slack.fake_slack import ANA, CHANNEL, TEAM, Failure, FakeSlack

PLACE = Place("slack", TEAM, CHANNEL, "1763690400.000100")
FILE = File("comeback-mydata.json", "application/json", '{"drafts": "Ünser Entwurf"}')
HANDED = Whisper(key="keep", person=ANA, blocks=(Paragraph("Take care of it."), FILE))


async def test_file_of_a_whisper_goes_into_the_direct_messages(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    await workspace.platform.whisper(PLACE, HANDED)

    assert slack.files == [
        {"channel": f"D{ANA}", "name": FILE.name, "length": len(FILE.text.encode()), "text": FILE.text}
    ]
    (said,) = slack.ephemerals
    assert said["text"] == f"Take care of it.\n{THERE.format(FILE.name)}"


async def test_file_that_slack_does_not_take_stands_in_the_whisper(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    slack.fail("files.getUploadURLExternal", Failure(error="missing_scope"))

    await workspace.platform.whisper(PLACE, HANDED)

    assert (slack.files, FILE.text in str(slack.ephemerals)) == ([], True)


async def test_file_waits_while_slack_is_away(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    slack.fail("files.completeUploadExternal", Failure(500))

    with pytest.raises(Unavailable):
        await workspace.platform.whisper(PLACE, HANDED)

    assert slack.ephemerals == []


async def test_file_is_not_handed_out_again_when_nothing_can_be_said_of_it(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    slack.fail("chat.postEphemeral", Failure(503))

    await workspace.platform.whisper(PLACE, HANDED)

    assert (len(slack.files), slack.ephemerals) == (1, [])


async def test_whisper_without_a_file_waits_while_slack_is_away(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    slack.fail("chat.postEphemeral", Failure(503))

    with pytest.raises(Unavailable):
        await workspace.platform.whisper(PLACE, Whisper(key="w", person=ANA, blocks=(Paragraph("So."),)))
