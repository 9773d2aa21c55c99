"""State that an autouse fixture clears ties no tests, but only where each test has that fixture."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter import api

TESTS = "".join(
    f"def test_{word}_{n}():\n    CACHE[{n}] = 1\n    assert CACHE\n\n\n"
    for word in ("add", "sub")
    for n in range(3)
)
CLEAN = "@pytest.fixture(autouse=True)\ndef clean():\n    CACHE.clear()\n\n\n"


@pytest.mark.parametrize(
    ("between", "parts"),
    [
        (CLEAN, 2),
        (CLEAN.replace("autouse=True", "autouse=True, scope='function'"), 2),
        (CLEAN.replace("autouse=True", "autouse=True, scope='class'"), 0),
        (CLEAN.replace("autouse=True", ""), 0),
        (CLEAN.replace("    CACHE.clear()", "    yield\n    CACHE.clear()"), 0),
        (CLEAN.replace("clean()", "clean(CACHE)"), 0),
        (CLEAN.replace("    CACHE.clear()", "    if STRICT:\n        CACHE.clear()"), 0),
        (f"{CLEAN}@pytest.fixture\ndef clean():\n    return 1\n\n\n", 0),
        (f"{CLEAN}def setup_module():\n    CACHE[9] = 1\n\n\n", 0),
        (f"{CLEAN}@pytest.fixture(scope='module')\ndef kept():\n    return CACHE\n\n\n", 0),
    ],
)
def test_what_frees_tests_of_one_another(tmp_path: Path, between: str, parts: int) -> None:
    file = tmp_path / "test_shop.py"
    file.write_text(f"import pytest\n\nSTRICT = False\nCACHE = {{}}\n\n\n{between}{TESTS}")

    made = api.plan(api.load(str(file), max_tests=3))

    assert len(made.parts) == parts


BASE = "class Base(unittest.TestCase):\n    def setUp(self):\n        global box\n        box = []\n\n\n"
CLASSES = "".join(
    f"class Test{word}(Base):\n"
    + "".join(
        f"    def test_{n}(self):\n        box.append({n})\n        assert box == [{n}]\n\n" for n in range(3)
    )
    + "\n"
    for word in ("Add", "Sub")
)
LOOKS = "    def setUpClass(cls):\n        cls.left = list(box)"
OWN = "class TestSub(Base):\n    def setUp(self):\n"


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (BASE + CLASSES, 2),
        (BASE + CLASSES.replace("class TestSub(Base):\n", f"{OWN}        super().setUp()\n\n"), 2),
        (BASE + CLASSES.replace("class TestSub(Base):\n", f"{OWN}        self.x = 1\n\n"), 0),
        (BASE + CLASSES.replace("class TestSub(Base):\n", f"{OWN}        if box: super().setUp()\n\n"), 0),
        (BASE + CLASSES.replace("TestSub(Base)", "TestSub(unittest.TestCase)"), 0),
        (BASE.replace("def setUp(self)", "@classmethod\n    def setUpClass(cls)") + CLASSES, 0),
        (BASE + CLASSES.replace("TestSub(Base)", "TestSub(Mixin, Base)"), 0),
        (BASE + CLASSES.replace("TestSub(Base):\n", f"TestSub(Base):\n    @classmethod\n{LOOKS}\n\n"), 0),
        (BASE + CLASSES + "def test_box():\n    assert box\n", 0),
    ],
)
def test_what_a_base_binds_before_each_test_ties_none(tmp_path: Path, code: str, parts: int) -> None:
    file = tmp_path / "test_shop.py"
    file.write_text(f"import unittest\n\nbox = [0]\n\n\nclass Mixin:\n    pass\n\n\n{code}")

    made = api.plan(api.load(str(file), max_tests=3))

    assert len(made.parts) == parts
