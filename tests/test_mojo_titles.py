"""Which prints name their own file, and which of them say nothing else."""

from __future__ import annotations

import pytest

from splitter.languages.mojo.titles import retitled

FILE, PART = "test_math.mojo", "test_math_add.mojo"


@pytest.mark.parametrize(
    "line",
    [
        'print("see test_math.mojo for more")',
        'print("test_math_add passed")',
        'print("tests/test_math.mojo")',
        'print("test_math.mojo.DEPRECATED")',
        'test_math("Running test_math.mojo")',
        'print("Running", test_math)',
    ],
)
def test_what_says_more_or_something_else_stays(line: str) -> None:
    assert retitled(line, FILE, PART, frozenset()) == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('print("Running test_math.mojo")', 'print("Running test_math_add.mojo")'),
        ('    print("=== test_math ===")\n', '    print("=== test_math_add ===")\n'),
        ("print('test_math: all tests passed!', n)", "print('test_math_add: all tests passed!', n)"),
        (
            'print("\\ntest_math.mojo:\\t", "test_math")',
            'print("\\ntest_math_add.mojo:\\t", "test_math_add")',
        ),
    ],
)
def test_the_name_alone_becomes_the_parts(line: str, expected: str) -> None:
    assert retitled(line, FILE, PART, frozenset()) == expected


def test_a_test_of_that_name_is_not_the_file() -> None:
    line = 'print("test_math passed", "test_math.mojo")'
    assert retitled(line, FILE, PART, frozenset({"test_math"})) == line.replace(FILE, PART)
