"""The README tells the truth: its example is what the sample gives, its template variables exist."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from splitter.config.settings import Settings
from splitter.rendering.header import VARIABLES
from tests.conftest import PROJECT

pytestmark = pytest.mark.slow

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def _shown(start: str) -> str:
    """The code block of the README that begins with ``start``."""
    blocks: list[str] = re.findall(r"```\w+\n(.*?)```", README, re.DOTALL)
    return next(block for block in blocks if block.startswith(start))


def test_example_is_what_the_command_does(tmp_path: Path) -> None:
    sample = PROJECT / "tests/samples/mojo/def_edition/test_lenet5_layers.mojo"
    shutil.copy(sample, tmp_path)
    command, *shown = _shown("$ splitter split").splitlines()
    line = command.removeprefix("$ ").replace("splitter", str(Path(sys.executable).parent / "splitter"), 1)
    done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [text.rstrip() for text in done.stderr.splitlines()] == shown
    part = (tmp_path / "test_lenet5_reshape_layers.mojo").read_text(encoding="utf-8")
    assert part.startswith(_shown('"""LeNet-5 reshape').partition("Tests of LeNet-5")[0])
    assert part.endswith(_shown("def main() raises"))


def test_the_way_back_is_as_shown(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "tests/samples/mojo/def_edition/test_lenet5_layers.mojo", tmp_path)
    before = (tmp_path / "test_lenet5_layers.mojo").read_bytes()
    command = str(Path(sys.executable).parent / "splitter")
    subprocess.run([command, "split", "test_lenet5_layers.mojo"], cwd=tmp_path, check=True)
    line, *shown = _shown("$ splitter merge").splitlines()
    words = line.removeprefix("$ splitter ").split()
    done = subprocess.run([command, *words], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines() == shown
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.*o*")} == {
        "test_lenet5_layers.mojo": before
    }


def test_library_example_runs(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    tests = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "mul") for n in range(15))
    (tmp_path / "tests/test_big.py").write_text(tests)
    done = subprocess.run(
        [sys.executable, "-c", _shown("import splitter")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "rename to tests/test_big.py.DEPRECATED" in done.stdout
    assert len(list((tmp_path / "tests").glob("test_big_*.py"))) == 2


def test_plan_apply_and_undo_run_as_shown(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    tests = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "mul") for n in range(9))
    (tmp_path / "tests/test_big.py").write_text(tests)
    plan, apply, undo = _shown("splitter plan tests/test_big.py").splitlines()
    found = []
    for line in (plan, apply, undo):
        command = line.replace("splitter", str(Path(sys.executable).parent / "splitter"), 1)
        subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=True)
        found.append(sorted(path.name for path in (tmp_path / "tests").iterdir()))
    assert found[0] == found[2] == ["test_big.py"]
    assert found[1] == ["test_big.py.DEPRECATED", "test_big_add.py", "test_big_mul.py"]


def test_every_template_variable_is_listed() -> None:
    section = README.partition("## Header templates")[2].partition("\n## ")[0]
    assert set(VARIABLES) <= set(re.findall(r"`(\w+)`", section))


def test_every_option_is_listed() -> None:
    for field in fields(Settings):
        if "internal" in field.metadata:
            continue
        assert f"`{field.name.replace('_', '-')}`" in README


def test_commands_name_what_is_there() -> None:
    main_job = _shown("python3 -m venv .venv && .venv/bin/pip install . ")
    assert "tests/samples/mojo/def_edition/test_lenet5_layers.mojo" in main_job
    assert (PROJECT / ".ci/run").read_text().count("<!-- test command -->") == 1
    assert README.count("<!-- test command -->") == 1
