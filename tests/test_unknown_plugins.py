"""Plugins that take part in collection and have no rule are named, once a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter import plan
from tests.conftest import app

TESTS = "def test_a(): ...\n\n\ndef test_b(): ...\n"
HOOK = "def pytest_collection_modifyitems(items): items.sort()\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    packages = tmp_path / ".venv/lib/python3.11/site-packages"
    (packages / "pytest_tables-1.0.dist-info").mkdir(parents=True)
    (packages / "pytest_tables-1.0.dist-info/entry_points.txt").write_text(
        "[pytest11]\ntables = pytest_tables\n"
    )
    (packages / "pytest_tables.py").write_text(HOOK)
    for name in ("test_one.py", "test_two.py"):
        (tmp_path / name).write_text(TESTS)
    return tmp_path


def named(folder: Path) -> list[str]:
    found = [f for f in plan(folder / "test_one.py", max_tests=1).findings if f.code == "S143"]
    assert all(not finding.path for finding in found)
    return [name for f in found for name in f.message.rpartition(": ")[2].split(", ")]


@pytest.mark.usefixtures("no_environment")
def test_a_plugin_of_the_environment_is_named(project: Path) -> None:
    assert named(project) == ["pytest_tables"]


@pytest.mark.usefixtures("no_environment")
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pytest.ini", "[pytest]\naddopts = -p no:tables\n"),
        (".venv/lib/python3.11/site-packages/pytest_tables.py", "def pytest_configure(config): ...\n"),
        (
            ".venv/lib/python3.11/site-packages/pytest_tables-1.0.dist-info/entry_points.txt",
            "[pytest11]\norder = pytest_order.plugin\n",
        ),
    ],
    ids=["switched off", "no such hook", "one that is known"],
)
def test_others_are_not(project: Path, file: str, text: str) -> None:
    (project / file).write_text(text)
    assert named(project) == []


@pytest.mark.usefixtures("no_environment")
@pytest.mark.parametrize(
    ("conftest", "names"),
    [
        ("pytest_plugins = 'more'\n", ["more", "pytest_tables"]),
        ("def pytest_pycollect_makeitem(name): ...\n", ["conftest.py", "pytest_tables"]),
        (HOOK, ["pytest_tables"]),
        (
            "import pytest\n@pytest.hookimpl(specname='pytest_pycollect_makeitem')\ndef make(name): ...\n",
            ["conftest.py", "pytest_tables"],
        ),
    ],
)
def test_what_a_conftest_brings(project: Path, conftest: str, names: list[str]) -> None:
    (project / "more.py").write_text(HOOK)
    (project / "conftest.py").write_text(conftest)
    assert named(project) == names


@pytest.mark.usefixtures("no_environment")
@pytest.mark.parametrize("paths", [["."], ["test_one.py", "test_two.py"]], ids=["folder", "files"])
def test_it_is_said_once_a_run(project: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str]) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(app, ["split", *paths, "--max-tests", "1", "--dry-run"])
    assert result.exit_code == 0
    assert result.stderr.count("S143") == 1


@pytest.fixture
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
