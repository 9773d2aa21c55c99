"""The proof rejects random damage of Python parts, but for what other means show to be harmless."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.mutations.__main__ import mutations, split
from benchmarks.mutations.innocence import innocence

CASES = Path(__file__).parent / "cases"
FILES = {
    path.parent.parent.name: path
    for path in sorted(CASES.glob("split-*/input/test_big.py"))
    if split(path, 2) is not None
}


@pytest.mark.parametrize("name", FILES)
def test_what_the_proof_accepts_is_harmless(name: str) -> None:
    made = split(FILES[name], 2)
    assert made is not None
    verdicts = list(mutations(made, random.Random(name), 12))
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
    assert bool(innocence(PART, PART.replace(before, after), [OTHER])) is harmless
