"""Finds what has become dearer: counts what a plan does, instead of timing it.

    python -m benchmarks.counts            # exit 1 if something costs more than is in record.json
    python -m benchmarks.counts --record   # what it costs now is the record

Counted are the calls of functions, Python's and C's, and the characters that parsers are given: the same on
every machine and under any load, which neither seconds are nor what a processor counts (virtual machines
mostly don't show that). Seven files of ``shapes.py`` are planned, rendered and proved, each also at twice its
length: what grows faster than its file is seen before anybody has a file that is long enough. One of them is
split once more in a project of ``project.py``, which is looked through for who notices. Calls within libcst
and Jinja don't count, so that a release of theirs is no alarm. Each version of Python compiles comprehensions
and writes its library otherwise, so that the record is of one, and others are not held to it.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import symtable
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FrameType
from typing import Any
from unittest import mock

import libcst

from benchmarks.cost import empty_caches
from benchmarks.counts import project
from benchmarks.counts.shapes import SHAPES
from splitter.api import Inputs, plan, planned
from splitter.config.settings import Settings
from splitter.languages import language_of, source_of
from splitter.model.plan import Plan
from splitter.rendering.templates import shipped

RECORD = Path(__file__).with_name("record.json")
SIZES = (120, 240)
"""How many tests a file has, and how many files and settings a project."""
TOLERANCE = 0.05
LONGER = 2.2
"""How many times the calls may be at twice the length; what is about pairs of tests takes few of them."""
FOREIGN = "site-packages"
Counts = dict[str, int]


def of_file(name: str, tests: int) -> Counts:
    """What planning one file costs."""
    file, text = SHAPES[name]
    source = source_of(file, text(tests).encode())
    language = language_of(file)
    assert language is not None
    inputs = Inputs(source, Settings(max_tests=12), shipped(language.template))
    return counted(lambda: plan(inputs))


def of_project(size: int) -> Counts:
    """What the same costs with a look at a project of this size, and at who in it names the file."""
    with TemporaryDirectory() as folder:
        path = str(project.write(Path(folder), size))
        return counted(lambda: planned(path, max_tests=12).plan)


def counted(work: Callable[[], Plan]) -> Counts:
    """What a plan costs with all caches empty."""
    made = work()  # so that all modules are loaded
    assert len(made.parts) > 1, made.findings
    empty_caches()
    re.purge()
    counts: Counts = {"calls": 0}
    with _parsed(counts):
        sys.setprofile(_counting(counts))
        try:
            work()
        finally:
            sys.setprofile(None)
    return counts


def _counting(counts: Counts) -> Callable[[FrameType, str, Any], None]:
    ours: dict[CodeType, int] = {}

    def event(frame: FrameType, what: str, _: Any) -> None:
        if what in ("call", "c_call"):
            code = frame.f_code
            if code not in ours:
                ours[code] = FOREIGN not in code.co_filename
            counts["calls"] += ours[code]

    return event


@contextmanager
def _parsed(counts: Counts) -> Iterator[None]:
    """Count the characters that parsers are given meanwhile."""
    with ExitStack() as stack:
        for kind, module, name in (
            ("libcst", libcst, "parse_module"),
            ("ast", ast, "parse"),
            ("symtable", symtable, "symtable"),
        ):
            counts[kind] = 0
            parse: Callable[..., Any] = vars(module)[name]

            def counting(text: str, *rest: Any, _kind: str = kind, _parse: Any = parse, **named: Any) -> Any:
                counts[_kind] += len(text)
                return _parse(text, *rest, **named)

            stack.enter_context(mock.patch.object(module, name, counting))
        yield


def measure() -> dict[str, dict[str, Counts]]:
    """Of each shape the counts at both lengths, and of a project at both sizes."""
    found = {name: {str(tests): of_file(name, tests) for tests in SIZES} for name in SHAPES}
    return {**found, "project": {str(size): of_project(size) for size in SIZES}}


def dearer(found: dict[str, dict[str, Counts]], record: dict[str, dict[str, Counts]]) -> Iterator[str]:
    """What costs more than was recorded, and what grows too fast."""
    for name, sizes in found.items():
        for size, counts in sizes.items():
            for kind, count in counts.items():
                known = record.get(name, {}).get(size, {}).get(kind)
                if known is None:
                    yield f"{name}, {size}, {kind}: nothing is recorded"
                elif count > known * (1 + TOLERANCE):
                    yield f"{name}, {size}, {kind}: {count:,}, recorded were {known:,}"
        short, long = (counts.get("calls", 0) for counts in sizes.values())
        if long > short * LONGER:
            yield f"{name}: at twice its length {long / short:.2f} times the calls, at most {LONGER}"


def main() -> int:
    """Print the table; 1 if something is dearer."""
    if os.environ.get("PYTHONHASHSEED") != "0":  # the order of sets decides how soon a search ends
        command = [sys.executable, "-m", "benchmarks.counts", *sys.argv[1:]]
        return subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=False).returncode
    running = "{}.{}".format(*sys.version_info)
    kept = json.loads(RECORD.read_text(encoding="utf-8"))
    if "--record" in sys.argv[1:]:
        found = {"python": running, "counts": measure()}
        RECORD.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
        print(f"recorded for Python {running}")
        return 0
    if kept["python"] != running:
        print(f"recorded for Python {kept['python']}, and this is {running}: not compared")
        return 0
    measured = measure()
    print("| file | size | calls | libcst | ast | symtable |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, sizes in measured.items():
        for size, counts in sizes.items():
            print(f"| {name} | {size} | {' | '.join(f'{count:,}' for count in counts.values())} |")
    problems = list(dearer(measured, kept["counts"]))
    print(*problems or ["\nNothing is dearer than recorded."], sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
