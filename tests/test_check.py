"""The guard: what is over the limit, in every form that it is told in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from splitter.languages import conventions_of, language_of, read_source
from splitter.model.finding import Limit, Refused
from splitter.planning import counting
from splitter.planning.counting import Count, count, settled
from tests.conftest import app
from tests.golden_cases import cases

SCHEMAS = os.environ.get("SPLITTER_TEST_SCHEMAS", "")
"""A folder with OASIS' sarif-schema-2.1.0.json and Jenkins' junit-10.xsd."""


def of_size(number: int) -> str:
    return "".join(f"def test_{n}(): ...\n" for n in range(number))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text("[tool.splitter]\nmax-tests = 9\n")
    Path("test_small.py").write_text(of_size(9))
    Path("test_big.py").write_text("import os\n\n" + of_size(12))
    return tmp_path


def check(*args: str) -> Result:
    return CliRunner().invoke(app, ["check", *args])


def test_over_the_limit_is_exit_code_1_and_names_the_first_test_too_many(project: Path) -> None:
    done = check()
    assert done.exit_code == 1
    assert "error S802 test_big.py:12 12 tests, 3 over the limit of 9" in done.stdout
    assert "2 test files, 1 over the limit" in done.stderr
    assert check("test_small.py").exit_code == 0
    assert check("--max-tests", "12").exit_code == 0
    Path("pyproject.toml").unlink()
    assert check("--max-lines", "13").exit_code == 1
    assert check("--max-lines", "14").exit_code == 0


def test_text_that_looks_like_tests_does_not_count(project: Path) -> None:
    text = '"""\n' + of_size(20) + '"""\n' + of_size(20).replace("def", "# def") + of_size(3)
    Path("test_text.py").write_text(text)
    assert check("test_text.py").exit_code == 0


def test_inherited_tests_count_as_they_do_for_a_split(project: Path) -> None:
    body = "".join(f"    def test_{n}(self): ...\n" for n in range(5))
    Path("test_class.py").write_text(f"class TestA:\n{body}\nclass TestB(TestA):\n    x = 1\n")
    done = check("test_class.py")
    assert "10 tests, 1 over the limit of 9" in done.stdout


def test_what_can_not_be_read_is_exit_code_2_and_stops_nothing(project: Path) -> None:
    Path("test_syntax.py").write_text("x = 'open\n" + of_size(20))
    Path("test_bytes.py").write_bytes(b"x = '\xff'\n")
    done = check(".", "test_gone.py")
    assert done.exit_code == 2
    for code in ("S103 test_syntax.py", "S102 test_bytes.py", "S101 test_gone.py", "S802 test_big.py"):
        assert code in done.stdout
    assert "2 test files" not in done.stderr
    assert "1 over the limit, 3 could not be looked at" in done.stderr


def test_a_bad_option_or_configuration_is_exit_code_2(project: Path) -> None:
    assert check("--max-tests", "0").exit_code == 2
    assert check("--output-format", "xml").exit_code == 2
    Path("splitter.toml").write_text("max-test = 3")
    done = check()
    assert done.exit_code == 2
    assert "S601" in done.output


def test_the_soft_limit_warns(project: Path) -> None:
    Path("splitter.toml").write_text("soft-limit = 8")
    done = check("test_small.py")
    assert done.exit_code == 0
    assert "warning S803 test_small.py 9 tests, over the soft limit of 8" in done.stdout
    assert "S803" not in check("test_small.py", "--soft-limit", "9").stdout


def test_parts_and_many_files_are_counted_in_other_processes_too(project: Path) -> None:
    for number in range(8):
        Path(f"test_more_{number}.py").write_text(of_size(10 + number))
    done = check("--jobs", "2")
    assert [m[1] for m in re.finditer(r"test_more_\d.py:\d+ (\d+) tests", done.stdout)] == [
        str(10 + n) for n in range(8)
    ]


def test_a_baseline_bears_with_old_debt_and_lets_it_only_shrink(project: Path) -> None:
    assert check("--write-baseline", "old.json").exit_code == 0
    assert json.loads(Path("old.json").read_text())["files"] == {"test_big.py": {"tests": 12, "lines": 14}}
    assert check("--baseline", "old.json").exit_code == 0
    Path("test_big.py").write_text(of_size(13))
    grown = check("--baseline", "old.json")
    assert grown.exit_code == 1
    assert "S804" in grown.stdout
    assert "the baseline bears with 12 tests" in grown.stdout
    check("--baseline", "old.json", "--write-baseline", "old.json")
    assert json.loads(Path("old.json").read_text())["files"]["test_big.py"]["tests"] == 12
    Path("test_big.py").write_text(of_size(10))
    shrunk = check("--baseline", "old.json")
    assert shrunk.exit_code == 0
    assert "note S805" in shrunk.stdout
    check("--baseline", "old.json", "--write-baseline", "old.json")
    assert json.loads(Path("old.json").read_text())["files"]["test_big.py"]["tests"] == 10
    Path("test_new.py").write_text(of_size(11))
    assert check("--baseline", "old.json").exit_code == 1


def test_the_baseline_of_the_configuration_holds_from_any_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ci").mkdir()
    Path("splitter.toml").write_text('baseline = "ci/baseline.json"')
    assert check("--write-baseline", "ci/baseline.json").exit_code == 0
    assert check().exit_code == 0
    monkeypatch.chdir(project / "ci")
    assert check("..").exit_code == 0


def test_writing_a_baseline_for_a_part_of_the_tree_keeps_the_rest(project: Path) -> None:
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "test_x.py").write_text(of_size(12))
    check("--write-baseline", "old.json")
    Path("a/test_x.py").write_text(of_size(3))
    Path("test_big.py").unlink()
    check("--write-baseline", "old.json", "a")
    assert list(json.loads(Path("old.json").read_text())["files"]) == ["b/test_x.py"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format_version": 99, "files": {}}'])
def test_a_baseline_that_is_none_is_refused(project: Path, text: str) -> None:
    Path("old.json").write_text(text)
    done = check("--baseline", "old.json")
    assert done.exit_code == 2
    assert "S806 old.json" in done.output
    assert check("--baseline", "gone.json").exit_code == 2


def test_json_has_every_file(project: Path) -> None:
    done = check("--output-format", "json")
    document = json.loads(done.stdout)
    assert (document["format_version"], document["exit_code"]) == (1, 1)
    assert [(f["path"], f["verdict"], f["tests"]) for f in document["files"]] == [
        ("test_big.py", "over", 12),
        ("test_small.py", "within", None),
    ]


def test_github_gets_an_annotation_that_nothing_in_a_name_can_break(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a,b").mkdir()
    Path("a,b/test_1:2%.py").write_text(of_size(10))
    done = check("--output-format", "github")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "::error file=test_big.py,line=12,title=S802 file is over the limit::"
        "12 tests, 3 over the limit of 9%0Asplit it: `splitter split FILE`"
    )
    assert lines[1].startswith("::error file=a%2Cb/test_1%3A2%25.py,line=10,title=")
    assert len(lines) == 2
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    assert f"file={project.name}/test_big.py" in check("--output-format", "github").stdout


def outputs(project: Path, form: str) -> str:
    """A finding of each kind, in one form."""
    Path("test_syntax.py").write_text("x = 'open\n" + of_size(20))
    Path("test_odd<&\x01é.py").write_text(of_size(11))
    Path("old.json").write_text('{"format_version": 1, "files": {"gone.py": {"tests": 20, "lines": 9}}}')
    done = check("--output-format", form, "--soft-limit", "8", "--baseline", "old.json")
    assert done.exit_code == 2
    return done.stdout


def test_sarif_names_rules_places_and_levels(project: Path) -> None:
    document = json.loads(outputs(project, "sarif"))
    (run,) = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["S103", "S802", "S803", "S805"]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {
        "artifactLocation": {"uri": "test_big.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12},
    } in places
    assert any(place["artifactLocation"]["uri"] == "test_odd%3C%26%01%C3%A9.py" for place in places)


def test_junit_has_a_case_a_file(project: Path) -> None:
    (suite,) = ElementTree.fromstring(outputs(project, "junit").encode())
    assert suite.attrib["tests"] == "4"
    assert (suite.attrib["failures"], suite.attrib["errors"]) == ("2", "1")
    kinds = {case.attrib["name"]: [child.tag for child in case] for case in suite.iter("testcase")}
    assert kinds["test_big.py"] == ["failure"]
    assert kinds["test_syntax.py"] == ["error"]
    assert kinds["test_small.py"] == []


@pytest.mark.skipif(not SCHEMAS, reason="SPLITTER_TEST_SCHEMAS names no folder with the schemas")
def test_sarif_and_junit_are_what_their_schemas_ask_for(project: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    etree = pytest.importorskip("lxml.etree")
    schema = json.loads(Path(SCHEMAS, "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(outputs(project, "sarif")))
    document = etree.fromstring(outputs(project, "junit").encode())
    etree.XMLSchema(etree.parse(Path(SCHEMAS, "junit-10.xsd"))).assertValid(document)


def test_a_small_file_is_checked_without_what_only_a_split_needs(project: Path) -> None:
    script = (
        "import sys\n"
        "from splitter.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print(sorted({'libcst', 'jinja2', 'rich', 'pathspec', 'pydantic'} & set(sys.modules)))"
    )
    for args in (["check", "test_small.py"], ["--help"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *args], capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(data, name, id=f"{case}/{side}/{name}")
        for case in cases()
        for side, files in (("input", case.input), ("expected", case.expected))
        for name, data in files.items()
        if fnmatch(Path(name).name, "*test*.py") or name.endswith(".mojo")
    ],
)
def test_the_quick_bound_is_never_below_the_count(data: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_bytes(data)
    counted = count(str(path), Limit(1))
    language = language_of(str(path))
    assert language is not None
    if counted.error is None:
        text = path.read_bytes().decode("utf-8", "replace")
        assert language.bound(text) >= counted.tests
        if counted.tests:
            assert not settled(str(path), Limit(counted.tests - 1))


@pytest.mark.parametrize(
    "more",
    ["    test_b = TestA.test_a\n", "    x = 1\n    test_b: object = TestA.test_a\n\n    def f(self): ...\n"],
)
def test_a_test_that_a_class_is_given_is_counted(tmp_path: Path, more: str) -> None:
    head = "import unittest\n\n\nclass TestA(unittest.TestCase):\n    def test_a(self):\n        test_x = 1\n"
    file = tmp_path / "test_x.py"
    file.write_text(f"{head}\n\nclass TestB(unittest.TestCase):\n{more}")
    assert count(str(file), Limit(1)).tests == 2


@pytest.mark.parametrize(
    "text",
    [
        "class A:\n    def test_a(self): ...\nclass TestB(A): pass\nclass TestC(TestB): pass\n",
        "class A:\n    def test_a(self): ...\nclass TestB \\\n  (A): pass\n",
        "class A:\n    def test_a(self): ...\nclass TestB(*[A]): pass\nclass TestC(A, x=f(1)): pass\n",
        "import x\nclass TestB(x.Base): pass\n",
        "class TestA:\n    class TestB:\n        def test_a(self): ...\n    class TestC(TestB): pass\n",
        pytest.param(
            "class TestA[T](object):\n    def test_a(self): ...\n",
            marks=pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.12 reads it"),
        ),
        "def make(): ...\ntest_a = make\ntest_b: object = make\n",
        "\rdef test_a(): ...\rtest_b = test_a\rclass TestA:\r    def test_c(self): ...\r",
    ],
)
def test_the_quick_bound_knows_of_bases(tmp_path: Path, text: str) -> None:
    file = tmp_path / "test_x.py"
    file.write_text(text, newline="")
    language = language_of(file.name)
    assert language is not None
    assert language.bound(text) >= count(str(file), Limit(1)).tests > 0


def _counted_in_full(path: str, limit: Limit, monkeypatch: pytest.MonkeyPatch) -> Count:
    with monkeypatch.context() as patch:
        patch.setattr(counting, "quick_tally", lambda *_: None)
        return count(path, limit)


def _same_counts(paths: Iterable[Path], monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many files were counted quickly, of how many; each as the full reading counts it."""
    quick = every = 0
    for path in paths:
        every += 1
        source = read_source(path)
        language = language_of(path.name)
        assert language is not None
        tally = language.tally and language.tally(source.text, conventions_of(language, path.parent), path)
        if tally is None:
            continue
        found = tally.places
        quick += 1
        whole = _counted_in_full(str(path), Limit(max_tests=max(1, len(found) - 1)), monkeypatch)
        if whole.error is None:
            assert whole.tests == len(found), path
            assert whole.first_over in (None, *found[-1:]), path
    return quick, every


def test_the_quick_count_is_the_full_one(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [file for case in cases() for file in sorted((case.folder / "input").rglob("test_*.py"))]
    readable = [file for file in files if _is_utf8(file)]
    quick, every = _same_counts(readable, monkeypatch)
    assert 0 < quick < every, "some can be counted quickly, and some can't"


@pytest.mark.slow
@pytest.mark.parametrize("step", [27, pytest.param(3, marks=pytest.mark.exhaustive)])
def test_the_quick_count_is_the_full_one_of_cpythons_tests(
    step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(sysconfig.get_paths()["stdlib"], "test")
    files = [file for file in sorted(folder.glob("test_*.py"))[::step] if _is_utf8(file)]
    if not files:
        pytest.skip("this Python comes without its tests")
    quick, every = _same_counts(files, monkeypatch)
    assert quick > every / 4


def _is_utf8(file: Path) -> bool:
    try:
        read_source(file)
    except Refused:
        return False
    return True
