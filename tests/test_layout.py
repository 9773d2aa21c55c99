"""What is left of a class and of an import stands as a formatter would put it."""

from __future__ import annotations

import pytest

from splitter.config.settings import Settings
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped
from splitter.text.imports import least_apart, trim


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


def test_where_the_first_line_of_an_import_goes_the_next_stays_below_if_it_would_be_too_long() -> None:
    wide = ", ".join(f"name_{n}_of_some_length" for n in range(3))
    head = "from package.of.a.long.name import "
    assert trim(f"{head}a, \\\n    {wide}\n", {*wide.split(", ")}) == f"{head}\\\n    {wide}\n"
    assert trim(f"{head}(a,\n    {wide})\n", {*wide.split(", ")}) == f"{head}(\n    {wide})\n"
    assert trim(f"{head}a, \\\n    b\n", {"b"}) == f"{head}b\n"


def test_fewer_names_than_a_trailing_comma_keeps_apart_are_on_one_line() -> None:
    statements = ["from x import (\n    a,\n    b,\n    c,\n)\n", "import y\n", "from z import d, e\n"]
    apart = least_apart(statements)
    assert apart == 3
    assert trim(statements[0], {"a", "b"}, apart=apart) == "from x import a, b\n"
    assert trim(statements[0], {"a", "b", "c"}, apart=apart) == statements[0]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (  # two blank lines below a licence are none below a docstring
            "# Licence\n\n\nimport os\n\n\ndef test_one():\n    os.x\n\n\ndef test_two():\n    os.y\n",
            '"""\n\nimport os\n\n\ndef test_one',
        ),
        (  # nor those around a block that is elsewhere between the imports that it stood between
            "import json\n\ntry:\n    from a import b\nexcept ImportError:\n    from c import b\n\n\n"
            "import d\n\n\ndef test_one():\n    json.x(d)\n\n\ndef test_two():\n    b(d)\n",
            "import json\n\nimport d\n\n\ndef test_one",
        ),
        (  # a title directly above a test is as far from the imports as the test
            "import os\n\n# ---\n# Two\n# ---\n\n\ndef test_two():\n    os.y\n\n\n"
            "# ---\n# One\n# ---\ndef test_one():\n    os.x\n",
            "import os\n\n\n# ---\n# One\n# ---\ndef test_one",
        ),
    ],
)
def test_blank_lines_are_those_of_a_formatter(text: str, part: str) -> None:
    made = plan(decode("test_a.py", text.encode()), Settings(max_tests=1), shipped("docstring.jinja"))
    assert made.ok, made.findings
    assert any(part in output.text for output in made.outputs), [o.text for o in made.outputs]
