"""Plans to a plan file's text; pure: the same plans give the same text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from splitter.api import Planned
from splitter.config.settings import Settings
from splitter.model.finding import Finding
from splitter.model.module import Unit
from splitter.model.plan import OutputFile, Part, PartRole, Plan
from splitter.reporting.json import finding_fields, offers_fields, unit_fields

KIND = "splitter plan"
FORMAT_VERSION = 2
"""Grows when one version could not do with the files of another."""


def text(plan: Mapping[str, Any]) -> str:
    """What ``document`` gives as JSON, in ASCII alone."""
    return json.dumps(plan, indent=1) + "\n"


def document(files: Sequence[tuple[str, Planned]]) -> dict[str, Any]:
    """The plan file for some plans, each with its path from the project's top."""
    from splitter.model.version import VERSION

    unsealed = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "splitter": VERSION,
        "files": [entry(path, made) for path, made in files],
    }
    return {**unsealed, "seal": seal(unsealed)}


def seal(plan: Mapping[str, Any]) -> str:
    """A digest of all that is not to be edited: every value but the groupings, whatever the order of keys.

    It tells an edit that was meant from one that does nothing. It keeps nobody out, for anybody can
    compute it: what a plan may do is checked without it.
    """
    files = [{key: value for key, value in file.items() if key != "grouping"} for file in plan["files"]]
    fixed = {**{key: value for key, value in plan.items() if key != "seal"}, "files": files}
    canonical = json.dumps(fixed, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def entry(path: str, made: Planned) -> dict[str, Any]:
    """One file: what may be edited comes first, and everything else follows from it."""
    plan = made.plan
    return {
        "source": {
            "path": path,
            "sha256": plan.sha256,
            "size": plan.size,
            "language": plan.language,
        },
        "strategy": plan.strategy,
        "reason": plan.reason,
        "grouping": [grouped(part) for part in plan.parts if part.role is PartRole.TESTS],
        **offers_fields(plan),
        "findings": [_finding(found, plan.path) for found in plan.findings],
        "retire": _retirement(plan),
        "parts": [_part(*pair) for pair in zip(plan.parts, plan.outputs, strict=True)],
        "units": [_unit(unit) for unit in plan.units],
        "settings": _settings(made.settings),
        "template": made.template,
    }


def grouped(part: Part) -> dict[str, Any]:
    """A part as far as a person decides about it."""
    return {
        "name": part.name,
        "group": part.group,
        "subject": part.subject,
        "tests": list(part.tests),
    }


def _retirement(plan: Plan) -> dict[str, Any]:
    data = plan.retirement.data
    return {
        "how": plan.retirement.how,
        "name": plan.retired,
        "sha256": None if data is None else hashlib.sha256(data).hexdigest(),
    }


def _part(part: Part, output: OutputFile) -> dict[str, Any]:
    return {
        **grouped(part),
        "title": part.title,
        "size": len(output.data),
        "sha256": hashlib.sha256(output.data).hexdigest(),
        "units": list(part.units),
        "imports": {str(index): list(names) for index, names in sorted(part.imports.items())},
        "members": {str(index): list(names) for index, names in sorted(part.members.items())},
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {**unit_fields(unit), "tests": [test.name for test in unit.tests]}


def _settings(settings: Settings) -> dict[str, Any]:
    """The settings as a configuration would hold them; the template's text stands for its path.

    How tests are run is no matter of the plan's.
    """
    options = (field.name for field in fields(Settings) if "internal" not in field.metadata)
    values = {name: getattr(settings, name) for name in options}
    values |= dict.fromkeys(("template", "verify", "durations"))
    return {name.replace("_", "-"): _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value


def _finding(found: Finding, source: str) -> dict[str, Any]:
    """Without its path, which the source has; what is about another file says so itself."""
    told = {name: value for name, value in finding_fields(found).items() if name != "path"}
    if found.path in ("", source):
        return told
    return {**told, "message": f"{found.path}:{found.line or 1} {found.message}", "line": None}
