"""What the splitter makes of other people's test modules, statically.

    python benchmarks/corpus.py [--max-tests 10] [--max-lines N] [--jobs 2] [--sample N --seed S] WHAT...

``WHAT`` is a folder, a file, or the name of an installed package (``numpy``, ``test`` for CPython's own
tests); nothing is installed and nothing is written beside the modules. Every test module over the limit
is split in memory; each part is compiled and given to another linter (``ruff``), which must not find a
name undefined (F821) or an import unused (F401) that it does not find in the original. Tests are counted
over again in the parts. A table says what became of the modules; what is wrong is listed below it, and
the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import random
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from splitter.basics import Refused
from splitter.config import Settings
from splitter.model import Plan
from splitter.planning import plan
from splitter.source import read
from splitter.templates import shipped

PATTERNS = ("test_*.py", "*_test.py")
Lint = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Outcome:
    """What became of one module."""

    package: str
    path: str
    state: str
    """``split``, ``within`` the limit, ``stuck`` (over it by rule), or the code that refuses it."""
    tests: int = 0
    parts: int = 0
    seconds: float = 0.0
    reason: str = ""
    problems: tuple[str, ...] = field(default=())


def modules(what: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The test modules of packages and folders, each with the name it was asked for by."""
    for name in what:
        for root in _roots(name):
            files = [root] if root.is_file() else sorted(root.rglob("*.py"))
            yield from ((name, f) for f in files if any(fnmatch(f.name, p) for p in PATTERNS))


def _roots(name: str) -> list[Path]:
    if Path(name).exists():
        return [Path(name)]
    if name == "test":
        return [Path(sysconfig.get_path("stdlib")) / "test"]
    found = importlib.util.find_spec(name)
    if found is None:
        sys.exit(f"{name}: neither a file or folder nor an installed package")
    return [Path(folder) for folder in found.submodule_search_locations or ()]


def examine(one: tuple[str, Path], settings: Settings) -> Outcome:
    """Split one module in memory and look at its parts."""
    package, path = one
    start = time.process_time()
    try:
        made = plan(read(path), settings, shipped("python.jinja"))
    except Refused as refused:
        return Outcome(package, str(path), refused.findings[0].code, reason=refused.findings[0].message)
    except Exception as error:
        return Outcome(package, str(path), "crash", problems=(f"{type(error).__name__}: {error}",))
    seconds = time.process_time() - start
    if made.errors:
        return Outcome(
            package,
            str(path),
            made.errors[0].code,
            len(made.tests),
            seconds=seconds,
            reason=made.errors[0].message,
        )
    if not made.parts:
        stuck = any(finding.code == "S203" for finding in made.findings)
        return Outcome(package, str(path), "stuck" if stuck else "within", len(made.tests), seconds=seconds)
    problems = tuple(_problems(path, made))
    return Outcome(package, str(path), "split", len(made.tests), len(made.parts), seconds, "", problems)


def _problems(path: Path, made: Plan) -> Iterator[str]:
    warnings.simplefilter("ignore")
    yield from (f"{o.name} does not compile: {error}" for o in made.outputs if (error := _error(o.data)))
    if made.source is None:
        return
    before = _definitions([made.source.data])
    after = _definitions([output.data for output in made.outputs])
    for name in sorted(before.keys() | after.keys()):
        if before[name] != after[name]:
            yield f"{name} is defined {before[name]} times before and {after[name]} times after"
    # `import a.b` that is there for its effect is in every part; ruff sees a use of it in `c.b` where the
    # original also has `import a as c`, and misses it where a part has no such use.
    unread = {name.bound for unit in made.units for name in unit.imports if not name.used}
    with tempfile.TemporaryDirectory() as folder:
        original = _lint(Path(folder), path.name, made.source.data)
        for output in made.outputs:
            for code, message in sorted(_lint(Path(folder), output.name, output.data) - original):
                if code == "F401" and re.split(r"[`.]", message)[1] in unread:
                    continue
                yield f"{output.name}: {code} {message}"


def _error(data: bytes) -> str:
    try:
        compile(data, "part", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""


def _definitions(files: Sequence[bytes]) -> Counter[str]:
    """The tests that the texts define: functions, and methods by their class."""
    found: Counter[str] = Counter()
    for data in files:
        for node in ast.parse(data).body:
            if isinstance(node, ast.ClassDef):
                methods = (m for m in node.body if isinstance(m, (ast.FunctionDef, ast.AsyncFunctionDef)))
                if node.name.startswith("Test"):
                    found.update(f"{node.name}::{m.name}" for m in methods if m.name.startswith("test"))
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
                found[node.name] += 1
    return found


def _lint(folder: Path, name: str, data: bytes) -> Lint:
    file = folder / name
    file.write_bytes(data)
    command = ["ruff", "check", "--isolated", "--select", "F401,F821", "--output-format", "json", str(file)]
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    file.unlink()
    return frozenset((one["code"], one["message"]) for one in json.loads(done.stdout))


def report(outcomes: Sequence[Outcome]) -> bool:
    """Print the table and what is wrong; whether all is well."""
    by_package: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_package[outcome.package].append(outcome)
    over = [o for o in outcomes if o.state != "within"]
    print("| package | modules | over the limit | split | stuck | refused | parts | tests | with problems |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, some in [*sorted(by_package.items()), ("**all**", list(outcomes))]:
        count = Counter(o.state if o.state in ("within", "split", "stuck") else "refused" for o in some)
        print(
            f"| {name} | {len(some)} | {len(some) - count['within']} | {count['split']} | {count['stuck']} "
            f"| {count['refused']} | {sum(o.parts for o in some)} | {sum(o.tests for o in some if o.parts)} "
            f"| {sum(bool(o.problems) for o in some)} |"
        )
    refused = [o for o in over if o.state not in ("split", "stuck")]
    print(f"\nRefused: {len(refused)} of {len(over)} over the limit ({len(refused) / max(1, len(over)):.1%})")
    for outcome in sorted(refused, key=lambda o: (o.state, o.path)):
        print(f"  {outcome.state} {outcome.path}: {outcome.reason}")
    for outcome in outcomes:
        for problem in outcome.problems:
            print(f"PROBLEM {outcome.path}: {problem}")
    return not any(outcome.problems for outcome in outcomes)


def main() -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("what", nargs="+", metavar="WHAT", help="a folder, a file or an installed package")
    parser.add_argument("--max-tests", type=int)
    parser.add_argument("--max-lines", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int, help="only so many modules, chosen at random")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    limit = given.max_tests if given.max_tests or given.max_lines else 10
    settings = Settings(max_tests=limit, max_lines=given.max_lines)
    found = list(modules(given.what))
    if given.sample:
        found = random.Random(given.seed).sample(found, min(given.sample, len(found)))
        print(f"seed {given.seed}: {len(found)} modules\n")
    with ProcessPoolExecutor(given.jobs) as pool:
        outcomes = list(pool.map(partial(examine, settings=settings), found, chunksize=4))
    return 0 if report(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
