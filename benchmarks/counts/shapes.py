"""Seven test files that differ in what a plan of them has to do; the same text on every machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_WORDS = ("order", "price", "stock", "basket", "refund", "coupon", "invoice", "parcel", "customer", "review")
_VERBS = ("adds", "keeps", "rejects", "counts", "prints", "sorts", "merges", "splits")


def _subject(number: int) -> str:
    return _WORDS[number * 7 % len(_WORDS)]


def _name(number: int) -> str:
    return f"test_{_subject(number)}_{_VERBS[number * 3 % len(_VERBS)]}_{number}"


def functions(size: int) -> str:
    """pytest's own style: fixtures, parameters, marks, helpers that need one another, sections."""
    text = ['"""Orders."""', "import json", "from decimal import Decimal", "import pytest", ""]
    text += ["@pytest.fixture", "def shop():", '    return {"orders": [], "rates": RATES}', ""]
    text += ["RATES = {'a': Decimal('1.5'), 'b': Decimal(2)}", ""]
    for number in range(size // 10):
        text += [f"def check_{number}(value):", f"    assert json.dumps(value), RATES['a'] + {number}", ""]
    for number in range(size):
        if number % 20 == 0:
            text += [f"# ---- {_subject(number)} ----", ""]
        text += [f"@pytest.mark.parametrize('count', [{number}, {number + 1}])"] if number % 3 == 0 else []
        text += [f"def {_name(number)}(shop{', count' if number % 3 == 0 else ''}):"]
        text += [f"    shop['orders'].append(Decimal({number}))", f"    check_{number % (size // 10)}(shop)"]
        text += [f"    assert [one for one in shop['orders'] if one == {number}]", ""]
    return "\n".join(text)


def helpers(size: int) -> str:
    """Long helpers that all tests call, so that their parts import them from a module."""
    text = ["import json", ""]
    for number in range(4):
        text += [f"def made_{number}(value):", "    found = {}"]
        text += [f"    found['{_subject(line)}{line}'] = json.dumps([value, {line}])" for line in range(40)]
        text += ["    return found", ""]
    for number in range(size):
        text += [f"def {_name(number)}():", f"    found = made_{number % 4}({number})"]
        text += [f"    assert found['{_subject(number % 40)}{number % 40}'], {number}", ""]
    return "\n".join(text)


def classes(size: int) -> str:
    """unittest's style: many classes, each with a set-up and methods that only some of its tests call."""
    text = ["import unittest", "from collections import Counter", ""]
    for number in range(size // 6):
        text += [f"class Test{_subject(number).title()}{number}(unittest.TestCase):"]
        text += ["    def setUp(self):", "        self.made = Counter()", ""]
        text += [f"    def given_{number}(self, name):", "        self.made[name] += 1", ""]
        for inner in range(6):
            text += [f"    def {_name(number * 6 + inner)}(self):"]
            text += [f"        self.given_{number}('x')"] if inner % 2 else []
            text += [f"        self.assertEqual(self.made['x'], {inner % 2}, 'of {inner}')", ""]
    return "\n".join(text)


def one_class(size: int) -> str:
    """One class with all tests, some of which share a table, with a base of the file."""
    text = ["import unittest", "", "class Base(unittest.TestCase):", "    limit = 3", ""]
    text += ["class TestAll(Base):", "    table = {'a': [1, 2], 'b': []}", ""]
    for number in range(size):
        text += [f"    def {_name(number)}(self):", f"        found = self.table.get('a', {number})"]
        text += [f"        self.assertLess(len(found), self.limit + {number})", ""]
    return "\n".join(text)


def tables(size: int) -> str:
    """Classes with tables of cases, and a main block, as CPython's test_argparse."""
    text = ["import sys", "import unittest", ""]
    for number in range(size // 2):
        cases = [f"        ('--{_subject(number)}', dict(a={one}, b='x{number}'))," for one in range(8)]
        text += [f"class Test{_subject(number).title()}{number}(unittest.TestCase):"]
        text += ["    good = [", *cases, "    ]", ""]
        for name in (_name(2 * number), _name(2 * number + 1)):
            text += [f"    def {name}(self):", "        for case in self.good:"]
            text += ["            self.assertTrue(case)", ""]
    return "\n".join([*text, "if __name__ == '__main__':", "    sys.exit(unittest.main())", ""])


def state(size: int) -> str:
    """State of the module that tests change, guarded imports, names looked up in strings, a pytest mark."""
    text = ["import pytest", "try:", "    import numpy as np", "except ImportError:", "    np = None", ""]
    text += ["pytestmark = pytest.mark.slow", "SEEN = []", "COUNT = 0", ""]
    text += ["def register(one):", "    global COUNT", "    COUNT += 1", "    SEEN.append(one)", ""]
    for number in range(size):
        text += (
            [f"CASE_{number} = {{'name': '{_subject(number)}', 'of': {number}}}"] if number % 4 == 0 else []
        )
        text += [f"def {_name(number)}(monkeypatch):"]
        text += (
            ["    register(np)"] if number % 25 == 0 else [f"    assert CASE_{number // 4 * 4}['of'] >= 0"]
        )
        text += [f"    monkeypatch.setattr(f'{{__name__}}.CASE_{number // 4 * 4}', {{}})"] * (number % 9 == 0)
        text += [""]
    return "\n".join(text)


def mojo(size: int) -> str:
    """Functions that a ``main`` calls one by one under prints."""
    text = ["from testing import assert_equal", ""]
    for number in range(size):
        text += [f"def {_name(number)}() raises:", f'    """Of {_subject(number)}."""']
        text += [f"    var made = {number}", f'    assert_equal(made, {number}, "made")', "", ""]
    text += ["def main() raises:"]
    for number in range(size):
        text += ["", f'    print("{_subject(number)} {number}")'] if number % 10 == 0 else []
        text += [f"    {_name(number)}()"]
    return "\n".join([*text, '    print("all passed")', ""])


SHAPES: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "functions": ("test_functions.py", functions),
    "helpers": ("test_helpers.py", helpers),
    "classes": ("test_classes.py", classes),
    "one_class": ("test_one_class.py", one_class),
    "tables": ("test_tables.py", tables),
    "state": ("test_state.py", state),
    "mojo": ("test_main.mojo", mojo),
}
"""By name: what the file is called, and its text for so many tests."""
