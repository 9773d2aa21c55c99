"""What is longer than a screen, shown on a terminal as git shows it: through the user's pager."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress


def pager() -> str:
    """The command: GIT_PAGER, PAGER, else less; empty if the user wants none (``cat``)."""
    for name in ("GIT_PAGER", "PAGER"):
        if (wanted := os.environ.get(name)) is not None:
            return "" if wanted.strip() in ("", "cat") else wanted
    return "" if os.environ.get("TERM") in (None, "dumb") else "less"


def paged(text: str, command: str) -> None:
    """Shows the text, in colours if it has some; ends when the pager does.

    ``less`` quits by itself if all fits on one screen (F), leaves colours as they are (R), and does not
    clear the screen (X), as with git.
    """
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    with subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        with suppress(BrokenPipeError, KeyboardInterrupt):  # the reader has seen enough
            process.stdin.write(text.encode("utf-8", "surrogateescape"))
            process.stdin.close()
