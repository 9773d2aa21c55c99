"""A plan and what became of it as JSON for scripts: everything but the texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent

from splitter.model.document import FindingFields
from splitter.model.finding import Finding, lines_in
from splitter.model.module import Unit
from splitter.model.plan import Group, OutputFile, Part, Plan, Subject, Timing
from splitter.model.references import Reference
from splitter.reporting import Result
from splitter.reporting.result_document import (
    AboutFields,
    GroupFields,
    OfferFields,
    PartFields,
    ReferenceFields,
    ResultDocument,
    ResultFields,
    TimingFields,
    UnitFields,
)

KIND = "splitter result"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


def to_json(results: Sequence[Result]) -> str:
    """All results as one JSON document with a line ending; keys always come in the same order.

    ASCII alone is used, so that any pipe takes it.
    """
    document: ResultDocument = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "files": [_file(result) for result in results],
    }
    return json.dumps(document, indent=2) + "\n"


def joined(documents: Iterable[str]) -> Iterator[str]:
    """The documents of ``to_json`` as one, piece by piece, so that only one is held at a time."""
    yield f'{{\n  "kind": "{KIND}",\n  "format_version": {FORMAT_VERSION},\n  "files": ['
    separator = "\n"
    for document in documents:
        for fields in json.loads(document)["files"]:
            yield separator + indent(json.dumps(fields, indent=2), "    ")
            separator = ",\n"
    yield "]\n}\n" if separator == "\n" else "\n  ]\n}\n"


def _file(result: Result) -> ResultFields:
    """One file. ``applied`` are the paths that were written, ``null`` when nothing was."""
    plan = result.plan
    told: ResultFields = {
        "source": {
            "path": plan.path,
            "sha256": plan.sha256,
            "size": plan.size,
            "language": plan.language,
            "encoding": plan.source.encoding if plan.source else None,
            "tests": list(plan.tests),
        },
        "limit": {
            "max_tests": plan.limit.max_tests,
            "max_lines": plan.limit.max_lines,
            "max_seconds": plan.limit.max_seconds,
        },
        "strategy": plan.strategy,
        "reason": plan.reason,
        "ok": plan.ok,
        "parts": [_part(plan, *pair) for pair in zip(plan.parts, plan.outputs, strict=True)],
        "retired": plan.retired,
        "retire": plan.retirement.how,
        "references": [_reference(one) for one in plan.references],
        "edits": [edit.path for edit in plan.edits],
        "findings": [finding_fields(found) for found in plan.findings],
        "applied": None if result.applied is None else list(result.applied),
    }
    if plan.offers:
        offered = offers_fields(plan)
        told["chosen"], told["divisions"] = offered["chosen"], offered["divisions"]
    if plan.timing:
        told["timing"] = _timing(plan.timing)
    if result.verification:
        from splitter.reporting.verification import as_json

        told["verification"] = as_json(result.verification)
    return told


def offers_fields(plan: Plan) -> OfferFields:
    """The divisions that there were to choose from, with what made each part; nothing where there is one."""
    if not plan.offers:
        return {}
    return {"chosen": plan.chosen, "divisions": [[_group(group) for group in o] for o in plan.offers]}


def _group(group: Group) -> GroupFields:
    tests = [test for a in group.atoms for test in (not a.reason and a.members) or a.evidence.tests]
    return {
        "group": group.name,
        "subject": group.title,
        "tests": tests,
        "about": None if group.about is None else _about(group.about),
    }


def _about(about: Subject) -> AboutFields:
    return {
        "words": list(about.words),
        "tests": about.tests,
        "had": about.had,
        "elsewhere": about.elsewhere,
        "phrase": about.phrase,
        "sources": list(about.sources),
        "close": list(about.close),
    }


def _timing(timing: Timing) -> TimingFields:
    """Predicted seconds: of the file, of each part with tests in their order, of all with so many workers."""
    workers = {str(count): round(seconds, 3) for count, seconds in timing.workers}
    parts = [round(seconds, 3) for seconds in timing.parts]
    return {"file": round(timing.whole, 3), "parts": parts, "workers": workers}


def _part(plan: Plan, part: Part, output: OutputFile) -> PartFields:
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


def _reference(one: Reference) -> ReferenceFields:
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "kind": one.kind.value,
        "fate": one.fate.value,
        "old": one.old,
        "new": list(one.new),
        "why": one.why,
    }


def unit_fields(unit: Unit) -> UnitFields:
    """A unit's span is in characters of the decoded text, the byte order mark left out."""
    return {
        "index": unit.index,
        "kind": unit.kind.value,
        "start": unit.start,
        "end": unit.end,
        "line": unit.line,
    }


def finding_fields(found: Finding) -> FindingFields:
    """A finding as every JSON document of the tool holds it."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "path": found.path,
        "line": found.line,
        "message": found.message,
        "remedy": found.remedy,
    }
