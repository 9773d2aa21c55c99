"""Measure how many lines splits of other people's test modules add.

    python -m benchmarks.growth --seed 18 --sample 60 WHAT...

``WHAT`` is a folder, a file, or the name of an installed package (``test`` for CPython's own tests), of
``--python``. Modules of more lines than a part may have are drawn at random, the packages in turn, and each
is planned in memory with the defaults, as a file that was named; options in one word (``--helpers=copy``)
hold, too. A table says of each how many lines there are before and after (headers and all), of what kind
those are that there are more of, and how many parts have one or two tests. ``--lint`` gives the parts to
ruff, by each of its rules that the original keeps, and says how many unused names are left without need: of
the others the proof says that they may act, or are asked for by a string, a runner or another file.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePath

from benchmarks.corpus.__main__ import settings_of
from benchmarks.corpus.modules import TestModule, in_turn, modules
from benchmarks.growth.lines import KINDS, Growth, growth
from benchmarks.growth.linting import RULES, complaints
from benchmarks.growth.unused import needless
from splitter.config.settings import Settings
from splitter.languages import language_of, placed
from splitter.model.finding import Refused
from splitter.planning.plan import plan
from splitter.reading.source import read
from splitter.rendering.templates import shipped


@dataclass(frozen=True)
class Measured:
    """A module that was drawn: how it grew if it was split, and else why not."""

    path: str
    grown: Growth | None = None
    reason: str = ""
    lint: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The rules that the original keeps, each with the parts that do not."""
    unused: int = 0
    """Unused names in parts of an original without any."""
    needless: tuple[str, ...] = ()
    """Those of them that are left without need, by their places."""


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="+", metavar="WHAT", help="a folder, a file or an installed package")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the packages")
    parser.add_argument("--sample", type=int, default=60, help="how many split modules are drawn (60)")
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--lint", action="store_true", help="give the parts to ruff")
    given, others = parser.parse_known_args()
    settings = settings_of(parser, others, limit=None)
    large = [m for m in modules(given.what, given.python) if _is_large(m)]
    drawn = in_turn(large, random.Random(given.seed))
    print(f"seed {given.seed}, {len(large)} modules of more than {_most()} lines")
    _report(list(_measured(drawn, settings, given)), lint=given.lint)
    return 0


def _most() -> int:
    language = language_of("test_x.py")
    assert language is not None
    assert language.default.limit.max_lines is not None
    return language.default.limit.max_lines


def _is_large(module: TestModule) -> bool:
    return module.path.read_bytes().count(b"\n") > _most()


def _measured(
    drawn: Iterator[TestModule], settings: Settings, given: argparse.Namespace
) -> Iterator[Measured]:
    """Modules one after the other, until so many of them are split as were asked for."""
    split, measure = 0, partial(measured, settings=settings, lint=given.lint)
    with ProcessPoolExecutor(given.jobs) as pool:
        while split < given.sample and (some := list(islice(drawn, given.sample - split))):
            for one in pool.map(measure, some):
                split += one.grown is not None
                yield one


def measured(module: TestModule, settings: Settings, *, lint: bool) -> Measured:
    """Plan one module and measure its parts."""
    path = str(module.path)
    try:
        made = plan(placed(read(module.path), settings), settings, shipped("docstring.jinja"))
    except Refused as refused:
        return Measured(path, reason=refused.findings[0].code)
    if not made.parts or made.source is None:
        return Measured(path, reason=made.errors[0].code if made.errors else made.reason or "whole")
    texts = [(PurePath(output.name).name, output.data) for output in made.outputs]
    if made.extension:
        texts.append((made.extension.name, made.extension.after))
    grown = growth(made, [data for _, data in texts])
    if not lint:
        return Measured(path, grown)
    found, unused = complaints(made.source.data, texts, module.top.name)
    kept = tuple((rule, tuple(broken)) for rule, broken in found.items())
    places = tuple(":".join(map(str, place)) for place in needless(made, unused))
    return Measured(path, grown, lint=kept, unused=len(unused), needless=places)


def _report(results: Sequence[Measured], *, lint: bool) -> None:
    rows = sorted((r.grown for r in results if r.grown), key=lambda one: -one.share)
    print(f"| module | before | after | growth | parts | few | {' | '.join(KINDS)} | shared |")
    print(f"| --- |{' ---: |' * (5 + len(KINDS))} --- |")
    for one in rows:
        path = "/".join(Path(one.path).parts[-4:])
        numbers = [one.before, one.after, f"{one.share:+.1%}", one.parts, one.few, *one.kinds]
        print(f"| {path} | {' | '.join(map(str, numbers))} | {', '.join(one.shared)} |")
    if not rows:
        return
    before, after = sum(one.before for one in rows), sum(one.after for one in rows)
    parts, few = sum(one.parts for one in rows), sum(one.few for one in rows)
    kinds = [sum(one.kinds[at] for one in rows) for at in range(len(KINDS))]
    numbers = [before, after, f"{after / before - 1:+.1%}", parts, few, *kinds]
    print(f"| **all {len(rows)}** | {' | '.join(map(str, numbers))} | |")
    print(f"\nmedian growth {statistics.median(one.share for one in rows):+.1%}")
    print(f"parts with one or two tests: {few} of {parts} ({few / parts:.1%})")
    reasons = Counter(result.reason for result in results if not result.grown)
    print(f"drawn and not split: {', '.join(f'{why} ({n})' for why, n in reasons.most_common()) or 'none'}")
    if lint:
        _report_lint(results)


def _report_lint(results: Sequence[Measured]) -> None:
    for rule in RULES:
        kept = [(result, dict(result.lint)[rule]) for result in results if rule in dict(result.lint)]
        broken = [(result, parts) for result, parts in kept if parts]
        print(f"ruff {rule}: {sum(len(p) for _, p in broken)} parts of {len(kept)} originals that keep it")
        for result, parts in broken:
            print(f"    {result.path}: {', '.join(parts)}")
    left = [(result.path, place) for result in results for place in result.needless]
    print(f"unused names left without need: {len(left)} of {sum(result.unused for result in results)}")
    for path, place in left:
        print(f"    {path}: {place}")


if __name__ == "__main__":
    sys.exit(main())
