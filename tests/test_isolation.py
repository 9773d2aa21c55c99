"""The tool never imports a project's own modules, whatever their names: the installed command shows it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from splitter.processes.isolation import trusted
from splitter.processes.pool import processes
from tests.conftest import BY_PREFIX, PROJECT

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
SPLITTER = str(BIN / "splitter")

LIBRARY = (
    *("signal", "re", "enum", "socket", "pickle", "struct", "json", "random", "tempfile", "hashlib"),
    *("typing", "threading", "queue", "subprocess", "selectors", "ast", "tokenize", "symtable", "secrets"),
    *("contextlib", "functools", "collections", "types", "warnings", "encodings", "multiprocessing"),
    *("runpy", "logging"),
)
INSTALLED = ("libcst", "typer", "rich", "jinja2", "pathspec", "distributed", "dask", "tomli", "splitter")
OPTIONAL = ("sitecustomize", "usercustomize", "simplejson", "colorama", "rfc3987", "IPython")
"""Modules that something imports if they are there."""

BIG = "".join(f"def test_{group}_{n}():\n    assert True\n\n\n" for group in ("add", "sub") for n in range(6))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a module of each of these names at its top, which leaves a mark when it is run."""
    work = tmp_path / "project"
    (work / "tests").mkdir(parents=True)
    (work / "pyproject.toml").write_text(BY_PREFIX)
    for number in range(5):  # so many that `check` counts them in other processes
        (work / f"tests/test_big{number}.py").write_text(BIG)
    for name in (*LIBRARY, *INSTALLED, *OPTIONAL):
        mark = str(tmp_path / f"{name}.ran")
        (work / f"{name}.py").write_text(f"import os\nos.close(os.open({mark!r}, os.O_CREAT))\n")
    return work


def ran(project: Path) -> list[str]:
    return sorted(path.stem for path in project.parent.glob("*.ran"))


def call(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("split", "."), 0),
        (("split", ".", "--jobs", "1"), 0),
        (("split", ".", "--dry-run"), 0),
        (("split", ".", "--json", "--report", "report.md"), 0),
        (("split", "tests/test_big0.py"), 0),
        (("split", "tests/test_big0.py", "--jobs", "1"), 0),
        (("split", "tests/test_big0.py", "--helpers", "module", "--dry-run"), 0),
        (("check", "."), 1),
        (("check", ".", "--jobs", "2", "--output-format", "sarif"), 1),
        (("plan", "tests/test_big0.py", "-o", "plan.json"), 0),
        (("plan", "."), 2),
        (("adr", "--write", "docs"), 0),
        (("recover",), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_nothing_of_the_project_is_run(project: Path, args: tuple[str, ...], code: int) -> None:
    done = call(project, SPLITTER, *args)
    assert (done.returncode, ran(project)) == (code, []), done.stderr


def test_nothing_of_the_project_is_run_below_its_top(project: Path) -> None:
    done = call(project / "tests", SPLITTER, "split", ".", PYTHONPATH="")
    assert (done.returncode, ran(project)) == (0, []), done.stderr


AT_START = (
    *("contextlib", "functools", "collections", "types", "warnings", "encodings", "runpy", "re", "enum"),
    *("typing", "sitecustomize", "usercustomize", "splitter"),
)
"""What Python itself imports before the tool begins, from the project if it is told to."""


@pytest.mark.parametrize("entry", ["", "."])
@pytest.mark.parametrize("command", [(SPLITTER,), (sys.executable, "-m", "splitter")], ids=["", "-m"])
def test_a_path_with_the_current_folder_in_it_is_not_handed_on(
    project: Path, command: tuple[str, ...], entry: str
) -> None:
    for name in AT_START:
        (project / f"{name}.py").unlink()
    done = call(project, *command, "split", ".", PYTHONPATH=f"{entry}{os.pathsep}{project}")
    assert (done.returncode, ran(project)) == (0, []), done.stderr


def test_the_session_of_a_library_user_is_not_handed_on(project: Path) -> None:
    code = """
import sys
from splitter.bulk.migration import Lane, Listener, MigrationRequest, migrate
if sys.version_info < (3, 11):
    import tomli  # the session itself may import from its own path; what is started from it may not
sys.path[:0] = ["", sys.argv[1], "."]
migrate(MigrationRequest(("tests",)), Lane(2), Listener())
"""
    flags = ["-I", "-c", code, str(project)]
    assert call(project, sys.executable, *flags).returncode == 0
    assert ran(project) == []
    assert list(project.glob("tests/*.DEPRECATED"))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers that were started elsewhere."""
    pytest.importorskip("distributed")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    file = elsewhere / "scheduler.json"
    dask = [str(BIN / "dask")]
    options = ["--scheduler-file", str(file), "--no-dashboard"]
    started = [
        subprocess.Popen([*dask, *one, *options], cwd=elsewhere, stderr=subprocess.DEVNULL)
        for one in (["scheduler", "--host", "127.0.0.1", "--port", "0"], ["worker", "--nworkers", "2"])
    ]
    try:
        deadline = time.monotonic() + 60
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        from distributed import Client

        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(60)


def test_nothing_of_the_project_is_run_with_dask(project: Path, cluster: str) -> None:
    done = call(project, SPLITTER, "split", ".", "--executor", "dask", "--scheduler", cluster)
    assert (done.returncode, ran(project)) == (0, []), done.stderr
    assert len(list(project.glob("tests/*.DEPRECATED"))) == 5


def test_a_worker_imports_from_where_its_parent_does_but_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner, other = tmp_path / "here/inner", tmp_path / "other"
    inner.mkdir(parents=True)
    other.mkdir()
    monkeypatch.chdir(inner)
    monkeypatch.syspath_prepend(str(other))
    monkeypatch.syspath_prepend(str(inner))
    with processes(1) as pool:
        path = pool.submit(eval, "__import__('sys').path").result()
    assert str(inner) not in path
    assert str(other) in path
    assert path.index(str(other)) > path.index(next(entry for entry in path if "site-packages" in entry))


def test_only_what_leads_to_the_current_folder_or_above_it_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a/b"
    folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    monkeypatch.chdir(folder)
    bad = ["", ".", "src", str(folder), str(tmp_path / "a"), str(tmp_path / "link"), os.sep]
    good = [str(tmp_path / "a/b/src"), str(tmp_path / "a/bc"), *(p for p in sys.path if "site-packages" in p)]
    assert trusted([*bad, *good]) == good
    library = str(Path(os.__file__).parent)
    monkeypatch.chdir(library)
    assert trusted([library, "", *good]) == [library, *good]


def test_nothing_else_starts_processes() -> None:
    starters = (
        "import subprocess",
        "import multiprocessing",
        "from multiprocessing",
        "ProcessPoolExecutor",
        "posix_spawn",
        "os.exec",
        "os.system",
    )
    found = {
        path.relative_to(PROJECT / "splitter").as_posix()
        for path in (PROJECT / "splitter").rglob("*.py")
        if any(name in path.read_text(encoding="utf-8") for name in starters)
    }
    assert found == {
        "cli/editing.py",
        "processes/workers.py",
        "git/repository.py",
        "reporting/pager.py",
        "running/process.py",
    }
