"""What the older edition makes of a text of the newer one."""

from __future__ import annotations

import pytest

from tests.mojo_editions import older


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        ("def test_one() raises:\n", "fn test_one() raises:\n"),
        ("    def area[T: Sized](self) -> Int:\n", "    fn area[T: Sized](self) -> Int:\n"),
        ("def `odd name`():\n", "fn `odd name`():\n"),
        ("# def test_commented_out():\n", "# fn test_commented_out():\n"),
        ("def run[test: def() raises thin -> None]():\n", "fn run[test: fn () raises -> None]():\n"),
        ("comptime ONE = 1\n", "alias ONE = 1\n"),
        ("    comptime if WIDE:\n        pass\n", "    @parameter\n    if WIDE:\n        pass\n"),
        ("from std.testing import assert_equal\n", "from testing import assert_equal\n"),
        ("import std.math as maths\n", "import math as maths\n"),
        ("x = std.math.sqrt(4.0)\n", "x = math.sqrt(4.0)\n"),
    ],
)
def test_code_is_translated(newer: str, expected: str) -> None:
    assert older(newer) == expected
    assert older(expected) == expected


@pytest.mark.parametrize("text", ['"""Words of a def, at comptime."""\n', "undef one()\n", "x = one.std\n"])
def test_words_stay(text: str) -> None:
    assert older(text) == text
