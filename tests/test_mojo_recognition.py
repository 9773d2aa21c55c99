"""A part whose statements are recognised reads as it does when each of its tokens is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from splitter.languages.mojo.rereading import reread, reread_parts

ORIGINAL = '''"""About a file."""

# Licence

from testing import assert_equal, assert_true  # names
from math import (
    cos,
    sin,
)

alias SIZE = 4
"""Its docstring."""


# A heading

@value
struct Point:
    var x: Int

    # after it


fn helper(
    a: Int,
) raises -> Int:
    """Text with code in it.

fn test_one() raises:
    pass
"""
    return a


# attached
fn test_one() raises:
    assert_equal(helper(1), 1)
# at column 0
    assert_true(True)


fn test_two() raises:
    assert_equal(SIZE, 4)  # blanks behind:   \n

fn main() raises:
    test_one()
    test_two()
'''
LINES = ORIGINAL.splitlines(keepends=True)
ADDED = (
    "\n",
    "# new\n",
    "    # new\n",
    "    pass\n",
    "else:\n",
    "@value\n",
    ")\n",
    "x = (\n",
    "x = 1 \\\n",
    '"""\n',
    "from math import cos\n",
    "fn test_one() raises:\n",
)


def _changed() -> Iterator[str]:
    """The file with each line left out, doubled, indented, and with something before it."""
    for at, line in enumerate(LINES):
        before, after = "".join(LINES[:at]), "".join(LINES[at + 1 :])
        yield before + after
        yield before + line * 2 + after
        yield f"{before}    {line}{after}"
        yield f"{before}{line.rstrip()} {after}"
        for added in ADDED:
            yield before + added + line + after


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_recognised_statements_read_as_all_of_their_tokens_do(newline: str) -> None:
    original = reread(ORIGINAL.replace("\n", newline).encode())
    assert not original.problem
    parts = [part.replace("\n", newline).encode() for part in _changed()]
    for part, reading in zip(parts, reread_parts(original, parts), strict=True):
        assert reading == reread(part), part.decode()
