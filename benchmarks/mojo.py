"""What a Mojo split costs: CPU seconds per MB, beside a plain read-and-tokenise of the same files.

    python benchmarks/mojo.py FOLDER... [--tests NUMBER] [--profile]

The floor is one compiled regular expression that gives each string, comment, word, number, blank and
sign of a file, once. Both read the files from the disk and are timed in one process, in turn; the
median of the ratios counts. ``all`` are the folders' Mojo test files: those within the limit are left
alone after a glance. ``over`` are those over it, which are scanned, planned, rendered and proved, so
that for each of their bytes about two are written and read again. ``--tests`` adds a made-up file with
so many tests. ``--profile`` says where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cost import empty_caches
from splitter.api import Inputs, plan
from splitter.config.settings import Settings
from splitter.languages import read_source
from splitter.languages.mojo import LANGUAGE
from splitter.rendering.templates import shipped

ROUNDS = 5
AIMS = {"all": 5, "over": 8}
"""How many times the floor a set's files may cost."""

TOKEN = re.compile(
    r"""
      \"{3}(?:[^"\\]|\\[\s\S]|\"(?!""))*\"{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | \#[^\n]* | [^\W\d]\w* | \d[\w.]* | \s+ | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Cost:
    """What one set of files costs."""

    files: int
    size: float
    """MB read."""
    written: float
    """MB of all parts."""
    floor: float
    """CPU seconds per MB."""
    split: float
    ratio: float
    spread: tuple[float, float]


def tests_under(folders: Sequence[Path]) -> Iterator[Path]:
    """The Mojo files that hold tests, going by their names and their folders'."""
    for folder in folders:
        for path in sorted(folder.rglob("*.mojo")):
            inner = path.relative_to(folder)
            if "test" in path.name.lower() or any(part.startswith("test") for part in inner.parts):
                yield path


def measure(paths: Sequence[Path]) -> Cost:
    """Time both in turn."""
    size = sum(path.stat().st_size for path in paths) / 1e6
    floors, splits = [], []
    for _ in range(ROUNDS):
        empty_caches()  # what an earlier round has read is no news
        floors.append(_seconds(lambda: [_tokenise(path) for path in paths]))
        splits.append(_seconds(lambda: [_split(path) for path in paths]))
    ratios = [split / floor for split, floor in zip(splits, floors, strict=True)]
    return Cost(
        files=len(paths),
        size=size,
        written=sum(map(_split, paths)) / 1e6,
        floor=statistics.median(floors) / size,
        split=statistics.median(splits) / size,
        ratio=statistics.median(ratios),
        spread=(min(ratios), max(ratios)),
    )


def _tokenise(path: Path) -> int:
    return sum(1 for _ in TOKEN.finditer(path.read_text(encoding="utf-8")))


def _split(path: Path) -> int:
    """Plan, render and prove; how many bytes the parts have."""
    inputs = Inputs(read_source(path), Settings(), shipped("docstring.jinja"))
    return sum(len(part.data) for part in plan(inputs).outputs)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def made_up(tests: int) -> str:
    """A file with so many tests in four families, whose ``main()`` has sections of forty."""
    names = [f"test_{('add', 'sub', 'mul', 'div')[i // 37 % 4]}_case_{i}" for i in range(tests)]
    lines = ["from testing import assert_equal, assert_true", "", "", "fn helper(x: Int) -> Int:"]
    lines += ["    return x + 1", "", ""]
    for number, name in enumerate(names):
        lines += [f"fn {name}() raises:", f'    """Case {number}."""', f"    var a = helper({number})"]
        lines += [f"    assert_equal(a, {number + 1})", f'    assert_true(a > {number}, "larger")', "", ""]
    lines += ["fn main() raises:", '    print("Running tests")']
    for number, name in enumerate(names):
        if number % 40 == 0:
            lines += ["", f"    # Section {number // 40}", f'    print("Section {number // 40}")']
        lines += [f"    {name}()", f'    print("  ✓ {name}")']
    return "\n".join([*lines, "", f'    print("All {tests} tests passed")', ""])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--tests", type=int, default=0)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    paths = list(tests_under(options.folders))
    limit = Settings().limit.max_tests or 0
    sets = {
        "all": paths,
        "over": [path for path in paths if LANGUAGE.bound(path.read_text(encoding="utf-8")) > limit],
    }
    with tempfile.TemporaryDirectory() as folder:
        if options.tests:
            sets[f"{options.tests} tests"] = [Path(folder) / "test_made_up.mojo"]
            sets[f"{options.tests} tests"][0].write_text(made_up(options.tests), encoding="utf-8")
        print("| set | files | MB | MB written | floor s/MB | split s/MB | ratio | from..to |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
        for name, chosen in sets.items():
            if not chosen:
                continue
            cost = measure(chosen)
            sizes = f"{cost.files} | {cost.size:.2f} | {cost.written:.2f}"
            spread = "{:.1f}..{:.1f}".format(*cost.spread)
            print(f"| {name} | {sizes} | {cost.floor:.3f} | {cost.split:.3f} | {cost.ratio:.1f} | {spread} |")
            if options.profile:
                profile = cProfile.Profile()
                profile.runcall(lambda paths: list(map(_split, paths)), chosen)
                pstats.Stats(profile).sort_stats("tottime").print_stats(45)
    print("\nAims:", ", ".join(f"{name} {times} times the floor" for name, times in AIMS.items()))


if __name__ == "__main__":
    main()
