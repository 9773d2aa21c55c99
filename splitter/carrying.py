"""A plan carried out as it was asked for: in the tree alone, as a commit, or so that blame survives."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from splitter.basics import Refused
from splitter.making import Made


class How(Enum):
    """What git gets to see of a split."""

    TREE = "tree"
    COMMIT = "commit"
    BLAME = "blame"


def checked(made: Made) -> Made:
    """With what would refuse it if it were carried out now, if anything would."""
    if not made.plan.ok or not made.plan.parts:
        return made
    from splitter import transaction

    try:
        transaction.check(made.plan)
    except Refused as refused:
        plan = replace(made.plan, findings=(*made.plan.findings, *refused.findings), parts=(), outputs=())
        return replace(made, plan=plan)
    return made


def carry_out(made: Made, how: How) -> tuple[str, ...]:
    """The paths of the parts; raises ``Refused``, with nothing written."""
    if how is How.TREE:
        return made.plan.apply()
    from splitter import git

    verb = git.commit if how is How.COMMIT else git.preserve_blame
    return verb(made.plan, made.settings.commit_message)
