"""The table of pairs: the same figures in every process, however it hashes texts."""

from __future__ import annotations

import os
import subprocess
import sys

_TABLE = """
from splitter.grouping.affinity import affinities, items
from splitter.grouping.words import entries
from splitter.model.evidence import Evidence
from splitter.model.plan import Atom

WORDS = "row column cell sheet border margin colour pattern format locale title legend axis".split()

def atom(at):
    rows = [[WORDS[(at * one + step * step) % 13] for step in range(5)] for one in range(1, 8)]
    tests = tuple("TestReader::test_" + "_".join(row) for row in rows)
    words = {f"word{(at * at + one) % 17}": 1 + one % 3 for one in range(12)}
    return Atom((at,), (f"TestReader{at}",), 7, 20 + at, evidence=Evidence(tests, words, {}, frozenset()))

print(affinities(items(entries([atom(at) for at in range(24)])), 400))
"""


def test_a_likelihood_does_not_depend_on_how_texts_are_hashed() -> None:
    tables = {
        subprocess.run(
            [sys.executable, "-c", _TABLE],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(tables) == 1
    assert tables.pop().count("0.") > 24 * 23
