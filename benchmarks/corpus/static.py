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
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus.modules import TestModule
from splitter.config.settings import Settings
from splitter.languages import placed
from splitter.model.finding import Refused
from splitter.model.plan import OutputFile, Plan
from splitter.planning.plan import plan
from splitter.reading.source import read
from splitter.rendering.templates import shipped

_WORD = re.compile(r"\w+")
_LOOKS_UP = re.compile(r"\b(?:eval|exec|timeit|globals|vars|locals)\(|\b__name__\b")


class Complaint(NamedTuple):
    """What the linter says of a line."""

    code: str
    message: str
    line: int


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
        made = plan(placed(read(module.path), settings), settings, shipped("docstring.jinja"))
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
    unread = {name.bound for unit in made.units for name in unit.imports if not name.used}
    original, *parts = _lint([made.source.data, *(output.data for output in made.outputs)])
    known = {complaint.message for complaint in original}
    for output, found in zip(made.outputs, parts, strict=True):
        for one in sorted(found):
            if one.message not in known and not (one.code == "F401" and _is_needed(one, output, unread)):
                yield f"{output.name}: {one.code} {one.message}"


def _is_needed(complaint: Complaint, output: OutputFile, unread: Set[str]) -> bool:
    """Whether an import that the linter calls unused is there for a reason that it can't see.

    ``import a.b`` that is there for its effect is in every part; ruff sees a use of it in ``c.b`` where the
    original also has ``import a as c``, and misses it where a part has no such use. A string may name it
    where strings are evaluated, or looked up in the module. And an import in a ``try`` or ``if`` moves with
    it: that is one statement.
    """
    top = [node for node in ast.parse(output.data).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    if not any(node.lineno <= complaint.line <= (node.end_lineno or 0) for node in top):
        return True
    dotted, _, alias = complaint.message.split("`")[1].partition(" as ")
    words = {dotted, alias or dotted.rpartition(".")[2], dotted.partition(".")[0]}
    if not unread.isdisjoint(words):
        return True
    strings = (node.value for node in ast.walk(ast.parse(output.data)) if isinstance(node, ast.Constant))
    named = any(isinstance(text, str) and not words.isdisjoint(_WORD.findall(text)) for text in strings)
    return named and _LOOKS_UP.search(output.text) is not None


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


def _lint(files: Sequence[bytes]) -> list[list[Complaint]]:
    """What another linter says of each text: names undefined (F821), imports unused (F401)."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(files):
            Path(folder, f"{number}.py").write_bytes(data)
        command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
        command += ["--select", "F401,F821", "--output-format", "json", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: list[list[Complaint]] = [[] for _ in files]
    for one in json.loads(done.stdout):
        complaint = Complaint(one["code"], one["message"], one["location"]["row"])
        found[int(Path(one["filename"]).stem)].append(complaint)
    return found
