"""What is searched for ends soon, and what people write is searched for."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from splitter.text.backtracking import ends_soon


@pytest.mark.parametrize(
    "pattern",
    [
        r"^tests/(test_big|test_small)\.py$",
        r"(?x)^(tests/test_b(ig|ar)\.py|docs/.*\.md|.*/data/.*|a/.*|b/.*|c/.*)$",
        r"/(\.git|\.venv|build)/",
        r"^(?!tests/|docs/).*\.pyi?$",
        r"[^*+(|]+_test\.py",
        r"(?:.*/)?test_(?:big|small)\.py",
        r"(ab)+c",
        r"\(a\|b\)+",
        "(?x)^(\n  a.*  # all of them (and more|less)+\n  | b\n)$",
    ],
)
def test_what_people_write_is_searched_for(pattern: str) -> None:
    assert ends_soon(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<n>\w+)+!",
        r"(\w+)(?#c)+!",
        "(?x)(\\w+)#c\n+!",
        r"(\w{1,9}){1,9}!",
        r"((\w?){9}){9}!",
        r"\w?" * 30,
        "(a|aa)" * 30,
        "(a+)+b",
        "(a|a)*b",
        "(a?)*b",
        r"(\w|\d)+!",
        "((a)|b)*c",
        ".*.*.*.*.*x",
        "((a*)b)*",
        "(?:x{1,99}){50}",
    ],
)
def test_what_may_take_for_ever_is_not(pattern: str) -> None:
    assert not ends_soon(pattern)


PIECES = st.sampled_from([*"aab|()*+?.", "(a", "(.", ")*", ")+", "[ab]", "{1,}", "{2,30}", "(?:"])


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=3, max_size=12).map("".join), min_size=300, max_size=300))
def test_what_is_searched_for_comes_to_an_end(patterns: list[str]) -> None:
    found = [one for one in patterns if ends_soon(one) and _is_read(one)]
    code = f"import re\nfor one in {found!r}:\n    re.search(one, {'a' * 60 + '!'!r})"
    subprocess.run([sys.executable, "-S", "-c", code], check=True, timeout=120)


def _is_read(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
