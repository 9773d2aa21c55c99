"""The catalogue of findings: every code that the tool can say, defined once.

``S1xx`` is about reading a file and what is around it, ``S2xx`` about what must stay together, ``S3xx``
about Mojo's ``main()``, ``S4xx`` about names and files, ``S5xx`` is the proof, ``S6xx`` the configuration,
``S7xx`` about running tests, ``S8xx`` about many files: searching, checking, splitting them in bulk, ``S9xx``
what ``prove`` finds in a move that anybody made.
"""

from __future__ import annotations

from itertools import chain

from splitter.model.catalogue import files, moves, proof, reading, together
from splitter.model.catalogue.definition import Definition
from splitter.model.finding import Finding

CATALOGUE: dict[str, Definition] = {
    one.code: one
    for one in chain.from_iterable(room.DEFINITIONS for room in (reading, together, files, proof, moves))
}


def finding(code: str, message: str, *, path: str = "", line: int | None = None) -> Finding:
    """A finding of the catalogue; raises ``KeyError`` for a code that is not in it."""
    definition = CATALOGUE[code]
    return Finding(code, definition.severity, message, definition.remedy, path, line)
