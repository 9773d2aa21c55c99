"""What a command found, in the forms that people and other programs read. One module a format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from splitter.model.finding import Finding


class Told(Protocol):
    """What the forms that know nothing but findings are made from."""

    @property
    def exit_code(self) -> int:
        """As the command ends."""

    def all_findings(self) -> Iterator[Finding]:
        """In the order in which they are told."""
