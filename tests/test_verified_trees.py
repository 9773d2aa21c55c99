"""``splitter split FOLDER --verify``: the project's own command before and after, and what goes back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import AUTOLOAD, tree
from tests.test_verification import BODIES, FAKE, _mojo

pytestmark = pytest.mark.slow

SPLITTER = str(Path(sys.executable).parent / "splitter")


def of_groups(*groups: str, body: str = "assert True", each: int = 3) -> str:
    return "".join(f"def test_{group}_{n}():\n    {body}\n\n\n" for group in groups for n in range(each))


NAMED = (
    "import sys\n\n\n"
    + of_groups("mul", "div")
    + "def test_mul_where():\n"
    + "    assert len(sys._getframe().f_code.co_filename.replace('\\\\', '/').split('/')[-1]) == 13\n"
)
"""A test that notices what file it is in, by a name that it does not say."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two files to split that are the same afterwards, and a small one."""
    work = tmp_path / "work"
    (work / "tests" / "deep").mkdir(parents=True)
    (work / "splitter.toml").write_text(
        f"max-tests = 4\n[verify]\npython = {json.dumps(sys.executable)}\ntimeout = 300\n"
    )
    (work / "tests" / "test_one.py").write_text(of_groups("add", "sub"))
    (work / "tests" / "deep" / "test_two.py").write_text(of_groups("pop", "put"))
    (work / "tests" / "test_small.py").write_text(of_groups("x", each=2))
    for name in os.environ:
        if name.startswith("PYTEST_") and name != AUTOLOAD:
            monkeypatch.delenv(name)
    monkeypatch.chdir(work)
    return work


def _split(*args: str) -> tuple[int, dict[str, Any], str]:
    """The exit code, the report and what was said of a split of a folder with ``--verify``."""
    command = [SPLITTER, "split", "tests", "--verify", "--report", "../report.json", *args]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    report = Path("../report.json")
    return done.returncode, json.loads(report.read_text()) if report.exists() else {}, done.stderr


def _states(report: dict[str, Any]) -> dict[str, str]:
    return {file["path"].rpartition("/")[2]: file["state"] for file in report["files"]}


def _codes(report: dict[str, Any]) -> dict[str, list[str]]:
    return {
        file["path"].rpartition("/")[2]: [found["code"] for found in file["findings"]]
        for file in report["files"]
        if file["findings"]
    }


SPLIT = {"test_one.py": "split", "test_two.py": "split", "test_small.py": "within"}


def test_a_project_is_compared_once_before_and_once_after(project: Path) -> None:
    code, report, said = _split()
    assert code == 0, said
    assert _states(report) == SPLIT
    assert report["verification"]["runs"] == 2
    assert report["verification"]["compared"] == 14
    assert report["verification"]["outputs"] == ""
    assert not list(project.rglob("*.unconfirmed"))
    assert sorted(path.name for path in project.rglob("test_*.py")) == [
        *("test_one_add.py", "test_one_sub.py", "test_small.py", "test_two_pop.py", "test_two_put.py")
    ]


def test_what_differs_goes_back_and_all_others_stay(project: Path) -> None:
    (project / "tests" / "test_named.py").write_text(NAMED)
    code, report, said = _split()
    assert code == 2
    assert _states(report) == {**SPLIT, "test_named.py": "refused"}
    assert _codes(report) == {"test_named.py": ["S706"]}
    assert "tests/test_named.py::test_mul_where: passed before, failed (AssertionError) after" in said
    assert report["verification"]["runs"] == 3, "the rest was run again"
    assert (project / "tests" / "test_named.py").read_text() == NAMED
    assert not (project / "tests" / "test_named_mul.py").exists()
    (difference,) = report["verification"]["differences"]
    assert difference["where"].endswith("test_named_mul.py")
    assert Path(report["verification"]["outputs"]).is_dir()


