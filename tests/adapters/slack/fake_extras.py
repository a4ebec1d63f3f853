"""What our Slack has besides messages: pages of persons, lines that tell what is under way, and files."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from aiohttp import web

Json = dict[str, Any]


class Extras:
    """Everything open to look at."""

    def __init__(self) -> None:
        self.url = ""
        self.pages: dict[str, Json] = {}  # by person: the page that we published last
        self.views: list[Json] = []  # forms that we opened
        self.statuses: dict[tuple[str, str], str] = {}  # by channel and thread: what stands below it
        self.files: list[Json] = []  # that were handed out: where, under which name, and what is in them
        self._uploads: list[Json] = []

    def _publish(self, given: Json) -> Json:
        self.pages[given["user_id"]] = given["view"]
        return {"view": {"id": f"V{given['user_id']}", **given["view"]}}

    def _open_view(self, given: Json) -> Json:
        self.views.append(given["view"])
        return {"view": {"id": f"V{len(self.views)}", **given["view"]}}

    def _set_status(self, given: Json) -> Json:
        self.statuses[given["channel_id"], given["thread_ts"]] = given["status"]
        return {}

    def _open_direct(self, given: Json) -> Json:
        return {"channel": {"id": f"D{given['users']}"}}

    def _promise_upload(self, given: Json) -> Json:
        self._uploads.append({"name": given["filename"], "length": int(given["length"])})
        number = len(self._uploads) - 1
        return {"file_id": f"F{number}", "upload_url": self.url.replace("/api/", f"/upload/{number}")}

    async def _upload(self, request: web.Request) -> web.Response:
        self._uploads[int(request.match_info["number"])]["text"] = (await request.read()).decode()
        return web.Response(text="OK")

    def _complete_upload(self, given: Json) -> Json:
        done = [self._uploads[int(file["id"].removeprefix("F"))] for file in given["files"]]
        self.files += [{"channel": given["channel_id"], **file} for file in done]
        return {"files": given["files"]}

    EXTRAS: ClassVar[Mapping[str, Callable[[Any, Json], Json]]] = {
        "views.open": _open_view,
        "views.publish": _publish,
        "assistant.threads.setStatus": _set_status,
        "conversations.open": _open_direct,
        "files.getUploadURLExternal": _promise_upload,
        "files.completeUploadExternal": _complete_upload,
    }
