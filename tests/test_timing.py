"""Splitting by time: records of durations, what is predicted of them, and parts of even duration."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import splitter
from splitter.api import Plan
from splitter.grouping.spread import spread
from splitter.model.finding import Refused
from splitter.plans import read as read_plan
from splitter.text.durations import in_words
from splitter.timing.durations import Durations, durations_of
from splitter.timing.records import load, parsed
from splitter.timing.workers import makespan
from tests.conftest import app, tree

BIG = (
    "import pytest\n\n\n"
    "def test_slow(): ...\n\n\n"
    "def test_quick(): ...\n\n\n"
    "class TestMany:\n    def test_a(self): ...\n\n    def test_b(self): ...\n\n"
    "    def test_c(self): ...\n\n\n"
    "def test_one(): ...\n\n\ndef test_two(): test_one()\n"
)
TEST_A, TEST_B, TEST_C = (f"TestMany::test_{name}" for name in "abc")
TIMES = {
    "test_slow": 6.0,
    "test_quick": 1.0,
    "TestMany::test_a": 1.0,
    "TestMany::test_b": 1.5,
    "TestMany::test_c": 0.5,
    "test_one": 0.5,
    "test_two": 0.5,
}


BY_TIME = ("--durations", ".test_durations", "--max-seconds")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a file whose tests were timed."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    timed(TIMES)
    return tmp_path


def timed(times: Mapping[str, float], file: str = "tests/test_big.py") -> None:
    Path(".test_durations").write_text(json.dumps({f"{file}::{test}": time for test, time in times.items()}))


def command(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stdout, " ".join(result.stderr.replace("│", " ").split())


def by_time(seconds: float, **options: Any) -> Plan:
    options = {"durations": ".test_durations", "max_seconds": seconds, **options}
    return splitter.plan("tests/test_big.py", **options)


def parts(plan: Plan) -> list[tuple[str, ...]]:
    if not plan.ok:
        raise Refused(*plan.errors)
    return [part.tests for part in plan.parts]


def codes(plan: Plan) -> list[str]:
    return [found.code for found in plan.findings]


# ---- Records ----

SPLIT = json.dumps(
    {
        "tests/test_big.py::test_slow": 2,
        "tests/test_big.py::test_quick[1]": 0.25,
        "tests/test_big.py::test_quick[a::b[c]]": 0.5,
        "tests/test_big.py::TestMany::TestIn::test_a": 0.125,
        "tests/test_other.py::test_slow": 99.0,
    }
)
PAIRS = json.dumps(list(json.loads(SPLIT).items()))
JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" tests="5" time="9">
<testcase classname="tests.test_big" name="test_slow" time="2.000"/>
<testcase classname="tests.test_big" name="test_quick[1]" time="0.25"/>
<testcase classname="tests.test_big" name="test_quick[a::b[c]]" time="0.5"><error message="&lt;!"/></testcase>
<testcase classname="tests.test_big.TestMany.TestIn" name="test_a" time="0.125"/>
<testcase classname="tests.test_other" name="test_slow" time="99"/>
<testcase classname="" name="tests.test_broken" time="0.000"><error message="collection failure"/></testcase>
</testsuite></testsuites>"""


def entry(test: str, when: str, duration: float, worker: str = "", file: str = "tests/test_big.py") -> str:
    fields: dict[str, object] = {"nodeid": f"{file}::{test}", "when": when, "duration": duration}
    fields |= {"worker_id": worker} if worker else {}
    return json.dumps({**fields, "$report_type": "TestReport"})


LOG = "\n".join(
    [
        '{"pytest_version": "9.2.0", "$report_type": "SessionStart"}',
        '{"nodeid": "tests/test_big.py", "outcome": "passed", "$report_type": "CollectReport"}',
        entry("test_slow", "setup", 0.5),
        entry("test_slow", "call", 1.0),
        entry("test_slow", "teardown", 0.5),
        entry("test_quick[1]", "call", 0.25),
        entry("test_quick[a::b[c]]", "call", 0.5),
        entry("TestMany::TestIn::test_a", "call", 0.125),
        entry("test_slow", "call", 99.0, file="tests/test_other.py"),
        '{"exitstatus": 0, "$report_type": "SessionFinish"}',
        "",
    ]
)


