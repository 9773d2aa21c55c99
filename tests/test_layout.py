"""What is left of a class and of an import stands as a formatter would put it."""

from __future__ import annotations

import pytest

from splitter.config.settings import Settings
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped
from splitter.text.imports import trim


def test_a_divided_class_begins_without_the_blank_line_below_its_lost_first_test() -> None:
    methods = "\n".join(f"    def test_{n}(self):\n        assert {n}\n" for n in ("1", "2"))
    text = f"class TestA:\n{methods}"
    made = plan(decode("test_a.py", text.encode()), Settings(max_tests=1), shipped("docstring.jinja"))
    assert made.ok, made.findings
    assert len(made.outputs) == 2
    assert all("class TestA:\n    def test_" in output.text for output in made.outputs)


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        ("from x import (a,\n               b)\n", "from x import a\n"),
        ("from x import (\n    a, b\n)\n", "from x import a\n"),
        ("from x import (\n    a, b\n)  # why\n", "from x import a  # why\n"),
        ("from x import (\n    a,\n    b,\n)\n", "from x import (\n    a,\n)\n"),
        ("from x import (\n    a,  # why\n    b\n)\n", "from x import (\n    a  # why\n)\n"),
        (f"from {'x' * 70} import (\n    a, b\n)\n", f"from {'x' * 70} import (\n    a\n)\n"),
    ],
)
def test_what_fits_and_has_no_trailing_comma_is_on_one_line(statement: str, left: str) -> None:
    assert trim(statement, {"a"}) == left
