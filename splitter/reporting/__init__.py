"""What people and scripts get to see of a plan and of what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from splitter.model.plan import Plan
    from splitter.verification import Verification


@dataclass(frozen=True)
class Result:
    """A file's plan, and the parts that were written if it was carried out."""

    plan: Plan
    applied: tuple[str, ...] | None = None
    verification: Verification | None = None
    """The test runs, where they were asked for."""
    commit: str = ""
    """The commit that holds it, where one was asked for."""
    keeps_blame: bool = False
    """Whether that is a merge by which ``git blame`` finds who wrote the lines."""

    @property
    def ok(self) -> bool:
        """Whether nothing was refused."""
        return self.plan.ok
