"""The catalogue of findings: every code that the tool can say, defined once.

``S1xx`` is about reading a file, ``S2xx`` about what must stay together, ``S3xx`` about Mojo's
``main()``, ``S4xx`` about names and files, ``S5xx`` is the proof, ``S6xx`` the configuration.
"""

from __future__ import annotations

from dataclasses import dataclass

from splitter.model import Finding, Severity


@dataclass(frozen=True)
class Definition:
    """What a code means; ``remedy`` says what the user can do."""

    code: str
    severity: Severity
    title: str
    remedy: str


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: dict[str, Definition] = {
    d.code: d
    for d in (
        Definition("S101", E, "file can't be read", "check that the path names a readable regular file"),
        Definition("S102", E, "text can't be decoded", "save the file in the encoding that its first lines declare (UTF-8 by default)"),
        Definition("S103", E, "syntax error", "make the file parse first; nothing was changed"),
        Definition("S104", E, "statement of an unknown kind", "move it into a function, or split this file by hand"),
        Definition("S105", E, "unknown file type", "pass a .py or .mojo file"),
    )
}


def finding(code: str, message: str, *, path: str = "", line: int | None = None) -> Finding:
    """A finding of the catalogue; raises ``KeyError`` for a code that is not in it."""
    definition = CATALOGUE[code]
    return Finding(code, definition.severity, message, definition.remedy, path, line)
