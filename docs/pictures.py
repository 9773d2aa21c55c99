"""Draws what commands print, from real runs: ``python docs/pictures.py [FOLDER] [--all]``.

``docs/pictures/`` gets those that the pages show, dark and light; ``--all`` draws them for narrow and wide
terminals, and those of ``--help`` and of a dry run, too.
"""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, DIMMED_MONOKAI
from rich.text import Text

PROJECT = Path(__file__).resolve().parent.parent
SAMPLE = PROJECT / "tests" / "samples" / "python" / "shop"
THEMES = {"light": DEFAULT_TERMINAL_THEME, "dark": DIMMED_MONOKAI}
SHOWN = {
    "check": "splitter check",
    "split": "splitter split tests/test_shop.py",
}
MORE = {
    "help": "splitter --help",
    "split-help": "splitter split --help",
    "dry-run": "splitter split tests/test_shop.py --dry-run",
}
NARROW, WIDE = 80, 140


def draw(name: str, command: str, width: int, folder: Path) -> None:
    """A picture of each theme of what a command prints in a terminal of that width."""
    text = f"$ {command}\n{_printed(command, width)}\n"  # the last line would be cut below its letters
    for theme, colours in THEMES.items():
        console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, color_system="truecolor")
        console.print(Text.from_ansi(text), end="")
        made = console.export_svg(title=command, theme=colours, unique_id=f"{name}-{theme}")
        (folder / f"{name}-{theme}.svg").write_text(_plain(made), encoding="utf-8")


def _printed(command: str, width: int) -> str:
    """What a person sees who types it: a terminal of that width, and nothing that is longer goes to a pager."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "shop"
        shutil.copytree(SAMPLE, project)
        environment = os.environ | {"COLUMNS": str(width), "TERM": "xterm-256color", "GIT_PAGER": "cat"}
        environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])
        ours, its = pty.openpty()
        termios.tcsetwinsize(its, (50, width))
        with subprocess.Popen(command.split(), cwd=project, env=environment, stdin=its, stdout=its, stderr=its) as run:
            os.close(its)
            printed = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
    assert run.returncode in (0, 1), printed
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody writes to it any more
        return b""


def _plain(svg: str) -> str:
    """Without the font that a reader's browser would load from elsewhere."""
    start, end = svg.find("@font-face"), svg.rfind("@font-face")
    return svg if start < 0 else svg[:start] + svg[svg.index("}", end) + 1 :]


def main() -> None:
    """All of them."""
    rest = [each for each in sys.argv[1:] if each != "--all"]
    folder = Path(rest[0]) if rest else PROJECT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in SHOWN.items():
        draw(name, command, NARROW, folder)
    if "--all" in sys.argv:
        for name, command in (SHOWN | MORE).items():
            for width in (NARROW, WIDE):
                draw(f"{name}-{width}", command, width, folder)


if __name__ == "__main__":
    main()
