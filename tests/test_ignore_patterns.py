"""Patterns of a ``.gitignore`` find what pathspec finds, and none takes long."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from splitter.languages import TEST_FILES
from splitter.model.finding import Finding
from splitter.reading.discovery import find
from splitter.reading.ignore_patterns import MOST, bounded, flaw, patterns

PIECES = ["a", "b", "*", "?", "[ab]", "**", "/", "/**/", "**/", "*a*", "a*b", "x"]
paths = st.lists(st.text("abx", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)


def source_of(line: str) -> str:
    """The expression that pathspec makes of a pattern; empty where it makes none."""
    if flaw(line):
        return ""
    return next((one.regex.pattern for one in GitIgnoreSpec.from_lines([line]).patterns if one.regex), "")


@given(
    st.lists(st.sampled_from(PIECES), min_size=3, max_size=9).map("".join), paths, st.sampled_from(["", "/"])
)
def test_a_bounded_pattern_finds_the_same(line: str, path: str, end: str) -> None:
    source = source_of(line)

    plain, quick = re.search(source, path + end), re.search(bounded(source), path + end)

    assert (plain is None) == (quick is None)
    if plain is not None and quick is not None:
        assert plain.groupdict().get("ps_d") == quick.groupdict().get("ps_d")


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "!"]), st.lists(st.sampled_from(PIECES), min_size=1)), max_size=4
    ),
    paths,
)
def test_the_patterns_of_a_file_say_what_pathspec_says(rows: list[tuple[str, list[str]]], path: str) -> None:
    lines = [line for mark, row in rows if not flaw(line := mark + "".join(row)) and "/**" not in line]

    assert patterns(lines).verdict(path) == GitIgnoreSpec.from_lines(lines).check_file(path).include


@pytest.mark.parametrize(
    "line",
    [
        "a*a*a*a*a*a*a*a*a*a*b",
        "*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "?*?*?*?*?*?*?*?*?*?*b",
        "**/a*/**/a*/**/a*/**/a*/**/a*/**/a*/**/b",
        "**/a*a*a*a*b/**/a*a*a*a*c/**/d*d*d*d",
        "[" * 4000,
        "*" * 4000 + "b",
    ],
)
@pytest.mark.parametrize("where", [".gitignore", "exclude"])
def test_no_pattern_hangs_the_search(tmp_path: Path, line: str, where: str) -> None:
    name = "test_" + "a" * 240 + ".py"
    (tmp_path / ".git").mkdir()
    folder = tmp_path.joinpath(*["a" * 20] * 20)
    folder.mkdir(parents=True)
    for place in (tmp_path, folder):
        (place / name).write_text("def test_a():\n    pass\n")
        (place / name.replace("test_", "a" * 5)).write_text("")
    if where == ".gitignore":
        (tmp_path / where).write_text(line + "\n")
    arguments = [] if where == ".gitignore" else ["--exclude", line]
    command = [sys.executable, "-W", "error", "-m", "splitter", "check", *arguments]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, "2 test files" in done.stderr) in [(0, True), (2, False)]
    assert "Traceback" not in done.stderr


def test_what_is_too_much_is_said(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("x\n" * (MOST + 1))

    (found,) = find([str(tmp_path)], TEST_FILES)

    assert isinstance(found, Finding)
    assert (found.code, found.message) == ("S801", "it has 10001 lines of patterns, and 10000 is the most")
    assert flaw("[" * 5000) == "longer than 4096 characters, as no path is"
