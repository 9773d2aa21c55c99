"""What is wrong, as a person reads it: each finding in a line, its remedy below.

It is written without rich, whose import costs more than a check does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from splitter.model.finding import Finding, Severity
from splitter.reporting.terminal import is_coloured, visible, visible_lines

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTE: "36"}
_BOLD, _DIM = "1", "2"


def print_findings(findings: Iterable[Finding], stream: TextIO | None = None) -> None:
    """``error S103 path:line message`` for each, and its remedy on the next line.

    The remedy that several in a row have in common is below the last of them.
    Lines are not wrapped, so that a pipe can be searched; a terminal wraps them itself.
    """
    out = stream if stream is not None else sys.stderr
    found = list(findings)
    styled = _in_colour if is_coloured(out) else _plain
    for each, after in zip(found, [*found[1:], None], strict=False):
        place = f"{styled(_place(each), _BOLD)} " if each.path else ""
        head = f"{styled(each.severity.value, _COLOURS[each.severity])} {each.code} {place}"
        out.write(f"{head}{visible_lines(each.message)}\n")
        same = after is not None and (each.code, each.remedy) == (after.code, after.remedy)
        if each.remedy and not same:
            out.write(styled(f"    {visible_lines(each.remedy)}", _DIM) + "\n")


def _place(found: Finding) -> str:
    """``path:line``, as far as it is known."""
    return visible(found.path) + (f":{found.line}" if found.line is not None else "")


def _in_colour(text: str, how: str) -> str:
    return f"\x1b[{how}m{text}\x1b[0m"


def _plain(text: str, how: str) -> str:
    return text
