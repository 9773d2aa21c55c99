"""What a person reads on stderr: the summary of the parts, and findings with their remedies."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from splitter.model.finding import Finding, Severity, lines_in
from splitter.model.plan import OutputFile, Part, PartRole, Plan, Timing, UnitKind
from splitter.reporting import Result
from splitter.reporting.terminal import console, visible, visible_lines
from splitter.reporting.verification import print_verification
from splitter.text.durations import in_words

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

_HELPERS = (UnitKind.HELPER, UnitKind.FIXTURE, UnitKind.CONSTANT)

_END = {
    "rename": "the original is {} now",
    "delete": "the original is gone; `splitter undo` brings it back",
    "keep": "the original stays beside them: its tests run twice now",
    "stub": "the original is a stub now; `splitter undo` brings it back",
    "rest": "the rest stays in the original; `splitter undo` brings the others back",
}
"""What became of the original, by ``Retirement.how``."""

_COLUMNS = ("tests", "lines", "helpers", "imports dropped")

_SECONDS = "seconds"
"""Another, where it is known how long the parts take."""

_OVER = "over the limit"
"""A last column, where a part is."""


@dataclass(frozen=True)
class Row:
    """One part, in numbers."""

    part: str
    tests: int
    lines: int
    helpers: int
    imports_dropped: int
    seconds: float | None = None
    """As a run before promises."""
    over: str = ""
    """How far it is over the limit: ``3 tests``, ``34 lines``."""


def rows(plan: Plan) -> tuple[Row, ...]:
    """A row for each part of a plan."""
    imported = sum(len(unit.imports) for unit in plan.units)
    timed = iter(plan.timing.parts if plan.timing else ())
    return tuple(
        _row(plan, part, text, imported, next(timed, None) if part.role is PartRole.TESTS else None)
        for part, text in zip(plan.parts, plan.outputs, strict=True)
    )


def _row(plan: Plan, part: Part, output: OutputFile, imported: int, seconds: float | None) -> Row:
    units = [plan.units[index] for index in part.units]
    kept = sum(len(part.imports.get(unit.index, unit.imports)) for unit in units)
    return Row(
        part=part.name,
        tests=len(part.tests),
        lines=lines_in(output.text),
        helpers=sum(unit.kind in _HELPERS for unit in units),
        imports_dropped=imported - kept,
        seconds=seconds,
        over=plan.limit.excess(len(part.tests), lines_in(output.text), seconds or 0),
    )


def print_result(result: Result, *, dry_run: bool, stream: TextIO | None = None) -> None:
    """What became of one file: a sentence, the parts, the findings."""
    plan = result.plan
    out = console(stream if stream is not None else sys.stderr)
    if result.ok and not plan.parts:
        out.print(visible(f"{plan.path}: {plan.reason}"), soft_wrap=True)
    elif result.ok:
        if result.verification:
            print_verification(result.verification, stream)
        verb = "would become" if dry_run else "became"
        files = [part for part in plan.parts if part.role is PartRole.TESTS]
        also = " and a module of helpers" if any(part.helpers_module for part in files) else ""
        sentence = f"{plan.path}: {len(plan.tests)} tests {verb} {len(files)} parts{also} ({plan.reason})"
        out.print(visible(sentence), soft_wrap=True)
        print_summary(rows(plan), stream)
        if plan.timing:
            out.print(predicted(plan.timing), soft_wrap=True)
        if not dry_run:
            out.print(visible(_END[plan.retirement.how].format(plan.retired)), soft_wrap=True)
    elif result.verification:
        print_verification(result.verification, stream)
    print_findings(plan.findings, stream)


def print_summary(parts: Sequence[Row], stream: TextIO | None = None) -> None:
    """One line a part, without frames; nothing for no rows. The stream is stderr unless given.

    On a terminal long names are folded to fit; in a pipe each part is one line, however long.
    """
    if not parts:
        return
    from rich.table import Table
    from rich.text import Text

    out = stream if stream is not None else sys.stderr
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("part", overflow="fold")
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    timed, over = any(row.seconds is not None for row in parts), any(row.over for row in parts)
    if timed:
        table.add_column(_SECONDS, justify="right", no_wrap=True)
    if over:
        table.add_column(_OVER, style="yellow")
    for row in parts:
        cells = [str(n) for n in (row.tests, row.lines, row.helpers, row.imports_dropped)]
        cells += ["" if row.seconds is None else f"{row.seconds:.2f}"] * timed + [row.over] * over
        table.add_row(Text(visible(row.part)), *cells)
    longest = max(len(visible(row.part)) for row in parts)
    width = None if out.isatty() else max(80, 2 * longest + 90)  # a wide letter takes two columns
    console(out, width).print(table)


def predicted(timing: Timing) -> str:
    """What is gained if the tests take as long as they did."""
    workers = [f"{in_words(seconds)} with {count}" for count, seconds in timing.workers]
    whole, longest = in_words(timing.whole), in_words(max(timing.parts))
    return (
        f"predicted: slowest file {whole} -> {longest}; "
        f"pytest --dist loadfile {whole} -> {', '.join(workers)} workers"
    )


def print_findings(findings: Iterable[Finding], stream: TextIO | None = None) -> None:
    """``error S103 path:line message`` for each, and its remedy on the next line.

    The remedy that several in a row have in common is below the last of them.
    Lines are not wrapped, so that a pipe can be searched; a terminal wraps them itself.
    """
    found = list(findings)
    if not found:
        return
    from rich.text import Text

    out = console(stream if stream is not None else sys.stderr)
    for each, after in zip(found, [*found[1:], None], strict=True):
        style = _STYLES[each.severity]
        head = Text.assemble((each.severity.value, style), f" {each.code} ", (_place(each), "bold"))
        out.print(head.append(visible_lines(each.message)), soft_wrap=True)
        same = after is not None and (each.code, each.remedy) == (after.code, after.remedy)
        if each.remedy and not same:
            out.print(Text(f"    {visible_lines(each.remedy)}", style="dim"), soft_wrap=True)


def _place(found: Finding) -> str:
    """``path:line `` as far as it is known, with a blank to go on after."""
    if not found.path:
        return ""
    return visible(found.path) + (f":{found.line} " if found.line is not None else " ")
