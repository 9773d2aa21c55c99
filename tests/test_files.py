"""Every file that is read is a regular one of a bounded size, or is refused with the reason."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from splitter.files import read_whole, replace_text
from splitter.model.finding import Refused
from splitter.transaction import system

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no named pipes there")

TESTS = "".join(f"def test_{word}_{i}():\n    assert {i}\n\n\n" for word in ("add", "sub") for i in range(6))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**40)


def made(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)


READ = {
    "pyproject.toml": ("S604", ["split", "test_a.py"]),
    "splitter.toml": ("S604", ["check"]),
    "deep/pyproject.toml": ("S604", ["check"]),
    ".gitignore": ("S801", ["check"]),
    "deep/.gitignore": ("S801", ["check"]),
    ".git/info/exclude": ("S801", ["split", "."]),
    "header.jinja": ("S605", ["split", "test_a.py", "--template", "header.jinja"]),
    "record.jinja": ("S605", ["adr", "--write", "docs", "--template", "record.jinja"]),
    "base.json": ("S806", ["check", "--baseline", "base.json"]),
    "plan.json": ("S460", ["apply", "plan.json"]),
    "report.json": ("S813", ["split", "--resume", "report.json"]),
    "test_b.py": ("S101", ["split", "test_b.py"]),
    "test_c.mojo": ("S101", ["check", "test_c.mojo"]),
    "NOTES.md": ("S816", ["adr", "--document", "NOTES.md"]),
    "log.jsonl": ("S722", ["probe", "test_a.py", "--log", "log.jsonl"]),
}
"""Where something else than a file may stand, and what is said of it by which command."""


@pytest.mark.parametrize("make", [pipe, endless, huge], ids=lambda make: make.__name__)
@pytest.mark.parametrize("where", READ)
def test_what_is_no_file_is_said_and_not_waited_for(
    tmp_path: Path, where: str, make: Callable[[Path], None]
) -> None:
    code, arguments = READ[where]
    (tmp_path / ".git").mkdir()
    (tmp_path / "test_a.py").write_text(TESTS)
    made(tmp_path / where, make)
    command = [sys.executable, "-c", _BOUNDED + "from splitter.cli import main; main()", *arguments]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert f"error {code} " in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert (tmp_path / "test_a.py").read_text() == TESTS


_BOUNDED = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31)); "
"""Whoever reads without an end shall not take the machine along."""


@pytest.mark.parametrize("make", [pipe, endless], ids=lambda make: make.__name__)
def test_what_lies_around_a_file_is_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "test_a.py").write_text(
        f"from test_b import TestBase\n\n\n@register\ndef helper(): ...\n\n\n{TESTS}"
    )
    for name in ("other.py", "test_b.py", "conftest.py", "pytest.ini", "tox.ini", "setup.cfg"):
        made(tmp_path / name, make)
    command = [sys.executable, "-c", _BOUNDED + "from splitter.cli import main; main()", "split", "test_a.py"]

    done = subprocess.run(
        [*command, "--dry-run"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stderr.startswith("error S108 test_a.py:1 TestBase")  # what it is can't be looked up


def test_a_conftest_that_is_too_big_refuses_the_file(tmp_path: Path) -> None:
    import splitter

    (tmp_path / ".git").mkdir()
    (tmp_path / "test_a.py").write_text(TESTS)
    huge(tmp_path / "conftest.py")

    plan = splitter.plan(tmp_path / "test_a.py", helpers="module")

    assert [(found.code, found.message) for found in plan.findings] == [("S101", "larger than 32 MiB")]


@pytest.mark.parametrize("make", [pipe, endless, huge], ids=lambda make: make.__name__)
def test_a_history_of_such_files_is_an_error(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "journal")

    with pytest.raises(OSError, match=r"not a regular file|symbolic links"):
        system.read(tmp_path / "journal")


def test_a_file_may_have_exactly_the_bytes_that_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")

    assert read_whole(tmp_path / "a", 5) == b"12345"
    with pytest.raises(OSError, match="larger than 0 MiB"):
        read_whole(tmp_path / "a", 4)


def test_a_file_that_tells_no_size_is_read_and_bounded() -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("no such files here")

    assert read_whole("/proc/self/status").startswith(b"Name:")
    with pytest.raises(OSError, match="larger than"):
        read_whole("/proc/self/status", 10)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "{x=" * 5000])
def test_a_configuration_that_nests_without_end_is_said(tmp_path: Path, text: str) -> None:
    from splitter.config import loading

    replace_text(tmp_path / "splitter.toml", text)

    with pytest.raises(Refused, match="S604 not valid TOML"):
        loading.load(tmp_path)


@pytest.mark.parametrize("option", ["--baseline", "--resume"])
def test_json_that_nests_without_end_is_said(tmp_path: Path, option: str) -> None:
    (tmp_path / "deep.json").write_text("[" * 100_000)
    verb = "check" if option == "--baseline" else "split"
    command = [sys.executable, "-m", "splitter", verb, option, "deep.json"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
