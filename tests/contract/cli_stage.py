"""The command line on the stage: `comeback replay`, fed with events."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.contract.stage import Screen, SeenCard


class CliStage:
    """`comeback replay`: events from a file, replies as JSON lines. It has no memory between runs, and needs none."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "events.jsonl"
        self._events: list[dict[str, Any]] = []

    def mention(self, text: str, event: str = "e1", *, images: int = 0, by_bot: bool = False) -> None:
        self._events = []
        self._add("mention", event, by_bot=by_bot, text=text, images=images)

    def write(self, text: str, event: str) -> None:
        self._add("message", event, text=text)

    def press(self, label: str, event: str) -> None:
        self._add("press", event, button=next(b["value"] for b in self._buttons() if b["label"] == label))

    def submit(self, label: str, values: dict[str, str], event: str) -> None:
        form = next(b["form"]["value"] for b in self._buttons() if b["label"] == label)
        self._add("submit", event, form=form, values=values)

    def edit(self, event: str, text: str) -> None:
        self._add("edit", event, message="e1", text=text)

    def delete(self, event: str, message: str) -> None:
        self._add("deletion", event, message=message)

    def demote(self) -> bool:
        return False

    def redeliver(self) -> None:
        self._events.append(self._events[-1])

    def restart(self) -> None:
        """Every run starts anew."""

    def close(self) -> None:
        """Nothing runs."""

    def screen(self) -> Screen:
        return self._seen(self._replayed())

    def screens(self, drafts: Mapping[str, str]) -> dict[str, Screen]:
        """What can be seen in each thread, of drafts by event; each opens a thread of its own, all in one run."""
        self._events = []
        for event, draft in drafts.items():
            self._add("mention", event, thread=event, text=draft, images=0)
        lines = self._replayed()
        return {event: self._seen([line for line in lines if line["place"]["thread"] == event]) for event in drafts}

    def _add(self, kind: str, event: str, *, thread: str = "t1", by_bot: bool = False, **fields: Any) -> None:
        self._events.append(
            {
                "type": kind,
                "id": event,
                "at": "2026-11-21T02:00:00Z",
                "place": {"platform": "cli", "workspace": "local", "channel": "drafts", "thread": thread},
                "person": {"id": "ana", "name": "Ana", "bot": by_bot},
                **fields,
            }
        )

    def _replayed(self) -> list[dict[str, Any]]:
        self._file.write_text("".join(json.dumps(event) + "\n" for event in self._events))
        command = [sys.executable, "-m", "bot", "replay", str(self._file)]
        done = subprocess.run(command, check=True, capture_output=True)
        return list(map(json.loads, done.stdout.splitlines()))

    def _seen(self, lines: list[dict[str, Any]]) -> Screen:
        cards, whispers = _shown(lines)
        return Screen(tuple(map(_told, cards.values())), tuple(whispers))

    def _buttons(self) -> list[dict[str, Any]]:
        card = list(_shown(self._replayed())[0].values())[-1]
        rows = [button for block in card["blocks"] for button in block.get("buttons", [])]
        single = [block[name] for block in card["blocks"] for name in ("why", "mute", "use") if block.get(name)]
        feedback = card.get("feedback") or {}
        return [*rows, *single, *card["buttons"], *feedback.values()]


def _shown(lines: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """The cards by message, as they are in the end, and the whispers."""
    cards: dict[str, Any] = {}
    whispers: list[str] = []
    for line in lines:
        if line["do"] == "whisper":
            whispers.append(" ".join(block.get("text", block.get("title", "")) for block in line["reply"]["blocks"]))
        else:
            assert (line["message"] in cards) == (line["do"] == "edit")
            cards[line["message"]] = line["reply"]
    return cards, whispers


def _told(card: dict[str, Any]) -> SeenCard:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for block in card["blocks"]:
        kinds.setdefault(block["type"], []).append(block)
    chosen = [button["label"] for row in kinds.get("choices", []) for button in row["buttons"] if button["chosen"]]
    return SeenCard(
        summary=card["summary"],
        rules=tuple(hint["rule"] for hint in kinds.get("hint", [])),
        quotes=tuple(hint["quote"] for hint in kinds.get("hint", []) if hint["quote"]),
        wordings=tuple(wording["text"] for wording in kinds.get("wording", [])),
        intent="".join(chosen),
        says=" ".join(str(value) for block in card["blocks"] for value in block.values() if isinstance(value, str)),
    )
