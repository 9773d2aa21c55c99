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


def test_a_file_that_comes_later_is_seen(tmp_path: Path) -> None:
    big = tmp_path / "test_big.py"
    big.write_text("")
    assert importers(big) == ()
    (tmp_path / "test_more.py").write_text("import test_big\n")
    assert importers(big) == (("test_more.py", "*"),)


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert importers(tmp_path / "gone" / "test_big.py") == ()
