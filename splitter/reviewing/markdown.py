"""The review for a comment on a pull request: the verdict open, where each test went in a fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from splitter.proving.formats.markdown import LONGEST, entry, plain
from splitter.reporting.terminal import controls_spelt, visible
from splitter.reviewing.hunks import Hunk
from splitter.reviewing.review import Review, Row
from splitter.reviewing.wording import growth, unchecked, verdict

MARK = "<!-- splitter review -->"
"""How a page of ours begins, so that it may be written anew."""

_FINDINGS, _CHANGES, _TESTS = 0.3, 0.6, 1.0
"""How much of the room may be taken up to the end of each; the map, which is folded, has the rest."""

_PLACES = 3

_LINES = 40
"""Of one hunk."""


def to_text(review: Review) -> str:
    """What does not fit is counted."""
    head = f"{MARK}\n### Review of {plain(visible(review.title))}\n\n**{plain(visible(verdict(review)))}**\n"
    tail = "\n".join(["\nNot checked:\n", *(f"- {plain(words)}" for words in unchecked(review)), ""])
    pieces = [head]
    room = LONGEST - len(tail)
    _fill(pieces, int(room * _FINDINGS), "\n#### Findings\n\n", _findings(review), "")
    _fill(pieces, int(room * _CHANGES), "\n#### All that is no move\n", _changes(review), "")
    opened = f"\n<details><summary>Where each of {len(review.tests)} tests went</summary>\n\n"
    table = f"{opened}| test | before | now | how |\n| --- | --- | --- | --- |\n"
    _fill(pieces, room, table, map(_row, review.tests), "\n</details>\n")
    return "".join([*pieces, tail])


def _fill(pieces: list[str], room: int, head: str, items: Iterator[str], end: str) -> None:
    """The items that fit into so many characters, all that is there already counted."""
    found = list(items)
    if not found:
        return
    pieces.append(head)
    size = sum(map(len, pieces)) + len(end) + 40
    for number, item in enumerate(found):
        size += len(item)
        if size > room:
            pieces.append(f"\n... and {len(found) - number} more\n")
            break
        pieces.append(item)
    pieces.append(end)


def _findings(review: Review) -> Iterator[str]:
    yield from map(entry, review.findings)
    for path, words in review.over:
        yield f"- <code>{escape(visible(path))}</code> is over the limit: {plain(words)} too many\n"


def _changes(review: Review) -> Iterator[str]:
    yield f"\n{plain(growth(review))}\n"
    for hunk in review.hunks:
        yield _hunk(hunk)


def _hunk(hunk: Hunk) -> str:
    places = ", ".join(
        f"<code>{escape(visible(f'{path}:{line}'))}</code>" for path, line in hunk.places[:_PLACES]
    )
    more = len(hunk.places) - _PLACES
    where = f"{places} and {more} more" if more > 0 else places
    lines = [controls_spelt(line) for line in hunk.lines[:_LINES]]
    if len(hunk.lines) > _LINES:
        lines.append(f"... {len(hunk.lines) - _LINES} more lines")
    fence = _fence(lines)
    return f"\n{plain(hunk.word)}: {where}\n{fence}diff\n" + "\n".join(lines) + f"\n{fence}\n"


def _fence(lines: Sequence[str]) -> str:
    """More backticks than any line has in a row."""
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    return fence


def _row(row: Row) -> str:
    places = (f"{visible(place[0])}:{place[1]}" if place else "" for place in (row.before, row.after))
    cells = [_code(visible(row.test)), *map(_code, places), plain(row.how)]
    return f"| {' | '.join(cells)} |\n"


def _code(text: str) -> str:
    return f"<code>{escape(text).replace('|', '&#124;')}</code>" if text else ""
