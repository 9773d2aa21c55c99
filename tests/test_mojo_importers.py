"""Which Mojo files of a project import from a test file."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter.languages.mojo.importers import importers


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    put("tests/test_math.mojo", "def test_add() raises:\n    pass\n")


OWN = Path("tests/test_math.mojo")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("tests/other.mojo", "from test_mathematics import run_tests\n"),
        ("tests/other.mojo", "from math import sqrt\n"),
        ("tests/other.mojo", "# from test_math import run_tests\n"),
        ("src/other.mojo", "from test_math import run_tests\n"),
        ("src/other.mojo", "from .test_math import run_tests\n"),
        ("tests/deep/other.mojo", "from .test_math import run_tests\n"),
        ("tests/other.mojo", "from pkg.test_math import run_tests\n"),
    ],
)
def test_other_modules_are_not_meant(file: str, text: str) -> None:
    put(file, text)
    assert importers(OWN) == ()


@pytest.mark.parametrize(
    ("file", "text", "names"),
    [
        ("tests/all.mojo", "from test_math import run_tests\n", ["run_tests"]),
        ("tests/all.🔥", "from test_math import run_tests as math\n", ["run_tests"]),
        (
            "tests/all.mojo",
            "from .test_math import (\n    test_add,  # one\n    `test b`,\n)\n",
            ["test_add", "test b"],
        ),
        ("tests/all.mojo", "from test_math import test_add, \\\n    test_sub\n", ["test_add", "test_sub"]),
        ("tests/all.mojo", "from test_math import *\n", ["*"]),
        ("tests/all.mojo", "import test_math\n", ["*"]),
        ("all.mojo", "import tests.test_math as t\n", ["*"]),
        ("all.mojo", "from tests import test_math\n", ["*"]),
        ("all.mojo", "from tests.test_math import run_tests\n", ["run_tests"]),
        ("tests/deep/all.mojo", "from ..test_math import run_tests\n", ["run_tests"]),
        ("tests/__init__.mojo", "from . import test_math\n", ["*"]),
    ],
)
def test_who_imports_it_is_found(file: str, text: str, names: list[str]) -> None:
    put(file, text)
    assert [name for _, name in importers(OWN)] == names
