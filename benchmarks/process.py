"""What the command costs as a whole: its process beside one that only parses the file with libcst.

    python -m benchmarks.process [--rope PYTHON] [FILE...]

Without files it takes those of ``cost.py``. Of each, ``splitter split FILE --dry-run`` is run in turn with
``python -c "libcst.parse_module(...)"``, and the CPU seconds of the processes are compared, all that they
start included; the median of the ratios is the figure, the ratio of their whole times stands beside it.
With ``--rope``, a Python that has rope installed, a third process is run in turn with them: one that moves
the first test function or class of the file to an empty module, by ``rope.refactor.move``, in a project of
these two files. It changes nothing either.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cost import files

ROUNDS = 3

_PARSE = "import sys, libcst; libcst.parse_module(open(sys.argv[1], encoding='utf-8').read())"

_MOVE = """
import ast, sys
from rope.base.project import Project
from rope.refactor.move import create_move
folder, name = sys.argv[1:]
project = Project(folder, ropefolder=None)
source, target = project.get_resource(name), project.get_resource("target.py")
text = source.read()
tests = (n for n in ast.parse(text).body if getattr(n, "name", "").lower().startswith("test"))
test = next(n for n in tests if isinstance(n, (ast.FunctionDef, ast.ClassDef)))
line = text.splitlines(keepends=True)[test.lineno - 1]
offset = sum(map(len, text.splitlines(keepends=True)[: test.lineno - 1])) + line.index(test.name)
create_move(project, source, offset).get_changes(target)
"""


@dataclass(frozen=True)
class Spent:
    """What a process took, in seconds."""

    cpu: float
    wall: float


def spent(command: list[str], folder: Path) -> Spent | None:
    """What a command takes, or ``None`` where it fails otherwise than by a refusal (exit code 2)."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return Spent(cpu, time.perf_counter() - start) if done.returncode in (0, 2) else None


def row(path: Path, rope: str) -> str:
    """A file's line of the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copy(path, folder / path.name)
        (folder / "target.py").touch()
        splitter = str(Path(sys.executable).with_name("splitter"))
        commands = {
            "parse": [sys.executable, "-c", _PARSE, path.name],
            "splitter": [splitter, "split", path.name, "--dry-run"],
        }
        if rope:
            commands["rope"] = [rope, "-c", _MOVE, place, path.name]
        rounds = [{name: spent(command, folder) for name, command in commands.items()} for _ in range(ROUNDS)]
    parses = [one["parse"] for one in rounds]
    shown = []
    for name in ("splitter", "rope"):
        pairs = [(a, b) for a, b in zip((one.get(name) for one in rounds), parses, strict=True) if a and b]
        if len(pairs) < ROUNDS:
            shown += ["-", "-"]
            continue
        shown.append(f"{statistics.median(a.cpu / b.cpu for a, b in pairs):.2f}")
        shown.append(f"{statistics.median(a.wall / b.wall for a, b in pairs):.2f}")
    lines = path.read_bytes().count(b"\n")
    return f"| {'/'.join(path.parts[-3:])} | {lines} | {' | '.join(shown)} |"


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description="What the command costs as a whole.")
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--rope", default="", metavar="PYTHON", help="a Python that has rope")
    given = ask.parse_args()
    print("| file | lines | splitter, CPU | time | rope's move, CPU | time |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for path in given.files or [path for path in files() if path.exists()]:
        print(row(path, given.rope), flush=True)


if __name__ == "__main__":
    main()
