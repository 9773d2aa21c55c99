"""Plan files: what a person may edit, what is refused, and that an untouched plan does what split does."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from splitter.plans import schema
from splitter.transaction import system
from tests.conftest import app, outcomes, tree

BIG = (
    "import os\nimport sys\n\n\n"
    + "".join(
        f"def test_{group}_{n}():\n    assert {module}\n\n\n"
        for group, module in (("add", "os"), ("sub", "sys"), ("mul", "True"))
        for n in "abcd"
    )
    + "def helper():\n    return test_tied_one\n\n\n"
    + "def test_tied_one(): ...\n\n\ndef test_tied_two():\n    helper()\n\n\n"
    + "class TestMany:\n    def test_x(self): ...\n\n    def test_y(self): ...\n"
)

Plan = dict[str, Any]
Change = Callable[[Plan], Any]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a file to split and a file outside of it; the current folder."""
    folder = tmp_path / "project"
    (folder / "tests").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "tests/test_big.py").write_text(BIG)
    (tmp_path / "test_outside.py").write_text(BIG)
    monkeypatch.chdir(folder)
    return folder


def command(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stderr


def planned(work: Path, *args: str) -> Plan:
    code, messages = command(
        "plan", "tests/test_big.py", "--max-tests", "5", "--by", "prefix", "-o", "plan.json", *args
    )
    assert code == 0, messages
    plan: Plan = json.loads((work / "plan.json").read_text())
    return plan


def save(work: Path, plan: Plan) -> None:
    (work / "plan.json").write_text(json.dumps(plan))


def part_of(file: Plan, test: str) -> Plan:
    part: Plan = next(part for part in file["grouping"] if test in part["tests"])
    return part


def move(file: Plan, test: str, name: str) -> None:
    part_of(file, test)["tests"].remove(test)
    next(part for part in file["grouping"] if part["name"] == name)["tests"].append(test)


def test_a_plan_fits_its_published_schema_and_is_the_same_each_time(work: Path) -> None:
    Draft202012Validator.check_schema(schema())
    plan = planned(work)
    Draft202012Validator(schema()).validate(plan)
    assert plan == planned(work)
    units = plan["files"][0]["units"]
    assert [unit["start"] for unit in units[1:]] == [unit["end"] for unit in units[:-1]]
    assert (units[0]["start"], units[-1]["end"]) == (0, len(BIG))


@pytest.mark.parametrize("how", [(), ("--notice",), ("--retire", "stub"), ("--retire", "delete")])
def test_an_untouched_plan_does_what_split_does(work: Path, how: tuple[str, ...]) -> None:
    planned(work, *how)
    assert command("apply", "plan.json")[0] == 0
    applied = tree(work / "tests")
    assert command("undo", "--last")[0] == 0
    assert tree(work / "tests") == {"test_big.py": BIG.encode()}
    command("split", "tests/test_big.py", "--max-tests", "5", "--by", "prefix", *how)
    assert tree(work / "tests") == applied


def test_a_dry_run_and_json_show_what_those_of_split_do(work: Path) -> None:
    planned(work)
    (work / "splitter.toml").write_text('max-tests = 5\nby = "prefix"\n')
    before = tree(work)
    for flags in (["--dry-run"], ["--dry-run", "--json"], ["--json"]):
        split = CliRunner().invoke(app, ["split", "tests/test_big.py", *flags])
        if "--dry-run" not in flags:
            assert command("undo", "--last")[0] == 0
        made = CliRunner().invoke(app, ["apply", "plan.json", *flags])
        assert (made.exit_code, made.stdout) == (0, split.stdout)
        assert made.stdout.startswith("{" if "--json" in flags else "diff --git ")
        assert (tree(work) == before) == ("--dry-run" in flags)


@pytest.mark.parametrize("flags", [("--dry-run",), ("--json",), ("--dry-run", "--json")])
def test_what_would_be_refused_is_shown_and_nothing_written(work: Path, flags: tuple[str, ...]) -> None:
    planned(work)
    (work / "tests/test_big.py").write_text(BIG + "\n")
    before = tree(work)
    made = CliRunner().invoke(app, ["apply", "plan.json", *flags])
    assert (made.exit_code, tree(work)) == (2, before)
    if "--json" not in flags:
        assert (made.stdout, "S451" in made.stderr) == ("", True)
        return
    (file,) = json.loads(made.stdout)["files"]
    assert (file["source"]["path"], file["ok"], file["applied"]) == ("tests/test_big.py", False, None)
    assert [found["code"] for found in file["findings"]] == ["S451"]


def test_a_plan_with_a_module_of_helpers_does_what_split_does(work: Path) -> None:
    sample = Path(__file__).parent / "samples/mojo/def_edition/test_lenet5_layers.mojo"
    original = work / "tests/test_net.mojo"
    original.write_bytes(sample.read_bytes())
    (work / "splitter.toml").write_text('helpers = "module"\n')
    assert command("plan", "tests/test_net.mojo", "-o", "plan.json")[0] == 0
    Draft202012Validator(schema()).validate(json.loads((work / "plan.json").read_text()))
    code, messages = command("apply", "plan.json")
    assert code == 0, messages
    applied = tree(work / "tests")
    assert "net_helpers.mojo" in applied
    assert command("undo", "--last")[0] == 0
    assert original.read_bytes() == sample.read_bytes()
    command("split", "tests/test_net.mojo")
    assert tree(work / "tests") == applied


def test_a_plan_needs_neither_the_template_nor_the_configuration_any_more(work: Path) -> None:
    (work / "own.jinja").write_text('"""{{ title }} of mine.\n"""\n')
    planned(work, "--template", "own.jinja")
    (work / "own.jinja").unlink()
    (work / "splitter.toml").write_text('by = "class"\nmax-tests = 2\nreason = "another"\n')
    assert command("apply", "plan.json")[0] == 0
    assert "of mine." in (work / "tests/test_big_add.py").read_text()


def test_the_project_is_found_from_a_folder_of_it(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned(work)
    monkeypatch.chdir(work / "tests")
    assert command("apply", "../plan.json")[0] == 0
    assert (work / "tests/test_big_add.py").exists()


# What may be edited


def test_moved_tests_and_a_renamed_part_are_followed_and_proved(work: Path, tmp_path: Path) -> None:
    before = outcomes(work / "tests", ["test_big.py"], tmp_path / "before")
    plan = planned(work)
    file = plan["files"][0]
    move(file, "test_sub_a", "test_big_add.py")
    move(file, "test_sub_b", "test_big_add.py")
    part = part_of(file, "test_mul_a")
    part["name"], part["subject"] = "test_big_product.py", "product"
    save(work, plan)

    code, messages = command("apply", "plan.json")

    assert code == 0, messages
    found = tree(work / "tests")
    assert {"test_big_add.py", "test_big_product.py", "test_big_sub.py"} <= set(found)
    assert b"def test_sub_a" in found["test_big_add.py"]
    assert b"import sys" in found["test_big_add.py"], "what the moved tests need came along"
    assert b"Tests for product." in found["test_big_product.py"]
    assert "warning S464" in messages, "it is over the limit now"
    parts = sorted(name for name in found if name.endswith(".py"))
    assert outcomes(work / "tests", parts, tmp_path / "after") == before


def test_a_part_may_be_added_and_taken_away(work: Path) -> None:
    plan = planned(work)
    file = plan["files"][0]
    all_tests = [test for part in file["grouping"] for test in part["tests"]]
    file["grouping"] = [
        {"name": "test_big_one.py", "group": "one", "subject": "first", "tests": all_tests[:3]},
        {"name": "test_big_rest.py", "group": "rest", "subject": "other", "tests": all_tests[3:]},
    ]
    save(work, plan)
    assert command("apply", "plan.json")[0] == 0
    assert set(tree(work / "tests")) == {"test_big_one.py", "test_big_rest.py", "test_big.py.DEPRECATED"}


def test_a_class_may_be_divided_by_hand(work: Path, tmp_path: Path) -> None:
    before = outcomes(work / "tests", ["test_big.py"], tmp_path / "before")
    plan = planned(work)
    move(plan["files"][0], "TestMany::test_y", "test_big_add.py")
    save(work, plan)
    assert command("apply", "plan.json")[0] == 0
    assert b"def test_y" in tree(work / "tests")["test_big_add.py"]
    parts = sorted(name for name in tree(work / "tests") if name.endswith(".py"))
    assert outcomes(work / "tests", parts, tmp_path / "after") == before


def test_tests_that_are_tied_stay_together(work: Path) -> None:
    plan = planned(work)
    move(plan["files"][0], "test_tied_one", "test_big_add.py")
    save(work, plan)
    before = tree(work)
    code, messages = command("apply", "plan.json")
    assert code == 2
    assert "S462" in messages
    assert "must stay together" in messages
    assert tree(work) == before


# What is refused, with nothing written


def drop(*keys: Any) -> Change:
    def change(plan: Plan) -> None:
        *path, last = keys
        value: Any = plan
        for key in path:
            value = value[key]
        del value[last]

    return change


def put(value: Any, *keys: Any) -> Change:
    def change(plan: Plan) -> None:
        *path, last = keys
        inner: Any = plan
        for key in path:
            inner = inner[key]
        inner[last] = value

    return change


def path(value: str) -> Change:
    return put(value, "files", 0, "source", "path")


def name(value: str) -> Change:
    return put(value, "files", 0, "grouping", 0, "name")


def _as_float(value: Plan, key: str) -> None:
    value[key] = float(value[key])


F: tuple[Any, ...] = ("files", 0)
G: tuple[Any, ...] = (*F, "grouping")

HOSTILE: dict[str, tuple[str, Change]] = {
    "not a plan": ("S460", put("recipe", "kind")),
    "no kind": ("S460", drop("kind")),
    "later version": ("S460", put(3, "format_version")),
    "earlier version": ("S460", put(1, "format_version")),
    "version as text": ("S460", put("2", "format_version")),
    "version true": ("S460", put(True, "format_version")),
    "no version": ("S460", drop("format_version")),
    "no files": ("S450", put([], "files")),
    "files of a wrong type": ("S460", put({}, "files")),
    "a key too many": ("S460", put("x", *F, "command")),
    "no grouping": ("S460", drop(*F, "grouping")),
    "no source": ("S460", drop(*F, "source")),
    "no hash": ("S460", drop(*F, "source", "sha256")),
    "a hash that is none": ("S460", put("0" * 63, *F, "source", "sha256")),
    "another hash": ("S451", put("0" * 64, *F, "source", "sha256")),
    "another size": ("S451", put(7, *F, "source", "size")),
    "a negative size": ("S460", put(-1, *F, "source", "size")),
    "another language": ("S463", put("mojo", *F, "source", "language")),
    "absolute path": ("S461", path("/etc/passwd")),
    "drive path": ("S461", path("C:\\tests\\test_big.py")),
    "network path": ("S461", path("\\\\host\\share\\test_big.py")),
    "path out of the project": ("S461", path("../test_outside.py")),
    "path out and back": ("S461", path("tests/../tests/test_big.py")),
    "path with backslashes out": ("S461", path("tests\\..\\..\\test_outside.py")),
    "empty path": ("S460", path("")),
    "path with a NUL": ("S461", path("tests/test_big.py\0")),
    "path of a folder": ("S101", path("tests")),
    "path of nothing": ("S101", path("tests/test_none.py")),
    "path through a link": ("S461", path("away/test_outside.py")),
    "path of a link": ("S101", path("test_link.py")),
    "part out of the project": ("S402", name("../test_evil.py")),
    "part with an absolute path": ("S402", name("/tmp/test_evil.py")),
    "part with a backslash": ("S402", name("..\\test_evil.py")),
    "part with a NUL": ("S402", name("test_\0.py")),
    "part named as another": ("S403", name("test_big_sub.py")),
    "part named as the original": ("S403", name("test_big.py")),
    "part named as the original in capitals": ("S403", name("TEST_BIG.py")),
    "part that no runner finds": ("S404", name("big.txt")),
    "part that is hidden": ("S402", name(".test_big.py")),
    "part without a name": ("S460", name("")),
    "part with a name as long as a book": ("S460", name("test_" + "x" * 300 + ".py")),
    "part that exists": ("S452", name("test_taken.py")),
    "subject that ends the docstring": ("S606", put("def test_x():", *G, 0, "subject")),
    "subject of two lines": ("S460", put("a\nb", *G, 0, "subject")),
    "group with odd letters": ("S460", put("{{ 7 }}", *G, 0, "group")),
    "a test twice": ("S462", lambda plan: plan["files"][0]["grouping"][0]["tests"].append("test_sub_a")),
    "a test lost": ("S462", lambda plan: plan["files"][0]["grouping"][0]["tests"].pop()),
    "a test made up": ("S462", put(["test_none"], *G, 0, "tests")),
    "a part without tests": ("S460", put([], *G, 0, "tests")),
    "a test that is a number": ("S460", put([1], *G, 0, "tests")),
    "one part alone": ("S460", lambda plan: plan["files"][0]["grouping"].__delitem__(slice(1, None))),
    "a part dropped from both lists": (
        "S462",
        lambda plan: [plan["files"][0][key].pop() for key in ("grouping", "parts")],
    ),
    "parts tampered: hash": ("S463", put("0" * 64, *F, "parts", 0, "sha256")),
    "parts tampered: units": ("S463", put([0], *F, "parts", 0, "units")),
    "parts tampered: title": ("S463", put("Mine", *F, "parts", 0, "title")),
    "parts tampered: imports": ("S463", put({"0": ["os"]}, *F, "parts", 0, "imports")),
    "parts tampered: tests": ("S462", lambda plan: plan["files"][0]["parts"][0]["tests"].pop()),
    "parts tampered: name": ("S402", put("../test_evil.py", *F, "parts", 0, "name")),
    "units tampered": ("S463", put(3, *F, "units", 0, "end")),
    "units dropped": ("S463", lambda plan: plan["files"][0]["units"].pop()),
    "settings tampered": ("S463", put("because", *F, "settings", "reason")),
    "settings unknown": ("S601", put(1, *F, "settings", "shell")),
    "settings of a wrong type": ("S602", put("many", *F, "settings", "max-tests")),
    "settings impossible": ("S603", put(0, *F, "settings", "max-tests")),
    "template tampered": ("S463", put('"""Mine."""\n', *F, "template")),
    "template that holds code": ("S605", put("import os\n", *F, "template")),
    "template that escapes": ("S605", put("{{ ''.__class__.__mro__[1].__subclasses__() }}", *F, "template")),
    "no seal": ("S460", drop("seal")),
    "a seal that is none": ("S460", put("0" * 63, "seal")),
    "another seal": ("S463", put("0" * 64, "seal")),
    "another version of splitter": ("S463", put("9.9", "splitter")),
    "another strategy": ("S463", put("layer", *F, "strategy")),
    "another reason": ("S463", put("because", *F, "reason")),
    "a finding made up": (
        "S463",
        put([{"code": "S201", "severity": "note", "line": 1, "message": "x", "remedy": "y"}], *F, "findings"),
    ),
    "a size as a float": ("S463", lambda plan: _as_float(plan["files"][0]["source"], "size")),
    "a part's size as a float": ("S463", lambda plan: _as_float(plan["files"][0]["parts"][0], "size")),
    "units as floats": ("S463", put([0.0], *F, "parts", 0, "units")),
    "a span as a float": ("S463", lambda plan: _as_float(plan["files"][0]["units"][0], "end")),
    "version as a float": ("S460", put(2.0, "format_version")),
    "path with a dot": ("S463", path("./tests/test_big.py")),
    "path with two slashes": ("S463", path("tests//test_big.py")),
    "path with a dot inside": ("S463", path("tests/./test_big.py")),
    "a part's group": ("S463", put("other", *F, "parts", 0, "group")),
    "a part's subject": ("S463", put("add ", *F, "parts", 0, "subject")),
    "settings.name": ("S463", put("{stem}_x_{group}", *F, "settings", "name")),
    "settings.commit-message": ("S463", put("mine", *F, "settings", "commit-message")),
    "settings.verify": ("S463", put({"jobs": 2}, *F, "settings", "verify")),
    "settings.verify that is empty": ("S463", put({}, *F, "settings", "verify")),
    "settings.by": ("S463", put("auto", *F, "settings", "by")),
    "settings.layers": ("S463", put({"a": ["b"]}, *F, "settings", "layers")),
    "settings.test-files": ("S463", put(["test_*.py"], *F, "settings", "test-files")),
    "settings.exclude": ("S463", put(["x"], *F, "settings", "exclude")),
    "settings.soft-limit": ("S463", put(3, *F, "settings", "soft-limit")),
    "settings.baseline": ("S463", put("x.json", *F, "settings", "baseline")),
    "settings.template": ("S463", put("x.jinja", *F, "settings", "template")),
    "settings.add-main": ("S463", put(True, *F, "settings", "add-main")),
    "settings.helpers": ("S463", put("copy", *F, "settings", "helpers")),
    "a setting dropped": ("S463", drop(*F, "settings", "by")),
    "a limit as a float": ("S602", put(5.0, *F, "settings", "max-tests")),
    "retire another way": ("S463", put("delete", *F, "retire", "how")),
    "retire to another name": ("S463", put("../../gone", *F, "retire", "name")),
    "the same file twice": ("S463", lambda plan: plan["files"].append(plan["files"][0])),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_plan_that_is_not_as_it_should_be_is_refused(work: Path, case: str) -> None:
    code, change = HOSTILE[case]
    (work / "away").symlink_to(work.parent)
    (work / "test_link.py").symlink_to("tests/test_big.py")
    plan = planned(work)
    (work / "tests/test_taken.py").write_text("mine\n")
    change(plan)
    save(work, plan)
    before = tree(work.parent)

    exit_code, messages = command("apply", "plan.json")

    assert exit_code == 2
    assert f"error {code} " in messages
    assert tree(work.parent) == before
    assert not (work / ".splitter").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"kind": NaN}',
        b'{"kind": "splitter plan", "kind": "splitter plan", "format_version": 1, "files": []}',
    ],
)
def test_what_is_no_json_or_no_plan_is_refused(work: Path, data: bytes) -> None:
    (work / "plan.json").write_bytes(data)
    before = tree(work)
    code, messages = command("apply", "plan.json")
    assert code == 2
    assert "error S460 plan.json" in messages
    assert tree(work) == before