@pytest.mark.parametrize("text", [SPLIT, PAIRS, JUNIT, LOG, "\ufeff" + JUNIT], ids=range(5))
def test_a_record_is_known_by_its_content(text: str) -> None:
    found = durations_of(parsed(text.encode()), "tests/test_big.py", "record")
    assert {test: sum(seconds) for test, seconds in found.tests.items()} == {
        "test_slow": 2,
        "test_quick": 0.75,
        "TestMany::TestIn::test_a": 0.125,
    }
    assert len(found.tests["test_quick"]) == 2, "parameter sets are counted apart and summed up"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "neither pytest-split's"),
        (b"hello", "neither pytest-split's"),
        (b"{", "not valid JSON"),
        (b"[1]", "not pytest-split's durations"),
        (b'{"a.py::test_a": "1"}', "the duration of a.py::test_a is no number of seconds"),
        (b'{"a.py::test_a": true}', "is no number of seconds"),
        (b'{"a.py::test_a": null}', "is no number of seconds"),
        (b'{"a.py::test_a": NaN}', "NaN is not JSON"),
        (b'{"a.py::test_a": 1e999}', "is no number of seconds"),
        (b'{"a.py::test_a": 1' + b"0" * 400 + b"}", "is no number of seconds"),
        (b'{"a.py::test_a": 1, "a.py::test_a": 2}', "a key stands twice"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"$report_type": "SessionStart"}\nnonsense', "line 2: not valid JSON"),
        (b'{"$report_type": "SessionStart"}\n[]', "line 2: not an entry"),
        (b'{"$report_type": "TestReport", "nodeid": 1}', "1 is no test's id"),
        (b'{"$report_type": "TestReport", "nodeid": "a"}', "is no number of seconds"),
        (b"<html></html>", "not JUnit XML: it is a 'html'"),
        (b"<testsuites>", "not valid XML"),
        (b"<testsuites><testcase name='a' time='x'/></testsuites>", "the time of a is no number of seconds"),
        (b"<testsuites><testcase name='a' time='inf'/></testsuites>", "is no number of seconds"),
        (b"<testsuites><testcase name='a' time='-1'/></testsuites>", "is no number of seconds"),
        (b"<testsuites>&unknown;</testsuites>", "not valid XML"),
        (b"<!DOCTYPE testsuites><testsuites/>", "it declares a document type"),
        (
            b'<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><testsuites>&a;</testsuites>',
            "it declares a document type",
        ),
        (
            b"<!DOCTYPE t ["
            + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 30))
            + b"]><testsuites>&a29;</testsuites>",
            "it declares a document type",
        ),
        (b"<?xml version='1.0' encoding='nonsense'?><testsuites/>", "not valid XML"),
    ],
)
def test_what_is_no_record_is_refused(data: bytes, message: str, project: Path) -> None:
    Path("record").write_bytes(data)
    before = tree(project)
    code, _, said = command("split", "tests/test_big.py", "--durations", "record", "--max-seconds", "1")
    assert code == 2
    assert "error S475 record" in said
    assert message in said
    assert tree(project) == before


@pytest.mark.parametrize("name", ["gone", "tests"])
def test_a_record_that_is_no_file_is_refused(name: str) -> None:
    code, _, said = command("plan", "tests/test_big.py", "--durations", name, "--max-seconds", "1")
    assert code == 2
    assert f"error S475 {name}" in said


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"<testsuites>{text}".encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    problem, runs = "", None
    try:
        runs = parsed(data)
    except ValueError as error:
        problem = str(error)
    assert problem if runs is None else all(run.seconds >= 0 for run in runs)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("tests/unit/test_big.py", 1.0),
        ("other/unit/test_big.py", 2.0),
        ("somewhere/test_big.py", 3.0),
        ("tests/unit/test_small.py", None),
        ("tests/unit/big.py", None),
    ],
)
@pytest.mark.parametrize("dotted", [False, True])
def test_the_file_is_the_one_whose_path_ends_so(file: str, expected: float | None, dotted: bool) -> None:
    places = {"tests/unit/test_big.py": 1.0, "unit/test_big.py": 2.0, "test_big.py": 3.0}
    if dotted:
        names = {place.removesuffix(".py").replace("/", "."): time for place, time in places.items()}
        rows = [f'<testcase classname="{n}" name="test_a" time="{time}"/>' for n, time in names.items()]
        runs = parsed(f"<testsuites>{''.join(rows)}</testsuites>".encode())
    else:
        runs = parsed(json.dumps({f"{place}::test_a": time for place, time in places.items()}).encode())
    found = durations_of(runs, file, "record").tests
    assert found == ({} if expected is None else {"test_a": (expected,)})


