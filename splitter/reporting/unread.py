"""A console whose reader may go away: what is done goes on, and nobody is told of it any more."""

from __future__ import annotations

import os

from rich.console import Console


class UnreadConsole(Console):
    """As rich's, which would end the process with exit code 1: ``splitter split tests 2>&1 | head``."""

    def on_broken_pipe(self) -> None:
        """Print nothing more, here or to the same stream."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())
