"""A project around a test file: packages, other tests, fixtures, settings of tools; of any size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.counts.shapes import functions


def write(top: Path, size: int) -> Path:
    """Write a project of about so many files and settings; where the file to split stands in it."""
    for name, lines in _files(size):
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return top / "tests" / "test_orders.py"


def _files(size: int) -> Iterator[tuple[str, list[str]]]:
    own = ["from shop import module_0", "from shop.module_1 import made_1 as made", functions(120)]
    yield "tests/test_orders.py", own
    yield "tests/conftest.py", ["import pytest", "@pytest.fixture", "def clock():", "    return 0"]
    yield "shop/__init__.py", ["KNOWN = {}"]
    for number in range(size // 3):
        text = ["import json", "from shop import KNOWN", "", f"def made_{number}(value):"]
        yield f"shop/module_{number}.py", [*text, f"    return json.dumps([KNOWN, value, {number}])"]
    for number in range(size // 3):
        text = [f"from shop import module_{number}", "", f"def test_module_{number}(clock):"]
        yield f"tests/test_module_{number}.py", [*text, f"    assert module_{number}.made_{number}(clock)"]
    for number in range(size // 10):
        steps = [f"        run: python -m pytest tests/test_module_{one}.py" for one in range(size // 10)]
        yield f".github/workflows/run_{number}.yml", ["jobs:", "  test:", "    steps:", *steps]
    yield (
        "pyproject.toml",
        [
            "[project]",
            'name = "shop"',
            "[tool.pytest.ini_options]",
            "filterwarnings = [",
            *(f'    "ignore::DeprecationWarning:shop.module_{number}",' for number in range(size // 3)),
            "]",
            "[tool.coverage.run]",
            'omit = ["tests/test_orders.py"]',
            *(line for number in range(size) for line in (f"[tool.made.of{number}]", f'at = "{number}"')),
        ],
    )
