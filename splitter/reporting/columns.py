"""A table for people: columns without frames, in which no cell is ever broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for the head and for each row; numbers stand to the right, what else there is to the left.

    Letters that take two columns of a terminal are counted as such.
    """
    from rich.cells import cell_len

    lines = [head, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    numbers = [all(map(_is_number, column)) for column in zip(*rows, strict=True)]
    for line in lines:
        cells = []
        for cell, width, number in zip(line, widths, numbers, strict=True):
            gap = " " * (width - cell_len(cell))
            cells.append(gap + cell if number else cell + gap)
        yield "  ".join(cells).rstrip()


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(".", "", 1).isdigit()
