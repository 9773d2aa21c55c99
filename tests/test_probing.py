"""``splitter probe`` with real runs: what it names, what it says, and that it can go on."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.conftest import AUTOLOAD, PROJECT, app, tree
from tests.doc_pages import blocks
from tests.test_verification import FAKE, _mojo

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose tests run in this interpreter or in the stand-in for mojo, and the current folder."""
    command = json.dumps(f"{sys.executable} {FAKE} {{file}}")
    (tmp_path / "splitter.toml").write_text(
        f"[verify]\npython = {json.dumps(sys.executable)}\nmojo = {command}\ntimeout = 300\n"
    )
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("PYTEST_") and name != AUTOLOAD:
            monkeypatch.delenv(name)
    return tmp_path


def _shown(start: str) -> str:
    """The block of the page about it that begins with ``start``."""
    page = (PROJECT / "docs/how-to/verify.md").read_text(encoding="utf-8")
    return next(block.text for block in blocks(page) if block.text.startswith(start))


def _probe(*args: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["probe", "--json", *args])
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _words(*args: str) -> str:
    done = CliRunner().invoke(app, ["probe", *args])
    assert done.exit_code == 0, done.output
    return done.stdout


def _ordered(**bodies: str) -> str:
    """25 Python tests that pass, but for these."""
    told = {f"test_t{n}": "pass" for n in range(1, 26)} | bodies
    return "import os\n\nSTATE = []\n\n\n" + "".join(
        f"def {name}():\n    {body}\n\n\n" for name, body in told.items()
    )


def _heap(count: int = 25) -> dict[str, str]:
    """Tests of which the 16th crashes in a process in which the 4th has run."""
    bodies = {f"test_t{n}": "pass" for n in range(1, count + 1)}
    return {**bodies, "test_t4": "write_past_the_end", "test_t16": "allocate"}


def test_the_test_that_another_needs_in_order_to_fail_is_found(project: Path) -> None:
    (project / "splitter.toml").write_text('by = "prefix"\nmax-tests = 9\n')
    (project / "test_order.py").write_text(
        _ordered(test_t3="os.environ['T3'] = 'x'", test_t17="assert 'T3' not in os.environ")
    )
    before = tree(project)
    first = _words("test_order.py")
    assert first.startswith(_shown("test_order.py: "))
    told = _probe("test_order.py")
    assert told["smallest"] == ["test_t3", "test_t17"]
    assert told["minimal"]
    assert told["prefix"] == 3
    assert told["remembered"] < 20
    # State in the environment can't be seen by the split, but the limit happens to part them.
    assert (told["tried"][0]["limit"], told["tried"][0]["bad"]) == (9, [])
    log = project / "test_order.py.probe.jsonl"
    assert tree(project) == {**before, log.name: log.read_bytes()}
    again = _words("test_order.py")
    assert "0 runs made" in again
    assert "these 2 tests let test_t17 fail:\n    test_t3\n    test_t17\n" in again
    assert "recommendation: --max-tests 9 keeps it from showing, as far as was seen" in again


def test_a_test_that_fails_alone_is_no_question_of_splitting(project: Path) -> None:
    (project / "test_order.py").write_text(_ordered(test_t2="assert 0"))
    words = _words("test_order.py")
    assert "fails in a process of its own too: test_t2" in words
    assert "splitting the file cures nothing" in words


def test_python_that_crashes_is_probed_too(project: Path) -> None:
    (project / "test_order.py").write_text(
        _ordered(test_t3="os.environ['T3'] = 'x'", test_t5="'T3' in os.environ and os.abort()")
    )
    told = _probe("test_order.py")
    assert told["smallest"] == ["test_t3", "test_t5"]
    assert told["symptom"]["kind"] == "crash"


def test_a_mojo_crash_is_narrowed_down_and_the_log_goes_on(project: Path) -> None:
    (project / "test_heap.mojo").write_text(_mojo(**_heap()))
    before = tree(project)
    first = _probe("test_heap.mojo", "--runs", "3")
    assert first["spent"]
    assert (first["runs"], first["minimal"]) == (3, False)
    told = _probe("test_heap.mojo")
    assert told["remembered"] == 3
    assert told["prefix"] == 16
    assert told["smallest"] == ["test_t4", "test_t16"]
    assert told["minimal"]
    assert set(told["always"]) == {"test_t4", "test_t16"}
    assert {*tree(project)} == {*before, "test_heap.mojo.probe.jsonl"}
    words = _words("test_heap.mojo")
    assert "the first 16 tests crash, the first 15 did not" in words
    assert "each set with one of them left out did not (once each)" in words


def test_what_is_run_and_how_long_it_may_take_is_told_in_a_pipe(project: Path) -> None:
    (project / "test_big.mojo").write_text(_mojo(**_heap()))
    done = CliRunner().invoke(app, ["probe", "test_big.mojo"])
    lines = done.stderr.splitlines()
    assert lines[0] == "run 1 of 150: the whole file: 25 tests (test_t1 to test_t25)"
    assert any(line.startswith("run 3 of 150: shortest prefix: ") for line in lines)
    assert all(" to go in this step, " in line for line in lines[1:] if line.startswith("run "))


def test_a_crash_of_one_test_alone_is_not_cured_by_splitting(project: Path) -> None:
    (project / "test_heap.mojo").write_text(_mojo(**{**_heap(), "test_t4": "pass", "test_t7": "crash"}))
    words = _words("test_heap.mojo")
    assert "one test alone is enough to crash:\n    test_t7\n" in words
    assert "splitting does not cure this; look at test_t7" in words


def test_without_a_crash_nothing_is_claimed(project: Path) -> None:
    (project / "test_heap.mojo").write_text(_mojo(**{**_heap(), "test_t4": "pass"}))
    assert "no crash and no failure in 3 runs of the whole file" in _words("test_heap.mojo")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["test_gone.py"], "S101"),
        (["notes.txt"], "S105"),
        (["test_heap.mojo", "--test", "test_nothing"], "S721"),
        (["test_idle.mojo"], "S720"),
        (["test_heap.mojo", "--log", "other.jsonl"], "S722"),
        (["test_heap.mojo", "--log", "notes.txt"], "S722"),
    ],
)
def test_what_can_not_be_probed_is_refused(project: Path, args: list[str], code: str) -> None:
    (project / "test_heap.mojo").write_text(_mojo(**_heap(16)))
    (project / "test_idle.mojo").write_text("fn test_a():\n    pass\n")
    (project / "notes.txt").write_text("notes\n")
    (project / "other.jsonl").write_text('{"splitter_probe": 1, "file": "test_other.mojo"}\n')
    before = tree(project)
    done = CliRunner().invoke(app, ["probe", *args])
    assert done.exit_code == 2
    assert code in done.output
    assert {name: data for name, data in tree(project).items() if name in before} == before


def test_a_log_that_a_kill_has_cut_off_goes_on(project: Path) -> None:
    (project / "test_heap.mojo").write_text(_mojo(**_heap(16)))
    _probe("test_heap.mojo", "--runs", "2")
    log = project / "test_heap.mojo.probe.jsonl"
    log.write_text(log.read_text()[:-20])
    assert _probe("test_heap.mojo")["remembered"] == 1
