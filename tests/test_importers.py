"""Which files of a folder import from a test file."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter.languages.python.project.importers import importers, importers_among_many


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("from test_big import parse", ["parse"]),
        ("from test_big import parse as p, Base", ["parse", "Base"]),
        ("from test_big import (\n    parse,  # that\n    Base,\n)", ["parse", "Base"]),
        ("from .test_big import *", ["*"]),
        ("from . import test_big", ["*"]),
        ("from . import other, test_big as big", ["*"]),
        ("import test_big", ["*"]),
        ("import os, pkg.test_big as big", ["*"]),
        ("from pkg.test_big import parse", ["parse"]),
        ("from pkg import test_big", ["*"]),
        ("from .test_big import *\nimport pkg.test_big\npkg.test_big.parse()", ["*"]),
        ("from . import test_big\ntest_big.parse(test_big.Base.of(1))", ["Base", "parse"]),
        ("from . import test_big as big\nbig.parse(1)", ["parse"]),
        ("import pkg.test_big, pkg.other\npkg.other.x(pkg.test_big.parse)", ["parse"]),
        ("import pkg.test_big\nf(pkg, pkg.test_big.parse)", ["*"]),
        ("import test_big\nsetattr(test_big, 'parse', test_big.Base)", ["*"]),
        ("import test_big\ntest_big.parse = test_big.Base", ["*"]),
        ("import test_big\ntest_big.parse()\ndef f(test_big): return test_big.Base", ["*"]),
        ("import test_big\nfrom other import test_big\ntest_big.parse()", ["*"]),
        ("def f():\n    from test_big import parse", ["parse"]),
        ("from ..test_big import parse", []),
        ("from other.test_big import parse", []),
        ("from test_bigger import parse", []),
        ("import test_big2", []),
        ("# from test_big import parse", []),
    ],
)
def test_the_names_that_a_file_takes(tmp_path: Path, line: str, names: list[str]) -> None:
    folder = tmp_path / "pkg"
    folder.mkdir()
    (folder / "test_big.py").write_text("from test_big import itself\n")
    (folder / "test_more.py").write_text(line + "\n")
    found = tuple(("test_more.py", name) for name in names)
    assert importers(folder / "test_big.py") == found
    assert importers_among_many(folder / "test_big.py") == found


def test_what_a_module_binds_anew_is_asked_of_no_part(tmp_path: Path) -> None:
    big = tmp_path / "test_big.py"
    big.write_text("count = 0\ndef test_add():\n    global count\n    count += 1\n")
    (tmp_path / "test_more.py").write_text("import test_big\nassert test_big.count == 1\n")
    assert importers(big) == (("test_more.py", "*"),)


def test_a_file_that_comes_later_is_seen(tmp_path: Path) -> None:
    big = tmp_path / "test_big.py"
    big.write_text("")
    assert importers(big) == ()
    (tmp_path / "test_more.py").write_text("import test_big\n")
    assert importers(big) == (("test_more.py", "*"),)


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert importers(tmp_path / "gone" / "test_big.py") == ()


@pytest.mark.parametrize(
    ("near", "is_package", "names"),
    [("first", False, ["parse"]), ("second", False, []), ("second", True, ["parse"])],
)
def test_each_project_of_a_repository_has_its_own_tests(
    tmp_path: Path, near: str, is_package: bool, names: list[str]
) -> None:
    (tmp_path / ".git").mkdir()
    for project in ("first", "second"):
        (tmp_path / project / "tests").mkdir(parents=True)
        (tmp_path / project / "tests" / "test_big.py").write_text("")
    if is_package:  # then its folder is not where modules are looked for
        (tmp_path / "second" / "__init__.py").write_text("")
    other = tmp_path / near / "tests" / "unit" / "test_more.py"
    other.parent.mkdir()
    other.write_text("from tests.test_big import parse\n")

    found = importers(tmp_path / "first" / "tests" / "test_big.py")

    assert [name for _, name in found] == names


def test_a_module_may_be_called_after_imports(tmp_path: Path) -> None:
    (tmp_path / "test_imports.py").write_text("def parse(): ...\n")
    for name in ("a", "b", "c"):
        (tmp_path / f"test_{name}.py").write_text("from test_imports import parse\n")
    assert sorted(file for file, _ in importers_among_many(tmp_path / "test_imports.py")) == [
        *("test_a.py", "test_b.py", "test_c.py")
    ]
