"""Whole trees: what becomes of every file, whatever goes wrong with one of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from splitter import transaction
from splitter.bulk.job import Output, State
from splitter.bulk.migration import Lane, Listener, Migration, MigrationRequest, migrate
from splitter.bulk.report import load, to_json, to_markdown
from splitter.model.plan import Plan
from splitter.processes.pool import processes, run
from splitter.transaction import journal as journals
from splitter.transaction.lock import locked
from tests.conftest import BY_PREFIX, app, tree

pytestmark = pytest.mark.slow

SPLITTER = str(Path(sys.executable).parent / "splitter")


def of_groups(*groups: str, each: int = 6) -> str:
    return "".join(f"def test_{group}_{n}():\n    assert True\n\n\n" for group in groups for n in range(each))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four files to split in two folders, one that can't be, one that is small."""
    work = tmp_path / "work"
    for folder in ("a", "b"):
        (work / folder).mkdir(parents=True)
        (work / folder / "test_one.py").write_text(of_groups("add", "sub"))
        (work / folder / "test_two.py").write_text(of_groups("mul", "div", "mod"))
    (work / "a" / "test_bad.py").write_text("def broken(:\n" + of_groups("x", "y"))
    (work / "test_small.py").write_text(of_groups("x"))
    (work / "pyproject.toml").write_text(BY_PREFIX)
    monkeypatch.chdir(work)
    return work


def split(*args: str) -> Result:
    return CliRunner().invoke(app, ["split", *args])


def states(report: str | Path) -> dict[str, str]:
    return {file["path"]: file["state"] for file in json.loads(Path(report).read_text())["files"]}


ALL = {
    "a/test_bad.py": "refused",
    "a/test_one.py": "split",
    "a/test_two.py": "split",
    "b/test_one.py": "split",
    "b/test_two.py": "split",
    "test_small.py": "within",
}


def test_a_tree_is_split_and_one_bad_file_stops_nothing(project: Path) -> None:
    done = split(".", "--jobs", "2", "--report", "report.json")
    assert done.exit_code == 2
    assert "S103 a/test_bad.py:" in done.stderr
    assert not done.stdout
    assert states("report.json") == ALL
    report = json.loads(Path("report.json").read_text())
    assert report["totals"] == {
        "files": 6,
        "split": 4,
        "within": 1,
        "refused": 1,
        "pending": 0,
        "parts": 10,
    }
    assert report["files"][1]["parts"] == [
        {"name": name, "tests": 6, "lines": (project / "b" / name).read_bytes().count(b"\n"), "over": ""}
        for name in ("test_one_add.py", "test_one_sub.py")
    ]
    assert (project / "b/test_one_add.py").exists()
    assert len(list(project.rglob("*.DEPRECATED"))) == 4
    Path("a/test_bad.py").unlink()
    before = tree(project)
    assert split(".").exit_code == 0
    assert tree(project) == before


