"""A plan and what became of it as JSON for scripts: everything but the texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from textwrap import indent
from typing import TYPE_CHECKING, Any

from splitter.model.finding import Finding, lines_in
from splitter.model.module import Unit
from splitter.model.plan import Group, OutputFile, Part, Plan, Timing
from splitter.model.references import Reference
from splitter.reporting import Result

if TYPE_CHECKING:
    from splitter.verification import Verification

FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


def to_json(results: Sequence[Result]) -> str:
    """All results as one JSON document with a line ending; keys always come in the same order.

    ASCII alone is used, so that any pipe takes it.
    """
    document = {"format_version": FORMAT_VERSION, "files": [_file(result) for result in results]}
    return json.dumps(document, indent=2) + "\n"


def joined(documents: Iterable[str]) -> Iterator[str]:
    """The documents of ``to_json`` as one, piece by piece, so that only one is held at a time."""
    yield f'{{\n  "format_version": {FORMAT_VERSION},\n  "files": ['
    separator = "\n"
    for document in documents:
        for fields in json.loads(document)["files"]:
            yield separator + indent(json.dumps(fields, indent=2), "    ")
            separator = ",\n"
    yield "]\n}\n" if separator == "\n" else "\n  ]\n}\n"


def _file(result: Result) -> dict[str, Any]:
    """One file. ``applied`` are the paths that were written, ``null`` when nothing was."""
    plan = result.plan
    verification = _verification(result.verification) if result.verification else {}
    timing = {"timing": _timing(plan.timing)} if plan.timing else {}
    return {
        "source": {
            "path": plan.path,
            "sha256": plan.sha256,
            "size": plan.size,
            "language": plan.language,
            "encoding": plan.source.encoding if plan.source else None,
            "tests": list(plan.tests),
        },
        "limit": asdict(plan.limit),
        "strategy": plan.strategy,
        "reason": plan.reason,
        "ok": plan.ok,
        "parts": [_part(plan, *pair) for pair in zip(plan.parts, plan.outputs, strict=True)],
        **offers_fields(plan),
        "retired": plan.retired,
        "retire": plan.retirement.how,
        "references": [_reference(one) for one in plan.references],
        "edits": [edit.path for edit in plan.edits],
        "findings": [finding_fields(found) for found in plan.findings],
        "applied": None if result.applied is None else list(result.applied),
        **timing,
        **verification,
    }


def _verification(found: Verification) -> dict[str, Any]:
    from splitter.reporting.verification import as_json

    return {"verification": as_json(found)}


def offers_fields(plan: Plan) -> dict[str, Any]:
    """The divisions that there were to choose from, with what made each part; nothing where there is one."""
    if not plan.offers:
        return {}
    return {"chosen": plan.chosen, "divisions": [[_group(group) for group in o] for o in plan.offers]}


def _group(group: Group) -> dict[str, Any]:
    tests = [test for atom in group.atoms for test in atom.members or atom.evidence.tests]
    return {
        "group": group.name,
        "subject": group.title,
        "tests": tests,
        "about": None if group.about is None else {k: _listed(v) for k, v in asdict(group.about).items()},
    }


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _timing(timing: Timing) -> dict[str, Any]:
    """Predicted seconds: of the file, of each part with tests in their order, of all with so many workers."""
    workers = {str(count): round(seconds, 3) for count, seconds in timing.workers}
    parts = [round(seconds, 3) for seconds in timing.parts]
    return {"file": round(timing.whole, 3), "parts": parts, "workers": workers}


def _part(plan: Plan, part: Part, output: OutputFile) -> dict[str, Any]:
    units, lines = plan.units, lines_in(output.text)
    return {
        "name": part.name,
        "group": part.group,
        "subject": part.subject,
        "title": part.title,
        "tests": list(part.tests),
        "lines": lines,
        "over_limit": plan.limit.exceeded_by(len(part.tests), lines),
        "units": [unit_fields(units[index]) for index in part.units],
        "imports": {str(index): list(names) for index, names in sorted(part.imports.items())},
    }


def _reference(one: Reference) -> dict[str, Any]:
    return {**asdict(one), "kind": one.kind.value, "fate": one.fate.value, "new": list(one.new)}


def unit_fields(unit: Unit) -> dict[str, Any]:
    """A unit's span is in characters of the decoded text, the byte order mark left out."""
    return {
        "index": unit.index,
        "kind": unit.kind.value,
        "start": unit.start,
        "end": unit.end,
        "line": unit.line,
    }


def finding_fields(found: Finding) -> dict[str, Any]:
    """A finding as every JSON document of the tool holds it."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "path": found.path,
        "line": found.line,
        "message": found.message,
        "remedy": found.remedy,
    }
