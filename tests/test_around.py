"""What is around a Python file: who could ask it for something, what it may be called, what its bases are."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from splitter import plan
from splitter.languages import language_of
from splitter.languages.python.project import vicinity
from splitter.languages.python.project.outside import Outside
from splitter.languages.python.project.reading.asks import Asks, asks_of
from splitter.languages.python.project.reading.configuration import configuration
from splitter.model.conventions import Conventions
from splitter.model.plan import Plan
from splitter.model.surroundings import Surroundings
from splitter.planning.part_names import part_names

TESTS = "\n\n\n".join(f"def test_{word}_{n}(): ...\n" for word in ("red", "blue") for n in range(3))


def outside(path: Path, text: str) -> Outside:
    found = around(path, text).own
    assert isinstance(found, Outside)
    return found


def around(path: Path, text: str) -> Surroundings:
    path.write_text(dedent(text))
    language = language_of(path.name)
    assert language is not None
    assert language.around is not None
    return language.around.surroundings(path, path.read_text(), language.around.importers(path))


def is_asked(path: Path, text: str) -> bool:
    """Whether something in a file asks for it by name, be it so that no part will do."""
    found = around(path, text)
    assert isinstance(found.own, Outside)
    return bool(found.own.findings or found.own_asks)


def planned(folder: Path, name: str = "test_big.py", text: str = TESTS) -> Plan:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(dedent(text))
    return plan(folder / name, max_tests=3)


# Strings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("'test_big'", True),
        ("'tests.test_big'", False),
        ("\"<class 'test_big.Thing'>\"", True),
        ("'test_big.py::test_a'", True),
        ("'test_big.db'", False),
        ("'/tmp/test_big/x'", False),
        ("'my_test_big'", False),
        ("'other.test_big.Thing'", False),
        ("'test_big-1'", False),
    ],
)
def test_a_string_that_names_the_module_is_told_from_one_that_looks_like_it(
    tmp_path: Path, text: str, named: bool
) -> None:
    assert (
        is_asked(
            tmp_path / "test_big.py",
            f"import pytest\n@pytest.fixture\ndef db(): ...\nclass Thing: ...\ndef test_a(): f({text})\n",
        )
        == named
    )


def test_a_module_of_a_package_has_a_longer_name(tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for text, named in {"test_big": False, "tests.test_big": True, "tests.test_big.Inner": True}.items():
        assert is_asked(folder / "test_big.py", f"def test_a():\n    f({text!r})\n") == named, text


# Who asks


def test_a_hook_reads_attributes_of_the_module_by_a_pattern(tmp_path: Path) -> None:
    hook = "getattr(metafunc.module, 'ids_' + metafunc.function.__name__)"
    (tmp_path / "conftest.py").write_text(f"def pytest_generate_tests(metafunc):\n    {hook}\n")
    found = outside(tmp_path / "test_big.py", "ids_a = []\nother = []\nids_b = 1\ndef test_a(): ...\n")
    assert found.everywhere == {0, 2}


@pytest.mark.parametrize(("owner", "needs"), [("request", {"URLS"}), ("self", set())])
def test_what_a_test_class_calls_its_module_is_its_own(tmp_path: Path, owner: str, needs: set[str]) -> None:
    """numpy's ``F2PyTest`` has the module that it has built as ``self.module``."""
    text = f"URLS = 1\nclass TestA:\n    def test_a(self, request): getattr({owner}.module, 'URLS')\n"
    assert outside(tmp_path / "test_big.py", text).needs.get(1, set()) == needs


@pytest.mark.parametrize(
    ("call", "needs"),
    [
        ("f(__name__)", {"URLS"}),
        ("getLogger(__name__)", set()),
        ("getModule(__name__).filePath", set()),
        ("Flask(__name__)", set()),
        ("f(name=__name__)", {"URLS"}),
    ],
)
def test_code_that_is_given_the_module_may_ask_for_all_of_it(
    tmp_path: Path, call: str, needs: set[str]
) -> None:
    found = outside(tmp_path / "test_big.py", f"URLS = []\ndef test_a():\n    {call}\n")
    assert found.needs.get(1, frozenset()) == needs


@pytest.mark.parametrize("mark", [".git/HEAD", "pyproject.toml", "splitter.toml", "tox.ini"])
def test_the_files_that_import_from_it_are_looked_for_in_the_whole_project(tmp_path: Path, mark: str) -> None:
    """A project that was unpacked is in no repository."""
    (tmp_path / mark).parent.mkdir(exist_ok=True)
    (tmp_path / mark).touch()
    folder = tmp_path / "tests"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "test_more.py").write_text("from ..test_big import make\n")
    (folder / "deep" / "test_none.py").write_text("from .test_big import make\nfrom x.test_big import y\n")
    (tmp_path / "run.py").write_text("from tests.test_big import make\n")
    expected = (("../run.py", "make"), ("deep/test_more.py", "make"))
    assert around(folder / "test_big.py", TESTS).importers == expected


