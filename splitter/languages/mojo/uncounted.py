"""Tests that are no functions of the module: methods of a struct, and functions in ``main()``.

A struct is not divided and neither is ``main()``'s own block of definitions, so that these stay where they
are; a file with many of them is said to be what it is, not to be within the limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.model.catalogue import finding
from splitter.model.module import Uncounted

_STRUCT = re.compile(r"struct\s+(\w+)")
_MAIN = re.compile(r"(?:async\s+)?(?:fn|def)\s+main\b")
_METHOD = re.compile(
    r"^[ \t]+(?:fn|def)[ \t]+(test_\w+)\(\s*(?:(?:mut|read|owned|borrowed|inout)\s+)?self\s*\)", re.MULTILINE
)
_NESTED = re.compile(r"^[ \t]+(?:fn|def)[ \t]+(test_\w+)\(\s*\)", re.MULTILINE)


def uncounted(statements: Sequence[str], path: str) -> Uncounted:
    """Those of a file's statements, which are given from their keyword on."""
    found = list(_places(statements))
    words = ", ".join(f"{count} in {place}" for place, count in found)
    findings = (finding("S312", words, path=path),) if found else ()
    return Uncounted(sum(count for _, count in found), findings)


def _places(statements: Sequence[str]) -> Iterator[tuple[str, int]]:
    for text in statements:
        struct = _STRUCT.match(text)
        if struct and (methods := _METHOD.findall(text)):
            yield struct[1], len(methods)
        elif _MAIN.match(text) and (nested := _NESTED.findall(text)):
            yield "main()", len(nested)
