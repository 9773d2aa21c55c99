"""One meaning of ``--max-lines``: the lines of a file as ``wc -l`` counts them, whatever command is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from splitter.config.settings import Settings
from splitter.languages.python.units import read
from splitter.model.finding import Limit
from splitter.model.plan import Atom, Plan
from splitter.planning.counting import count
from splitter.planning.part_sizes import is_divisible
from splitter.planning.plan import plan
from splitter.reading.source import decode
from splitter.rendering.templates import shipped
from tests.conftest import app

IMPORTS = "import os\nfrom math import (\n    ceil,\n    floor,\n    sqrt,\n)\n"


def body(lines: int, call: str = "pass", indent: str = "    ") -> str:
    return f"{indent}{call}\n" + f"{indent}assert True\n" * (lines - 2)


def function(name: str, lines: int, call: str = "pass") -> str:
    """A definition of so many lines."""
    return f"def {name}():\n{body(lines, call)}"


def functions(names: str, lines: int, call: str = "pass") -> str:
    return "\n\n".join(function(f"test_{name}", lines, call) for name in names.split())


def klass(name: str, tests: int, lines: int, setup: int = 3) -> str:
    methods = [f"    def test_{n}(self):\n{body(lines, 'pass', ' ' * 8)}" for n in range(tests)]
    setup_method = f"    def setup_method(self):\n{body(setup, 'pass', ' ' * 8)}"
    return f"class {name}:\n" + "\n".join([setup_method, *methods])


def planned(
    text: str, limit: int, name: str = "test_big.py", template: str = "docstring.jinja", **options: object
) -> Plan:
    settings = Settings(max_lines=limit, **options)  # type: ignore[arg-type]
    return plan(decode(name, text.encode()), settings, shipped(template))


def lines(made: Plan) -> dict[str, int]:
    """As ``wc -l`` would say it."""
    return {output.name: output.data.count(b"\n") for output in made.outputs}


def said(made: Plan, *codes: str) -> list[str]:
    return [found.message for found in made.findings if found.code in (codes or ("S201", "S203", "S205"))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").touch()
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def verdicts(limit: int) -> dict[str, str]:
    """What ``check`` says of each test file here."""
    done = run("check", ".", "--max-lines", str(limit), "--output-format", "json")
    return {Path(file["path"]).name: file["verdict"] for file in json.loads(done.stdout)["files"]}


# What a part has beside its tests


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(IMPORTS + "\n\n" + functions("a b c d e f g h", 20, "ceil(sqrt(1))"), id="imports"),
        pytest.param(
            function("low", 20)
            + "\n\n"
            + function("high", 20, "low()")
            + "\n\n"
            + functions("a b c d", 20, "high()"),
            id="helpers-of-helpers",
        ),
        pytest.param("# licence\n" * 30 + "\n" + functions("a b c d e f", 20), id="licence"),
        pytest.param(
            '"""About.\n' + "more\n" * 30 + '"""\n\n\n' + functions("a b c d e f", 20), id="docstring"
        ),
        pytest.param(
            functions("a b c d e f", 20) + '\n\nif __name__ == "__main__":\n' + "    print()\n" * 30,
            id="runner",
        ),
        pytest.param(klass("TestOne", 10, 12, setup=30), id="frame-of-a-class"),
        pytest.param(
            functions("a b", 20) + "\n\n" + function("unused", 50) + "\n\n" + functions("c d", 20),
            id="unused",
        ),
        pytest.param("# ---- one ----\n\n\n" + functions("a b c d e f", 20), id="banner"),
        pytest.param(functions("a b c d e f", 20) + "\n\n" + "# the end\n" * 40, id="trailer"),
        pytest.param(functions("a b c d e f", 20).replace("\n", "\r\n"), id="crlf"),
    ],
)
@pytest.mark.parametrize("by", ["auto", "prefix", "class", "section", "balanced", "chunk"])
def test_all_that_a_part_has_counts(text: str, by: str) -> None:
    made = planned(text, 100, by=by)
    assert len(made.parts) > 1
    assert max(lines(made).values()) <= 100
    assert not said(made)


def test_a_class_that_only_its_imports_and_header_make_too_long_is_divided() -> None:
    made = planned("import os\n" * 30 + "\n\n" + klass("TestOne", 9, 9), 100)
    assert len(made.parts) > 1
    assert max(lines(made).values()) <= 100


def test_the_tests_that_a_header_lists_count_where_they_are_listed() -> None:
    """A class of a hundred tests: a part's header lists its own."""
    made = planned(klass("TestOne", 100, 4), 200, template="listing.jinja")
    assert max(lines(made).values()) <= 200
    assert len(made.parts) == 4