def test_a_record_is_found_from_any_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "tests")
    assert load(Path("../.test_durations"), "test_big.py").tests["test_slow"] == (6.0,)
    timed(TIMES, "../tests/test_big.py")
    assert load(Path(".test_durations"), "test_big.py").tests["test_slow"] == (6.0,)


# ---- What is set up once for a file ----


def log(*tests: str, worker: str = "", setup: float = 5.0, teardown: float = 2.0) -> str:
    rows = []
    for test in tests:
        rows.append(entry(test, "setup", setup if test == tests[0] else 0.25, worker))
        rows.append(entry(test, "call", 1.0, worker))
        rows.append(entry(test, "teardown", teardown if test == tests[-1] else 0.0, worker))
    return "\n".join(rows)


def test_what_every_process_sets_up_is_found() -> None:
    text = log("test_a", "test_b", "test_c", worker="gw0") + "\n"
    text += log("test_d", "test_e", "test_f", worker="gw1", setup=6.25)
    found = durations_of(parsed(text.encode()), "tests/test_big.py", "log")
    assert (found.once, found.processes) == (4.75 + 2.0, 2)
    assert dict(found.once_in) == {"test_a": 4.75, "test_d": 4.75, "test_c": 2.0, "test_f": 2.0}


def test_what_one_of_two_processes_took_longer_for_is_its_tests_own() -> None:
    text = log("test_a", "test_b", "test_c", worker="gw0", teardown=0) + "\n"
    text += log("test_d", "test_e", "test_f", worker="gw1", setup=0.25, teardown=0)
    assert durations_of(parsed(text.encode()), "tests/test_big.py", "log").once == 0


FIXTURE = '@pytest.fixture(scope="module")\ndef server():\n    yield 1\n\n\n'


@pytest.mark.parametrize("shared", [True, False])
def test_what_the_file_sets_up_is_paid_by_every_part(shared: bool) -> None:
    """The first test's long setup is the file's only if something in the file is set up for all of it."""
    Path("tests/test_big.py").write_text(BIG.replace("\n\n\n", "\n\n\n" + FIXTURE * shared, 1))
    Path("log").write_text(log(*TIMES, setup=10.25, teardown=0.0))
    plan = by_time(13.0, durations="log")
    assert plan.timing is not None
    assert plan.timing.whole == pytest.approx(10 + 7 * 1.25)
    total = sum(plan.timing.parts)
    extra = 10.0 * (len(plan.parts) - 1) if shared else 0.0
    assert total == pytest.approx(plan.timing.whole + extra)
    assert max(plan.timing.parts) <= 13.0


def test_nothing_helps_where_what_is_set_up_takes_too_long() -> None:
    Path("tests/test_big.py").write_text(BIG.replace("\n\n\n", "\n\n\n" + FIXTURE, 1))
    Path("log").write_text(log(*TIMES, setup=20.25, teardown=0.0))
    plan = by_time(13.0, durations="log")
    assert codes(plan) == ["S203"]
    assert not plan.parts


# ---- Workers ----

FILES = st.lists(st.lists(st.integers(1, 40).map(float), min_size=1, max_size=6), min_size=1, max_size=8)


@given(FILES, st.integers(1, 6))
def test_workers_take_no_less_than_they_must(files: list[list[float]], workers: int) -> None:
    total, longest = sum(map(sum, files)), max(map(sum, files))
    found = makespan(files, workers)
    assert max(longest, total / workers) <= found <= total
    assert makespan(files, 1) == total
    assert makespan(files, len(files)) == longest


def test_a_worker_that_is_almost_through_gets_the_next_file() -> None:
    """As pytest-xdist does it, so the quick worker has nothing while the slow one keeps two files."""
    files = [[1.0, 1.0, 1.0], [9.0], [1.0]]
    assert makespan(files, 2) == 10.0


