"""What a command found, in the forms that people and other programs read. One module a format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from splitter.model.finding import Finding

OF_FINDINGS = ("concise", "github", "gitlab", "sarif", "rdjson")
"""The forms that know nothing but findings: every command has them."""


class Told(Protocol):
    """What the forms that know nothing but findings are made from."""

    @property
    def exit_code(self) -> int:
        """As the command ends."""

    def all_findings(self) -> Iterator[Finding]:
        """In the order in which they are told."""


class Findings(NamedTuple):
    """Findings alone, of a command that has nothing else to be told."""

    findings: tuple[Finding, ...]
    exit_code: int

    def all_findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from self.findings
