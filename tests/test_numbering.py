"""Lines of a module that may count are found by their text, and none of those that do is missed."""

from __future__ import annotations

import pytest

from splitter.languages.python.project.state.numbering import counting_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("self.n += 1", [1]),
        ("Base.n //= 2", [1]),
        ("x[0] -= 1", [1]),
        ("f(x)[1].n += (1)", [1]),
        ("i += 1; ids.n += 1", [1]),
        ("n += next(ids)", [1]),
        ("next(iter(x)) + next(ids)", [1]),
        ("global m, n\nn-=1", [2]),
        ("global m, \\\n  n\nn += 1", [3]),
        ("n += 1", []),
        ("global m\nn += 1", []),
        ("self.n += x", []),
        ("a == 1, a != 1, a <= 1", []),
        ("next(iter(x))", []),
    ],
)
def test_lines_that_may_count(text: str, lines: list[int]) -> None:
    assert list(counting_lines(text)) == lines