# ---- Bins ----


@given(st.lists(st.integers(0, 30), max_size=40), st.integers(1, 25))
def test_every_weight_is_in_one_bin_within_the_limit(weights: list[int], most: int) -> None:
    bins = spread(weights, most)
    assert sorted(at for one in bins for at in one) == list(range(len(weights)))
    assert all(one == sorted(one) for one in bins)
    assert bins == sorted(bins)
    assert all(sum(weights[at] for at in one) <= most or len(one) == 1 for one in bins)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40), st.integers(10, 60))
def test_bins_are_few_and_even(weights: list[int], most: int) -> None:
    bins = spread(weights, most)
    loads = [sum(weights[at] for at in one) for one in bins]
    assert max(loads) - min(loads) <= max(weights)
    assert len(bins) <= math.ceil(sum(weights) / (most - max(weights) + 1))


# ---- Plans ----


def test_the_slow_test_stands_alone() -> None:
    plan = by_time(6.5)
    assert sorted(parts(plan), key=len)[0] == ("test_slow",)
    assert plan.timing is not None
    assert plan.timing.whole == 11.0
    assert max(plan.timing.parts) == 6.0
    assert plan.timing.workers == ((2, 6.0),)


def test_parts_without_a_subject_are_called_so() -> None:
    """The slow test stands in the middle, so that no part of the file's order is as quick."""
    times = {"test_start": 1.0, "test_brakes": 1.0, "test_slow": 6.0, "test_horn": 1.0, "test_lights": 1.0}
    Path("tests/test_big.py").write_text("\n\n".join(f"def {test}(): ..." for test in times))
    timed(times)
    plan = by_time(6.5)
    assert [(part.group, part.subject) for part in plan.parts] == [("rest", "other"), ("slow", "slow")]


def test_a_class_is_divided_only_if_it_takes_too_long() -> None:
    assert any(
        {"TestMany::test_a", "TestMany::test_b", "TestMany::test_c"} <= set(p) for p in parts(by_time(3))
    )
    assert not any({"TestMany::test_a", "TestMany::test_b"} <= set(p) for p in parts(by_time(2)))


def test_tied_tests_stay_together() -> None:
    plan = by_time(0.75)
    assert any({"test_one", "test_two"} == set(p) for p in parts(plan))
    said = "; ".join(found.message for found in plan.findings if found.code == "S206")
    assert re.search(r"2 tests of test_big_\w+.py take 1.0 s, over the limit of 0.75 seconds, and stay", said)
    assert "test_slow alone takes 6.0 s, over the limit of 0.75 seconds" in said


def test_a_file_that_is_quick_enough_is_left_alone() -> None:
    plan = by_time(11)
    assert (plan.parts, plan.findings) == ((), ())
    assert plan.reason == "7 tests, within the limit of 11 seconds: left alone"


def test_every_test_is_in_one_part_in_its_order() -> None:
    for seconds in (1, 2, 3, 4, 6):
        found = parts(by_time(seconds))
        assert sorted(test for tests in found for test in tests) == sorted(TIMES)
        assert all(list(tests) == [test for test in TIMES if test in tests] for tests in found)


def test_another_limit_holds_too() -> None:
    plan = by_time(6.5, max_tests=2)
    assert all(len(tests) <= 2 or len(set(tests) & {"TestMany::test_a"}) for tests in parts(plan))
    assert max(map(len, parts(plan))) <= 3
    lines = by_time(6.5, max_lines=22)
    assert all(output.text.count("\n") <= 22 for output in lines.outputs)
    assert len(lines.parts) > 2


def test_a_strategy_that_is_asked_for_is_followed() -> None:
    plan = by_time(6.5, by="chunk")
    assert plan.strategy == "chunk"
    assert parts(plan)[0] == ("test_slow",)


def test_a_test_that_was_never_timed_is_told() -> None:
    timed({test: time for test, time in TIMES.items() if test not in ("test_quick", "test_one")})
    plan = by_time(6.5)
    (found,) = (found for found in plan.findings if found.code == "S477")
    assert found.message == (
        "2 tests have no duration in .test_durations (test_quick, test_one): taken to need the median, 1.0 s"
    )
    assert plan.timing is not None
    assert plan.timing.whole == 11.5


