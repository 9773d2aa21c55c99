"""State that tests share: whoever changes it and whoever looks at it stay in one part."""

from __future__ import annotations

import pytest

from splitter.config.settings import Settings
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

LIST = "ITEMS = []\n"
BOX = """
class Box:
    seen = []

    def __init__(self):
        self.count = 0

    def bump(self):
        self.count += 1

    def bump_twice(self):
        self.bump()
        self.bump()

    def note(self):
        self.seen.append(self)

    def tick(self):
        type(self).ticks = 1

    @classmethod
    def tock(cls):
        cls.tocks = 1


BOX = Box()
"""

SHARED = {
    "method": (LIST, "ITEMS.append(1)", "assert ITEMS"),
    "item": (LIST, "ITEMS[:] = [1]", "assert ITEMS"),
    "global": ("COUNT = 0\n", "global COUNT; COUNT += 1", "assert COUNT"),
    "argument": (LIST + "def fill(x):\n    x.append(1)\n", "fill(ITEMS)", "assert ITEMS"),
    "keyword": (LIST + "def fill(*, x):\n    x.append(1)\n", "fill(x=ITEMS)", "assert ITEMS"),
    "passed-on": (
        LIST + "def put(y):\n    y.append(1)\ndef fill(x):\n    put(x)\n",
        "fill(ITEMS)",
        "assert ITEMS",
    ),
    "returned": (LIST + "def get():\n    return ITEMS\n", "get().append(1)", "assert get()"),
    "alias": (LIST, "items = ITEMS; items.append(1)", "assert ITEMS"),
    "alias-of-alias": (LIST, "a = ITEMS; b = a; b += [1]", "assert ITEMS"),
    "loop": ("ROWS = [[1]]\n", "for row in ROWS: row.append(1)", "assert ROWS"),
    "view": ("ROWS = {1: []}\n", "for row in ROWS.values(): row.append(1)", "assert ROWS"),
    "unbound-method": (LIST, "list.append(ITEMS, 1)", "assert ITEMS"),
    "function-of-a-library": ("import heapq\n" + LIST, "heapq.heappush(ITEMS, 1)", "assert ITEMS"),
    "helper": (LIST + "def grow():\n    ITEMS.append(1)\n", "grow()", "assert ITEMS"),
    "decorator": (
        "import functools\n@functools.singledispatch\ndef shown(x):\n    return '?'\n",
        "@shown.register\n    def _(x: int):\n        return 'int'",
        "assert shown(1) == 'int'",
    ),
    "nested-function": (LIST, "(lambda: ITEMS.append(1))()", "assert ITEMS"),
    "own-method": (BOX, "BOX.bump()", "assert BOX.count"),
    "own-method-that-calls-another": (BOX, "BOX.bump_twice()", "assert BOX.count"),
    "class-attribute": (BOX, "Box().note()", "assert Box.seen"),
    "class-of-an-instance": (BOX, "Box().tick()", "assert Box.ticks"),
    "class-method": (BOX, "Box.tock()", "assert Box.tocks"),
    "default": (
        "def add(x, seen=[]):\n    seen.append(x)\n    return seen\n",
        "add(1)",
        "assert len(add(2)) == 2",
    ),
    "file": ("FILE = open(__file__)\n", "FILE.readline()", "assert FILE.readline()"),
    "iterator": ("ROWS = iter([1, 2])\n", "next(ROWS)", "assert list(ROWS) == [2]"),
    "function-attribute": ("def f(): pass\n", "f.calls = 1", "assert f.calls"),
}


def parts_of(text: str) -> list[tuple[str, ...]]:
    made = plan(decode("test_state.py", text.encode()), Settings(max_tests=1), shipped("docstring.jinja"))
    assert made.ok, made.findings
    return [part.tests for part in made.parts]


@pytest.mark.parametrize("name", SHARED)
def test_who_changes_and_who_looks_stay_together(name: str) -> None:
    before, change, look = SHARED[name]
    text = (
        f"{before}\ndef test_change():\n    {change}\n\n\ndef test_look():\n    {look}\n\n\n"
        "def test_alone():\n    assert 1\n\n\ndef test_apart():\n    assert 2\n"
    )
    assert sorted(parts_of(text)) == [("test_alone",), ("test_apart",), ("test_change", "test_look")]


COUNTER = """
class Counter:
    def __init__(self):
        self.count = 0

    def bump(self):
        self.count += 1
"""

UNSHARED = {
    "read": (LIST, "assert not ITEMS", "assert len(ITEMS) == 0"),
    "copy": (LIST, "items = list(ITEMS); items.append(1)", "assert not ITEMS"),
    "own-instance": (COUNTER, "one = Counter(); one.bump()", "two = Counter(); assert not two.count"),
    "argument-that-is-read": (
        LIST + "def size(x):\n    return len(x)\n",
        "size(ITEMS)",
        "assert not size(ITEMS)",
    ),
    "local-of-the-same-name": (LIST, "ITEMS = [1]; ITEMS.append(2)", "assert 1"),
}


@pytest.mark.parametrize("name", UNSHARED)
def test_what_nobody_changes_ties_nothing(name: str) -> None:
    before, one, two = UNSHARED[name]
    text = f"{before}\ndef test_one():\n    {one}\n\n\ndef test_two():\n    {two}\n"
    assert parts_of(text) == [("test_one",), ("test_two",)]


REGISTERED = {
    "decorator": """
TABLE = {}
def register(f):
    TABLE["one"] = f
    return f
@register
def _one(): return 1
""",
    "decorator-with-arguments": """
TABLE = {}
def register(name):
    def put(f):
        TABLE[name] = f
        return f
    return put
@register("one")
def _one(): return 1
""",
    "object": """
class App(dict):
    def route(self, f):
        self["one"] = f
        return f
TABLE = App()
@TABLE.route
def _one(): return 1
""",
    "subclass": """
class Base:
    table = {}
    def __init_subclass__(cls):
        Base.table["one"] = cls.one
class Sub(Base):
    def one(): return 1
TABLE = Base.table
""",
    "call": """
TABLE = {}
def register(f):
    TABLE["one"] = f
def _one(): return 1
DONE = register(_one)
""",
}


@pytest.mark.parametrize("name", REGISTERED)
def test_what_is_registered_goes_with_the_register(name: str) -> None:
    tests = "def test_one():\n    assert TABLE['one']() == 1\n\n\ndef test_two():\n    assert 1\n"
    text = f"{REGISTERED[name]}\n\n{tests}"
    made = plan(decode("test_state.py", text.encode()), Settings(max_tests=1), shipped("docstring.jinja"))
    assert [part.tests for part in made.parts] == [("test_one",), ("test_two",)], made.findings
    names: dict[str, object] = {"__name__": "test_state"}
    exec(made.outputs[0].text, names)
    test = names["test_one"]
    assert callable(test)
    test()
