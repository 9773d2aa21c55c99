"""Stands in for ``mojo run``: runs the calls and prints of a small file's ``main()``, with mojo's own words.

A test's body says what happens in it: ``crash``, ``hang``, ``fail``; ``use(x)`` fails to compile unless the
file imports ``x``. ``write_past_the_end`` makes ``allocate`` crash later in the same process. A ``main()``
that raises says so; one with ``discover_tests`` runs all tests, or those after ``--only``, and tells of them
at its end.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path


def run(path: Path, only: list[str]) -> int:
    text = path.read_text(encoding="utf-8")
    bodies = dict(re.findall(r"^fn (\w+)\(\)[^\n]*\n((?:    .*\n|\n)*)", text, re.MULTILINE))
    for name in re.findall(r"use\((\w+)\)", text):
        if not re.search(rf"import .*\b{name}\b", text):
            print(f"{path.absolute()}:1:1: error: use of unknown declaration '{name}'", file=sys.stderr)
            print("mojo: error: failed to parse the provided Mojo source module", file=sys.stderr)
            return 1
    if "discover_tests" in bodies["main"]:
        return suite({n: b for n, b in bodies.items() if n != "main"}, only)
    damaged = False
    for line in bodies["main"].splitlines():
        if printed := re.match(r'    print\("(.*?)"(, end="")?\)', line):
            print(printed[1], end="" if printed[2] else "\n", flush=True)
        elif raised := re.match(r'    raise Error\("(.*?)"\)', line):
            print(f"Unhandled exception caught during execution: {raised[1]}")
            print("mojo: error: execution exited with a non-zero result: 1", file=sys.stderr)
            return 1
        elif called := re.match(r"    (test_\w+)\(\)", line):
            body = bodies[called[1]]
            damaged = damaged or "write_past_the_end" in body
            if "hang" in body:
                time.sleep(600)
            if "crash" in body or (damaged and "allocate" in body):
                print("mojo: error: execution crashed", file=sys.stderr)
                return 1
            if "fail" in body:
                line_number = text[: text.index(f"fn {called[1]}(")].count("\n") + 2
                where = f"At {path.absolute()}:{line_number}:5: AssertionError: condition"
                print(f"Unhandled exception caught during execution: {where}")
                print("mojo: error: execution exited with a non-zero result: 1", file=sys.stderr)
                return 1
    return 0


def suite(bodies: dict[str, str], only: list[str]) -> int:
    chosen = {name: body for name, body in bodies.items() if not only or name in only}
    if any("crash" in body for body in chosen.values()):
        print("mojo: error: execution crashed", file=sys.stderr)
        return 1
    failed = [name for name, body in chosen.items() if "fail" in body]
    lines = [
        f"    {'SKIP' if name not in chosen else 'FAIL' if name in failed else 'PASS'} [ 0.001 ] {name}\n"
        for name in bodies
    ]
    if failed:
        print("Unhandled exception caught during execution: ")
    print("".join(lines), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    file, _, chosen = " ".join(sys.argv[1:]).partition(" --only ")
    sys.exit(run(Path(file.split()[-1]), chosen.split()))
