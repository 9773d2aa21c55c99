"""Damages of Mojo parts."""

from benchmarks.mutations.lines import Damages
from benchmarks.mutations.mojo.damages import DAMAGES, EXCHANGES, MojoText
from benchmarks.mutations.mojo.innocence import innocence

MOJO = Damages(MojoText, DAMAGES, EXCHANGES, innocence)
