"""The proof rejects random damage, but for what other means show to be harmless."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.mutations.__main__ import mutations, split
from benchmarks.mutations.mojo import MOJO
from benchmarks.mutations.python import PYTHON
from tests.golden_cases import Case, cases

SPLIT = [
    case
    for case in (*cases("python/split/*"), *cases("mojo/split/*"))
    if case.file == "test_big.py" or case.file.endswith(".mojo")
    if split(case.folder / "input" / case.file, 2) is not None
]


@pytest.mark.slow
@pytest.mark.parametrize("case", SPLIT, ids=str)
def test_what_the_proof_accepts_is_harmless(case: Case, tmp_path: Path) -> None:
    made = split(case.lay_out(tmp_path), 2)
    assert made is not None
    verdicts = list(mutations(made, random.Random(str(case)), 12))
    assert len(verdicts) == 12
    assert not [one for one in verdicts if not (one.rejected or one.harmless)]


PART = """'Header.'
from os import (
    sep,
    path,
)


def helper(): return 1


def test_a(): assert sep
"""
OTHER = '"""Header."""\n\n\ndef helper(): return 1\n\n\ndef test_b(): assert helper()\n'


@pytest.mark.parametrize(
    ("before", "after", "harmless"),
    [
        ("\n\n\ndef test_a", "\n\ndef test_a", True),
        ("(\n    sep,\n    path,\n)", "sep, path", True),
        ("def helper(): return 1\n", "", True),
        ("assert sep", "assert  sep", False),
        ("assert sep", "assert path", False),
        ("    path,\n", "", False),
        ("def test_a(): assert sep", "", False),
        ("def helper(): return 1", "def helper(): return 2", False),
    ],
)
def test_harmlessness_is_told_from_harm(before: str, after: str, harmless: bool) -> None:
    assert before in PART
    assert bool(PYTHON.innocence([PART, OTHER], {0: PART.replace(before, after)})) is harmless


MOJO_PART = """'''Header.'''
from testing import (
    assert_equal,
    assert_true,
)
from math import sqrt  # both


fn helper() -> Int: return 1


fn test_a() raises:
    assert_equal(1, 1)  # one


fn main() raises:
    test_a()
    print("1 test")
    pass
"""
MOJO_OTHER = """'''Header.'''
from math import sqrt  # both


fn helper() -> Int: return 1


fn test_b() raises:
    print(sqrt(helper()))
"""


@pytest.mark.parametrize(
    ("before", "after", "harmless"),
    [
        ("\n\n\nfn test_a", "\n\nfn test_a", True),
        ("(\n    assert_equal,\n    assert_true,\n)", " assert_equal, assert_true", True),
        ("fn helper() -> Int: return 1\n", "", True),
        ("from math import sqrt  # both\n", "", True),
        ("sqrt  # both", "sqrt", True),
        ("sqrt  # both", "sqrt  # each", False),
        ("    pass\n", "    pass\n    pass\n", True),
        ("    pass\n", "    pass\n  pass\n", False),
        ("  # one", "", False),
        ("    test_a()", "    test_a( )", True),
        ("    test_a()\n", "", False),
        ("    test_a()\n", "  test_a()\n", False),
        ("1 test", "2 test", False),
        ("    assert_true,\n", "", False),
        ("assert_equal(1, 1)", "assert_equal(1,  1)", False),
        ("fn helper() -> Int: return 1", "fn helper() -> Int: return 2", False),
    ],
)
def test_harmlessness_in_mojo_is_told_from_harm(before: str, after: str, harmless: bool) -> None:
    assert before in MOJO_PART
    changed = MOJO_PART.replace(before, after)
    assert bool(MOJO.innocence([MOJO_PART, MOJO_OTHER], {0: changed})) is harmless
