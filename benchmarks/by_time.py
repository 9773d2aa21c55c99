"""What a split by time gains, predicted and measured: ten tests of which one takes 60 % of the time.

    python benchmarks/by_time.py [ROUNDS]

The module is written, run once for its JUnit XML, split with `--max-seconds`, and run with
`pytest -n 2 --dist loadfile` as one file and as parts, in turn. The same with tests that do nothing tells
what starting and collecting take, which no division changes; the medians are shown without it, too.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import splitter

SECONDS = {
    **{"starts": 0.4, "stops": 0.6, "idles": 0.4, "full_simulation": 7.2, "warms_up": 0.4},
    **{"cools_down": 0.8, "gear_shifts": 0.6, "brakes": 0.4, "horn": 0.4, "lights": 0.8},
}
WORKERS = 2


def main() -> None:
    """Print a line for the prediction, and one for what was measured."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        whole, parts, idle = (Path(name) / each for each in ("whole", "parts", "idle"))
        for folder, share in ((whole, 1.0), (parts, 1.0), (idle, 0.0)):
            folder.mkdir()
            (folder / "test_engine.py").write_text(_module(share))
        _pytest(whole, "--junitxml", "junit.xml")
        most, record = 0.65 * sum(SECONDS.values()), str(whole / "junit.xml")
        plan = splitter.split(parts / "test_engine.py", durations=record, max_seconds=most)
        assert plan.timing is not None
        told = dict(plan.timing.workers)[WORKERS]
        print(f"predicted: {plan.timing.whole:.2f} s -> {told:.2f} s", [p.name for p in plan.parts])
        spent: dict[Path, list[float]] = {whole: [], parts: [], idle: []}
        for _ in range(rounds):
            for folder, found in spent.items():
                found.append(_pytest(folder, "-n", str(WORKERS), "--dist", "loadfile"))
        before, after, start = (statistics.median(found) for found in spent.values())
    print(f"measured: {before:.2f} s -> {after:.2f} s, of which {start:.2f} s without any test's work:")
    print(f"          {before - start:.2f} s -> {after - start:.2f} s (median of {rounds})")


def _module(share: float) -> str:
    tests = (f"def test_{name}():\n    time.sleep({share * nap})\n" for name, nap in SECONDS.items())
    return "\n\n".join(["import time\n", *tests])


def _pytest(folder: Path, *args: str) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    spent = time.perf_counter() - start
    assert re.search(r"\b10 passed\b", done.stdout), done.stdout
    return spent


if __name__ == "__main__":
    main()