def test_a_long_template_counts() -> None:
    template = shipped("docstring.jinja").replace("{{ close }}", "a rule\n" * 40 + "{{ close }}")
    text = functions("a b c d e f g h", 20)
    made = plan(decode("test_big.py", text.encode()), Settings(max_lines=100), template)
    assert made.parts
    assert max(lines(made).values()) <= 100


def test_what_moves_to_a_module_of_helpers_is_in_no_part() -> None:
    text = function("helper", 60) + "\n\n" + functions("a b c d e f", 20, "helper()")
    alone, shared = planned(text, 100, helpers="copy"), planned(text, 100, helpers="module")
    assert max(lines(shared).values()) <= 100
    assert len(shared.parts) < len(alone.parts)


def test_the_main_of_mojo_counts() -> None:
    names = [f"test_{letter}" for letter in "abcdefgh"]
    tests = "\n\n".join(f"fn {name}() raises:\n" + "    pass\n" * 9 for name in names)
    calls = "".join(f'    print("{name}")\n    {name}()\n    print("OK")\n    print()\n' for name in names)
    made = planned(f"{tests}\n\nfn main() raises:\n{calls}", 60, "test_big.mojo")
    assert len(made.parts) > 1
    assert max(lines(made).values()) <= 60


def test_as_few_parts_as_the_limit_asks_for() -> None:
    """A helper that all tests need is counted once in a part, not once a test."""
    text = function("helper", 30) + "\n\n" + functions("a b c d e f g h i j", 20, "helper()")
    made = planned(text, 150, by="chunk")
    assert len(made.parts) == 2


# What can't be met is said, with its reason


def test_a_test_that_is_too_long_is_named_with_its_lines() -> None:
    made = planned(functions("a b", 20) + "\n\n" + function("test_long", 150), 100)
    (message,) = said(made)
    assert message.startswith("test_big_long.py has 15")
    assert "150 lines stay together, because test_long is one definition" in message


def test_a_test_of_a_class_that_is_too_long_is_named() -> None:
    text = klass("TestOne", 3, 20) + f"\n    def test_long(self):\n{body(150, 'pass', ' ' * 8)}"
    made = planned(text, 100)
    (found,) = [found for found in made.findings if found.code == "S201"]
    assert "TestOne::test_long is one test of 15" in found.message
    assert found.line == text[: text.index("def test_long")].count("\n") + 1


def test_a_helper_that_leaves_no_room_is_named_and_its_tests_are_not_scattered() -> None:
    heavy = [function(f"test_heavy_{n}", 20, "huge()") for n in range(4)]
    light = [function(f"test_light_{n}", 20) for n in range(4)]
    mixed = [test for pair in zip(heavy, light, strict=True) for test in pair]
    text = "import os\n\n\n" + function("huge", 120) + "\n\n" + "\n\n".join(mixed)
    made = planned(text, 110, helpers="copy")
    over = [part for part in made.parts if lines(made)[part.name] > 110]
    assert [len(part.tests) for part in over] == [4]
    (found,) = [found for found in made.findings if found.code == "S205"]
    assert f"{over[0].name} has" in found.message
    assert "120 of huge" in found.message
    assert found.line == 4
    again = planned(made.outputs[made.parts.index(over[0])].text, 110, helpers="copy")
    assert not again.parts, "nothing is left to divide"
    assert "120 of huge" in said(again, "S203")[0]


