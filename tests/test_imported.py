"""Which imported classes are collected where they are imported: told from the module that defines them."""

from __future__ import annotations

from pathlib import Path

import pytest

import splitter
from splitter.languages import language_of


def idle_classes(path: Path, text: str) -> tuple[str, ...]:
    language = language_of(path.name)
    assert language is not None
    assert language.around is not None
    return language.around.surroundings(path, text, ()).uncollected_imports


UNITTEST = "import unittest\n\n\n"


@pytest.mark.parametrize(
    ("other", "uncollected_imports"),
    [
        (UNITTEST + "class Thing(unittest.TestCase):\n    def check(self): ...\n", True),
        (UNITTEST + "class Thing(unittest.TestCase):\n    def test_it(self): ...\n", False),
        (UNITTEST + "class Thing(unittest.TestCase):\n    test_it = print\n", False),
        (UNITTEST + "class Thing(unittest.TestCase):\n    if 1:\n        def test_it(self): ...\n", False),
        (
            UNITTEST
            + "class Base(unittest.TestCase):\n    def test_it(self): ...\n\n\nclass Thing(Base): ...\n",
            False,
        ),
        (UNITTEST + "class Base: ...\n\n\nclass Thing(Base, unittest.TestCase): ...\n", True),
        ("class Thing:\n    def test_it(self): ...\n", True),
        ("class Thing:\n    def f(self):\n        test_x = 1\n", True),
        ("from elsewhere import Base\n\n\nclass Thing(Base): ...\n", False),
        ("from test_third import Thing\n", True),
        ("from test_third import Tested as Thing\n", True),
        ("class Thing(metaclass=print): ...\n", False),
        ("@print\nclass Thing: ...\n", False),
        (UNITTEST + "@unittest.skipIf(1, 'no')\nclass Thing(unittest.TestCase): ...\n", True),
        ("class Thing(metaclass=abc.ABCMeta): ...\n", True),
        ("if 1:\n    class Thing: ...\n", False),
        ("def Thing(): ...\n", False),
        ("class Thing(:\n", False),
    ],
)
def test_a_class_is_idle_if_it_is_known_to_hold_nothing_to_run(
    tmp_path: Path, other: str, uncollected_imports: bool
) -> None:
    (tmp_path / "test_other.py").write_text(other)
    (tmp_path / "test_third.py").write_text("class Thing: ...\n\n\nclass Tested: ...\n")
    found = idle_classes(tmp_path / "test_big.py", "from test_other import Thing\n")
    assert found == (("Thing",) if uncollected_imports else ())


@pytest.mark.parametrize("name", ["Thing", "TestThing"])
def test_a_class_with_tests_is_collected_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "test_other.py").write_text(f"class {name}:\n    def test_it(self): ...\n")
    found = idle_classes(tmp_path / "test_big.py", f"from .test_other import (\n    {name},  # that\n)\n")
    assert found == ((name,) if name == "Thing" else ())


@pytest.mark.parametrize(
    "text",
    [
        "from pkg.test_pkg import Thing\n",
        "from . import other\nfrom .. import x\nfrom ..test_pkg import Thing\n",
        "from test_missing import Other\nfrom pkg.test_pkg import Thing\n",
    ],
)
def test_the_module_is_looked_for_where_the_file_stands(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "pkg" / "sub"
    (tmp_path / "pkg" / "test_pkg").mkdir(parents=True)
    (tmp_path / "pkg" / "test_pkg" / "__init__.py").write_text("class Thing: ...\n")
    assert idle_classes(folder / "test_big.py", text) == ("Thing",)


def test_circles_of_bases_end(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("from test_two import Thing\n")
    (tmp_path / "test_two.py").write_text("from test_one import Thing\n")
    assert idle_classes(tmp_path / "test_big.py", "from test_one import Thing\n") == ()


PARAMETERS = """
import copy
import pytest
from hypothesis import given
from tools import day, made, shape, tmpdir

PAIRS = ("low", "high")
low, high = 1, 2

@pytest.mark.parametrize("copy", [1, 2])
def test_copy(copy): ...

@given(day=1)
def test_day(day): ...

@pytest.mark.parametrize(PAIRS, [(1, 2)], ids=str)
def test_pairs(low, high): ...

@pytest.mark.parametrize("made", [1], indirect=True)
def test_made(made): ...

def test_shape(tmpdir, shape): ...
"""


def test_a_parameter_that_is_given_or_that_no_fixture_is_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "tools.py").write_text(
        "import contextlib, pytest\nfrom deeper import shape\n"
        "@contextlib.contextmanager\ndef tmpdir(): yield\n@pytest.fixture\ndef made(): ...\ndef day(): ...\n"
    )
    (tmp_path / "deeper.py").write_text("from nowhere import decorated\n@decorated\ndef shape(): ...\n")
    language = language_of("test_big.py")
    assert language is not None
    assert language.around is not None
    own = language.around.surroundings(tmp_path / "test_big.py", PARAMETERS, ()).own
    assert getattr(own, "no_fixtures", None) == {"copy", "day", "low", "high", "tmpdir"}


def test_a_part_has_no_import_for_a_parameter_that_is_given(tmp_path: Path) -> None:
    path = tmp_path / "test_big.py"
    head = PARAMETERS.replace("from tools import day, made, shape, tmpdir\n", "")
    path.write_text(head + "\ndef test_use():\n    assert copy.copy(1)\n")
    plan = splitter.plan(path, max_tests=1, by="chunk")
    assert plan.ok, plan.errors
    assert [output.name for output in plan.outputs if "import copy" in output.text] == [plan.outputs[-1].name]
