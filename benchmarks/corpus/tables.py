"""The results, a row a package, and below them all that is refused or wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks.corpus.running import SKIPS, Compared
from benchmarks.corpus.static import Outcome

Result = TypeVar("Result", bound=Outcome | Compared)
_OURS = ("within", "split", "stuck", "crash", "identical", "different", *SKIPS)


def report_static(outcomes: Sequence[Outcome]) -> bool:
    """Print what became of modules that were split in memory; whether all is well."""
    head = "package, modules, over the limit, split, stuck, refused, parts, tests, with problems"
    _table(head, outcomes, _static_row)
    over = [outcome for outcome in outcomes if outcome.state != "within"]
    _refusals(over, f"of {len(over)} modules over the limit")
    return _problems(outcomes)


def _static_row(some: Sequence[Outcome]) -> list[int]:
    count = Counter(outcome.state for outcome in some)
    return [
        len(some),
        len(some) - count["within"],
        count["split"],
        count["stuck"],
        sum(_is_refused(outcome) for outcome in some),
        sum(outcome.parts for outcome in some),
        sum(outcome.tests for outcome in some if outcome.parts),
        sum(bool(outcome.problems) for outcome in some),
    ]


def report_runs(results: Sequence[Compared]) -> bool:
    """Print what became of modules whose tests were run; whether all is well."""
    head = (
        "package, drawn, compared, identical, different, parts, tests before, tests after, flaky tests, "
        "refused or stuck, fails, slow, no tests"
    )
    drawn = [result for result in results if result.state != "within"]
    _table(head, drawn, _run_row)
    _refusals(drawn, f"of {len(drawn)} modules that were drawn")
    for result in drawn:
        if result.flaky:
            print(f"FLAKY {result.path}: {', '.join(result.flaky[:3])} ({len(result.flaky)})")
    return _problems(drawn)


def _run_row(some: Sequence[Compared]) -> list[int]:
    count = Counter(result.state for result in some)
    compared = [result for result in some if result.compared]
    return [
        len(some),
        len(compared),
        count["identical"],
        count["different"],
        sum(result.parts for result in compared),
        sum(result.before for result in compared),
        sum(result.after for result in compared),
        sum(len(result.flaky) for result in compared),
        sum(_is_refused(result) for result in some) + count["stuck"],
        *(count[skip] for skip in SKIPS),
    ]


def _table(head: str, results: Sequence[Result], row: Callable[[Sequence[Result]], list[int]]) -> None:
    by_package: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_package[result.package].append(result)
    names = head.split(", ")
    print(f"| {' | '.join(names)} |\n| --- |{' ---: |' * (len(names) - 1)}")
    rows: list[tuple[str, Sequence[Result]]] = [*sorted(by_package.items()), ("**all**", results)]
    for name, some in rows:
        print(f"| {name} | {' | '.join(map(str, row(some)))} |")


def _is_refused(result: Outcome | Compared) -> bool:
    return result.state not in _OURS


def _refusals(results: Sequence[Outcome | Compared], of_what: str) -> None:
    refused = [result for result in results if _is_refused(result)]
    print(f"\nRefused: {len(refused)} {of_what} ({len(refused) / max(1, len(results)):.1%})")
    for code, count in sorted(Counter(result.state for result in refused).items()):
        print(f"  {code}: {count}")
    for result in sorted(refused, key=lambda one: (one.state, one.path)):
        print(f"    {result.state} {result.path}: {result.reason}")


def _problems(results: Sequence[Outcome | Compared]) -> bool:
    for result in results:
        for problem in result.problems:
            print(f"PROBLEM {result.path}: {problem}")
    return not any(result.problems for result in results)
