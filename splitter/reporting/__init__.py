"""What people and scripts get to see of a plan and of what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from splitter.model import Plan


@dataclass(frozen=True)
class Result:
    """A file's plan, and the parts that were written if it was carried out."""

    plan: Plan
    applied: tuple[str, ...] | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing was refused."""
        return self.plan.ok
