"""A migration for people and scripts: the report as JSON (which a later run goes on from) or as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from splitter import __version__
from splitter.basics import Finding, Refused, Severity
from splitter.bulk.job import Outcome, PartSize, State
from splitter.bulk.migration import Migration, Order
from splitter.files import LARGEST_RECORD, read_whole
from splitter.findings import finding
from splitter.reporting.json import finding_fields
from splitter.reporting.terminal import controls_spelt

FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""

LONGEST = 60_000
"""Characters of a Markdown report: a pull request's text may have 65,536."""


def to_json(migration: Migration) -> str:
    """The whole report, ASCII alone, its keys always in the same order; files are sorted by path."""
    order = migration.order
    document = {
        "format_version": FORMAT_VERSION,
        "version": __version__,
        "complete": migration.complete,
        "searched": migration.searched,
        "dry_run": order.dry_run,
        "roots": list(order.roots),
        "options": {key: value for key, value in order.options.items() if value is not None},
        "exclude": list(order.exclude),
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


def load(file: Path) -> Migration:
    """A migration from its JSON report; raises ``Refused`` with S813 for anything else."""
    try:
        document = json.loads(read_whole(file, LARGEST_RECORD).decode("utf-8"))
        if document["format_version"] != FORMAT_VERSION:
            raise ValueError(f"format_version is {document['format_version']!r}, not {FORMAT_VERSION}")
        order = Order(
            roots=tuple(document["roots"]),
            options=dict(document["options"]),
            exclude=tuple(document["exclude"]),
            dry_run=bool(document["dry_run"]),
        )
        outcomes = tuple(map(_outcome, document["files"]))
        findings = tuple(map(_finding, document["findings"]))
        return Migration(order, outcomes, findings, searched=bool(document["searched"]))
    except OSError as error:
        raise Refused(finding("S813", error.strerror or str(error), path=str(file))) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(finding("S813", f"not a report: {error}", path=str(file))) from error


def to_markdown(migration: Migration) -> str:
    """For a pull request: the totals, what was split into what, and what was refused and why."""
    number = totals(migration)
    verb = "would become" if migration.order.dry_run else "became"
    head = [
        "## Oversized test files, split",
        "",
        f"{number['split']} of {number['files']} test files {verb} {number['parts']} parts; "
        f"{number['within']} were within the limit, {number['refused']} were refused.",
        "",
    ]
    if not migration.complete:
        head += [f"**The run was stopped**: {number['pending']} files were not reached.", ""]
    return _within(LONGEST, [*head, *_split_rows(migration), *_refused_rows(migration)])


def _split_rows(migration: Migration) -> Iterator[str]:
    split = [outcome for outcome in migration.outcomes if outcome.state is State.SPLIT]
    if split:
        yield "| file | tests | parts (tests) |"
        yield "| --- | ---: | --- |"
        for outcome in split:
            parts = ", ".join(f"{_code(part.name)} ({part.tests})" for part in outcome.parts)
            yield f"| {_code(outcome.path)} | {outcome.tests} | {parts} |"
        yield ""


def _refused_rows(migration: Migration) -> Iterator[str]:
    wrong = [f for o in migration.outcomes if o.state is State.REFUSED for f in _errors(o)]
    wrong += [f for f in migration.findings if f.severity is Severity.ERROR]
    if wrong:
        yield "### Refused"
        yield ""
        for found in wrong:
            line = "" if found.line is None else f":{found.line}"
            text = f"{found.message}; {found.remedy}"
            yield f"- {_code(found.path + line)} {found.code}: {_plain(text)}"


def _errors(outcome: Outcome) -> list[Finding]:
    return [found for found in outcome.findings if found.severity is Severity.ERROR]


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


def _file(outcome: Outcome) -> dict[str, Any]:
    """One file; ``seconds`` are of processor time."""
    return {
        "path": outcome.path,
        "state": outcome.state.value,
        "tests": outcome.tests,
        "parts": [{"name": part.name, "tests": part.tests} for part in outcome.parts],
        "retired": outcome.retired or None,
        "reason": outcome.reason,
        "findings": [finding_fields(found) for found in outcome.findings],
        "seconds": round(outcome.seconds, 3),
    }


def _outcome(fields: dict[str, Any]) -> Outcome:
    return Outcome(
        path=str(fields["path"]),
        state=State(fields["state"]),
        tests=int(fields["tests"]),
        parts=tuple(PartSize(part["name"], part["tests"]) for part in fields["parts"]),
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
