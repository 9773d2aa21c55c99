"""A division is chosen with a key, on a terminal."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import splitter
from tests.conftest import app

pty = pytest.importorskip("pty")

TEXT = "\n\n".join(
    f"def test_{subject}_{n}():\n" + "    assert 1\n" * 9
    for subject in ("cookie", "proxy", "header", "redirect", "cache", "route", "stream")
    for n in range(12)
)


def too_long(*_: object) -> None:
    """One that waits for another key would wait for ever."""
    raise TimeoutError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    path = tmp_path / "test_session.py"
    path.write_text(TEXT)
    return path


def at_a_terminal(file: Path, keys: bytes, *options: str) -> tuple[int, str]:
    """The exit code and the screen of a command whose user presses keys once it asks."""
    command = [sys.executable, "-m", "splitter", "split", file.name, "--interactive", *options]
    child, screen = pty.fork()
    if child == 0:
        os.chdir(file.parent)
        os.environ |= {"COLUMNS": "150", "NO_COLOR": "1", "TERM": "xterm"}
        os.execv(sys.executable, command)
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(100)
    shown = b""
    while True:
        try:
            shown += os.read(screen, 4096)
        except OSError:  # Linux says so where the other end is closed
            break
        if keys and shown.endswith(b"leaves the file as it is: "):
            os.write(screen, keys)
            keys = b""
    signal.alarm(0)
    status = os.waitpid(child, 0)[1]
    os.close(screen)
    return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")


def parts(file: Path) -> set[str]:
    return {path.name for path in file.parent.glob("test_*.py")} - {file.name}


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_key_takes_a_division(file: Path, number: int) -> None:
    wanted = splitter.plan(str(file), choose=number)

    assert len(wanted.offers) == 3
    code, screen = at_a_terminal(file, str(number).encode())

    assert code == 0, screen
    assert parts(file) == {output.name for output in wanted.outputs}
    for offer_number, offer in enumerate(wanted.offers, 1):
        assert f"[{offer_number}] {len(offer)} parts" in screen
        assert all(group.name in screen for group in offer)


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "split"), [(b"\r", True), (b"x9\n", True), (b"q", False), (b"\x1b", False)])
def test_enter_takes_the_first_and_q_leaves_the_file(file: Path, keys: bytes, split: bool) -> None:
    wanted = {output.name for output in splitter.plan(str(file)).outputs}

    code, screen = at_a_terminal(file, keys)

    assert code == 0, screen
    assert parts(file) == (wanted if split else set())
    assert file.exists() == (not split)
    assert ("left as it is" in screen) == (not split)


def test_without_a_terminal_nothing_is_asked(file: Path) -> None:
    result = CliRunner().invoke(app, ["split", str(file), "--interactive"])

    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert not parts(file)