# Bases

LIBRARY = """
class Keeps(type):
    known = {}
    def __new__(mcs, name, bases, space):
        cls = super().__new__(mcs, name, bases, space)
        mcs.known[name] = cls
        return cls
class Counts(type):
    def __new__(mcs, name, bases, space):
        space["n"] = 1
        return super().__new__(mcs, name, bases, space)
class Model(metaclass=Keeps): ...
class Form(metaclass=Counts): ...
class Plugin:
    def __init_subclass__(cls):
        KNOWN.append(cls)
class Plain: ...
"""


@pytest.mark.parametrize(
    ("base", "once", "unsure"),
    [
        ("library.Model", True, False),
        ("library.Plugin", True, False),
        ("library.Form", False, False),
        ("library.Plain", False, False),
        ("library.Missing", False, True),
        ("elsewhere.Model", False, True),
        ("enum.Enum", False, False),
        ("Exception", False, False),
    ],
)
def test_what_registers_its_subclasses_is_told_from_the_base_s_text(
    tmp_path: Path, base: str, once: bool, unsure: bool
) -> None:
    (tmp_path / "library.py").write_text(LIBRARY)
    found = outside(
        tmp_path / "test_big.py",
        f"import enum, library, elsewhere\nclass Mine({base}): ...\ndef test_a(): ...\n",
    )
    assert (1 in found.once, 1 in found.unsure) == (once, unsure)


def test_a_class_whose_base_is_known_to_hold_no_tests_is_divided(tmp_path: Path) -> None:
    methods = "".join(f"    def test_{word}_{n}(self): ...\n" for word in ("red", "blue") for n in range(3))
    text = f"from base import Shared\n\n\nclass TestAll(Shared):\n{methods}"
    assert not planned(tmp_path, text=text).parts
    (tmp_path / "base.py").write_text("class Shared:\n    def check(self): ...\n")
    assert len(planned(tmp_path, text=text).parts) == 2
    (tmp_path / "base.py").write_text("class Shared:\n    def test_more(self): ...\n")
    assert not planned(tmp_path, text=text).parts


def test_a_call_that_registers_what_the_file_defines_keeps_its_tests_together(tmp_path: Path) -> None:
    text = f"import lib\n\n\nclass Mine: ...\n\n\nlib.register('m', Mine)\n\n\n{TESTS}"
    made = planned(tmp_path, text=text)
    assert not made.parts
    assert "registers" in made.findings[-1].message
    assert planned(tmp_path, text=text.replace("lib.register", "lib.look")).parts


# Names


@pytest.mark.parametrize(
    ("original", "files", "names"),
    [
        ("tests.py", ("tests.py", "test_*.py"), ("test_a.py", "test_b.py")),
        ("tests.py", ("test*.py",), ("tests_a.py", "tests_b.py")),
        ("cart_spec.py", ("*_spec.py",), ("cart_a_spec.py", "cart_b_spec.py")),
        ("check_x.py", ("check_*.py",), ("check_x_a.py", "check_x_b.py")),
    ],
)
def test_parts_are_collected_as_the_original_is(
    original: str, files: tuple[str, ...], names: tuple[str, ...]
) -> None:
    found = part_names(original, ["a", "b"], around=Surroundings(conventions=Conventions(files=files)))
    assert (found.names, found.findings) == (names, ())


@pytest.mark.parametrize(
    "surroundings",
    [
        Surroundings(conventions=Conventions(files=("tests.py",))),
        Surroundings(ignored=("tests.py",)),
    ],
)
def test_a_name_that_is_treated_otherwise_is_refused(surroundings: Surroundings) -> None:
    codes = {one.code for one in part_names("tests.py", ["a", "b"], around=surroundings).findings}
    assert codes == {"S404"}


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "test_big_red.py").write_text("def test_other(): ...\n")
    assert [part.name for part in planned(tmp_path).parts] == ["test_big_red_2.py", "test_big_blue.py"]


# Configuration