def test_the_tests_of_a_large_class_that_leaves_no_room_are_not_scattered_either() -> None:
    text = function("huge", 240) + "\n\n"
    text += "class TestSums:\n" + "\n".join(
        f"    def test_{word}_{n}(self):\n" + body(100, "huge()", "        ")
        for word in ("add", "sub", "mul", "div")
        for n in range(3)
    )
    made = planned(text, 300, helpers="copy")
    assert len({test for part in made.parts for test in part.tests}) == 12
    assert max(len(part.tests) for part in made.parts) <= 3
    assert len(made.parts) < 12


def test_a_file_that_its_helpers_alone_make_too_long() -> None:
    made = planned(function("huge", 120) + "\n\n" + functions("a b c d", 10, "huge()"), 100, helpers="copy")
    assert made.ok
    assert not made.parts
    assert said(made)[0].startswith("all 4 tests would stay in one part: what they need leaves no room")
    assert "120 of huge" in said(made)[0]


def test_a_class_that_its_frame_makes_too_long() -> None:
    made = planned(klass("TestOne", 4, 5, setup=100), 100)
    assert not made.parts
    assert "101 of TestOne without its tests" in said(made, "S203")[0]


def test_one_test_with_a_helper_that_is_too_long() -> None:
    made = planned(function("huge", 120) + "\n\n" + function("test_a", 10, "huge()"), 100)
    assert said(made, "S203") == [
        "its only test would stay in one part: what it needs leaves no room, 122 of the 132 lines,"
        " among them 120 of huge"
    ]


def test_a_long_file_without_tests_is_no_error() -> None:
    made = planned(function("helper", 120), 100)
    assert made.ok
    assert said(made) == ["120 lines without a test"]


def test_a_part_over_the_limit_is_marked_wherever_it_is_printed(folder: Path) -> None:
    text = functions("a b", 20) + "\n\n" + function("test_long", 150)
    Path("test_big.py").write_text(text)
    shown = run("split", "test_big.py", "--max-lines", "100", "--dry-run")
    (row,) = [line for line in shown.stderr.splitlines() if line.startswith("test_big_long.py")]
    assert shown.stderr.splitlines()[2].endswith("over")
    assert row.rstrip().endswith("57 lines")
    found = json.loads(run("split", "test_big.py", "--max-lines", "100", "--dry-run", "--json").stdout)
    parts = found["files"][0]["parts"]
    assert {part["name"]: part["over_limit"] for part in parts}["test_big_long.py"] is True
    done = run("split", ".", "--max-lines", "100", "--jobs", "1", "-v", "--report", "report.md")
    assert "2 parts, 1 of them over the limit" in done.stderr
    assert "lines over the limit**)" in Path("report.md").read_text()
    assert {part["name"]: part["lines"] for part in parts} == {
        path.name: path.read_bytes().count(b"\n") for path in folder.glob("test_big_*.py")
    }


def test_a_grouping_of_a_plan_file_is_measured_as_a_whole(folder: Path) -> None:
    Path("test_big.py").write_text("# licence\n" * 32 + "\n" + functions("a b c d", 20))
    assert run("plan", "test_big.py", "--max-lines", "100", "-o", "plan.json").exit_code == 0
    document = json.loads(Path("plan.json").read_text())
    first, second = document["files"][0]["grouping"]
    first["tests"].append(second["tests"].pop())
    Path("plan.json").write_text(json.dumps(document))
    done = run("apply", "plan.json")
    assert done.exit_code == 0, done.stderr
    assert "warning S464" in done.stderr
    assert f"3 tests in {Path(first['name']).read_text().count(chr(10))} lines" in done.stderr


