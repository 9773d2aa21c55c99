"""A file's syntax tree, what of it libcst reads too, and files that this Python does not read."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import libcst as cst
import pytest

import splitter
from splitter.languages.python.trees import bodies_of, by_line, statements_in, tree_of
from splitter.languages.python.written import written
from splitter.text.lines import scan


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('"""About."""\nx = 1\n"""no docstring"""\n', "S--"),
        ('x = 1\n"no docstring"\nimport a; import b', "--S"),
        ("import a; x = 1\ndef test_a(): import b\nfrom c import (  # why\n    d,\n)\n", "--S"),
        ("if TYPE_CHECKING:\n    # why\n    import a\nelse:\n    pass\nx = 1\n", "I-"),
        ("try:\n    import a\nexcept ImportError:\n    a = None\n", "-"),
        ("if x:\n    try:\n        import a\n    except ImportError:\n        pass\n", "-"),
        ("if x:\n    import a\n    class A:\n        import b\n", "-"),
        ("# ﬁrst\nimport ﬁne\n", "S"),
        ("", ""),
    ],
)
def test_libcst_reads_docstrings_imports_and_blocks_of_imports(text: str, kinds: str) -> None:
    found = list(written(text, scan(text).spans, list(by_line(tree_of(text).body))))
    assert "".join("-" if node is None else type(node).__name__[0] for node in found) == kinds
    for node, span in zip(found, scan(text).spans, strict=True):
        if node is not None:
            code = cst.Module([node]).code.strip()  # type: ignore[list-item]
            assert ast.dump(ast.parse(code)) == ast.dump(ast.parse(text[span.start : span.end]))


def test_the_statements_of_blocks_come_in_the_order_of_the_text() -> None:
    text = """
if a1:
    for a2 in []: a3
    else: a4
    while a5: a6
elif a7:
    with a8: a9
    async def b1(): no
else:
    try: b2
    except b3: b4
    else: b5
    finally: b6
    match b7:
        case 1: b8
        case 2: b9
    class c1: no
c2 = 1; c3
"""
    code = [ast.unparse(node) for node in statements_in(ast.parse(text).body)]
    firsts = [line for one in code if "\n" not in (line := one) and "no" not in one]
    assert firsts == ["a3", "a4", "a6", "a9", "b2", "b4", "b5", "b6", "b8", "b9", "c2 = 1", "c3"]
    assert len(code) == len(firsts) + 9  # compound ones


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


def test_the_line_of_a_test_is_its_own_whatever_another_defines(tmp_path: Path) -> None:
    file = tmp_path / "test_lines.py"
    file.write_text(
        "class TestA:\n    def test_a(self): ...\n\n    @mark\n    def test_b(self):\n"
        '        def test_a(): ...\n        """\n        def test_b(self):\n        """\n'
    )
    units = splitter.plan(file, max_tests=1).units
    assert [(test.name, test.line) for unit in units for test in unit.tests] == [
        ("TestA::test_a", 2),
        ("TestA::test_b", 5),
    ]


@pytest.mark.parametrize(
    ("since", "line"), [((3, 12), "def test_a[T](): ..."), ((3, 14), 'def test_a(): return t"a" t"b"')]
)
def test_a_file_for_a_newer_python_is_said_to_be_one(
    tmp_path: Path, since: tuple[int, int], line: str
) -> None:
    if sys.version_info >= since:
        pytest.skip("this Python reads it")
    file = tmp_path / "test_new.py"
    file.write_text(f"{line}\ndef test_b(): ...\n")
    (problem,) = splitter.plan(file, max_tests=1).findings
    assert problem.code == "S103"
    assert problem.line == 1
    assert f"the Python 3.{sys.version_info.minor} that runs splitter" in problem.message


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_python_minds_in_code_that_is_read_is_not_printed(tmp_path: Path, jobs: str) -> None:
    """From 3.12 on: before, these warnings are hidden anyway."""
    tests = "".join(
        f'def test_{word}_{n}():\n    assert "\\d", "~ 1and x"\n\n\n'
        for word in ("add", "sub")
        for n in "abc"
    )
    (tmp_path / "test_big.py").write_text(tests, encoding="utf-8")
    command = [sys.executable, "-m", "splitter", "split", ".", "--max-tests", "3", "--jobs", jobs]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "SyntaxWarning" not in done.stderr
    assert (tmp_path / "test_big_add.py").is_file()