@pytest.mark.parametrize(
    ("files", "counts"),
    [
        (
            {"pytest.ini": "[pytest]\npython_files = a.py\n", "tox.ini": "[pytest]\npython_files = b.py\n"},
            "a.py",
        ),
        ({"pytest.ini": "", "tox.ini": "[pytest]\npython_files = b.py\n"}, None),
        ({"pytest.toml": '[pytest]\npython_files = ["c.py"]\n', "pytest.ini": "[pytest]\n"}, "c.py"),
        ({"pyproject.toml": "[tool.black]\n", "setup.cfg": "[tool:pytest]\npython_files = d.py\n"}, "d.py"),
        ({"pyproject.toml": '[tool.pytest]\npython_files = ["e.py"]\n'}, "e.py"),
    ],
)
def test_the_configuration_is_taken_from_where_pytest_takes_it(
    tmp_path: Path, files: dict[str, str], counts: str | None
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert configuration(tmp_path).words("python_files") == ([counts] if counts else [])


# Hooks


def test_what_adds_tests_from_elsewhere_is_in_one_part(tmp_path: Path) -> None:
    text = (
        "import doctest\n\nimport other\n\n\ndef load_tests(loader, tests, pattern):\n"
        "    tests.addTests(doctest.DocTestSuite(other))\n    return tests\n\n\n" + TESTS
    )
    outputs = planned(tmp_path, text=text).outputs
    assert len(outputs) > 1
    assert sum("def load_tests" in output.text for output in outputs) == 1


def test_each_string_that_names_the_module_is_said(tmp_path: Path) -> None:
    """Of one statement only one was: whoever mended it was refused again, as often as there were strings."""
    path = tmp_path / "test_big.py"
    strings = '    "test_big.test_red_0",\n    "test_big.test_red_1",\n'
    path.write_text(f"import os\nprint(\n{strings})\n\n\n{TESTS}")
    made = plan(path, max_tests=3)
    assert [(one.code, one.line) for one in made.errors] == [("S107", 3), ("S107", 4)]


# What asks for its own module


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("import test_big\n    assert test_big.Thing", {"Thing"}),
        ("import test_big as me\n    assert me is sys.modules[__name__] and me.Thing.x", {"Thing"}),
        ("from test_big import Thing as T", {"Thing"}),
        ("patch('test_big.Thing.x')", {"Thing"}),
        ("assert repr(Inner) == '<test_big.Inner>' and __name__ == 'test_big'", set()),
        ("assert caplog.record_tuples == [('test_big', 30, 'said')]", set()),
        ("import test_big\n    f(test_big)", None),
        ("import test_big\n    test_big.Thing = 1", None),
        ("import test_big\n    assert test_big.__dict__", None),
        ("from test_big import *", None),
        ("assert load('test_big') == 1", {"Thing"}),
        ("assert loader.loadTestsFromName('test_big')", None),
        ("assert load('test_big')\n\ntest_urls = []\n\ndef test_b(): ...", {"Thing", "test_urls"}),
        ("assert 'test_big.py' in text", set()),
        ("case.assertIn('/tests/test_big.py', text)", set()),
        ("assert text == '<i>test_big.</i>Thing'", set()),
        ("assert 'test_big.py:12' in text", None),
        ("assert open('test_big.py').read()", None),
        ("assert EntryPoint('a', 'test_big:Thing', 'b').load()", {"Thing"}),
    ],
)
def test_what_a_test_asks_of_its_own_module(tmp_path: Path, body: str, names: set[str] | None) -> None:
    """None where it can't be told: no part has what the whole module had."""
    found = around(tmp_path / "test_big.py", f"class Thing: ...\ndef test_a(caplog):\n    {body}\n")
    assert isinstance(found.own, Outside)
    if names is None:
        assert {one.code for one in found.own.findings} & {"S107", "S140"}
    else:
        assert not found.own.findings
        assert found.asked_of_itself == names
        assert {ask.number for ask in found.own_asks} == {1}


@pytest.mark.parametrize(
    ("base", "needs"),
    [
        ("class TestRows(nowhere.RowTests):", True),
        ("class Rows(nowhere.RowTests):", False),
        ("class TestRows(object):", False),
        ("class TestRows(unittest.TestCase):", False),
        ("class TestRows(Own):", False),
    ],
)
def test_tests_of_a_base_that_is_not_found_may_ask_for_any_fixture(
    tmp_path: Path, base: str, needs: bool
) -> None:
    text = (
        "import unittest\nimport nowhere\nimport pytest\n\n\n"
        "@pytest.fixture\ndef rows(): ...\n\n\nclass Own: ...\n\n\n"
    )
    found = around(tmp_path / "test_big.py", f"{text}{base}\n    def test_a(self): ...\n")
    assert isinstance(found.own, Outside)
    assert ("rows" in found.own.needs.get(5, ())) == needs


def test_what_asks_by_name_is_refused_where_no_part_has_the_name(tmp_path: Path) -> None:
    path = tmp_path / "test_big.py"
    path.write_text(f"helper = 1\n\n\ndef test_own():\n    patch('test_big.helper')\n\n\n{TESTS}")
    kept = plan(path, max_tests=3)
    assert [one.code for one in kept.findings] == ["S144"]
    assert next(part for part in kept.parts if "test_own" in part.tests).name == "test_big.py"
    for more in ({"retire": "delete"}, {"layout": "package"}, {"notice": True}):
        assert "S107" in [one.code for one in plan(path, max_tests=3, **more).errors]


