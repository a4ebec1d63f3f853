"""Where the browser of the end-to-end tests is; as a command, one line when there is none."""

import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "No chromium here: the browser tests are skipped. To run them, install it (Debian: apt-get install chromium)."


def find_chromium() -> str | None:
    """The path of an installed Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__" and find_chromium() is None:
    sys.stdout.write(MISSING + "\n")