def test_a_source_changed_by_one_byte_is_refused(work: Path) -> None:
    planned(work)
    (work / "tests/test_big.py").write_text(BIG.replace("True", "Trve", 1))
    before = tree(work)
    code, messages = command("apply", "plan.json")
    assert (code, "S451" in messages) == (2, True)
    assert tree(work) == before


def test_one_stale_file_stops_the_whole_plan(work: Path) -> None:
    (work / "tests/test_other.py").write_text(BIG)
    command("plan", "tests/test_big.py", "tests/test_other.py", "--max-tests", "5", "-o", "plan.json")
    (work / "tests/test_other.py").write_text(BIG + "\n")
    before = tree(work)
    assert command("apply", "plan.json")[0] == 2
    assert tree(work) == before


def test_what_was_applied_before_a_failure_is_taken_back(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (work / "other").mkdir()
    (work / "other/test_other.py").write_text(BIG)
    command("plan", "tests/test_big.py", "other/test_other.py", "--max-tests", "5", "-o", "plan.json")
    before = tree(work)
    real = system.SYSTEM

    def link(source: Path, target: Path) -> None:
        if target.parent.name == "other":
            raise OSError(28, os.strerror(28))
        real.link(source, target)

    monkeypatch.setattr(system, "SYSTEM", replace(real, link=link))
    code, messages = command("apply", "plan.json")
    assert (code, "S454" in messages) == (2, True)
    assert tree(work) == before


def test_only_a_plan_is_overwritten(work: Path) -> None:
    (work / "precious.json").write_text("{}")
    code, messages = command("plan", "tests/test_big.py", "-o", "precious.json")
    assert (code, "S471" in messages) == (2, True)
    assert (work / "precious.json").read_text() == "{}"
    planned(work)
    planned(work)
    (work / "link.json").symlink_to("plan.json")
    assert command("plan", "tests/test_big.py", "-o", "link.json")[0] == 2


def test_a_file_outside_of_the_project_is_not_planned(work: Path) -> None:
    code, messages = command("plan", "../test_outside.py", "-o", "plan.json")
    assert (code, "S461" in messages) == (2, True)
    assert not (work / "plan.json").exists()
    assert command("plan", "../test_outside.py", "-o", "plan.json", "--root", "..")[0] == 0
    assert command("apply", "plan.json", "--root", "..")[0] == 0
    assert not (work.parent / "test_outside.py").exists()


def test_files_of_a_plan_are_neither_dropped_nor_put_in_another_order(work: Path) -> None:
    (work / "tests/test_other.py").write_text(BIG)
    command("plan", "tests/test_big.py", "tests/test_other.py", "--max-tests", "5", "-o", "plan.json")
    plan = json.loads((work / "plan.json").read_text())
    for files in (plan["files"][:1], plan["files"][::-1]):
        save(work, {**plan, "files": files})
        before = tree(work)
        code, messages = command("apply", "plan.json")
        assert (code, "error S463" in messages) == (2, True)
        assert tree(work) == before


def test_how_a_plan_is_laid_out_means_nothing(work: Path) -> None:
    plan = planned(work)
    (work / "plan.json").write_text(json.dumps(plan, indent=4, sort_keys=True, ensure_ascii=False))
    assert command("apply", "plan.json")[0] == 0


def test_a_seal_that_was_made_anew_lets_nothing_through(work: Path) -> None:
    """Whoever alters a plan can seal it: what is written follows from the source all the same."""
    from splitter.plans.writing import seal

    plan = planned(work)
    plan["files"][0]["parts"][0]["sha256"] = "0" * 64
    save(work, {**plan, "seal": seal(plan)})
    code, messages = command("apply", "plan.json")
    assert (code, "error S463" in messages) == (2, True)


def test_a_refused_file_is_left_out_and_said(work: Path) -> None:
    (work / "tests/test_bad.py").write_text("def broken(:\n" + BIG)
    code, messages = command("plan", "tests/test_bad.py", "tests/test_big.py", "-o", "plan.json")
    assert (code, "S103" in messages) == (2, True)
    plan = json.loads((work / "plan.json").read_text())
    assert [file["source"]["path"] for file in plan["files"]] == ["tests/test_big.py"]
