"""The tree keeps its shape: short files, telling names, no package index and no machine's paths in it."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINES = 300
JUNK = {"utils", "util", "helpers", "helper", "manager", "common", "base", "core", "service", "services", "misc"}
INDEX = re.compile(r"\b(?:pyp" + r"i|pythonh" + r"osted|npm" + r"js|deb\.debi" + r"an)\.org\b")


def tracked() -> list[Path]:
    """Files that are, or are about to be, under version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_python_files_have_at_most_300_lines() -> None:
    long = {f.name: n for f in tracked() if f.suffix == ".py" and (n := len(f.read_text().splitlines())) > LINES}

    assert long == {}


def test_no_file_has_a_junk_name() -> None:
    assert [str(f.relative_to(ROOT)) for f in tracked() if f.stem in JUNK] == []


def test_no_file_names_a_package_index() -> None:
    texts = {f: f.read_text(errors="replace") for f in tracked() if f.suffix not in (".png", ".ico")}

    assert [str(f.relative_to(ROOT)) for f, text in texts.items() if INDEX.search(text)] == []
