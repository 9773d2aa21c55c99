"""What tests leave changed in other modules is said, and nothing else of the kind."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from splitter import plan
from splitter.languages import language_of


def said(folder: Path, text: str, name: str = "test_big.py") -> list[str]:
    path = folder / name
    path.write_text(dedent(text))
    language = language_of(path.name)
    assert language is not None
    assert language.around is not None
    own = language.around.surroundings(path, path.read_text(), ()).own
    return [finding.message for finding in getattr(own, "findings", ()) if finding.code == "S142"]


HEAD = "import os, sys, unittest\nimport pytest\nimport numpy as np\nfrom parsers import Parser, cache\n\n"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("Parser.set_default_blanks(' ')", "Parser.set_default_blanks"),
        ("Parser.enable_cache()", "Parser.enable_cache"),
        ("Parser.blanks = ' '", "Parser.blanks"),
        ("Parser.table['a'] = 1", "Parser.table"),
        ("del Parser.blanks", "Parser.blanks"),
        ("setattr(Parser, 'blanks', ' ')", "Parser"),
        ("cache.clear()", "cache"),
        ("sys.path.insert(0, 'x')", "sys.path"),
        ("os.environ['A'] = '1'", "os.environ"),
        ("with pytest.raises(OSError):\n        Parser.set_x(1)", "Parser.set_x"),
        ("import parsers\n    parsers.LIMIT = 1", "parsers.LIMIT"),
        ("getattr(os, 'environ')['A'] = '1'", "os.environ"),
        ("assert os.environ.pop('A') == '1'", "os.environ"),
        ("print(os.environ.pop('A'))", "os.environ"),
        ("one = Parser()\n    type(one).blanks = ' '", "type(one).blanks"),
        ("rows = Parser.rows.pop()", "Parser.rows"),
        ("cache.append(1)\n    cache.append(2)", "cache"),
        ("import heapq\n    heapq.heappush(cache, 1)", "cache"),
        ("import copyreg\n    copyreg.pickle(Parser, str)", "copyreg.pickle"),
        ("import importlib, parsers\n    importlib.reload(parsers)", "parsers"),
        ("from parsers import set_blanks\n    set_blanks(' ')", "set_blanks"),
        ("for blank in ' \\t':\n        Parser.set_default_blanks(blank)", "Parser.set_default_blanks"),
    ],
)
def test_what_is_not_put_back_is_named(tmp_path: Path, body: str, what: str) -> None:
    assert said(tmp_path, f"{HEAD}def test_a():\n    {body}\n") == [
        f"test_a may leave {what} changed for what runs after"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "def test_a(monkeypatch):\n    Parser.blanks = ' '\n",
        "def test_a():\n    with Parser.reset():\n        Parser.blanks = ' '\n",
        "def test_a():\n    Parser.blanks = ' '\n    try: ...\n    finally: Parser.blanks = ''\n",
        "def test_a():\n    sys.setrecursionlimit(9)\n    sys.setrecursionlimit(1000)\n",
        "def test_a():\n    np.insert([1], 0, 2)\n",
        "def test_a():\n    old = Parser.set_default_blanks(' ')\n",
        "def test_a():\n    one = Parser()\n    one.set_size(1)\n    one.size = 2\n",
        "def test_a():\n    one = Parser.Mock()\n    type(one).size = 2\n",
        "def test_a():\n    class Own: ...\n    one = Own()\n    type(one).size = 2\n",
        "def test_a():\n    old = os.environ.pop('A')\n    os.environ['A'] = old\n",
        "def test_a():\n    rows = {'A': 1}\n    assert rows.pop('A') == 1\n",
        "def test_a():\n    with pytest.raises(OSError):\n        assert (lambda: cache.pop(0))\n",
        "def test_a():\n    one = Parser()\n    Parser.set_attributes(one, 2)\n",
        "def test_a():\n    class Own: ...\n    Parser.register(Own)\n",
        "from parsers import set_state\ndef test_a():\n    one = Parser()\n    set_state(one)\n",
        "def test_a(Parser):\n    Parser.set_default_blanks(' ')\n",
        "@Parser.restored\ndef test_a():\n    Parser.blanks = ' '\n",
        "def setup_module():\n    Parser.set_default_blanks(' ')\ndef test_a(): ...\n",
        "class TestA(unittest.TestCase):\n    def setUp(self):\n        Parser.blanks = ' '\n"
        "    def tearDown(self): Parser.blanks = ''\n    def test_a(self): ...\n",
        "class Base(unittest.TestCase):\n    def tearDown(self): ...\n"
        "class TestA(Base):\n    def test_a(self): Parser.blanks = ' '\n",
        "class TestA(unittest.TestCase):\n    def test_a(self):\n        Parser.blanks = ' '\n"
        "        self.addCleanup(f)\n",
        "class TestA(Parser):\n    def test_a(self):\n        sys.stdout = 1\n",
        "class TestA:\n    @pytest.fixture(autouse=True)\n    def back(self):\n        yield\n"
        "    def test_a(self): Parser.blanks = ' '\n",
        "@pytest.fixture(autouse=True)\ndef back():\n    yield\n    Parser.blanks = ''\n"
        "def test_a():\n    Parser.blanks = ' '\n",
    ],
)
def test_what_something_may_put_back_is_not_named(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, HEAD + text) == []


@pytest.mark.parametrize(
    "fixture",
    [
        "@pytest.fixture(autouse=True, scope='session')\ndef for_all():\n    yield\n    parsers.reset()\n",
        "@pytest.fixture(autouse=True)\ndef ready():\n    parsers.check()\n    yield\n",
    ],
)
def test_what_is_not_put_back_after_each_test_is_named(tmp_path: Path, fixture: str) -> None:
    (tmp_path / "conftest.py").write_text(f"import pytest, parsers\n{fixture}")
    assert said(tmp_path, f"{HEAD}def test_a():\n    Parser.blanks = ' '\n")


@pytest.mark.parametrize(
    "body",
    [
        "    old = parsers.state()\n    yield\n    old.restore()\n",
        "    with parsers.isolated():\n        yield\n",
    ],
)
def test_what_is_kept_before_a_test_or_stands_around_it_puts_back(tmp_path: Path, body: str) -> None:
    fixture = f"import pytest, parsers\n@pytest.fixture(autouse=True)\ndef back():\n{body}"
    (tmp_path / "conftest.py").write_text(fixture)
    assert not said(tmp_path, f"{HEAD}def test_a():\n    Parser.blanks = ' '\n")


def test_a_fixture_of_a_conftest_puts_back(tmp_path: Path) -> None:
    text = f"{HEAD}def test_a():\n    Parser.blanks = ' '\n"
    fixture = (
        "import pytest, parsers\n@pytest.fixture(autouse=True)\ndef back():\n    yield\n    parsers.reset()\n"
    )
    assert said(tmp_path, text)
    (tmp_path / "conftest.py").write_text(fixture)
    assert not said(tmp_path, text)
    (tmp_path / "product").mkdir()
    (tmp_path / "product/testing.py").write_text(fixture)
    (tmp_path / "conftest.py").write_text("from product.testing import back\n")
    assert not said(tmp_path, text), "matplotlib's conftest imports its fixtures"


UNITS = """
from tables import KNOWN
class Base:
    def set_known(self, value):
        KNOWN[self] = value
    def set_all(self, value):
        from tables import Table
        Table.entries.append(self)
    def set_own(self, value):
        self.value = value
        super().set_own(value)
        object.set_own(self)
    @classmethod
    def set_class(cls, value):
        cls.value = value
    def set_global(self, value):
        global LAST
        LAST = value
