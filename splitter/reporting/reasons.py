"""Why two tests stay together, in lines: for ``--why``."""

from __future__ import annotations

from collections.abc import Iterator

from splitter.planning.reasons import Reasons


def told(found: Reasons) -> Iterator[str]:
    """The answer, and a line for each step from one test to the other."""
    if not found.steps:
        yield f"{found.path}: {found.one} and {found.other} are not tied: they may go to different parts"
        return
    yield f"{found.path}: {found.one} and {found.other} stay together:"
    yield from (f"  {step.one} - {step.other}: {step.reason}" for step in found.steps)
