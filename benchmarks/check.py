"""What the guard costs beside a linter: CPU time as a ratio to `ruff check --no-cache --select F401`.

    python benchmarks/check.py FOLDER...

Each tree is checked with a limit of lines, and with a limit of tests without and with what the check before
it has kept; the first tree is made for the purpose: 10,000 test files, one in fifty over the limit. All
processes that a command starts count. Last come its starts, as ratios to `python -c "import typer"`.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROUNDS = 3
STARTS = 15
FILES = 10_000
BIN = Path(sys.executable).parent
RUFF = [str(BIN / "ruff"), "check", "--no-cache", "--isolated", "--select", "F401", "."]
CHECK = [str(BIN / "splitter"), "check", "--quiet"]
MOST = ["--max-tests", "20"]

_BODY = """    value = load("case {n}")
    expected = [1, 2, 3, {n}]
    assert transform(value, strict=True) == expected
    with pytest.raises(ValueError, match="not a number"):
        transform("x")
"""


def generate(folder: Path) -> None:
    """Ten thousand test files of one to nine tests; one in fifty has more than twenty."""
    chance = random.Random(7)
    for number in range(FILES):
        below = folder / f"package_{number % 97}" / f"part_{number % 7}"
        below.mkdir(parents=True, exist_ok=True)
        tests = chance.randint(21, 60) if number % 50 == 0 else chance.randint(1, 9)
        functions = (f"def test_case_{n}(tmp_path):\n" + _BODY.format(n=n) for n in range(tests))
        head = "import pytest\n\nfrom package.thing import load, transform\n\n\n"
        (below / f"test_{number}.py").write_text(head + "\n\n".join(functions))


def measure(folder: Path) -> str:
    """A row of the table."""
    ruff = _best(RUFF, folder)
    lines = _best([*CHECK, "--no-cache"], folder) / ruff
    cold = _best([*CHECK, *MOST, "--no-cache"], folder) / ruff
    _cpu([*CHECK, *MOST], folder)
    warm = _best([*CHECK, *MOST], folder) / ruff
    return f"| {folder.name} | {ruff:.2f} | {lines:.1f} | {cold:.1f} | {warm:.1f} |"


def starts() -> Iterator[tuple[str, float]]:
    """The starts of the command as ratios to typer's import."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "test_a.py").write_text("def test_a(): ...\n")
        commands = {
            "import typer": [sys.executable, "-c", "import typer"],
            "splitter --help": [CHECK[0], "--help"],
            "splitter check FILE": [*CHECK, "test_a.py"],
        }
        rounds = [{name: _cpu(each, folder) for name, each in commands.items()} for _ in range(STARTS)]
    for name in commands:
        yield name, statistics.median(each[name] / each["import typer"] for each in rounds)


def _best(command: Sequence[str], folder: Path) -> float:
    return min(_cpu(command, folder) for _ in range(ROUNDS))


def _cpu(command: Sequence[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print both tables."""
    print("| tree | ruff s | lines | tests, cold | tests, warm |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "generated"
        generate(made)
        (made / ".git").mkdir()
        for folder in [made, *map(Path, sys.argv[1:])]:
            print(measure(folder))
    print("\n| start | ratio |\n| --- | ---: |")
    for name, ratio in starts():
        print(f"| {name} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
