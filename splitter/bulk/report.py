"""A migration for people and scripts: the report as JSON (which a later run goes on from) or as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from splitter.bulk.job import Outcome, PartSize, State
from splitter.bulk.migration import Migration, MigrationRequest, Shard
from splitter.bulk.report_document import CheckedFields, OutcomeFields, ReportDocument
from splitter.bulk.verified import Checked
from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, Severity
from splitter.model.version import VERSION
from splitter.reporting.json import finding_fields
from splitter.reporting.terminal import controls_spelt
from splitter.reporting.verification import difference_fields

KIND = "splitter report"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""

LONGEST = 60_000
"""Characters of a Markdown report: a pull request's text may have 65,536."""


_TITLES = {Severity.ERROR: "Refused", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def to_json(migration: Migration) -> str:
    """The whole report, ASCII alone, its keys always in the same order; files are sorted by path."""
    request = migration.request
    document: ReportDocument = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "version": VERSION,
        "complete": migration.complete,
        "searched": migration.searched,
        "dry_run": request.dry_run,
        "roots": list(request.roots),
        "options": {key: value for key, value in request.options.items() if value is not None},
        "exclude": list(request.exclude),
        "force_exclude": request.force_exclude,
        "shard": [request.shard.number, request.shard.of] if request.shard else None,
        "verify": None
        if request.verify is None
        else {k: v for k, v in request.verify.items() if v is not None},
        "verification": _checked(migration.checked) if migration.checked else None,
        "totals": totals(migration),
        "findings": [finding_fields(found) for found in migration.findings],
        "files": [_file(outcome) for outcome in migration.outcomes],
    }
    return json.dumps(document, indent=2) + "\n"


def totals(migration: Migration) -> dict[str, int]:
    """How many files came to what, and how many parts there are."""
    states = Counter(outcome.state for outcome in migration.outcomes)
    return {
        "files": len(migration.outcomes),
        **{state.value: states[state] for state in State},
        "parts": sum(len(outcome.parts) for outcome in migration.outcomes),
    }


def by_code(migration: Migration) -> list[Finding]:
    """Every finding of the run once: errors first, then by code and file.

    That a file was not reached is in the totals and not said of each.
    """
    every = [*migration.findings]
    every += [f for o in migration.outcomes if o.state is not State.PENDING for f in o.findings]
    weight = list(Severity).index
    return sorted(dict.fromkeys(every), key=lambda f: (weight(f.severity), f.code, f.path, f.line or 0))


def load(file: Path) -> Migration:
    """A migration from its JSON report; raises ``Refused`` with S813 for anything else."""
    try:
        document = json.loads(read_whole(file, LARGEST_RECORD).decode("utf-8"))
        if document["format_version"] != FORMAT_VERSION:
            raise ValueError(f"format_version is {document['format_version']!r}, not {FORMAT_VERSION}")
        request = MigrationRequest(
            roots=tuple(document["roots"]),
            options=dict(document["options"]),
            exclude=tuple(document["exclude"]),
            force_exclude=bool(document.get("force_exclude")),
            shard=Shard(*map(int, document["shard"])) if document.get("shard") else None,
            verify=_flags(document.get("verify")),
            dry_run=bool(document["dry_run"]),
        )
        outcomes = tuple(map(_outcome, document["files"]))
        findings = tuple(map(_finding, document["findings"]))
        return Migration(request, outcomes, findings, searched=bool(document["searched"]))
    except OSError as error:
        raise Refused(finding("S813", error.strerror or str(error), path=str(file))) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(finding("S813", f"not a report: {error}", path=str(file))) from error


def to_markdown(migration: Migration) -> str:
    """For a pull request: the totals, what was found, by its code, and what was split into what."""
    number = totals(migration)
    verb = "would become" if migration.request.dry_run else "became"
    head = [
        "## Oversized test files, split",
        "",
        f"{number['split']} of {number['files']} test files {verb} {number['parts']} parts; "
        f"{number['within']} were within the limit, {number['refused']} were refused.",
        "",
    ]
    if not migration.complete:
        head += [f"**The run was stopped**: {number['pending']} files were not reached.", ""]
    return _within(LONGEST, [*head, *_found_rows(migration), *_split_rows(migration)])


