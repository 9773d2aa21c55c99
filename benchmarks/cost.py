"""What a split costs: plan + render + proof as a ratio to ``libcst.parse_module`` on the same file.

    python benchmarks/cost.py [FILE...]

Without files it takes what is installed: CPython's own ``test`` package, and the tests that numpy,
sympy, matplotlib and pandas ship. Each file gets a process of its own, as the command would have, for
the garbage of one makes the collector's work on the next dearer or cheaper. There both are timed in
turn, in CPU seconds: each split against the mean of the parse before it and the one after it, so that
a machine that grows slower or faster meanwhile does not count. The median of these ratios is the
figure. Each split starts with empty caches, as the command does: what an earlier round left in them
would make the proof look cheaper than it is for anyone who splits one file. "grouping" is the share of
the split that the grouping takes, with what tests show of their subjects, "proof" the proof's; "around"
is what looking at the project around the file adds to a run, as a share of the run with it: the tree of
the file that both need is in both. Peak memory is that of a child process which does nothing but one
split.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import libcst

from splitter.api import Inputs, plan
from splitter.config.settings import Settings
from splitter.languages import placed
from splitter.planning import drafting
from splitter.planning import plan as planning
from splitter.reading.source import read
from splitter.rendering.templates import shipped

ROUNDS = 11
BUDGET = 0.6
LARGE = 2000
"""Lines from which on the budget holds."""

STANDARD = ("test_socket.py", "test_argparse.py", "test_typing.py", "test_decimal.py", "test_textwrap.py")
SHIPPED = {
    "numpy": (
        "_core/tests/test_multiarray.py",
        "_core/tests/test_umath.py",
        "lib/tests/test_function_base.py",
    ),
    "sympy": ("integrals/tests/test_integrals.py", "solvers/tests/test_solveset.py"),
    "matplotlib": ("tests/test_axes.py",),
    "pandas": ("tests/test_algos.py",),
}


@dataclass(frozen=True)
class Cost:
    """One file's figures."""

    name: str
    lines: int
    ratio: float
    spread: tuple[float, float]
    grouping: float
    proof: float
    """What these take of the split."""
    around: float
    parts: int
    refused: str
    memory: int
    """Peak, in MiB."""


def files() -> Iterator[Path]:
    """The files that are installed."""
    for name in STANDARD:
        yield Path(sysconfig.get_path("stdlib")) / "test" / name
    for package, names in SHIPPED.items():
        found = importlib.util.find_spec(package)
        for folder in (found.submodule_search_locations or []) if found else []:
            yield from (Path(folder) / name for name in names)


def measure(path: Path) -> Cost:
    """Let one child time a file and another take its memory."""
    figures = json.loads(_child("--time", path))
    return Cost(name="/".join(path.parts[-3:]), memory=int(_child("--memory", path)), **figures)


def _child(task: str, path: Path) -> str:
    command = [sys.executable, __file__, task, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _time(path: Path) -> None:
    """Time both in turn, a parse first and last."""
    import statistics  # here, for it and what `mock` imports weigh more than many a file

    template, settings = shipped("docstring.jinja"), Settings()
    alone = read(path)
    source = placed(alone, settings)
    ratios, looks = [], []
    shares: dict[str, list[float]] = {"grouping": [], "proof": []}
    before = _seconds(lambda: libcst.parse_module(source.text))
    for _ in range(ROUNDS):
        empty_caches()
        with (
            _timed(drafting, "with_evidence") as evidence,
            _timed(planning, "grouped") as grouping,
            _timed(planning, "prove") as proof,
        ):
            split = _seconds(lambda: plan(Inputs(source, settings, template)))
        after = _seconds(lambda: libcst.parse_module(source.text))
        ratios.append(2 * split / (before + after))
        shares["grouping"].append((sum(evidence) + sum(grouping)) / split)
        shares["proof"].append(sum(proof) / split)
        before = after
        empty_caches()
        look = _seconds(lambda: placed(alone, settings))
        looks.append(1 - split / (look + _seconds(lambda: plan(Inputs(source, settings, template)))))
    made = plan(Inputs(source, settings, template))
    figures = {
        "lines": source.text.count("\n"),
        "ratio": statistics.median(ratios),
        "spread": (min(ratios), max(ratios)),
        "grouping": statistics.median(shares["grouping"]),
        "proof": statistics.median(shares["proof"]),
        "around": statistics.median(looks),
        "parts": len(made.parts),
        "refused": made.errors[0].code if made.errors else "",
    }
    print(json.dumps(figures))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def empty_caches() -> None:
    """Forget what ``functools.lru_cache`` holds for the splitter's own functions."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "splitter":
            for value in vars(module).values():
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


@contextmanager
def _timed(module: ModuleType, step: str) -> Iterator[list[float]]:
    """The CPU seconds of each time that the module takes the step meanwhile."""
    from unittest import mock

    seconds: list[float] = []
    taken: Callable[..., object] = vars(module)[step]

    def timed(*args: Any, **options: Any) -> object:
        start = time.process_time()
        try:
            return taken(*args, **options)
        finally:
            seconds.append(time.process_time() - start)

    with mock.patch.object(module, step, timed):
        yield seconds


def _memory(path: Path) -> None:
    plan(Inputs(placed(read(path), Settings()), Settings(), shipped("docstring.jinja")))
    # Not getrusage: what it says of a child begins with its parent's peak.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)


def main() -> None:
    """Print the table."""
    tasks = {"--time": _time, "--memory": _memory}
    if sys.argv[1:] and sys.argv[1] in tasks:
        tasks[sys.argv[1]](Path(sys.argv[2]))
        return
    paths = [Path(name) for name in sys.argv[1:]] or [path for path in files() if path.exists()]
    costs = sorted(map(measure, paths), key=lambda cost: cost.lines)
    print("| file | lines | parts | ratio | from..to | grouping | proof | around | peak MiB |")
    print("| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    for cost in costs:
        spread = "{:.2f}..{:.2f}".format(*cost.spread)
        parts = cost.refused or str(cost.parts)
        shares = f"{cost.grouping:.0%} | {cost.proof:.0%} | {cost.around:.0%} | {cost.memory}"
        print(f"| {cost.name} | {cost.lines} | {parts} | {cost.ratio:.2f} | {spread} | {shares} |")
    over = [cost.name for cost in costs if cost.lines > LARGE and cost.ratio > BUDGET]
    print(
        f"\nBudget {BUDGET} for files over {LARGE} lines:", "over it: " + ", ".join(over) if over else "met"
    )


if __name__ == "__main__":
    main()
