"""What the tests share: the option that rewrites golden files, and running other programs."""

from __future__ import annotations

import json
import os
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from splitter.cli import command_line
from tests.pytest_server import server

app = command_line()
"""The command line, for runs in this process."""

settings.register_profile("project", deadline=None)  # how long an example takes says nothing here
settings.load_profile("project")

os.environ.pop("CI", None)  # a build is shown how far a slow run is: what commands print is asked of a desk

Drawn = Callable[[Sequence[int]], Sequence[int]]
"""Chooses of the numbers of calls."""


@pytest.fixture(params=[3, pytest.param(1, marks=pytest.mark.exhaustive)], ids=["drawn", "all"])
def drawn(request: pytest.FixtureRequest) -> Drawn:
    """Of the calls that may fail every third, from another one on in each test, or all of them."""
    first = crc32(request.node.name.encode()) % request.param
    return lambda calls: calls[first :: request.param]


PROJECT = Path(__file__).resolve().parent.parent

_REPORTER = """
import json, os
found = []
def pytest_runtest_logreport(report):
    if report.when == "call" or report.outcome != "passed":
        name = report.nodeid.partition("::")[2]
        outcome = ("x" if hasattr(report, "wasxfail") else "") + report.outcome
        found.append([name, report.when, outcome])
def pytest_collectreport(report):
    if report.outcome != "passed":
        found.append([report.nodeid.partition("::")[2], "collect", report.outcome])
def pytest_sessionfinish(session):
    with open(os.environ["OUTCOMES"], "w") as file:
        json.dump(found, file)
"""


AUTOLOAD = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
"""What keeps pytest from loading each plugin that is installed (pytest's "API Reference")."""

BY_PREFIX = '[tool.splitter]\nmax-tests = 9\nby = "prefix"\n'
"""A project's configuration by which small files with names of few words are split, and how is plain."""


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> Iterator[None]:
    """A script starts what is in its background with SIGINT ignored; what tests start must not be."""
    old = signal.getsignal(signal.SIGINT)
    if old is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, old)


@pytest.fixture(autouse=True, scope="session")
def _few_plugins() -> Iterator[None]:
    """A pytest that a test starts would load every plugin installed here, which takes longest of all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(AUTOLOAD, "1")
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Outputs of runs that differ are kept: where pytest clears up, and not beside what others have there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
        patch.setattr(tempfile, "tempdir", None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _documents_hold_their_schemas() -> Iterator[None]:
    """Whatever a command prints here as a document of the tool's must be what its schema says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CliRunner, "invoke", _checked(CliRunner.invoke))
        yield


def _checked(invoke: Callable[..., Result]) -> Callable[..., Result]:
    @wraps(invoke)
    def run(*args: Any, **options: Any) -> Result:
        done = invoke(*args, **options)
        if done.stdout_bytes.lstrip().startswith(b'{\n  "kind": "splitter '):
            document = json.loads(done.stdout)
            _validator(document["kind"].removeprefix("splitter ")).validate(document)
        return done

    return run


@lru_cache
def _validator(name: str) -> Draft202012Validator:
    from splitter.schemas import schema

    return Draft202012Validator(schema(name, closed=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="rewrite the expected files of tests/cases")


Outcomes = Counter[tuple[str, str, str]]
"""How often each (test without its file, phase, outcome) occurs."""


def outcomes(folder: Path, files: Sequence[str], scratch: Path) -> Outcomes:
    """Run pytest on files of a folder, without any configuration."""
    return _run(folder, scratch, ["--rootdir", str(folder), "-c", os.devnull, *files])


def plain_outcomes(folder: Path, plugins: Sequence[str], scratch: Path) -> Outcomes:
    """Run pytest in a folder as its project does, with these plugins and no others."""
    if not any((folder / name).exists() for name in ("pytest.ini", "pyproject.toml")):
        return _run(folder, scratch, ["--rootdir", str(folder), "-c", os.devnull, *_loading(plugins), "."])
    return _run(folder, scratch, [*_loading(plugins)])


def _loading(plugins: Sequence[str]) -> list[str]:
    return [word for plugin in plugins for word in ("-p", plugin)]


def _run(folder: Path, scratch: Path, arguments: Sequence[str]) -> Outcomes:
    scratch.mkdir(parents=True, exist_ok=True)
    (scratch / "splitter_outcomes.py").write_text(_REPORTER)
    result = scratch / "outcomes.json"
    environment = {
        **os.environ,
        "PYTHONPATH": str(scratch),
        "OUTCOMES": str(result),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    usual = ["-q", "-p", "splitter_outcomes", "-p", "no:cacheprovider"]
    server().run([*usual, *arguments], folder, environment)
    return Counter(tuple(row) for row in json.loads(result.read_text()))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, what belongs to git and to the history apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", ".splitter"} & set(path.parts)
    }
