"""Split a module in memory and look at the parts: nothing is run, nothing is written beside it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus.modules import TestModule
from splitter.config import Settings
from splitter.model import Plan, Refused
from splitter.planning import plan
from splitter.source import read
from splitter.templates import shipped

Complaints = frozenset[tuple[str, str]]

_TRIED = "consider using `importlib.util.find_spec`"
"""What ruff adds where an import is in a ``try`` with ``except ImportError``."""


@dataclass(frozen=True)
class Outcome:
    """What became of one module."""

    package: str
    path: str
    state: str
    """``split``, ``within`` the limit, ``stuck`` (over it by rule), ``crash``, or a finding's code."""
    tests: int = 0
    parts: int = 0
    seconds: float = 0.0
    reason: str = ""
    problems: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    """The codes of what was said."""


def examine(module: TestModule, settings: Settings) -> Outcome:
    """Split one module in memory and look at its parts."""
    package, path = module.package, str(module.path)
    start = time.process_time()
    try:
        made = plan(read(module.path), settings, shipped("python.jinja"))
    except Refused as refused:
        return Outcome(package, path, refused.findings[0].code, reason=refused.findings[0].message)
    except Exception as error:  # a crash is what is looked for
        return Outcome(package, path, "crash", problems=(f"{type(error).__name__}: {error}",))
    seconds = time.process_time() - start
    state, reason = judged(made)
    problems = tuple(_problems(made)) if state == "split" else ()
    codes = tuple(finding.code for finding in made.findings)
    return Outcome(package, path, state, len(made.tests), len(made.parts), seconds, reason, problems, codes)


def judged(made: Plan) -> tuple[str, str]:
    """The state of a plan, and why."""
    if made.errors:
        where = f" (line {made.errors[0].line})" if made.errors[0].line else ""
        return made.errors[0].code, made.errors[0].message + where
    if made.parts:
        return "split", ""
    stuck = next((finding for finding in made.findings if finding.code == "S203"), None)
    return ("stuck", stuck.message) if stuck else ("within", "")


def _problems(made: Plan) -> Iterator[str]:
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
    # original also has `import a as c`, and misses it where a part has no such use. An import that is tried
    # (`try: import a; HAS_A = True`) is one statement with what it sets, and moves as it is.
    unread = {name.bound for unit in made.units for name in unit.imports if not name.used}
    original, *parts = _lint([made.source.data, *(output.data for output in made.outputs)])
    for output, found in zip(made.outputs, parts, strict=True):
        for code, message in sorted(found - original):
            if code == "F401" and (re.split(r"[`.]", message)[1] in unread or _TRIED in message):
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
                if _holds_tests(node):
                    found.update(f"{node.name}::{m.name}" for m in methods if m.name.startswith("test"))
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
                found[node.name] += not _is_fixture(node)  # pandas has fixtures with a test's name
    return found


def _is_fixture(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("fixture" in ast.unparse(decorator).partition("(")[0] for decorator in node.decorator_list)


def _holds_tests(node: ast.ClassDef) -> bool:
    """A test class for sure; others may be bases, which several parts have."""
    bases = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
    return node.name.startswith("Test") or "TestCase" in bases


def _lint(files: Sequence[bytes]) -> list[Complaints]:
    """What another linter says of each text: names undefined (F821), imports unused (F401)."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, f"{number}.py") for number in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
        command += ["--select", "F401,F821", "--output-format", "json", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = json.loads(done.stdout)
        return [
            frozenset(
                (one["code"], one["message"]) for one in said if Path(one["filename"]).name == name.name
            )
            for name in names
        ]
