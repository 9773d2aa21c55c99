"""Splits an oversized test file into files that a careful colleague would have made.

>>> import splitter
>>> plan = splitter.plan("tests/test_big.py", max_tests=20)  # doctest: +SKIP
>>> print(plan.diff())  # doctest: +SKIP
>>> plan.apply()  # doctest: +SKIP
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from splitter.model.version import VERSION

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from splitter.api import Plan
    from splitter.check.folders import Verdicts
    from splitter.config.given import Options, RunOptions
    from splitter.model.finding import Finding, Refused
    from splitter.proving.proof import Proof
    from splitter.transaction import Undone
    from splitter.verification import Verification

__version__ = VERSION
__all__ = [
    "Finding",
    "Plan",
    "Refused",
    "apply",
    "check_files",
    "plan",
    "prove",
    "split",
    "undo",
    "verify",
]

# What a verb needs is imported when it is called: `import splitter` stays light.

_VALUES = {"Finding": "splitter.model.finding", "Refused": "splitter.model.finding", "Plan": "splitter.api"}


def __getattr__(name: str) -> Any:
    if name in _VALUES:
        from importlib import import_module

        return getattr(import_module(_VALUES[name]), name)
    raise AttributeError(f"module 'splitter' has no attribute {name!r}")


def plan(path: str | os.PathLike[str], **options: Unpack[Options]) -> Plan:
    """What would become of one test file; nothing is written.

    ``options`` win over the configuration that is nearest to the file. What is wrong with the file or
    the configuration is among the plan's ``findings``; ``plan.ok`` says whether it may be applied.
    Raises ``TypeError`` for an unknown option.
    """
    from splitter import api

    _known(options)
    return api.with_verbs(api.planned(os.fspath(path), **options).plan)


def apply(plan: Plan) -> tuple[str, ...]:
    """Carry a plan out: all files or none. Returns the paths of the parts; raises :class:`Refused`."""
    return plan.apply()


def split(path: str | os.PathLike[str], **options: Unpack[Options]) -> Plan:
    """Plan one file and carry the plan out; returns the plan.

    Raises :class:`Refused` if the file can't be split; nothing is written then. A file within the limit
    is left alone: the plan has no parts.
    """
    made = plan(path, **options)
    if not made.ok or made.parts:
        made.apply()
    return made


def undo(path: str | os.PathLike[str] | None = None, *, force: bool = False) -> tuple[Undone, ...]:
    """Take back the split of a file, or all splits of the latest run; raises :class:`Refused`."""
    from pathlib import Path

    from splitter import transaction

    return transaction.undo(None if path is None else Path(path), force=force)


def check_files(paths: Iterable[str | os.PathLike[str]] = (".",), **options: Unpack[Options]) -> Verdicts:
    """Which test files among files and folders are over the limit; ``verdicts.exit_code`` sums it up."""
    from splitter.check.counts import count_here
    from splitter.check.folders import check
    from splitter.languages import TEST_FILES
    from splitter.reading.discovery import find

    _known(options)
    return check(
        find([os.fspath(path) for path in paths], TEST_FILES, options), None, count_here, every_count=True
    )


def prove(original: str | os.PathLike[str], parts: Sequence[str | os.PathLike[str]] = ()) -> Proof:
    """Whether files that anybody made of an original lost anything; by default a retired original's parts.

    ``proof.exit_code`` is 0 if nothing is lost or changed. Raises :class:`Refused`.
    """
    from pathlib import Path

    from splitter.proving.gathering import from_files
    from splitter.proving.proof import prove as made

    return made(from_files([Path(original), *map(Path, parts)]))


def verify(plan: Plan, **options: Unpack[RunOptions]) -> Verification:
    """Run the tests of a plan's original and of its parts, and compare; nothing stays written.

    ``options`` win over the configuration. ``verification.same`` says whether to apply the plan.
    Raises :class:`Refused` if it can't be told.
    """
    from pathlib import Path

    from splitter import verification
    from splitter.config import loading
    from splitter.config import settings as config

    settings = config.merge(loading.load(Path(plan.path)).verify, **options)
    return verification.verify(plan, settings)


def _known(options: Options) -> None:
    """Raises ``TypeError`` for an option that there is not, with one that may be meant."""
    from splitter.config.given import Options as Known
    from splitter.text.suggestions import nearest

    for name in options:
        if name not in Known.__annotations__:
            raise TypeError(f"there is no option {name!r}{nearest(name, Known.__annotations__)}")
