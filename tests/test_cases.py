"""Each folder of tests/cases is one behaviour: an input, options, and the outcome byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import app, outcomes, plain_outcomes, tree
from tests.golden_cases import CASES, OUTCOMES, Case, cases, drawn, write
from tests.mojo_editions import OLDER

CASE = pytest.mark.parametrize("case", cases(), ids=str)


def test_every_folder_is_a_case() -> None:
    """A folder at another level, or without options, would be run by nobody."""
    holding = {file.relative_to(CASES).parts[:3] for file in CASES.rglob("*") if file.is_file()}
    assert holding == {case.folder.relative_to(CASES).parts for case in cases()}


def test_what_is_left_alone_comes_first() -> None:
    order = [OUTCOMES.index(case.folder.parent.name) for case in cases()]
    assert order == sorted(order)


def _input(case: Case, tmp_path: Path) -> Path:
    work = tmp_path / "work"
    case.lay_out(work)
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
    after = tree(work)
    if request.config.getoption("--update-cases") and case.edition != OLDER:
        shutil.rmtree(case.folder / "expected", ignore_errors=True)
        if after != before:
            write(case.folder / "expected", after)
    assert after == (case.expected or before)


@CASE
def test_patch_gives_the_same_tree(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not case.expected:
        pytest.skip("nothing is written")
    work = _input(case, tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=work, check=True)
    before = tree(work)
    monkeypatch.chdir(work)
    result = CliRunner().invoke(app, ["split", case.file, *case.args, "--dry-run"], catch_exceptions=False)
    assert tree(work) == before, "a dry run wrote something"
    subprocess.run(["git", "apply", "-"], cwd=work, input=result.stdout_bytes, check=True)
    assert tree(work) == case.expected


@pytest.mark.parametrize("case", drawn(cases()))
def test_second_run_changes_nothing(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not case.expected:
        pytest.skip("nothing is written")
    work = _input(case, tmp_path)
    _split(case, work, monkeypatch)
    after = tree(work)
    suffix = Path(case.file).suffix
    parts = [name for name in after if name.endswith(suffix) and name not in case.input]
    result = CliRunner().invoke(app, ["split", *parts, *case.args], catch_exceptions=False)
    assert tree(work) == after, result.stderr


@CASE
@pytest.mark.slow
def test_same_tests_run_with_the_same_results(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (case.expected and case.runs and case.file.endswith(".py")):
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
    stays = {case.file} if "--keep-rest" in case.args else set()
    new = set(tree(work)) - old | stays
    parts = sorted(name for name in new if name.endswith(".py") and _holds_tests(name))
    assert outcomes(work, parts, tmp_path / "together") == before
    if not case.alone:
        return
    alone = sum((outcomes(work, [part], tmp_path / part) for part in parts), start=type(before)())
    assert alone == before


def _holds_tests(name: str) -> bool:
    """Not what only parts import: a module of helpers, a package's first file, a conftest."""
    return not name.endswith(("_helpers.py", "__init__.py", "conftest.py"))