def test_a_run_that_goes_on_compares_too(project: Path) -> None:
    (project / "tests" / "test_named.py").write_text(NAMED)
    _split()
    done = subprocess.run([SPLITTER, "split", "--resume", "../report.json", "-q"], check=False)
    assert done.returncode == 2
    report = json.loads(Path("../report.json").read_text())
    assert _states(report) == {**SPLIT, "test_named.py": "refused"}
    assert (project / "tests" / "test_named.py").read_text() == NAMED


def test_the_split_behind_a_difference_in_another_file_is_searched_for(project: Path) -> None:
    listing = "import pathlib\n\n\ndef test_there():\n    folder = pathlib.Path(__file__).parent\n"
    listing += "    assert 'test_' 'one.py' in {path.name for path in folder.iterdir()}\n"
    (project / "tests" / "test_listing.py").write_text(listing)
    code, report, _ = _split()
    assert code == 2
    assert _states(report) == {**SPLIT, "test_one.py": "refused", "test_listing.py": "within"}
    assert _codes(report) == {"test_one.py": ["S706"]}
    assert (project / "tests" / "test_one.py").exists()


def test_a_test_that_differs_with_nothing_split_is_not_held_against_any(project: Path) -> None:
    flaky = "import pathlib\n\n\ndef test_once():\n    flag = pathlib.Path('../flag')\n"
    flaky += "    assert not flag.exists(), flag.touch()\n    flag.touch()\n"
    (project / "tests" / "test_flaky.py").write_text(flaky)
    code, report, said = _split()
    assert code == 0, said
    assert _states(report) == {**SPLIT, "test_flaky.py": "within"}
    (found,) = report["findings"]
    assert found["code"] == "S707"
    assert "tests/test_flaky.py::test_once" in found["message"]


def test_a_file_that_nothing_runs_is_not_split(project: Path) -> None:
    (project / "tests" / "test_broken.py").write_text("import nothing_such\n\n\n" + of_groups("mul", "div"))
    (project / "pytest.ini").write_text("[pytest]\naddopts = --ignore=tests/deep\n")
    code, report, said = _split()
    assert code == 2
    states = {"test_one.py": "split", "test_two.py": "refused", "test_small.py": "within"}
    assert _states(report) == {**states, "test_broken.py": "refused"}
    assert _codes(report) == {"test_two.py": ["S705"], "test_broken.py": ["S703"]}
    assert f"No module named 'nothing_such' (in {sys.executable}, which was named)" in said


def test_a_part_that_can_not_be_collected_takes_its_file_back(project: Path) -> None:
    body = "import sys\n\nif sys._getframe().f_code.co_filename.endswith('_mul.py'):\n    raise OSError\n\n\n"
    (project / "tests" / "test_picky.py").write_text(body + of_groups("mul", "div"))
    code, report, said = _split()
    assert code == 2
    assert _states(report) == {**SPLIT, "test_picky.py": "refused"}
    assert "did not run after" in said


def test_a_crash_takes_the_file_back_in_which_it_came(project: Path) -> None:
    body = "import os\nimport sys\n\n\n" + of_groups("mul", "div")
    body += "def test_mul_last():\n    where = sys._getframe().f_code.co_filename\n"
    body += "    if len(where.replace('\\\\', '/').split('/')[-1]) != 16:\n        os.abort()\n"
    (project / "tests" / "test_crashing.py").write_text(body)
    code, report, _ = _split()
    assert code == 2
    assert _states(report) == {**SPLIT, "test_crashing.py": "refused"}


def test_a_project_that_does_not_end_well_is_left_alone(project: Path) -> None:
    (project / "tests" / "test_exits.py").write_text("import os\n\n\ndef test_x():\n    os._exit(3)\n")
    before = tree(project)
    code, report, said = _split()
    assert code == 2
    assert report == {}
    assert "S703" in said
    assert tree(project) == before


