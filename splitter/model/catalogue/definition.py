"""What a code of the catalogue means."""

from __future__ import annotations

from typing import NamedTuple

from splitter.model.finding import Severity


class Definition(NamedTuple):
    """What a code means; ``remedy`` says what the user can do."""

    code: str
    severity: Severity
    title: str
    remedy: str


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
