"""What the guard costs, as a ratio to reading every file and running one compiled regular expression over it.

    python benchmarks/check.py [FOLDER...]

The first tree is made for the purpose: 10,000 test files, 2 % of them over the limit. Then come the
folders that are named, or the installed pandas and scipy. Both sides are timed in CPU seconds, in turn,
in one process, with warm file caches; the median ratio counts. The yardstick is given its list of files,
the guard has to search for them. Two expressions serve as yardsticks: one that finds test functions where
they can stand, and a mere literal, which Python's engine runs many times faster. What the suspects cost,
which are parsed, is shown apart.

Last come the starts of the command, as ratios to `python -c "import typer"`.
"""

from __future__ import annotations

import importlib.util
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from splitter.check.folders import check
from splitter.languages import TEST_FILES
from splitter.model.finding import Limit
from splitter.planning.counting import Count
from splitter.reading.discovery import Found, find

ROUNDS = 5
STARTS = 15
FILES = 10_000
OVER = 0.02
BUDGETS = {"check": 2.0, "start": 1.5}

ANCHORED = re.compile(r"^[ \t]*(?:async[ \t]+)?def[ \t]+test", re.MULTILINE)
LITERAL = re.compile(r"def test")

_BODY = """    value = load("case {n}")
    expected = [1, 2, 3, {n}]
    assert transform(value, strict=True) == expected
    with pytest.raises(ValueError, match="not a number"):
        transform("x")
"""


def generate(folder: Path) -> None:
    """Ten thousand test files of one to nine tests, functions or a class; one in fifty has more."""
    chance = random.Random(7)
    for number in range(FILES):
        below = folder / f"package_{number % 97}" / f"part_{number % 7}"
        below.mkdir(parents=True, exist_ok=True)
        over = number % round(1 / OVER) == 0
        tests = chance.randint(12, 40) if over else chance.randint(1, 9)
        (below / f"test_{number}.py").write_text(_module(tests, in_class=chance.random() < 0.3))


def _module(tests: int, *, in_class: bool) -> str:
    head = '"""Tests of a thing."""\n\nimport pytest\n\nfrom package.thing import load, transform\n\n\n'
    functions = [f"def test_case_{n}(tmp_path):\n" + _BODY.format(n=n) for n in range(tests)]
    if not in_class:
        return head + "\n\n".join(functions)
    methods = [re.sub(r"^(?=.)", "    ", text, flags=re.MULTILINE) for text in functions]
    return head + "class TestThing:\n" + "\n".join(methods)


def measure(folder: Path) -> tuple[str, float]:
    """A row of the table, and the ratio that the budget is for."""
    paths = [found.path for found in find([str(folder)], TEST_FILES) if isinstance(found, Found)]
    size = sum(Path(path).stat().st_size for path in paths)
    suspects: list[tuple[str, Limit]] = []

    def quick(tasks: Sequence[tuple[str, Limit]]) -> list[Count]:
        suspects[:] = tasks
        return [Count() for _ in tasks]

    rounds = []
    for _ in range(ROUNDS):
        anchored = _seconds(lambda: _read_and_search(paths, ANCHORED))
        literal = _seconds(lambda: _read_and_search(paths, LITERAL))
        guard = _seconds(lambda: check(find([str(folder)], TEST_FILES), None, quick))
        rounds.append((guard, anchored, literal))
    guard, anchored, literal = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(g / a for g, a, _ in rounds)
    lean = statistics.median(g / li for g, _, li in rounds)
    times = f"{anchored:.2f} | {literal:.2f} | {guard:.2f}"
    figures = f"{len(paths)} | {size / 1e6:.1f} | {times} | {ratio:.2f} | {lean:.2f}"
    return f"| {folder.name} | {figures} | {len(suspects)} | {_parsing(suspects):.1f} |", ratio


def _parsing(suspects: Sequence[tuple[str, Limit]]) -> float:
    from splitter.check.folders import count_here

    return _seconds(lambda: list(count_here(suspects)))


def _read_and_search(paths: Sequence[str], expression: re.Pattern[str]) -> int:
    found = 0
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - the cheapest way
            found += len(expression.findall(file.read()))
    return found


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def starts() -> Iterator[tuple[str, float]]:
    """The starts of the command as ratios to typer's import."""
    splitter = str(Path(sys.executable).parent / "splitter")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "test_a.py").write_text("def test_a(): ...\n")
        commands = {
            "import typer": [sys.executable, "-c", "import typer"],
            "splitter --help": [splitter, "--help"],
            "splitter check FILE": [splitter, "check", "test_a.py"],
        }
        rounds = [
            {name: _child(command, folder) for name, command in commands.items()} for _ in range(STARTS)
        ]
    for name in commands:
        yield name, statistics.median(each[name] / each["import typer"] for each in rounds)


def _child(command: Sequence[str], folder: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def installed() -> Iterator[Path]:
    """The packages with large test suites that are there."""
    for name in ("pandas", "scipy"):
        found = importlib.util.find_spec(name)
        for folder in (found.submodule_search_locations or []) if found else []:
            yield Path(folder)


def main() -> None:
    """Print both tables."""
    ratios = []
    columns = ("tree", "files", "MB", "read + regex s", "read + literal s", "check s", "ratio", "to literal")
    print("| " + " | ".join((*columns, "suspects", "their parsing s")) + " |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "generated"
        generate(made)
        for folder in [made, *(map(Path, sys.argv[1:]) if sys.argv[1:] else installed())]:
            row, ratio = measure(folder)
            ratios.append(("check", ratio))
            print(row)
    print("\n| start | ratio |\n| --- | ---: |")
    for name, ratio in starts():
        ratios.append(("start", ratio))
        print(f"| {name} | {ratio:.2f} |")
    over = [f"{kind} {ratio:.2f}" for kind, ratio in ratios if ratio > BUDGETS[kind]]
    print("\nBudgets 2.0 for check and 1.5 for a start:", f"over them: {', '.join(over)}" if over else "met")


if __name__ == "__main__":
    main()