"""


@pytest.mark.parametrize("method", ["known", "all", "class", "global"])
@pytest.mark.parametrize("call", ["one.set_{}(1)", "Unit('b').set_{}(1)", "top.set_{}(1)"])
def test_an_object_may_write_into_what_all_share(tmp_path: Path, method: str, call: str) -> None:
    (tmp_path / "units").mkdir()
    (tmp_path / "units/__init__.py").write_text("from units.made import Unit\n")
    (tmp_path / "units/made.py").write_text("from units.bases import Base\nclass Unit(Base): ...\n")
    (tmp_path / "units/bases.py").write_text(UNITS)
    text = "from units import Unit\ntop = Unit('c')\ndef test_a():\n    one = Unit('a')\n    {}\n"
    what = f"Unit.set_{method}"
    assert said(tmp_path, text.format(call.format(method))) == [
        f"test_a may leave {what} changed for what runs after"
    ]
    assert not said(tmp_path, text.format(call.format("own")))


RUN = "import importlib\n\ndef run(name):\n    importlib.import_module(f'examples.{name}')\n\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (RUN + "def test_a():\n    run('setting')\n", True),
        ("def test_a():\n    import examples.setting\n", True),
        ("def test_a():\n    from examples import setting\n", True),
        ("import importlib\ndef test_a():\n    importlib.import_module('examples.setting')\n", True),
        (RUN + "def test_a():\n    run('plain')\n", False),
        (RUN + "def test_a():\n    run('missing')\n", False),
        ("import examples.setting\ndef test_a():\n    from examples import setting\n", False),
    ],
)
def test_a_module_that_changes_others_when_a_test_imports_it(tmp_path: Path, text: str, named: bool) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples/__init__.py").touch()
    (tmp_path / "examples/setting.py").write_text("from parsers import Parser\nParser.set_blanks(' ')\n")
    (tmp_path / "examples/plain.py").write_text(
        "from parsers import Parser\ndef f():\n    Parser.set_blanks(' ')\n"
        "if __name__ == '__main__':\n    Parser.set_blanks('')\n"
    )
    assert said(tmp_path, text) == (
        ["test_a may leave Parser.set_blanks changed for what runs after"] if named else []
    )


def test_a_module_of_the_standard_library_changes_nothing_that_tests_count_on(tmp_path: Path) -> None:
    """CPython's own tests stand beside ``random``, which registers with ``_os`` when it is imported."""
    (tmp_path / "random.py").write_text("import os as _os\n_os.register_at_fork(after_in_child=print)\n")

    assert said(tmp_path, "def test_a():\n    import random\n") == []


