"""Damages of Python parts."""

from benchmarks.mutations.lines import Damages
from benchmarks.mutations.python.damages import DAMAGES, EXCHANGES, REMOVALS, PythonText
from benchmarks.mutations.python.innocence import innocence

PYTHON = Damages(PythonText, DAMAGES, EXCHANGES, innocence, REMOVALS)