# Split and check agree


@pytest.mark.parametrize("text", ["x = 1\n" * 10, "x = 1\n" * 10 + "y = 2"], ids=["finished", "unfinished"])
def test_lines_are_those_of_wc(folder: Path, text: str) -> None:
    Path("test_big.py").write_text(text)
    assert verdicts(10) == {"test_big.py": "within"}
    assert verdicts(9) == {"test_big.py": "over"}
    assert "left alone" in planned(text, 10).reason
    assert not planned(text, 9).reason


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('helper = 1\nprint("test_big.helper")\n', id="S107"),
        pytest.param("from test_other import test_elsewhere\n", id="S108"),
        pytest.param("for n in range(2):\n    globals()[f'test_{n}'] = print\n", id="S106"),
    ],
)
def test_a_file_within_the_limit_is_never_refused(folder: Path, line: str) -> None:
    """Though the quick bound is not enough: a class with a base may hold any number of tests."""
    classes = [f"class {name}:\n    pass\n" for name in ("Base", "TestA(Base)", "TestB(Base)")]
    text = "\n\n".join([line, *classes, functions("a b c d e", 3)])
    Path("test_big.py").write_text(text)
    assert run("check", ".").exit_code == 0
    done = run("split", "test_big.py")
    assert done.exit_code == 0, done.stderr
    assert "left alone" in done.stderr
    assert "error" not in done.stderr
    assert run("split", "test_big.py", "--max-tests", "2").exit_code == 2, "beyond it it is"


@pytest.mark.parametrize("mark", ["", "\ufeff", "# coding: latin-1\n"], ids=["plain", "bom", "coding"])
@pytest.mark.parametrize("tests", [3, 12])
def test_a_file_that_does_not_parse_is_an_error_only_where_it_may_be_over(
    folder: Path, mark: str, tests: int
) -> None:
    text = mark + "".join(f"def test_{n}(): ...\n" for n in range(tests)) + "def (:\n"
    Path("test_big.py").write_text(text, encoding="utf-8")
    expected = 0 if tests == 3 else 2
    most = ("--max-tests", "9")
    assert run("check", ".", "--soft-limit", "2", *most).exit_code == expected
    assert run("split", "test_big.py", *most).exit_code == expected
    assert run("split", ".", "--jobs", "1", *most).exit_code == expected


# Whatever the file


@st.composite
def files(draw: st.DrawFn) -> str:
    """A module with helpers that need each other, classes and functions of all sizes."""
    size = st.sampled_from([2, 3, 5, 9, 14, 40])
    helpers = draw(st.integers(0, 4))
    pieces = [draw(st.sampled_from(["", IMPORTS, "# note\n" * 12 + "\n", '"""Doc.\n\nmore\n"""\n']))]
    calls = [f"helper_{draw(st.integers(0, helpers - 1))}" for _ in range(helpers)]
    pieces += [function(f"helper_{n}", draw(size), call) for n, call in enumerate(calls)]
    names = st.sampled_from(["add", "sub", "mul"])
    for n in range(draw(st.integers(1, 12))):
        call = draw(st.sampled_from(["pass", "floor(1)", *(f"helper_{n}()" for n in range(helpers))]))
        if draw(st.integers(0, 3)):
            pieces.append(function(f"test_{draw(names)}_{n}", draw(size), call))
        else:
            pieces.append(klass(f"Test{n}", draw(st.integers(1, 5)), draw(size), draw(size)))
    return "\n\n".join(pieces)


def still_over(made: Plan, limit: int) -> Iterator[tuple[str, str]]:
    """The parts that are over the limit, with their text."""
    yield from ((output.name, output.text) for output in made.outputs if output.data.count(b"\n") > limit)


