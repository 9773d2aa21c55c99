"""Where nobody gives a limit: what is split then, and that every command says the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.conftest import app, tree
from tests.test_grouping import LENET5

TWO = [f"test_{subject}_{n}" for subject in ("cookie", "proxy") for n in range(6)]


def functions(names: Sequence[str], lines: int = 4) -> str:
    return "".join(f"def {name}():\n" + "    assert True\n" * lines + "\n\n" for name in names)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def sizes() -> dict[str, int]:
    return {
        path.name: path.read_text().count("\ndef test_") for path in sorted(Path().glob("test_engine_*.py"))
    }


# Left alone


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (TWO[:4] + TWO[6:11], "9 tests, fewer than 10"),
        ([f"test_cookie_{n}" for n in range(12)], "no two subjects"),
        ([f"test_{n}" for n in range(12)], "no two subjects"),
    ],
    ids=["few", "one-subject", "nameless"],
)
def test_a_named_file_without_two_subjects_of_ten_tests_is_left_alone(
    folder: Path, names: Sequence[str], why: str
) -> None:
    Path("test_engine.py").write_text(functions(names))
    done = run("split", "test_engine.py")
    assert done.exit_code == 0
    assert why in done.stderr
    assert [path.name for path in Path().iterdir()] == ["test_engine.py"]


def test_a_file_whose_tests_stay_together_is_left_alone_for_that(folder: Path) -> None:
    adding = functions(TWO).replace("assert True", "SEEN.append(1)")
    Path("test_engine.py").write_text("SEEN = []\n\n\n" + adding)
    assert "its tests stay together: they share SEEN" in run("split", "test_engine.py").stderr


@pytest.mark.parametrize("template", ["", "{{ open }}Of {{ original }}.{{ close }}\n"], ids=["own", "users"])
def test_a_part_of_an_earlier_split_is_left_alone(folder: Path, template: str) -> None:
    names = [
        f"test_{subject}_{case}_{n}" for subject in ("cookie", "proxy") for case in "ab" for n in range(6)
    ]
    Path("test_engine.py").write_text(functions(names))
    Path("h.jinja").write_text(template)
    args = ("--template", "h.jinja") if template else ()
    run("split", "test_engine.py", *args)
    assert sizes() == {"test_engine_cookie.py": 12, "test_engine_proxy.py": 12}
    before = tree(folder)
    again = run("split", *sizes())
    assert tree(folder) == before
    assert "a part of test_engine.py" in again.stderr


@pytest.mark.parametrize("mention", ["test_engine.py", "Split from test_engine.py"])
def test_a_file_whose_test_mentions_another_is_no_part_of_it(folder: Path, mention: str) -> None:
    """As click's test_defaults.py says of test_basic.py, in the docstring of a test."""
    Path("test_engine.py").write_text(functions(TWO))
    other = f'import pytest\n\n\ndef test_see():\n    """{mention}"""\n\n\n' + functions(TWO)
    Path("test_other.py").write_text(other)
    assert "became 2 parts" in run("split", "test_engine.py").stderr
    assert "left alone" not in run("split", "test_other.py", "--dry-run").stderr
    run("adr", "--write", "docs")
    (record,) = Path("docs").glob("*.md")
    assert "Split: 1 file with 12 tests, into 2 parts." in record.read_text()


def test_in_folders_only_what_is_over_a_thousand_lines_is_split(folder: Path) -> None:
    Path("test_engine.py").write_text(functions(TWO, 82))
    assert Path("test_engine.py").read_text().count("\n") > 1000
    Path("test_small.py").write_text(functions(TWO))
    before = Path("test_small.py").read_text()
    assert "error S802 test_engine.py 1020 lines, 20 over the limit of 1000" in run("check").stdout
    run("split", ".", "--jobs", "1")
    assert sizes() == {"test_engine_cookie.py": 6, "test_engine_proxy.py": 6}
    assert Path("test_small.py").read_text() == before
    assert run("check").exit_code == 0


# Split


def test_a_named_file_is_split_by_its_subjects_and_its_parts_say_so(folder: Path) -> None:
    Path("test_engine.py").write_text(functions(TWO))
    run("split", "test_engine.py")
    assert sizes() == {"test_engine_cookie.py": 6, "test_engine_proxy.py": 6}
    text = Path("test_engine_cookie.py").read_text()
    assert "Tests for cookie only.\nNote: Split from test_engine.py.\n" in text


def test_a_file_that_is_named_is_split_so_in_a_run_over_many_too(folder: Path) -> None:
    Path("test_engine.py").write_text(functions(TWO))
    run("split", "test_engine.py", "--jobs", "1", "--report", "report.json")
    assert sizes() == {"test_engine_cookie.py": 6, "test_engine_proxy.py": 6}


def test_a_limit_that_is_given_holds_as_it_did(folder: Path) -> None:
    Path("test_engine.py").write_text(functions(TWO))
    run("split", "test_engine.py", "--max-tests", "12")
    assert sizes() == {}
    Path("splitter.toml").write_text("max-tests = 4")
    run("split", "test_engine.py")
    assert max(sizes().values()) <= 4


def test_strategies_that_fill_parts_fill_them_to_the_target(folder: Path) -> None:
    Path("test_engine.py").write_text(functions(TWO, 40))
    run("split", "test_engine.py", "--by", "chunk", "--target-lines", "200")
    assert sizes() == {"test_engine_part1.py": 4, "test_engine_part2.py": 4, "test_engine_part3.py": 4}


def test_a_file_of_layers_has_a_part_for_each(folder: Path) -> None:
    Path("test_engine.py").write_text(functions(LENET5, 12))
    run("split", "test_engine.py")
    groups = {"conv": 6, "activation": 3, "pooling": 4, "fc": 9, "reshape": 2, "sequence": 1}
    assert sizes() == {f"test_engine_{name}.py": count for name, count in sorted(groups.items())}


def test_mojo_files_have_fewer_than_ten_tests(folder: Path) -> None:
    text = "".join(
        f"def test_{subject}_{n}() raises:\n    pass\n\n\n" for subject in ("add", "mul") for n in range(6)
    )
    Path("test_engine.mojo").write_text(text)
    assert "12 tests, 3 over the limit of 9" in run("check").stdout
    run("split", "test_engine.mojo")
    assert sorted(p.name for p in Path().glob("*.mojo")) == ["test_engine_add.mojo", "test_engine_mul.mojo"]


def test_the_record_names_the_limit_of_each_language(folder: Path) -> None:
    run("adr", "--write", "docs")
    (record,) = Path("docs").iterdir()
    assert "at most 1000 lines (Python) or 9 tests (Mojo)." in record.read_text()