@pytest.mark.parametrize("options", [(), ("--references", "update")])
def test_what_an_importer_asks_for_is_there_though_the_importer_was_split_first(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """mutagen's test_flac takes a class of test__vorbis, for one of its parts only."""
    (tmp_path / "pyproject.toml").write_text("")
    given = of_groups("red", "blue")
    (tmp_path / "test_colors.py").write_text(given + "\n\nclass Shade:\n    pass\n")
    asks = "from test_colors import Shade\n\n\n" + of_groups("small", "large", "huge")
    asks += "\n\ndef test_huge_shade():\n    assert Shade\n"
    asks += "".join(f"\n\ndef kept_{i}():\n    pass\n" for i in range(60))  # the bigger one begins
    (tmp_path / "test_big.py").write_text(asks)
    (tmp_path / "test_other.py").write_text("from test_big import kept_1\n")
    done = split(str(tmp_path), "--max-tests", "7", "--jobs", "1", *options)
    assert done.exit_code == 0, done.output
    assert "Shade" in (tmp_path / "test_big_huge.py").read_text(), "its import has left the original's name"
    [module] = re.findall(r"from (\w+) import Shade", (tmp_path / "test_big_huge.py").read_text())
    assert "class Shade" in (tmp_path / f"{module}.py").read_text()


def test_undo_takes_back_what_all_processes_of_a_run_did(project: Path) -> None:
    before = tree(project)
    split("a/test_one.py")
    after = tree(project)
    split(".", "--jobs", "2", "-q")
    assert states_of(project) == 4
    done = CliRunner().invoke(app, ["undo", "--last"])
    assert (done.exit_code, len(done.stderr.splitlines())) == (0, 3)
    assert tree(project) == after
    assert CliRunner().invoke(app, ["undo", "--last"]).exit_code == 0
    assert tree(project) == before


def test_undo_says_which_split_of_a_run_it_could_not_take_back(project: Path) -> None:
    before = tree(project)
    split(".", "--jobs", "2", "-q")
    with locked((project / "b").resolve()):
        done = CliRunner().invoke(app, ["undo", "--last"])
    assert done.exit_code == 2
    assert sorted(line.split(" ")[0] for line in done.stderr.splitlines() if " is back: " in line) == [
        "a/test_one.py",
        "a/test_two.py",
    ]
    assert done.stderr.count(" could not be taken back\nerror S453 ") == 2
    assert states_of(project) == 2
    assert CliRunner().invoke(app, ["undo", "--last"]).exit_code == 0
    assert tree(project) == before


def test_a_second_run_changes_nothing_where_two_originals_want_one_name(project: Path) -> None:
    tests = [f"def test_{word}_{n}(): pass\n" for word in ("add", "sub") for n in range(6)]
    Path("a/test_one_add.py").write_text("".join(tests))
    assert split(".", "--dry-run", "--report", "dry.json").exit_code == 2
    assert split(".", "--report", "report.json").exit_code == 2
    assert states("dry.json") == states("report.json") == {**ALL, "a/test_one_add.py": "split"}
    assert (project / "a/test_one_add_2.py").exists(), "an undo needs test_one_add.py again"
    assert (project / "a/test_one_add.py.DEPRECATED").exists()
    before = tree(project)
    assert split(".").exit_code == 2
    assert tree(project) == before


def test_the_patch_of_a_tree_gives_the_tree(project: Path) -> None:
    Path("a/test_bad.py").unlink()
    before = tree(project)
    patch = subprocess.run([SPLITTER, "split", ".", "-n"], capture_output=True, check=True)
    assert tree(project) == before
    assert b"4" in patch.stderr
    other = project.parent / "other"
    shutil.copytree(project, other)
    subprocess.run(["git", "apply", "-"], input=patch.stdout, cwd=other, check=True)
    assert split(".").exit_code == 0
    assert tree(other) == tree(project)


def test_json_of_a_tree_is_one_document(project: Path) -> None:
    done = split(".", "--json", "-q")
    files = json.loads(done.stdout)["files"]
    assert [file["source"]["path"] for file in files] == [path for path in ALL if path != "test_small.py"]
    assert json.loads(split("b", "--json").stdout) == {
        "kind": "splitter result",
        "format_version": 1,
        "files": [],
    }


def test_quiet_says_only_what_is_wrong_and_verbose_everything(project: Path) -> None:
    quiet = split(".", "-q", "-n")
    assert [line.split(" ")[1] for line in quiet.stderr.splitlines() if line[0] != " "] == ["S103"]
    assert split("b", "-q").stderr == ""
    verbose = split("a", "-v")
    assert "a/test_two.py: 18 tests became 3 parts" in verbose.stderr
    assert "a/test_bad.py: refused" in verbose.stderr


def test_shares_are_stable_and_together_the_whole(project: Path) -> None:
    for number in range(20):
        Path(f"b/test_more_{number}.py").write_text("")
    shares = []
    for number in (1, 2, 3):
        split(".", "-n", "-q", "--shard", f"{number}/3", "--report", "../report.json")
        shares.append(set(states("../report.json")))
    assert all(shares)
    assert sum(map(len, shares)) == len(set().union(*shares)) == 26
    split("b", "-n", "-q", "--shard", "2/3", "--report", "../report.json")
    subprocess.run(["git", "init", "-q"], check=True)
    split(str(project / "b"), "-n", "-q", "--shard", "2/3", "--report", "../report.json")
    inside = {str(Path(path).relative_to(project)) for path in states("../report.json")}
    assert inside == {path for path in shares[1] if path.startswith("b/")}


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0"])
def test_a_share_that_is_none_is_refused(project: Path, shard: str) -> None:
    before = tree(project)
    assert split(".", "--shard", shard).exit_code == 2
    assert tree(project) == before


def test_resume_tries_only_the_refused_again_with_the_same_options(project: Path) -> None:
    split(".", "--max-tests", "6", "--report", "report.json")
    Path("a/test_bad.py").write_text(of_groups("x", "y", "z"))
    Path("b/test_new.py").write_text(of_groups("x", "y", "z"))
    done = split("--resume", "report.json")
    assert done.exit_code == 0, done.output
    assert states("report.json") == ALL | {"a/test_bad.py": "split"}
    assert len(list(Path("a").glob("test_bad_*.py"))) == 3
    assert Path("b/test_new.py").exists()


def test_resuming_a_dry_run_does_what_that_said(project: Path) -> None:
    whole = project.parent / "whole"
    shutil.copytree(project, whole)
    split(".", "--max-tests", "6", "-n", "--report", "report.json")
    before = Path("report.json").read_bytes()
    dry = split("--resume", "report.json", "-n")
    assert "test_one_add.py" in dry.stdout
    assert Path("report.json").read_bytes() == before
    done = split("--resume", "report.json")
    assert done.exit_code == 2
    assert (states("report.json"), states_of(project)) == (ALL, 4)
    assert not json.loads(Path("report.json").read_text())["dry_run"]
    os.chdir(whole)
    split(".", "--max-tests", "6", "-q")
    Path(project, "report.json").unlink()
    assert tree(project) == tree(whole)


def test_a_dry_run_of_what_is_left_leaves_the_report_true(project: Path) -> None:
    split(".", "--report", "report.json")
    before = Path("report.json").read_bytes()
    Path("a/test_bad.py").write_text(of_groups("x", "y", "z"))
    split("--resume", "report.json", "-n", "--report", "left.json")
    assert Path("report.json").read_bytes() == before
    assert states("left.json") == {"a/test_bad.py": "split", "test_small.py": "within"}
    split("--resume", "left.json")
    assert states("left.json") == {"a/test_bad.py": "split", "test_small.py": "within"}
    assert states_of(project) == 5


def test_a_share_whose_search_was_hindered_stays_that_share(project: Path) -> None:
    Path("b/splitter.toml").write_text("max-test = 3")
    split(".", "--shard", "1/2", "--report", "../report.json")
    Path("b/splitter.toml").unlink()
    split("--resume", "../report.json", "-q")
    resumed = set(states("../report.json"))
    assert set(ALL) > resumed
    split(".", "--shard", "2/2", "--report", "../other.json", "-q")
    assert not resumed & set(states("../other.json"))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format_version": 99}'])
def test_a_report_that_is_none_is_refused(project: Path, text: str) -> None:
    Path("report.json").write_text(text)
    done = split("--resume", "report.json")
    assert done.exit_code == 2
    assert "S813" in done.stderr
    assert split("--resume", "gone.json").exit_code == 2


def test_a_report_that_can_not_be_written_stops_the_run_before_it_begins(project: Path) -> None:
    before = tree(project)
    done = split(".", "--report", "nowhere/report.json")
    assert (done.exit_code, "S814" in done.stderr) == (2, True)
    assert tree(project) == before


def test_the_markdown_report_is_for_a_pull_request(project: Path) -> None:
    split(".", "--report", "report.md")
    text = Path("report.md").read_text()
    assert "4 of 6 test files became 10 parts; 1 were within the limit, 1 were refused." in text
    assert "| `a/test_one.py` | 12 | `test_one_add.py` (6), `test_one_sub.py` (6) |" in text
    assert "### Refused\n\n**S103**: " in text
    assert re.search(r"\n- `a/test_bad.py:\d+` \w", text)


def test_every_finding_is_said_once_and_by_its_code_in_every_report(project: Path) -> None:
    for folder in ("a", "b"):  # a test that is hidden; and a fixture that is set up in each part
        with Path(folder, "test_one.py").open("a") as file:
            file.write("def test_add_1(): pass\n")
        with Path(folder, "test_two.py").open("a") as file:
            file.write(FIXTURE)
    said = [("S112", "a/test_one.py"), ("S112", "b/test_one.py")]  # warnings
    said += [("S204", "a/test_two.py"), ("S204", "b/test_two.py")]  # notes, which -q leaves out
    told = [
        split(".", "-n", *options, "--report", f"../report.{suffix}")
        for options, suffix in (((), "json"), (("-q",), "md"), (("--json", "-v"), "md"))
    ]
    for done in told:
        heads = re.findall(r"^(?:error|warning|note) (S\d+) ([\w/.]+)", done.stderr, re.MULTILINE)
        assert heads == [("S103", "a/test_bad.py"), *sorted(said if done is not told[1] else said[:2])]
        remedies = re.findall(r"^    [a-z].*", done.stderr, re.MULTILINE)
        assert len(remedies) == len({head[0] for head in heads})
    report = json.loads(Path("../report.json").read_text())
    in_json = {(f["code"], file["path"]) for file in report["files"] for f in file["findings"]}
    assert in_json == {("S103", "a/test_bad.py"), *said}
    text = Path("../report.md").read_text()
    marks = ("### Refused", "**S103**", "### Warnings", "**S112**", "### Notes", "**S204**", "| file |")
    assert sorted(marks, key=text.index) == list(marks)
    for code, path in said:
        section = text.partition(f"**{code}**")[2].partition("**S")[0]
        assert section.count(f"- `{path}:") + section.count(f"- `{path}` ") == 1
    assert (text.count("**S112**"), text.count("**S204**")) == (1, 1)


FIXTURE = """import pytest


@pytest.fixture(scope="module", autouse=True)
def setting():
    return 1
"""


class Ending(Listener):
    """Stops after the first file, or does something first."""

    def __init__(self, *, after: int = 1, begun: Any = None) -> None:
        self.after, self.act, self.count = after, begun, 0

    def begun(self, total: int) -> None:
        if self.act is not None:
            self.act()

    def done(self, outcome: object) -> None:
        self.count += 1

    def stopped(self) -> bool:
        return self.count >= self.after


def test_a_stopped_run_says_what_it_did_not_reach_and_can_be_resumed(project: Path) -> None:
    stopped = migrate(MigrationRequest((".",)), Lane(1), Ending())
    assert not stopped.complete
    left = [o.path for o in stopped.outcomes if o.state is State.PENDING]
    assert left
    Path("report.json").write_text(to_json(stopped))
    assert load(Path("report.json")).outcomes == tuple(
        replace(o, seconds=round(o.seconds, 3)) for o in stopped.outcomes
    )
    split("--resume", "report.json")
    assert states("report.json") == ALL
    assert "The run was stopped" in to_markdown(stopped)


def test_a_search_that_was_stopped_is_made_anew(project: Path) -> None:
    stopped = migrate(MigrationRequest((".",)), Lane(1), Ending(after=0))
    assert not stopped.searched
    Path("report.json").write_text(to_json(stopped))
    split("--resume", "report.json")
    assert states("report.json") == ALL


def test_a_search_that_was_hindered_is_made_anew(project: Path) -> None:
    Path("b/splitter.toml").write_text("max-test = 3")
    assert split(".", "--report", "report.json").exit_code == 2
    assert not any(path.startswith("b/") for path in states("report.json"))
    Path("b/splitter.toml").unlink()
    split("--resume", "report.json")
    assert states("report.json") == ALL


def test_what_vanishes_while_it_runs_is_refused_and_the_rest_is_split(project: Path) -> None:
    def vanish() -> None:
        shutil.rmtree("b")

    done = migrate(MigrationRequest((".",)), Lane(2), Ending(after=99, begun=vanish))
    found = {o.path: (o.state.value, [f.code for f in o.findings]) for o in done.outcomes}
    assert found["b/test_one.py"] == ("refused", ["S101"])
    assert found["a/test_one.py"] == ("split", [])
    assert not done.ok


def test_what_a_killed_run_left_is_cleared_also_where_nothing_is_left_to_split(project: Path) -> None:
    plan = _plan("b/test_one.py")
    begun = transaction._change(plan, Path("b").resolve(), Path("b/test_one.py").stat(), "run", None)
    journals.write(Path("b"), begun.journal)
    Path("b", plan.outputs[0].name).write_bytes(plan.outputs[0].data)
    Path("a/.splitter-0123abcd.0.tmp").write_text("staged")
    assert split(".", "-n", "-q").exit_code == 2
    assert len(list(project.rglob(".splitter-*"))) == 2
    split(".", "-q")
    assert not list(project.rglob(".splitter-*"))
    assert states_of(project) == 4


def states_of(project: Path) -> int:
    return len(list(project.rglob("*.DEPRECATED")))


def _plan(path: str) -> Plan:
    import splitter

    return splitter.plan(path)


def dies_of_bad(path: str) -> str:
    if "bad" in path:
        os._exit(1)
    if "raise" in path:
        raise ValueError("no")
    return path.upper()


def test_a_task_whose_process_dies_costs_no_other_task() -> None:
    tasks = ["a", "bad1", "b", "raise", "c", "bad2", "d", "e"]
    done = dict(run(tasks, dies_of_bad, lambda task, why: f"{task}: {why}", processes, jobs=2))
    assert {task: done[task] for task in "abcde"} == {task: task.upper() for task in "abcde"}
    assert done["raise"] == "raise: ValueError: no"
    assert "its process died" in done["bad1"]
    assert "its process died" in done["bad2"]
    assert len(done) == len(tasks)


def test_no_more_tasks_are_under_way_than_were_asked_for(project: Path) -> None:
    most = 0
    under_way = 0

    def start(pool: Executor, task: str) -> Any:
        nonlocal most, under_way
        under_way += 1
        most = max(most, under_way)
        return pool.submit(str.upper, task)

    for _ in run(list("abcdefghij"), str.upper, lambda task, why: why, processes, jobs=2, start=start):
        under_way -= 1
    assert 1 < most <= 3


def _slow(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(BY_PREFIX)
    for number in range(12):
        groups = [f"g{group}" for group in range(8)]
        (folder / f"test_slow_{number}.py").write_text(of_groups(*groups))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an unbroken run makes of a folder that takes a while to split."""
    folder = tmp_path_factory.mktemp("whole")
    _slow(folder)
    subprocess.run([SPLITTER, "split", ".", "-q"], cwd=folder, check=True)
    return tree(folder)


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """That folder, unsplit."""
    work = tmp_path / "work"
    work.mkdir()
    _slow(work)
    return work


def _begun(folder: Path, *args: str) -> subprocess.Popen[str]:
    """A run that has split at least one file."""
    command = [SPLITTER, "split", ".", "--jobs", "2", *args]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list(folder.glob("*.DEPRECATED")) and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_run_cleanly_and_the_next_goes_on(
    slow: Path, whole: dict[str, bytes], tmp_path: Path, number: signal.Signals
) -> None:
    report = tmp_path / "report.json"
    process = _begun(slow, "--report", str(report))
    os.killpg(process.pid, number) if number is signal.SIGINT else process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 128 + number, said
    assert "Traceback" not in said
    assert "stopping" in said
    assert not list(slow.glob(".splitter-*"))
    assert sorted(set(states(report).values())) == ["pending", "split"]
    assert '"S812"' in report.read_text(), "what was not reached says so"
    assert (
        subprocess.run([SPLITTER, "split", "--resume", str(report), "-q"], cwd=slow, check=False).returncode
        == 0
    )
    assert tree(slow) == whole


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_signal_that_is_ignored_where_the_run_is_started_stays_so(
    slow: Path, whole: dict[str, bytes]
) -> None:
    old = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = _begun(slow)
    finally:
        signal.signal(signal.SIGINT, old)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert tree(slow) == whole


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_killed_run_and_another_give_the_tree_of_an_unbroken_one(
    slow: Path, whole: dict[str, bytes]
) -> None:
    process = _begun(slow)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert subprocess.run([SPLITTER, "split", ".", "-q"], cwd=slow, check=False).returncode == 0
    assert tree(slow) == whole


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_workers_end_with_a_run_that_is_killed(slow: Path) -> None:
    process = _begun(slow)
    workers = _children(process.pid)
    assert workers
    process.kill()
    process.communicate(timeout=60)
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def _children(pid: int) -> list[int]:
    """Of all its threads."""
    return [
        int(child) for of in Path(f"/proc/{pid}/task").glob("*/children") for child in of.read_text().split()
    ]


def test_a_dask_cluster_gives_the_same(project: Path) -> None:
    distributed = pytest.importorskip("distributed")
    Path("a/test_one_add.py").write_text(of_groups("ant", "bee"))  # test_one.py wants this name
    other = project.parent / "other"
    shutil.copytree(project, other)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        done = split(".", "--executor", "dask", "--scheduler", address, "--report", "../dask.json")
    assert done.exit_code == 2
    os.chdir(other)
    split(".", "--report", "../here.json")
    assert tree(other) == tree(project)
    here, there = (json.loads(Path(f"../{name}.json").read_text()) for name in ("here", "dask"))
    for document in (here, there):
        for file in document["files"]:
            del file["seconds"]
    assert here == there


def test_a_cluster_that_can_not_be_reached_is_said_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(project)
    monkeypatch.setattr("splitter.bulk.cluster.TIMEOUT", "200ms")
    done = split(".", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert (done.exit_code, "S815" in done.stderr) == (2, True)
    assert split(".", "--executor", "dask").exit_code == 2
    assert split(".", "--executor", "threads").exit_code == 2
    assert tree(project) == before


def test_a_migration_knows_when_all_is_well(project: Path) -> None:
    Path("a/test_bad.py").unlink()
    done: Migration = migrate(
        MigrationRequest((".",), {"max_tests": 6}, output=Output.NOTHING), Lane(2), Listener()
    )
    assert done.ok
    assert [o.state.value for o in done.outcomes] == ["split"] * 4 + ["within"]