def test_a_constant_that_names_tests_is_with_them(tmp_path: Path) -> None:
    path = tmp_path / "test_big.py"
    path.write_text(f'NAMES = ["test_big.test_red_0"]\n\n\n{TESTS}')
    made = plan(path, max_tests=3)
    assert not made.errors
    (held,) = [o.text for o in made.outputs if "NAMES" in o.text]
    assert "def test_red_0" in held


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("def test_a(): ...\n", []),
        ("import pytest\n\n\n@pytest.fixture\ndef other(): ...\n", []),
        ("import pytest\n\n\n@pytest.fixture\ndef table(): ...\n", ["tables"]),
        ("import pytest\n\n\n@pytest.fixture\ndef loop_policy(): ...\n", ["tables"]),
        ("import shop\n\n\ndef test_a():\n    shop.set_default(1)\n", ["cleaning"]),
    ],
)
def test_an_installed_plugin_is_parsed_only_for_a_file_that_it_may_mean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, read: list[str]
) -> None:
    packages = tmp_path / ".venv/lib/python3.11/site-packages"
    info = packages / "tables-1.0.dist-info"
    info.mkdir(parents=True)
    plugins = {
        "tables": "@pytest.fixture\ndef table(loop_policy): ...\n",
        "cleaning": "import shop\n\n\n@pytest.fixture(autouse=True)\ndef clean():\n    yield shop\n",
    }
    for name, said in plugins.items():
        (packages / f"{name}.py").write_text(said)
    info.joinpath("entry_points.txt").write_text("[pytest11]\ntables = tables\ncleaning = cleaning\n")
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    (tmp_path / ".git").mkdir()
    names = {said: name for name, said in plugins.items()}
    found: list[str] = []

    def asks(said: str) -> Asks:
        found.append(names[said])
        return asks_of(said)

    monkeypatch.setattr(vicinity, "asks_of", asks)
    around(tmp_path / "test_big.py", text)
    assert found == read


@pytest.mark.parametrize(
    ("asking", "once"),
    [
        ("    assert Shape.__subclasses__()", {0, 1}),
        ("    assert Box.__subclasses__()", {1}),
        ("    for one in kinds():\n        one.__subclasses__()", {0, 1}),
        ("    class Own: ...\n\n    class Inner(Own): ...\n\n    assert Own.__subclasses__()", set()),
    ],
)
def test_what_is_found_through_its_base_is_there_once(tmp_path: Path, asking: str, once: set[int]) -> None:
    (tmp_path / "shapes.py").write_text("class Shape: ...\n")
    imported = "class Box(Shape): ...\nclass Cube(Box): ...\nfrom shapes import Shape, kinds\n"
    text = f"{imported}class TestBox:\n    def test_a(self): ...\ndef test_it():\n{asking}\n"
    found = outside(tmp_path / "test_shapes.py", text)
    assert found.once == once
    assert found.needs.get(4, frozenset()) == {("Box", "Cube")[number] for number in once}


# State of the project's own modules


def test_of_several_shared_objects_the_same_is_named_in_each_run(tmp_path: Path) -> None:
    names = [f"ROWS_{letter}" for letter in "dbaec"]
    filled = "".join(f"    {name}.append(1)\n" for name in names)
    (tmp_path / "rows.py").write_text("".join(f"{name} = []\n" for name in names) + f"def fill():\n{filled}")
    checks = "".join(f"        assert rows.{name} == [1]\n" for name in names)
    tests = f"    def test_fill(self):\n        rows.fill()\n    def test_look(self):\n{checks}"
    own = outside(tmp_path / "test_big.py", f"import rows\nclass TestRows:\n{tests}")
    assert set(own.whole.values()) == {"its tests share ROWS_e of rows.py, which one of them changes"}


@pytest.mark.parametrize("text", ["lf('db.url')", "lf('db')", "lazy_fixture('db')"])
def test_a_fixture_that_a_parameter_asks_for_by_name_goes_along(tmp_path: Path, text: str) -> None:
    made = planned(
        tmp_path,
        text=f"""\
        import pytest
        from pytest_lazy_fixtures import lf
        from pytest_lazyfixture import lazy_fixture


        @pytest.fixture
        def db(): ...


        @pytest.mark.parametrize("one", [{text}])
        def test_red_one(one): ...


        def test_red_two(): ...


        def test_red_three(): ...


        def test_blue_one(): ...


        def test_blue_two(): ...
        """,
    )
    having = [part.name for part, out in zip(made.parts, made.outputs, strict=True) if "def db()" in out.text]
    assert having == ["test_big_red.py"]
