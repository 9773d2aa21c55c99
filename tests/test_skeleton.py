"""A file without its functions' bodies, and files that only one of the two parsers reads."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import libcst as cst
import pytest

import splitter
from splitter.languages.python.skeleton import skeleton
from splitter.languages.python.trees import bodies_of, tree_of
from splitter.text.lines import scan
from tests.conftest import PROJECT


def _skeleton(text: str) -> str:
    try:
        tree = ast.parse(text)
    except SyntaxError:  # libcst reads what mixes tabs and blanks, or an older Python
        tree = ast.parse("")
    return "".join(skeleton(text, scan(text, blocks=True), tree))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1\n", "x = 1\n"),
        ("def f(): return 1\ny = 2\n", "def f(): return 1\ny = 2\n"),
        ("def f():\n    a\n\n    b\n# of y\ny = 2\n", "def f():\n    ...\ny = 2\n"),
        ("@d\nasync  def f(\n    a,\n):\n\tpass", "@d\nasync  def f(\n    a,\n):\n\t...\n"),
        (
            "class A:\n    x = 1\n    def f(self):\n        def g(): pass\n        g()\n    y = 2\n",
            "class A:\n    x = 1\n    def f(self):\n        ...\n    y = 2\n",
        ),
        (
            "if x:\n    def f():\n        a\nelse:\n    def f():\n        b\n",
            "if x:\n    def f():\n        ...\nelse:\n    def f():\n        ...\n",
        ),
        (
            "def f():\n    '''\ndef g():\n    no\n'''\n    (1,\n2)\ndefine(\n  1)\n",
            "def f():\n    ...\ndefine(\n  1)\n",
        ),
        ("def f():\r\n    a\r\n    b\r\nx\r\n", "def f():\r\n    ...\nx\r\n"),
        (
            "class A:\n \tdef f(self):\n \t\ta\n        def g(self):\n                b\n",
            "class A:\n \tdef f(self):\n \t\t...\n        def g(self):\n                ...\n",
        ),
    ],
)
def test_the_block_of_a_function_is_three_dots(text: str, expected: str) -> None:
    assert _skeleton(text) == expected


def _anatomy(tree: cst.Module) -> list[tuple[str, list[str]]]:
    return [(type(node).__name__, _members(node)) for node in tree.body]


def _members(node: cst.CSTNode) -> list[str]:
    if not isinstance(node, cst.ClassDef):
        return []
    return [getattr(getattr(inner, "name", None), "value", type(inner).__name__) for inner in node.body.body]


def test_libcst_finds_the_same_statements_in_both() -> None:
    seen = 0
    for path in sorted((PROJECT / "tests" / "cases").rglob("test_*.py")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        try:
            whole = cst.parse_module(text)
            ast.parse(text)
        except (cst.ParserSyntaxError, SyntaxError, ValueError):
            continue
        outline = cst.parse_module(_skeleton(text))
        assert _anatomy(outline) == _anatomy(whole), path
        seen += 1
    assert seen > 100


LONG = "".join(
    f"""
# about {n}
@mark({n})
def test_{n}(a, b={n}):
    assert a

{"if x:" if n % 9 else "class A:"}
    values = [{n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}, {n}]

    def f_{n}(): pass
x = 1; y = (
    {n})
"""
    for n in range(200)
)


def test_libcst_gets_a_long_file_in_pieces_that_begin_with_statements() -> None:
    pieces = list(skeleton(LONG, scan(LONG, blocks=True), ast.parse(LONG)))
    bodies = [cst.parse_module(piece).body for piece in pieces]
    assert len(pieces) > 3
    assert max(map(len, pieces)) < 7_000
    joined = cst.Module([statement for body in bodies for statement in body])
    assert _anatomy(joined) == _anatomy(cst.parse_module(LONG))


@pytest.mark.parametrize(
    ("inside", "pieces"),
    [("", 2), ('"""\n\ndef no():\n\n"""\n', 1), ("x = (\n\n1)\n", 2), ("\f\n\n@d\n\n", 2)],
)
def test_the_tree_of_a_long_file_is_that_of_all_of_it(inside: str, pieces: int) -> None:
    text = "".join(f"{inside}\ndef f_{n}():  # é\n    'é'; {n}\n\n\n" for n in range(1_600))
    assert len(list(bodies_of(text))) == pieces
    assert ast.dump(tree_of(text), include_attributes=True) == ast.dump(
        ast.parse(text), include_attributes=True
    )


def test_an_error_in_a_long_file_is_said_of_its_own_line() -> None:
    text = "".join(f"def f_{n}():\n    {n}\n\n" for n in range(2_500)) + "def no(:\n"
    with pytest.raises(SyntaxError) as caught:
        tree_of(text)
    assert caught.value.lineno == 7_501


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A:\n    cases = [LONG]  # all\n\n    b = 1\n", "class A:\n    cases = [...]\n    b = 1\n"),
        ("cases = [LONG]\nb = 1\n", "cases = [...]\nb = 1\n"),
        ("cases = [LONG][0]\nb = 1\n", ""),
        ("cases = [LONG] + [2]\nb = 1\n", ""),
        ("cases = [LONG]; b = [2]\nb = 1\n", ""),
        ("a = [2]; cases = [LONG]\nb = 1\n", ""),
        ("cases = [a, b] = [LONG]\nb = 1\n", ""),
        ("if x:\n    cases = [LONG]\nb = 1\n", "if x:\n    cases = [...]\nb = 1\n"),
        ("\f\r\ncases = [LONG]\nb = 1\n", "\f\r\ncases = [...]\nb = 1\n"),
        ("cases = [c for c in (LONG)]\nb = 1\n", ""),
        ("pytestmark = [LONG]\nb = 1\n", ""),
        ("__all__ = [LONG]\nb = 1\n", ""),
    ],
)
def test_what_is_in_a_long_list_is_three_dots(text: str, expected: str) -> None:
    text = text.replace("LONG", f"\n    {'x' * 100},\n    (1, '\\\n]'),\n    {'y' * 100},\n")
    assert _skeleton(text) == (expected or text)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python reads it")
def test_a_file_for_a_newer_python_is_said_to_be_one(tmp_path: Path) -> None:
    file = tmp_path / "test_new.py"
    file.write_text("def test_a[T](): ...\ndef test_b(): ...\n")
    (problem,) = splitter.plan(file, max_tests=1).findings
    assert problem.code == "S103"
    assert problem.line == 1
    assert f"the Python 3.{sys.version_info.minor} that runs splitter" in problem.message
