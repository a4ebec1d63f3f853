"""The agents' turns of customer-care conversations as drafts for `comeback review --jsonl`.

    python -m benchmarks.support DIALOGUES.json > drafts.jsonl

The file is the list of conversations published with IBM's twitter-customer-care-document-prediction (Apache-2.0):
each has `dialogContent`, turns in order, and `agentURL`, the answer that closes it. A turn's parent is what the client
said last.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def drafts(conversations: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """One draft an agent's turn, each turn once."""
    seen: set[str] = set()
    for conversation in conversations:
        parent = ""
        for turn in [*conversation["dialogContent"], _closing(conversation["agentURL"])]:
            if "agent" not in turn:
                parent = turn["message"]
            elif turn["tweet_ID"] not in seen:
                seen.add(turn["tweet_ID"])
                yield {"id": turn["tweet_ID"], "text": turn["message"], "parent": parent, "platform": "x"}


def _closing(answer: dict[str, str]) -> dict[str, str]:
    return {"agent": "", "tweet_ID": answer["tweet_ID"], "message": answer["url_utterance"]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    for draft in drafts(json.loads(parser.parse_args().file.read_text(encoding="utf-8"))):
        sys.stdout.write(json.dumps(draft, ensure_ascii=False) + "\n")