def test_durations_of_another_file_are_refused() -> None:
    timed(TIMES, "tests/test_other.py")
    code, _, said = command(
        "split", "tests/test_big.py", "--durations", ".test_durations", "--max-seconds", "1"
    )
    assert code == 2
    assert (
        "error S476 .test_durations it has nothing of test_big.py: 1 other file, as tests/test_other.py"
        in said
    )
    timed({"test_gone": 1.0})
    assert "none of the tests that are in it now" in by_time(1).findings[0].message
    timed({})
    assert "it has no tests" in by_time(1).findings[0].message


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--max-seconds", "5"], "--max-seconds needs --durations FILE"),
        (["--max-seconds", "0", "--durations", ".test_durations"], "must be more than 0 seconds, not 0.0"),
        (["--max-seconds", "nan", "--durations", ".test_durations"], "must be more than 0 seconds"),
        (["--max-seconds", "inf", "--durations", ".test_durations"], "must be more than 0 seconds"),
    ],
)
def test_an_impossible_limit_is_refused(args: list[str], message: str) -> None:
    code, _, said = command("split", "tests/test_big.py", *args)
    assert code == 2
    assert message in said


def test_the_gain_is_told_before_anything_is_written(project: Path) -> None:
    before = tree(project)
    asked = ["tests/test_big.py", "--durations", ".test_durations", "--max-seconds", "4"]
    code, _, said = command("split", "-n", *asked)
    assert code == 0
    assert tree(project) == before
    assert "predicted: slowest file 11.0 s -> 6.0 s; pytest --dist loadfile 11.0 s -> " in said
    code, document, _ = command("split", "-n", "--json", *asked)
    (file,) = json.loads(document)["files"]
    assert file["timing"]["file"] == 11.0
    assert len(file["timing"]["parts"]) == len(file["parts"])
    assert file["limit"] == {"max_tests": None, "max_lines": None, "max_seconds": 4.0}


def test_durations_alone_tell_what_a_split_gains() -> None:
    code, _, said = command(
        "split", "-n", "tests/test_big.py", "--durations", ".test_durations", "--max-tests", "4"
    )
    assert code == 0
    assert "predicted: slowest file 11.0 s -> " in said


def test_a_group_file_and_durations_go_together() -> None:
    Path("groups.toml").write_text('slow = ["test_slow", "test_quick"]\nmany = ["TestMany::test_a"]')
    plan = by_time(1.75, group="groups.toml")
    assert parts(plan)[:2] == [("test_slow", "test_quick"), ("TestMany::test_a",)]
    assert max(plan.timing.parts[1:] if plan.timing else ()) <= 1.75
    assert {"S464", "S473"} <= set(codes(plan))
    Path("groups.toml").write_text(
        'slow = ["test_slow", "test_quick"]\nothers = ["TestMany", "test_one", "test_two"]'
    )
    assert len(parts(by_time(20, group="groups.toml"))) == 2


def test_a_plan_can_be_applied_without_the_record(project: Path) -> None:
    asked = ["tests/test_big.py", "--durations", ".test_durations", "--max-seconds", "6.5"]
    assert command("plan", *asked, "-o", "plan.json")[0] == 0
    (file,) = read_plan(project / "plan.json")["files"]
    assert file["settings"]["max-seconds"] == 6.5
    assert "durations" not in file["settings"]
    Path(".test_durations").unlink()
    code, _, said = command("apply", "plan.json")
    assert code == 0, said
    assert "as it was over the limit of 6.5 seconds." in Path("tests/test_big_slow.py").read_text()


def test_a_folder_is_split_by_time_and_the_configuration_may_say_so(project: Path) -> None:
    (project / "tests/test_more.py").write_text(BIG)
    rows = {
        f"tests/{name}::{test}": t for name in ("test_big.py", "test_more.py") for test, t in TIMES.items()
    }
    (project / "times.json").write_text(json.dumps(rows))
    (project / "splitter.toml").write_text('durations = "times.json"\nmax-seconds = 6.5\n')
    code, _, said = command("split", "tests", "--jobs", "2")
    assert code == 0, said
    assert {"tests/test_big_slow.py", "tests/test_more_slow.py"} < set(tree(project))