def _split_rows(migration: Migration) -> Iterator[str]:
    split = [outcome for outcome in migration.outcomes if outcome.state is State.SPLIT]
    if split:
        yield "| file | tests | parts (tests) |"
        yield "| --- | ---: | --- |"
        for outcome in split:
            parts = ", ".join(map(_part, outcome.parts))
            yield f"| {_code(outcome.path)} | {outcome.tests} | {parts} |"
        yield ""


def _found_rows(migration: Migration) -> Iterator[str]:
    found = by_code(migration)
    for severity, title in _TITLES.items():
        some = [each for each in found if each.severity is severity]
        if some:
            yield f"### {title}"
            yield ""
        for (code, remedy), group in groupby(some, key=lambda each: (each.code, each.remedy)):
            yield f"**{code}**" + (f": {_plain(remedy)}" if remedy else "")
            yield ""
            for each in group:
                place = each.path + ("" if each.line is None else f":{each.line}")
                yield "- " + (f"{_code(place)} " if place else "") + _plain(each.message)
            yield ""


def _part(part: PartSize) -> str:
    over = f", **{part.over} over the limit**" if part.over else ""
    return f"{_code(part.name)} ({part.tests}{over})"


def _within(most: int, lines: list[str]) -> str:
    """As many lines as fit, and a last one that says how many don't."""
    kept, length = [], 0
    for index, line in enumerate(lines):
        length += len(line) + 1
        if length > most:
            kept += ["", f"{len(lines) - index} more lines are in the JSON report."]
            break
        kept.append(line)
    return "\n".join(kept).rstrip() + "\n"


def _code(text: str) -> str:
    """As code in a table's cell, whatever is in it."""
    return "`" + _plain(text).replace("`", "'") + "`"


def _plain(text: str) -> str:
    """In one line, and without what would end a table's cell."""
    return " ".join(controls_spelt(text).split()).replace("|", "\\|")


def _checked(checked: Checked) -> CheckedFields:
    return {
        "runs": checked.runs,
        "compared": checked.compared,
        "differences": [difference_fields(one) for one in checked.differences],
        "flaky": list(checked.flaky),
        "outputs": checked.outputs,
    }


def _flags(value: dict[str, Any] | None) -> dict[str, Any] | None:
    """The flags about running tests, as the command line gives them."""
    return value and {key: tuple(one) if isinstance(one, list) else one for key, one in value.items()}


def _file(outcome: Outcome) -> OutcomeFields:
    """One file; ``seconds`` are of processor time."""
    return {
        "path": outcome.path,
        "state": outcome.state.value,
        "tests": outcome.tests,
        "parts": [
            {"name": part.name, "tests": part.tests, "lines": part.lines, "over": part.over}
            for part in outcome.parts
        ],
        "retired": outcome.retired or None,
        "reason": outcome.reason,
        "findings": [finding_fields(found) for found in outcome.findings],
        "seconds": round(outcome.seconds, 3),
    }


def _part_size(fields: dict[str, Any]) -> PartSize:
    """Reports of earlier versions hold less."""
    return PartSize(fields["name"], fields["tests"], fields.get("lines", 0), fields.get("over", ""))


def _outcome(fields: dict[str, Any]) -> Outcome:
    return Outcome(
        path=str(fields["path"]),
        state=State(fields["state"]),
        tests=int(fields["tests"]),
        parts=tuple(_part_size(part) for part in fields["parts"]),
        retired=fields["retired"] or "",
        reason=fields["reason"],
        findings=tuple(_finding(found) for found in fields["findings"]),
        seconds=float(fields["seconds"]),
    )


def _finding(fields: dict[str, Any]) -> Finding:
    return Finding(
        fields["code"],
        Severity(fields["severity"]),
        fields["message"],
        fields["remedy"],
        fields["path"],
        fields["line"],
    )
