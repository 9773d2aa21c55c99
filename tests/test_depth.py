"""Files that nest so deeply that a parser dies of them are refused, in this process and soon."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import splitter
from splitter.languages.python import depth
from splitter.model.finding import Limit
from splitter.planning.counting import count
from splitter.text.lines import scan

TESTS = "".join(
    f"def test_{word}_{i}():\n    assert {i} == {i}\n\n\n" for word in ("add", "sub") for i in range(6)
)

DEEP = {
    "parentheses": "X = " + "(" * 5000 + "1" + ")" * 5000,
    "parentheses that never close": "X = " + "(" * 5000,
    "parentheses behind an odd string": "X = '\n" + "(" * 5000,
    "lists": "X = " + "[" * 5000 + "]" * 5000,
    "subscripts of an annotation": "x: " + "a[" * 5000 + "1" + "]" * 5000,
    "patterns": "def f(x):\n    match x:\n        case " + "[" * 5000 + "]" * 5000 + ":\n            pass",
    "an interpolated expression": "X = f'{" + "(" * 5000 + "1" + ")" * 5000 + "}'",
    "additions": "X = " + "1 + " * 10000 + "1",
    "additions in lines": "X = (1\n" + "    + 1  # one more, or ')'\n" * 10000 + ")",
    "interpolated additions": "X = f'{" + "1+" * 10000 + "1}'",
    "attributes": "a = 1\n\n\ndef f():\n    return " + "a." * 20000 + "a",
    "calls": "def f():\n    return f" + "()" * 20000,
    "calls with arguments": "def f():\n    return (f\n" + "        .g(1, 2)\n" * 5000 + "    )",
    "subscripts": "a = []\n\n\ndef f():\n    return a" + "[0]" * 20000,
    "conjunctions": "X = " + "1 and " * 30000 + "1",
    "negations": "X = " + "not " * 30000 + "1",
    "minus": "X = " + "-" * 30000 + "1",
    "powers": "X = " + "2 ** " * 30000 + "1",
    "choices": "X = " + "1 if 2 else " * 30000 + "1",
    "lambdas": "X = " + "lambda: " * 600 + "1",
    "elif": "import sys\n\nif sys.argv:\n    x = 1\n" + "elif sys.argv:\n    x = 2\n" * 3000,
    "fewer elif": "import sys\n\nif sys.argv:\n    x = 1\n" + "elif sys.argv:\n    x = 2\n" * 1500,
    "elif after lone returns": "import sys\n\nif sys.argv:\n    x = 1\r" + "elif x:\r    x = 2\r" * 3000,
    "an imported name": "import " + "a." * 30000 + "a",
    "a module": "from " + "a." * 30000 + "a import b",
}  # fmt: skip

WIDE = {
    "a list": "X = [\n" + "    (1, 2, {'a': [3, -4]}),\n" * 5000 + "]",
    "strings side by side": "X = (\n" + "    'a, b'\n" * 1500 + ")",
    "comparisons": "X = " + "1 < " * 5000 + "1",
    "targets": "X = " + "y = " * 1500 + "1",
    "a chain that can be read": "X = " + "1 + " * 900 + "1",
    "statements in a line": "X = 1; " * 1500,
}


@pytest.mark.parametrize("name", DEEP)
def test_what_would_kill_the_parser_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "test_deep.py"
    file.write_text(TESTS + DEEP[name] + "\n", newline="")
    command = [sys.executable, "-m", "splitter", "split", str(file), "--dry-run"]

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(("error S114 ", "error S103 "))
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", WIDE)
def test_what_is_only_wide_is_split(tmp_path: Path, name: str) -> None:
    file = tmp_path / "test_wide.py"
    file.write_text(TESTS + WIDE[name] + "\n")

    plan = splitter.plan(file, max_tests=9)

    assert (plan.findings, len(plan.parts)) == ((), 2)


def test_the_library_refuses_it_too_and_check_counts_it(tmp_path: Path) -> None:
    file = tmp_path / "test_deep.py"
    file.write_text(TESTS + "X = " + "lambda: " * 240 + "1 + " * 990 + "1\n")

    counted, plan = count(str(file), Limit(max_tests=9)), splitter.plan(file)

    assert [found.code for found in plan.findings] == ["S114"]
    assert (counted.tests, counted.error) == (12, None)


FORMS = ("{} + {}", "f({}, {})", "({}).b", "(not {})", "[{}]", "(lambda: {})", "-{}", "{}[{}]", "{{{}: {}}}")


@st.composite
def expressions(draw: st.DrawFn, levels: int = 5) -> str:
    if not levels or draw(st.booleans()):
        return draw(st.sampled_from(["a", "1", "'x'", 'f"{a}, ("', "(a)", "b.c"]))
    form = draw(st.sampled_from(FORMS))
    inner = [draw(expressions(levels - 1)) for _ in range(form.replace("{{", "").count("{}"))]
    return form.format(*inner)


@given(expressions())
def test_the_quick_bound_is_never_below_what_the_tree_says(expression: str) -> None:
    text = f"X = {expression}\n"
    (start, _), (end, _) = scan(text, blocks=True).lines

    deepest, stack = 0, [(ast.parse(expression, mode="eval").body, 1)]
    while stack:
        node, level = stack.pop()
        deepest = max(deepest, level)
        stack += [(child, level + 1) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    assert depth._most_levels(text, start, end) >= deepest
