"""How tests are run: ``[tool.splitter.verify]`` and the flags of the same names.

Apart from the room that runs them, for the configuration is read by commands that have to start quickly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def _positive(value: Any) -> str:
    return "" if value >= 1 else "at least 1"


def _words(value: Any) -> str:
    import shlex

    try:
        return "" if value is None or shlex.split(value) else "a command"
    except ValueError as error:
        return f"a command that a shell could read ({error})"


@dataclass(frozen=True)
class VerifySettings:
    """What it takes to run the tests of a project; the defaults suit a project without special needs."""

    python: str | None = None
    """The project's interpreter; by default the active or nearest virtual environment's."""
    pytest: str | None = field(default=None, metadata={"check": _words})
    """The command that runs pytest instead of ``PYTHON -m pytest``: ``uv run pytest``."""
    pytest_args: tuple[str, ...] = ()
    """More arguments for pytest."""
    mojo: str = field(default="mojo run {include} {file}", metadata={"check": _words})
    """The command that runs a Mojo file; ``{include}`` are the folders below as ``-I`` options."""
    include: tuple[str, ...] = (".",)
    timeout: int = field(default=600, metadata={"check": _positive, "schema": {"minimum": 1}})
    """Seconds that one run may take."""
    jobs: int = field(default=1, metadata={"check": _positive, "schema": {"minimum": 1}})
    """How many parts run at a time, or of a folder how many files."""
    repeat: int = field(default=1, metadata={"check": _positive, "schema": {"minimum": 1}})
    """How often the original is run, to tell flaky tests."""
    together: bool = True
    """Whether the Python parts are also run in one process."""
    root: str = field(default="", metadata={"internal": True})
    """The folder that the commands are run in: that of the configuration, else the current one."""
