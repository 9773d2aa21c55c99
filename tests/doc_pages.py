"""Pages of documents whose commands are run: their blocks in order, and what stands above each.

A ``console`` block is run unless ``<!-- not run: WHY -->`` stands above it. A line that begins with ``$ `` is
a command, what follows is what it prints (``...`` for any lines); a block without such a line holds
commands alone, which must succeed. What else an HTML comment may say, above a block or alone:

- ``<!-- begin: shop -->``: from here on the commands are run in a fresh copy of that sample;
- ``<!-- run: COMMAND -->``: a command that the reader need not see;
- ``<!-- exits: 1 -->``: how the block's last command ends;
- ``<!-- file: NAME -->``: the block is what NAME holds, ``<!-- shows: NAME -->`` the lines that NAME has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = re.compile(
    r"^[ ]*<!-- (?P<word>begin|run|exits|file|shows|not run): (?P<value>.*?) -->\n"
    r"|^(?P<margin>[ ]*)```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^(?P=margin)```\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Command:
    """One command of a block, and what it prints; ``None`` if that is not told."""

    line: str
    printed: str | None = None
    exits: int = 0


@dataclass(frozen=True)
class Block:
    """A fenced block, with where its text stands in the page and the directives above it."""

    language: str
    text: str
    span: tuple[int, int]
    directives: tuple[tuple[str, str], ...] = ()

    def told(self, word: str) -> str | None:
        """What a directive says, if it is there."""
        return dict(self.directives).get(word)

    def commands(self) -> Iterator[Command]:
        """The commands of a ``console`` block."""
        lines = self.text.splitlines()
        exits = int(self.told("exits") or 0)
        if not any(line.startswith("$ ") for line in lines):
            found = [Command(line) for line in lines if line.strip() and not line.startswith("#")]
        else:
            found = [
                Command(line.rstrip("\n"), printed)
                for line, printed in re.findall(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", self.text, re.MULTILINE)
            ]
        for number, one in enumerate(found, start=1):
            yield Command(one.line, one.printed, exits if number == len(found) else 0)


def blocks(page: str) -> Iterator[Block]:
    """All blocks of a page; ``begin`` and ``run`` alone are blocks without a text."""
    above: list[tuple[str, str]] = []
    for match in _PIECE.finditer(page):
        if match["word"] in ("begin", "run"):
            yield Block("", "", match.span(), ((match["word"], match["value"]),))
        elif match["word"]:
            above.append((match["word"], match["value"]))
        else:
            margin = match["margin"]
            text = "".join(line.removeprefix(margin) for line in match["text"].splitlines(keepends=True))
            yield Block(match["language"], text, match.span("text"), tuple(above))
            above = []


def is_as_told(printed: str, told: str) -> bool:
    """Whether a command printed what the page says, in however many seconds.

    ``...`` alone in a line stands for any lines.
    """
    lines = (
        r"(?:.*\n)*" if line == "..." else _SECONDS.sub(_ANY, re.escape(line)) + "\n"
        for line in told.splitlines()
    )
    return re.fullmatch("".join(lines), printed) is not None


_SECONDS, _ANY = re.compile(r"\d+\\\.\d+(?=(?:\\ )?s\b)"), r"\\d+\\.\\d+"