def test_check_counts_no_seconds(project: Path) -> None:
    """The limit that holds without one is that of a file's size."""
    (project / "splitter.toml").write_text("max-seconds = 0.001\n")
    assert command("check", "tests")[0] == 0
    (project / "tests/test_many.py").write_text("".join(f"def test_{n}(): ...\n" for n in range(1001)))
    assert command("check", "tests")[0] == 1


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "TestOne", "TestTwo"]), st.integers(0, 40)), min_size=2, max_size=25
    ),
    st.integers(1, 60),
    st.sampled_from(["auto", "prefix", "balanced", "chunk"]),
)
@settings(max_examples=60)
def test_whatever_the_durations_every_part_is_within_the_limit(
    rows: list[tuple[str, int]], most: int, by: str
) -> None:
    """Each test is in one part, in its order; only one that alone takes too long is in one over it."""
    rows.sort(key=lambda row: row[0])
    words = ("add", "copy", "sort", "find")
    times = {
        f"{outer}::test_{words[n % 4]}_{n}" if outer else f"test_{words[n % 4]}_{n}": float(time)
        for n, (outer, time) in enumerate(rows)
    }
    outer, lines = "", []
    for test in times:
        of, _, name = test.rpartition("::")
        lines += [f"class {of}:"] if of != outer else []
        lines += [f"    def {name}(self): ..." if of else f"def {name}(): ..."]
        outer = of
    Path("tests/test_big.py").write_text("\n".join(lines) + "\n")
    timed(times)
    plan = by_time(most, by=by)
    found = parts(plan)
    if sum(times.values()) <= most or len(times) == 1:
        assert not found
        return
    assert sorted(test for tests in found for test in tests) == sorted(times)
    assert all(list(tests) == [test for test in times if test in tests] for tests in found)
    for tests in found:
        assert sum(times[test] for test in tests) <= most or len(tests) == 1
    over = {test for test, time in times.items() if time > most}
    assert {found.message.split(" ")[0] for found in plan.findings if found.code == "S206"} == over


# ---- People's words ----


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.123, "0.12 s"), (1, "1.0 s"), (89.94, "89.9 s"), (90, "1.5 min"), (791, "13.2 min")],
)
def test_durations_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


# ---- With pytest ----


def test_what_pytest_writes_is_read(project: Path) -> None:
    """JUnit XML as the pytest that is installed writes it: with parameters, classes and a failure."""
    (project / "tests/test_real.py").write_text(
        "import time, pytest\n\n"
        "def test_first(): time.sleep(0.05)\n\n\n"
        "@pytest.mark.parametrize('n', ['a.b', 'c::d', 'e[f]'])\ndef test_many(n): time.sleep(0.1)\n\n\n"
        "class TestIn:\n    class TestDeep:\n        def test_long(self): time.sleep(0.5)\n\n\n"
        "def test_fails(): assert 0\n"
    )
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_real.py"]
    done = subprocess.run([*run, "--junitxml", "junit.xml"], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    found = load(Path("junit.xml"), "tests/test_real.py")
    assert set(found.tests) == {"test_first", "test_many", "TestIn::TestDeep::test_long", "test_fails"}
    assert len(found.tests["test_many"]) == 3
    assert found.tests["TestIn::TestDeep::test_long"][0] >= 0.5


def test_the_command_line_end_to_end(project: Path) -> None:
    args = ["split", "tests/test_big.py", "--durations", ".test_durations", "--max-seconds", "6.5"]
    done = subprocess.run(
        [sys.executable, "-m", "splitter", *args], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"^test_big_slow\.py +1 .* 6\.00", done.stderr, re.MULTILINE)
    assert {"tests/test_big_quick_many_one.py", "tests/test_big_slow.py"} < set(tree(project))
    again = subprocess.run(
        [sys.executable, "-m", "splitter", "split", "tests/test_big_quick_many_one.py", *args[2:]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 2
    assert "S476" in again.stderr, "a part was not timed yet"


def test_a_record_without_runs_is_empty() -> None:
    assert durations_of(parsed(b"<testsuites/>"), "tests/test_big.py", "record") == Durations("record", {})
