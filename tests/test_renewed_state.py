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