def test_json_says_what_stands_in_the_end(project: Path) -> None:
    (project / "tests" / "test_named.py").write_text(NAMED)
    command = [SPLITTER, "split", "tests", "--verify", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    applied = {
        Path(f["source"]["path"]).name: f["applied"] is not None for f in json.loads(done.stdout)["files"]
    }
    assert applied == {"test_named.py": False, "test_one.py": True, "test_two.py": True}


@pytest.mark.parametrize("retire", ["keep", "stub", "delete"])
def test_it_does_not_matter_what_becomes_of_the_original(project: Path, retire: str) -> None:
    code, report, said = _split("--retire", retire, "--layout", "package")
    assert code == 0, said
    assert report["verification"]["compared"] == 14


def test_mojo_files_are_run_one_by_one(project: Path) -> None:
    command = f"{sys.executable} {FAKE} {{include}} {{file}}"
    with (project / "splitter.toml").open("a") as file:
        file.write(f"mojo = {json.dumps(command)}\ninclude = ['lib']\n")
    (project / "tests" / "test_good.mojo").write_text(_mojo(**BODIES, test_sub_c="pass"))
    (project / "tests" / "test_bad.mojo").write_text(_mojo(**BODIES, test_sub_c="use(y)"))
    code, report, said = _split()
    assert code == 2, said
    assert _states(report) == {**SPLIT, "test_good.mojo": "split", "test_bad.mojo": "refused"}
    assert _codes(report) == {"test_bad.mojo": ["S703"]}


# Whatever ends it


def _waiting(project: Path) -> subprocess.Popen[bytes]:
    """A run over the folder that is in its second run of the tests: all splits stand."""
    (project / "tests" / "test_slow.py").write_text(
        "import pathlib\nimport time\n\n\ndef test_waits():\n"
        "    there = pathlib.Path(__file__).with_name('test_' 'one.py').exists()\n"
        "    time.sleep(0 if there else 600)\n"
    )
    process = subprocess.Popen(
        [SPLITTER, "split", "tests", "--verify", "--report", "../report.json"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    retired = [project / "tests" / name for name in ("test_one.py.DEPRECATED", "deep/test_two.py.DEPRECATED")]
    deadline = time.monotonic() + 120
    while not all(path.exists() for path in retired) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert process.poll() is None
    return process


def _ended(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(60)
    finally:
        process.kill()
        process.wait()


def test_an_interrupt_takes_back_what_was_not_compared(project: Path) -> None:
    process = _waiting(project)
    process.send_signal(signal.SIGINT)
    assert _ended(process) == 128 + signal.SIGINT
    assert sorted(path.name for path in project.rglob("test_*")) == [
        *("test_one.py", "test_slow.py", "test_small.py", "test_two.py")
    ]
    report = json.loads(Path("../report.json").read_text())
    assert _codes(report) == {"test_one.py": ["S812"], "test_two.py": ["S812"]}
    assert _states(report)["test_one.py"] == "pending"


@pytest.mark.parametrize("command", [["check"], ["recover"], ["undo", "--last"]])
def test_after_a_kill_the_next_command_takes_it_back(project: Path, command: list[str]) -> None:
    earlier = project / "tests" / "test_earlier.py"
    earlier.write_text(of_groups("mul", "div"))
    subprocess.run([SPLITTER, "split", str(earlier)], check=True, capture_output=True)
    process = _waiting(project)
    os.killpg(process.pid, signal.SIGKILL)
    _ended(process)
    assert list(project.rglob("*.unconfirmed"))
    done = subprocess.run([SPLITTER, *command], capture_output=True, text=True, check=False)
    assert sorted(path.name for path in project.rglob("test_*")) == [
        *("test_earlier.py.DEPRECATED", "test_earlier_div.py", "test_earlier_mul.py"),
        *("test_one.py", "test_slow.py", "test_small.py", "test_two.py"),
    ], done.stderr
    subprocess.run([SPLITTER, "recover"], check=True)
    assert not list(project.rglob("*.unconfirmed"))


def test_a_run_at_work_is_left_alone_by_others(project: Path) -> None:
    process = _waiting(project)
    try:
        subprocess.run([SPLITTER, "recover"], check=True)
        assert (project / "tests" / "test_one_add.py").exists()
    finally:
        process.send_signal(signal.SIGINT)
        _ended(process)
