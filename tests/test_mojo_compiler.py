"""The LeNet-5 sample, split, compiled and run by the real compiler of each generation.

Compilers are the executables that SPLITTER_TEST_MOJO names, separated as PATH is, or ``mojo`` on the PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import splitter

SAMPLES = Path(__file__).parent / "samples" / "mojo"
EXPECTED = {"conv": 6, "activation": 3, "pooling": 4, "fc": 9, "reshape": 2, "sequence": 1}


def compilers() -> list[str]:
    named = os.environ.get("SPLITTER_TEST_MOJO", "")
    return named.split(os.pathsep) if named else list(filter(None, [shutil.which("mojo")]))


def _run(compiler: str, *args: str, cwd: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(compiler).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [compiler, *args], cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def edition(compiler: str) -> str:
    """Mojo 1 rejects ``fn``; before it, ``def`` could not be written with ``raises``."""
    version = _run(compiler, "--version", cwd=Path.cwd()).split()[1]
    return "fn_edition" if version.startswith("0.") else "def_edition"


def _tests_run(output: str) -> Counter[str]:
    return Counter(line.strip() for line in output.splitlines() if line.strip().startswith("test_"))


@pytest.mark.parametrize("edition", ["def_edition", "fn_edition"])
def test_sample_becomes_the_files_of_the_decision_record(edition: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / edition, tmp_path, dirs_exist_ok=True)
    plan = splitter.split(tmp_path / "test_lenet5_layers.mojo")
    found = {part.name: len(part.tests) for part in plan.parts}
    assert found == {f"test_lenet5_{group}_layers.mojo": count for group, count in EXPECTED.items()}
    assert (tmp_path / "test_lenet5_layers.mojo.DEPRECATED").read_bytes() == (
        SAMPLES / edition / "test_lenet5_layers.mojo"
    ).read_bytes()


@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see the README")
@pytest.mark.parametrize("compiler", compilers())
def test_parts_compile_and_run_the_same_tests(compiler: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / edition(compiler), tmp_path, dirs_exist_ok=True)
    before = _tests_run(_run(compiler, "run", "test_lenet5_layers.mojo", cwd=tmp_path))
    assert len(before) == sum(EXPECTED.values())
    plan = splitter.split(tmp_path / "test_lenet5_layers.mojo")
    after: Counter[str] = Counter()
    for part in plan.parts:
        output = _run(compiler, "run", part.name, cwd=tmp_path)
        assert f"All {len(part.tests)} tests" in output
        after += _tests_run(output)
    assert after == before
