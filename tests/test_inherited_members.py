"""What unittest defines is no helper of a class that defines it anew: for the planner and the proof."""

from __future__ import annotations

import subprocess
import sys
from unittest import IsolatedAsyncioTestCase

import pytest

from splitter.config.settings import Settings
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

INHERITED = [name for name in dir(IsolatedAsyncioTestCase) if not name.startswith("__")]


@pytest.mark.parametrize("name", INHERITED)
def test_each_part_of_a_class_has_what_unittest_may_call(name: str) -> None:
    assert _parts_with(name) == 3


def test_a_part_does_without_a_helper_that_nothing_in_it_calls() -> None:
    assert _parts_with("anything_else") == 1


def test_a_split_does_not_load_asyncio() -> None:
    look = "import sys; from splitter.proof import prove; from splitter.planning.plan import plan"
    look += "; from splitter.languages.python.classes import helper_members"
    look += "; from splitter.languages.python.rereading import helper_members"
    subprocess.run([sys.executable, "-c", f"{look}; assert 'asyncio' not in sys.modules"], check=True)


def _parts_with(name: str) -> int:
    tests = "".join(
        f"    def test_{word}_{number}(self):\n        self.assertTrue({number} < 9)\n\n"
        for word in ("add", "sub", "mul")
        for number in range(4)
    )
    text = f"import unittest\n\n\nclass TestAll(unittest.IsolatedAsyncioTestCase):\n    def {name}(self):\n"
    text += f"        return 1\n\n{tests}    def test_mul_last(self):\n        self.{name}()\n"
    made = plan(decode("test_all.py", text.encode()), Settings(max_tests=5), shipped("docstring.jinja"))
    assert not made.errors
    assert len(made.outputs) == 3
    return sum(f"def {name}(" in part.data.decode() for part in made.outputs)
