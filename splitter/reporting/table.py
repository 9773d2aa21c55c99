"""What a person reads on stderr: the summary of the parts, and the findings."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from splitter.model.finding import lines_in
from splitter.model.plan import OutputFile, Part, PartRole, Plan, Timing
from splitter.reporting import Result
from splitter.reporting.columns import columns
from splitter.reporting.findings import print_findings
from splitter.reporting.terminal import console, visible
from splitter.reporting.verification import print_verification
from splitter.text.durations import in_words

_END = {
    "rename": "the original is {} now",
    "delete": "the original is gone; `splitter undo` brings it back",
    "keep": "the original stays beside them: its tests run twice now",
    "stub": "the original is a stub now; `splitter undo` brings it back",
    "rest": "the rest stays in the original; `splitter undo` brings the others back",
}
"""What became of the original, by ``Retirement.how``."""


@dataclass(frozen=True)
class Row:
    """One part, in numbers."""

    part: str
    tests: int
    lines: int
    repeated: int = 0
    """How many of the lines other parts have, too."""
    seconds: float | None = None
    """As a run before promises."""
    over: str = ""
    """How far it is over the limit: ``3 tests``, ``34 lines``."""


def rows(plan: Plan) -> tuple[Row, ...]:
    """A row for each part of a plan."""
    held = Counter(index for part in plan.parts for index in part.units)
    timed = iter(plan.timing.parts if plan.timing else ())
    return tuple(
        _row(plan, part, text, held, next(timed, None) if part.role is PartRole.TESTS else None)
        for part, text in zip(plan.parts, plan.outputs, strict=True)
    )


def _row(plan: Plan, part: Part, output: OutputFile, held: Mapping[int, int], seconds: float | None) -> Row:
    tests, lines = len(part.tests), lines_in(output.text)
    return Row(
        part=part.name,
        tests=tests,
        lines=lines,
        repeated=sum(
            output.text.count("\n", start, end) - _own_lines(plan, part, unit)
            for unit, start, end in output.places
            if held[unit] > 1
        ),
        seconds=seconds,
        over=plan.limit.excess(tests, lines, seconds or 0),
    )


def _own_lines(plan: Plan, part: Part, index: int) -> int:
    """The lines of a class that is divided which only this part has: those of its tests."""
    tests = part.members.get(index, ())
    if not tests or plan.source is None:
        return 0
    own = (one for one in plan.units[index].members if one.test in tests)
    return sum(lines_in(plan.source.text, one.start, one.end) for one in own)


def print_result(
    result: Result, *, dry_run: bool, with_findings: bool = True, stream: TextIO | None = None
) -> None:
    """What became of one file: a sentence, the parts, the findings."""
    plan = result.plan
    out = console(stream if stream is not None else sys.stderr)
    if result.ok and not plan.parts:
        out.print(visible(f"{plan.path}: {plan.reason or 'left as it is'}"), soft_wrap=True)
    elif result.ok:
        if result.verification:
            print_verification(result.verification, stream)
        verb = "would become" if dry_run else "became"
        files = [part for part in plan.parts if part.role is PartRole.TESTS]
        also = " and a module of helpers" if any(part.helpers_module for part in files) else ""
        out.print(
            visible(f"{plan.path}: {len(plan.tests)} tests {verb} {len(files)} parts{also}"), soft_wrap=True
        )
        out.print(visible(plan.reason), soft_wrap=True)
        print_summary(rows(plan), stream)
        if plan.timing:
            out.print(predicted(plan.timing), soft_wrap=True)
        if not dry_run:
            out.print(visible(_END[plan.retirement.how].format(plan.retired)), soft_wrap=True)
    elif result.verification:
        print_verification(result.verification, stream)
    if with_findings:
        print_findings(plan.findings, stream)


def print_summary(parts: Sequence[Row], stream: TextIO | None = None) -> None:
    """One line a part, however long its name is; nothing for no rows. The stream is stderr unless given."""
    if not parts:
        return
    head, cells = ["part", "tests", "lines", "repeated"], []
    timed, over = any(row.seconds is not None for row in parts), any(row.over for row in parts)
    head += ["seconds"] * timed + ["over"] * over
    for row in parts:
        cell = [visible(row.part), str(row.tests), str(row.lines), str(row.repeated)]
        cells.append(cell + ["" if row.seconds is None else f"{row.seconds:.2f}"] * timed + [row.over] * over)
    out = console(stream if stream is not None else sys.stderr)
    first, *lines = columns(head, cells)
    out.print(first, style="bold", soft_wrap=True)
    for line, row in zip(lines, parts, strict=True):
        out.print(line, style="yellow" if row.over else None, soft_wrap=True)


def predicted(timing: Timing) -> str:
    """What is gained if the tests take as long as they did."""
    workers = [f"{in_words(seconds)} with {count}" for count, seconds in timing.workers]
    whole, longest = in_words(timing.whole), in_words(max(timing.parts))
    return (
        f"predicted: slowest file {whole} -> {longest}; "
        f"pytest --dist loadfile {whole} -> {', '.join(workers)} workers"
    )
