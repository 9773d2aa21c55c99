"""What every JSON document of the tool begins with; the documents themselves stand where they are written."""

from __future__ import annotations

from typing import Annotated, TypedDict

from splitter.model.finding import Severity


class Document(TypedDict):
    """What tells a document from others."""

    kind: str
    format_version: int


class FindingFields(TypedDict):
    """A finding, as every document of the tool holds it."""

    code: str
    severity: Annotated[str, Severity]
    path: str
    line: int | None
    message: str
    remedy: str


class LimitFields(TypedDict):
    """The most that a file may hold."""

    max_tests: int | None
    max_lines: int | None