@given(files(), st.integers(20, 120), st.sampled_from(["auto", "balanced", "chunk", "class"]))
def test_a_part_is_within_the_limit_or_a_finding_says_why_not(text: str, limit: int, by: str) -> None:
    made = planned(text, limit, by=by)
    assert made.ok
    assert bool(made.parts) == (text.count("\n") > limit and not said(made, "S203"))
    for name, part in still_over(made, limit):
        (message,) = [message for message in said(made) if message.startswith(f"{name} has ")]
        assert f"{part.count(chr(10)) - limit} over the limit" in message
        assert not planned(part, limit, by=by).parts, "a second run changes nothing"
    assert len(said(made, "S201", "S205")) == len(list(still_over(made, limit)))
    assert planned(text, limit, by=by).outputs == made.outputs


def test_a_count_is_that_of_the_plan(folder: Path) -> None:
    Path("test_big.py").write_text(functions("a b c", 20))
    assert count("test_big.py", Settings(max_lines=5).limit).lines == 64


# A class that would rather stay whole, where nobody gave a limit


def by_default(text: str) -> Plan:
    return plan(decode("test_big.py", text.encode()), Settings(), shipped("docstring.jinja"))


@pytest.mark.parametrize("setup", [320, 600])
def test_a_class_whose_parts_would_repeat_half_of_what_they_take_out_of_it_stays_whole(setup: int) -> None:
    text = klass("TestOne", 22, 40, setup=setup) + "\n\n" + functions("a b c", 5)
    made = by_default(text)
    assert max(len(part.tests) for part in made.parts) == 22
    assert "parts of TestOne would repeat" in said(made, "S201")[0]
    assert max(lines(planned(text, 1000)).values()) <= 1000, "a limit that is given holds"


def test_a_class_of_which_each_part_would_have_one_or_two_tests_stays_whole() -> None:
    made = by_default(klass("TestOne", 4, 400) + "\n\n" + functions("a b c", 5))
    assert max(len(part.tests) for part in made.parts) == 4
    assert "parts of TestOne would have one or two tests" in said(made, "S201")[0]


def test_a_class_that_repeats_much_has_as_few_parts_as_the_limit_asks_for() -> None:
    words = ("add", "sub", "mul", "div", "root", "power", "sign", "round")
    text = klass("TestOne", 96, 20, setup=150)
    for number in range(96):
        text = text.replace(f"test_{number}(", f"test_{words[number // 12]}_{number}(")
    made = by_default(text)
    assert len(made.parts) <= 4
    assert max(lines(made).values()) <= 1000


def test_a_class_that_fits_is_not_scattered_where_that_repeats_much() -> None:
    """Subjects that go across classes would each have a few of its tests and all else of it."""
    words = ("add", "sub", "mul", "div", "root", "power", "sign", "round")
    text = klass("TestOne", 32, 20, setup=60) + "\n\n" + functions(" ".join(words), 40)
    for number in range(32):
        text = text.replace(f"test_{number}(", f"test_{words[number // 4]}_{number}(")
    made = by_default(text)
    assert len(made.parts) > 1
    assert sum(output.text.count("class TestOne") for output in made.outputs) == 1


@pytest.mark.parametrize(
    ("members", "divisible"),
    [((), True), ((0, 1), False), ((2, 3), True), ((0, 1, 2), True), ((3,), False)],
)
def test_a_share_of_a_class_can_be_divided_where_its_tests_are_not_tied(
    members: tuple[int, ...], divisible: bool
) -> None:
    bodies = ("assert self", "self.test_0()", "assert True", "assert 1")
    methods = "".join(f"    def test_{n}(self):\n        {one}\n\n" for n, one in enumerate(bodies))
    module = read(decode("test_big.py", f"class TestBig:\n{methods}".encode()), Limit(max_tests=1))
    tests = tuple(f"TestBig::test_{n}" for n in members)
    atom = Atom((0,), ("TestBig",), len(tests) or 4, 10, members=tests)
    assert is_divisible(module, atom) == divisible
