"""Splits an oversized test file into files that a careful colleague would have made.

>>> import splitter
>>> plan = splitter.plan("tests/test_big.py", max_tests=20)  # doctest: +SKIP
>>> print(plan.diff())  # doctest: +SKIP
>>> plan.apply()  # doctest: +SKIP
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from splitter.model.version import VERSION

if TYPE_CHECKING:
    from splitter.api import Plan
    from splitter.verification import Verification

__version__ = VERSION
__all__ = ["plan", "split", "verify"]

# What a verb needs is imported when it is called: `import splitter` stays light.


def plan(path: str | os.PathLike[str], **options: Any) -> Plan:
    """What would become of one test file; nothing is written.

    ``options`` are the fields of :class:`splitter.config.Settings` (``max_tests=20``, ``by="layer"``,
    ...); they win over the configuration that is nearest to the file. What is wrong with the file or
    the configuration is among the plan's ``findings``; ``plan.ok`` says whether it may be applied.
    Raises ``TypeError`` for an unknown option.
    """
    from splitter import api

    return api.with_verbs(api.planned(os.fspath(path), **options).plan)


def split(path: str | os.PathLike[str], **options: Any) -> Plan:
    """Plan one file and carry the plan out; returns the plan.

    Raises :class:`splitter.model.Refused` if the file can't be split; nothing is written then. A file
    within the limit is left alone: the plan has no parts.
    """
    made = plan(path, **options)
    if not made.ok or made.parts:
        made.apply()
    return made


def verify(plan: Plan, **options: Any) -> Verification:
    """Run the tests of a plan's original and of its parts, and compare; nothing stays written.

    ``options`` are the fields of :class:`splitter.config.verify.VerifySettings` (``python=...``,
    ``repeat=3``); they win over the configuration. ``verification.same`` says whether to apply the plan.
    Raises :class:`splitter.model.Refused` if it can't be told.
    """
    from pathlib import Path

    from splitter import verification
    from splitter.config import settings as config

    settings = config.merge(config.load(Path(plan.path)).verify, **options)
    return verification.verify(plan, settings)
