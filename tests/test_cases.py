"""Each folder of tests/cases is one behaviour: an input, options, and the outcome byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import app, outcomes, plain_outcomes, tree

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """``options.toml`` of a case."""

    folder: Path
    file: str
    why: str
    args: tuple[str, ...] = ()
    exit: int = 0
    findings: tuple[str, ...] = ()
    runs: bool = True
    """Whether pytest can run its input."""
    alone: bool = False
    """Whether to run each part by itself too: for what tests share."""
    plain: bool = False
    """Whether to run pytest as its project does: with its own configuration, and naming no file."""
    plugins: tuple[str, ...] = ()
    """The modules of the plugins that its project has; without them it is not run."""

    @property
    def expected(self) -> Path:
        return self.folder / "expected"


def cases() -> list[Case]:
    found = []
    for options in sorted(CASES.glob("*/options.toml")):
        values = tomllib.loads(options.read_text(encoding="utf-8"))
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        found.append(Case(options.parent, **values))
    return found


CASE = pytest.mark.parametrize("case", cases(), ids=lambda case: case.folder.name)


def _input(case: Case, tmp_path: Path) -> Path:
    work = tmp_path / "work"
    shutil.copytree(case.folder / "input", work)
    return work


def _split(case: Case, work: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> tuple[int, str, str]:
    monkeypatch.chdir(work)
    result = CliRunner().invoke(app, ["split", case.file, *case.args, *more], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@CASE
def test_outcome_is_the_expected_one(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    work = _input(case, tmp_path)
    before = tree(work)
    code, _, messages = _split(case, work, monkeypatch)
    assert code == case.exit, messages
    for finding in case.findings:
        assert f" {finding} " in messages
    if request.config.getoption("--update-cases"):
        shutil.rmtree(case.expected, ignore_errors=True)
        if tree(work) != before:
            shutil.copytree(work, case.expected, ignore=shutil.ignore_patterns(".splitter"))
    assert tree(work) == (tree(case.expected) if case.expected.exists() else before)


@CASE
def test_patch_gives_the_same_tree(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not case.expected.exists():
        pytest.skip("nothing is written")
    work = _input(case, tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=work, check=True)
    before = tree(work)
    monkeypatch.chdir(work)
    result = CliRunner().invoke(app, ["split", case.file, *case.args, "--dry-run"], catch_exceptions=False)
    assert tree(work) == before, "a dry run wrote something"
    subprocess.run(["git", "apply", "-"], cwd=work, input=result.stdout_bytes, check=True)
    assert tree(work) == tree(case.expected)


@CASE
def test_second_run_changes_nothing(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not case.expected.exists():
        pytest.skip("nothing is written")
    work = _input(case, tmp_path)
    _split(case, work, monkeypatch)
    after = tree(work)
    suffix = Path(case.file).suffix
    parts = [name for name in after if name.endswith(suffix) and not (case.folder / "input" / name).exists()]
    result = CliRunner().invoke(app, ["split", *parts, *case.args], catch_exceptions=False)
    assert tree(work) == after, result.stderr


@CASE
def test_same_tests_run_with_the_same_results(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (case.expected.exists() and case.runs and case.file.endswith(".py")):
        pytest.skip("nothing that pytest could run was written")
    for plugin in case.plugins:
        pytest.importorskip(plugin.partition(".")[0])
    work = _input(case, tmp_path)
    if case.plain:
        before = plain_outcomes(work, case.plugins, tmp_path / "before")
        assert before, "the case has no tests"
        _split(case, work, monkeypatch)
        assert plain_outcomes(work, case.plugins, tmp_path / "after") == before
        return
    before = outcomes(work, [case.file], tmp_path / "before")
    assert before, "the case has no tests"
    old = set(tree(work))
    _split(case, work, monkeypatch)
    parts = sorted(name for name in set(tree(work)) - old if name.endswith(".py") and _holds_tests(name))
    assert outcomes(work, parts, tmp_path / "together") == before
    if not case.alone:
        return
    alone = sum((outcomes(work, [part], tmp_path / part) for part in parts), start=type(before)())
    assert alone == before


def _holds_tests(name: str) -> bool:
    """Not what only parts import: a module of helpers, a package's first file, a conftest."""
    return not name.endswith(("_helpers.py", "__init__.py", "conftest.py"))
