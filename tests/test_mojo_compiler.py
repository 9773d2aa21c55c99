"""The LeNet-5 sample, split, compiled and run by the real compiler of each generation.

Compilers are the executables that SPLITTER_TEST_MOJO names, separated as PATH is, or ``mojo`` on the PATH.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import splitter

SAMPLES = Path(__file__).parent / "samples" / "mojo"
CASES = Path(__file__).parent / "cases"
SHAPES = {
    "section prints with several calls": "section-prints",
    "call, then a check mark with its name": "call-then-check-mark",
    "bare calls under comments": "bare-calls-under-comments",
    "bare calls": "bare-calls",
    "name, call, OK": "name-call-ok",
    "try per test with counters": "try-per-test",
    "call, then prose": "call-then-prose",
    "[i/N] and prose, call, PASSED": "numbered",
    "prose, call, PASSED": "prose-call-passed",
    "name, call": "name-then-call",
    "mixed": "mixed",
    "delegation": "delegated",
    "one try around all": "one-try",
    "tests passed as values": "tests-as-values",
    "manual suite": "manual-suite",
    "discovery": "discovery",
    "setup and guards": "guards",
    "on one line": "one-line-main",
    "overloaded tests": "overloaded-test",
}
"""What ``main()`` is like -> its golden case, of which there is one in each edition."""
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


def _case(shape: str, edition: str) -> Path:
    """The input of a shape's case in an edition."""
    keyword = edition.partition("_")[0]
    for folder in (CASES / f"mojo-split-{shape}", CASES / f"mojo-split-{shape}-{keyword}"):
        (file,) = (folder / "input").glob("test_*.mojo")
        if re.search(rf"^{keyword} main", file.read_text(encoding="utf-8"), re.MULTILINE):
            return file
    raise AssertionError(f"{shape} has no case in the {edition}")


@pytest.mark.parametrize("edition", ["def_edition", "fn_edition"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_each_shape_of_main_has_a_case_in_each_edition(shape: str, edition: str) -> None:
    file = _case(shape, edition)
    assert len(list((file.parents[1] / "expected").glob("*.mojo"))) > 1


def _lines(output: str) -> Counter[str]:
    """What a run tells of its tests: neither the file's name nor numbers, which are other ones."""
    lines = (re.sub(r"[\d.]+", "0", line.strip()) for line in output.splitlines())
    return Counter(line for line in lines if line and not line.startswith("Running"))


@pytest.mark.compiled
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see the README")
@pytest.mark.parametrize("compiler", compilers())
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_the_parts_of_each_case_print_what_its_original_does(
    shape: str, compiler: str, tmp_path: Path
) -> None:
    file = _case(shape, edition(compiler))
    for one in (*file.parent.iterdir(), *(file.parents[1] / "expected").glob("*.mojo")):
        shutil.copy(one, tmp_path)
    before = _lines(_run(compiler, "run", file.name, cwd=tmp_path))
    after: Counter[str] = Counter()
    for part in (file.parents[1] / "expected").glob("*.mojo"):
        after += _lines(_run(compiler, "run", part.name, cwd=tmp_path))
    assert not before - after
