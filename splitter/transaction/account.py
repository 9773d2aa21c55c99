"""What a run said of a file, which the history keeps for whoever looks at the run later."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from splitter.model.finding import Finding, Limit, Severity

_MOST = 200
"""Findings that are kept; the rest is counted."""

_LONGEST = 2000
"""Characters of a message that are kept."""


@dataclass(frozen=True)
class Account:
    """The findings of a run, and the limit that it kept to."""

    findings: tuple[Finding, ...]
    """Their paths are from the folder of the original on."""
    limit: Limit
    left_out: int = 0
    """Findings beyond those that are kept."""


def account(findings: Sequence[Finding], limit: Limit, folder: Path) -> Account:
    """What is kept of a run in ``folder``: where all is too much, what weighs most."""
    weights = list(Severity)
    by_weight = sorted(findings, key=lambda found: weights.index(found.severity))
    kept = by_weight[:_MOST] if len(findings) > _MOST else findings
    return Account(tuple(_kept(found, folder) for found in kept), limit, len(findings) - len(kept))


def _kept(found: Finding, folder: Path) -> Finding:
    path = Path(found.path)
    here = os.path.relpath(path.parent.resolve() / path.name, folder) if found.path else ""
    return replace(found, path=here, message=found.message[:_LONGEST])


def document(one: Account) -> dict[str, Any]:
    """As JSON has it."""
    findings = [{**asdict(found), "severity": found.severity.value} for found in one.findings]
    return {"findings": findings, "limit": asdict(one.limit), "left_out": one.left_out}


def parsed(value: Mapping[str, Any]) -> Account:
    """Raises ``KeyError``, ``TypeError``, ``ValueError`` for what is none."""
    limit = value["limit"]
    return Account(
        tuple(map(_finding, value["findings"])),
        Limit(_number(limit["max_tests"]), _number(limit["max_lines"]), _seconds(limit["max_seconds"])),
        int(value["left_out"]),
    )


def _finding(fields: Mapping[str, Any]) -> Finding:
    texts = {key: str(fields[key]) for key in ("code", "message", "remedy", "path")}
    return Finding(severity=Severity(fields["severity"]), line=_number(fields["line"]), **texts)


def _number(value: Any) -> int | None:
    return None if value is None else int(value)


def _seconds(value: Any) -> float | None:
    return None if value is None else float(value)
