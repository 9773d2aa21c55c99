"""The summary, the findings and the JSON, as a person and a script see them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from splitter import api
from splitter.model.catalogue import finding
from splitter.model.finding import Limit
from splitter.model.module import Unit, UnitKind
from splitter.model.plan import OutputFile, Part, Plan
from splitter.reporting import Result
from splitter.reporting.findings import print_findings
from splitter.reporting.json import to_json
from splitter.reporting.table import Row, print_summary, rows

ROWS = (
    Row("test_lenet5_conv_layers.mojo", 6, 120, 23),
    Row("test_lenet5_activation_layers.mojo", 3, 61, 0),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_summary_is_plain_in_a_pipe() -> None:
    stream = io.StringIO()

    print_summary(ROWS, stream)

    assert [line.split("  ")[0] for line in stream.getvalue().splitlines()] == [
        "part",
        "test_lenet5_conv_layers.mojo",
        "test_lenet5_activation_layers.mojo",
    ]
    assert [line.split() for line in stream.getvalue().splitlines()][1][1:] == ["6", "120", "23"]
    assert all(len(line) <= 80 for line in stream.getvalue().splitlines())
    assert "\x1b" not in stream.getvalue()


def test_no_name_is_ever_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    name = "test_" + "very_" * 30 + "long.py"
    pipe, terminal = io.StringIO(), Terminal()

    print_summary([Row(name, 1, 2, 3)], pipe)
    print_summary([Row(name, 1, 2, 3)], terminal)

    assert name in pipe.getvalue()
    assert name in terminal.getvalue()


def test_the_summary_fits_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of four columns, with a name of common length."""
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()

    print_summary([Row("test_" + "x" * 34 + ".py", 123, 4567, 890, over="34 lines")], stream)

    assert max(map(len, stream.getvalue().splitlines())) <= 80


def test_no_rows_are_no_output() -> None:
    stream = io.StringIO()

    print_summary([], stream)
    print_findings([], stream)

    assert stream.getvalue() == ""


def test_a_finding_has_its_place_and_its_remedy() -> None:
    stream = io.StringIO()
    long = "word " * 60 + "end"

    print_findings(
        [
            finding("S103", "bad [red]token[/red] :smile:", path="tests/test_a.py", line=7),
            finding("S456", "edited", path="test_b.py"),
            finding("S603", long),
        ],
        stream,
    )

    lines = stream.getvalue().splitlines()
    assert lines[0] == "error S103 tests/test_a.py:7 bad [red]token[/red] :smile:"
    assert lines[1] == f"    {finding('S103', '').remedy}"
    assert lines[2] == "warning S456 test_b.py edited"
    assert lines[4] == f"error S603 {long}"
    assert len(lines) == 6


@pytest.mark.parametrize("no_color", ["", "1"])
def test_colours_are_for_terminals_that_want_them(no_color: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()

    print_findings([finding("S103", "bad")], stream)

    assert ("\x1b[" in stream.getvalue()) == (not no_color)


def test_nothing_in_a_name_can_act_on_the_terminal() -> None:
    stream = io.StringIO()

    print_findings([finding("S101", "\x1b[2Jx", path="a\x07\udcff.py")], stream)
    print_summary([Row("b\x1b.py", 1, 1, 1)], stream)

    assert "a^G<FF>.py ^[[2Jx" in stream.getvalue()
    assert "b^[.py" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()
    stream.getvalue().encode()


PLAN = Plan(
    path="tests/test_é\udcff.py",
    sha256="ab",
    size=3,
    language="python",
    tests=("test_a", "test_b"),
    limit=Limit(1),
    retired="test_é.py.DEPRECATED",
    strategy="prefix",
    reason="why",
    parts=(Part("test_a.py", "a", "A", "A tests", (0, 1), ("test_a",), imports={0: ("os",)}),),
    outputs=(OutputFile("test_a.py", "a\nb\n", b"a\nb\n"),),
    findings=(finding("S456", "m", path="p", line=2),),
    units=tuple(Unit(i, UnitKind.TEST, i * 10, i * 10, i * 10, i * 10 + 10, i + 1) for i in range(2)),
)


def test_json_holds_everything_but_the_texts() -> None:
    document = json.loads(to_json([Result(PLAN, applied=("tests/test_a.py",))]))

    assert document["format_version"] == 1
    (file,) = document["files"]
    assert file["source"]["path"] == PLAN.path
    assert file["limit"] == {"max_tests": 1, "max_lines": None, "max_seconds": None}
    assert file["parts"][0]["units"][1] == {"index": 1, "kind": "test", "start": 10, "end": 20, "line": 2}
    assert file["parts"][0]["imports"] == {"0": ["os"]}
    assert (file["parts"][0]["lines"], file["parts"][0]["over_limit"]) == (2, False)
    assert file["findings"][0]["code"] == "S456"
    assert file["applied"] == ["tests/test_a.py"]


def test_json_is_the_same_each_time_and_ascii() -> None:
    text = to_json([Result(PLAN)])

    assert text == to_json([Result(PLAN)])
    assert text.isascii()
    assert text.endswith("}\n")
    (file,) = json.loads(text)["files"]
    assert list(file)[:3] == ["source", "limit", "strategy"]
    assert file["applied"] is None


def test_the_tests_of_a_divided_class_are_not_counted_as_repeated(tmp_path: Path) -> None:
    methods = "".join(
        f"    def test_{name}_{n}(self):\n        value = self.start\n        assert value + {n}\n\n"
        for name in ("apple", "banana")
        for n in range(6)
    )
    file = tmp_path / "test_shop.py"
    file.write_text(f"import os\n\n\nclass TestShop:\n    start = len(os.sep)\n\n{methods}")

    found = rows(api.plan(api.load(str(file), max_tests=6)))

    assert [(row.tests, row.repeated) for row in found] == [(6, 3), (6, 3)], (
        "the import, the class's head and value"
    )
