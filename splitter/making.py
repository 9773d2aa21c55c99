"""One file, as it stands on the disk, to its plan: reads what a plan is made of."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from splitter.basics import Limit, Refused
from splitter.config import Settings
from splitter.model import Plan


@dataclass(frozen=True)
class Made:
    """A plan with what made it."""

    plan: Plan
    settings: Settings = field(default_factory=Settings)
    template: str = ""
    """The text of the header template."""


def make(name: str, reserved: Set[str] = frozenset(), /, **options: Any) -> Made:
    """The plan of one file, with ``options`` over its configuration; what refuses it is in the plan.

    ``reserved`` are names in its folder that others will take: see :mod:`splitter.contention`.
    Raises ``TypeError`` for an unknown option.
    """
    from splitter import config, templates
    from splitter.languages import language_of
    from splitter.planning import plan
    from splitter.source import read
    from splitter.surroundings import placed, reserving

    try:
        settings = config.merge(config.load(Path(name)), **options)
        source = reserving(placed(read(Path(name)), settings), reserved)
        language = language_of(name)
        template = ""
        if language is not None:
            template = templates.load(settings.template or language.template)
        return Made(plan(source, settings, template), settings, template)
    except Refused as refused:
        return Made(Plan(name, "", 0, "", (), Limit(), "", findings=refused.findings))