# The order stays


LEAVING = "from parsers import cache\ndef test_red_a(): ...\ndef test_blue_a():\n    cache.clear()\n"
TESTS = LEAVING + "def test_red_b(): ...\ndef test_blue_b(): ...\n"


def parts(path: Path, text: str, **options: Any) -> list[list[str]]:
    path.write_text(text)
    made = plan(path, max_tests=2, **options)
    return [list(part.tests) for part in sorted(made.parts, key=lambda part: part.name)]


def test_parts_keep_the_order_of_tests_that_leave_something(tmp_path: Path) -> None:
    path = tmp_path / "test_big.py"
    assert parts(path, TESTS) == [["test_red_a", "test_blue_a"], ["test_red_b", "test_blue_b"]]
    by_name = [["test_blue_a", "test_blue_b"], ["test_red_a", "test_red_b"]]
    assert parts(path, TESTS, by="prefix") == by_name
    assert parts(path, TESTS.replace("cache.clear()", "...")) == by_name


@pytest.mark.parametrize(("base", "divided"), [("", True), ("(unittest.TestCase)", False)])
def test_a_class_is_not_divided_whose_tests_run_by_their_names(
    tmp_path: Path, base: str, divided: bool
) -> None:
    methods = "".join(f"    def test_{letter}(self): ...\n" for letter in "dcb")
    text = f"import unittest\nfrom parsers import cache\nclass TestA{base}:\n{methods}"
    text += "    def test_a(self): cache.clear()\n"
    assert bool(parts(tmp_path / "test_big.py", text)) == divided


def test_a_call_of_what_fills_the_module_may_make_tests(tmp_path: Path) -> None:
    """mutagen's test__id3frames: each part would make all of them."""
    path = tmp_path / "test_big.py"
    filling = "class Made:\n    @classmethod\n    def make(cls):\n        for name in 'ab':\n"
    filling += "            globals()['test_' + name] = lambda: None\n"
    path.write_text(f"{filling}Made.make()\n{TESTS}")
    assert [finding.code for finding in plan(path, max_tests=2).errors] == ["S106"]


def test_a_file_that_keeps_its_order_has_no_more_parts_than_the_limit_asks_for(tmp_path: Path) -> None:
    """None of them has a subject, and each would repeat what its tests need."""
    (tmp_path / "parsers.py").write_text("class Parser:\n    pass\n")
    tests = "".join(
        f"def test_{n}():\n    assert Parser\n" + "    assert True\n" * 48 + "\n\n" for n in range(30)
    )
    text = f"from parsers import Parser\n\n\ndef test_first():\n    Parser.set_blanks('x')\n\n\n{tests}"
    path = tmp_path / "test_big.py"
    path.write_text(text)
    made = plan(path)
    assert made.ok, made.findings
    assert made.strategy == "chunk"
    assert len(made.parts) == 2
