"""What the compiler of a project deprecates is told, by what its lock file or its manifest says."""

from __future__ import annotations

from pathlib import Path

import pytest

import splitter
from splitter.languages.mojo.deprecated import FORMS, deprecated
from splitter.languages.mojo.versions import ANY, Newest, newest_compiler, version

TEXT = '''"""A docstring with
alias ONE = 1
"""
from testing import assert_equal

alias ONE = 1  # an alias


fn take(owned x: Int, read y: Int) -> Int:
    return x + y


fn test_add_one() raises:
    @parameter
    if ONE == 1:
        assert_equal(take(1, 1), 2)


fn test_add_two() raises:
    assert_equal(1 + 2, 3)


fn test_add_three() raises:
    assert_equal(1 + 3, 4)


fn main() raises:
    test_add_one()
    test_add_two()
    test_add_three()
'''
WRITTEN = {
    "alias": "alias ONE = 1",
    "fn": "fn one():\n    pass",
    "@parameter if": "def one():\n    @parameter\n    if True:\n        pass",
    "@parameter for": "def one():\n    @parameter\n    for i in range(2):\n        pass",
    "@parameter": "def one():\n    @parameter\n    def two():\n        pass",
    "imports without std.": "from testing import assert_equal",
    "owned": "def one(owned x: Int):\n    pass",
    "read": "def one(a: Int, read x: Int):\n    pass",
    "__del__": "struct One:\n    def __del__(deinit self):\n        pass",
    "__comptime_assert": 'def one():\n    __comptime_assert True, "one"',
}
"""Each form as a file may have it, and nothing else of the table."""


def _told(tmp_path: Path) -> str:
    """What a split says of deprecations, below a project's top; empty for nothing."""
    (tmp_path / ".git").mkdir(exist_ok=True)
    file = tmp_path / "tests" / "test_math.mojo"
    file.parent.mkdir(exist_ok=True)
    file.write_text(TEXT)
    plan = splitter.plan(file, max_tests=2)
    assert plan.parts
    return "\n".join(one.message for one in plan.findings if one.code == "S320")


def test_a_project_that_says_no_version_is_told_nothing(tmp_path: Path) -> None:
    (tmp_path / "pixi.toml").write_text('[tasks]\nmojo = "pixi run mojo"\n')
    assert not _told(tmp_path)


@pytest.mark.parametrize(
    ("requirement", "forms"),
    [
        ("==0.25.6.0", "owned"),
        ("<0.26.1", "owned"),
        ("=0.26.1", "alias, owned"),
        (">=0.26.2,<0.26.3", "imports without std., alias, owned, @parameter if"),
        ("<1.0.0", "imports without std., alias, owned, @parameter if"),
        ("==1.0.0b2", "imports without std., alias, fn, owned, @parameter if"),
        ("1.0.0.*", "imports without std., alias, fn, owned, read, @parameter if"),
        (">=1.0,<2", "imports without std., alias, fn, owned, read, @parameter if"),
        ("*", "imports without std., alias, fn, owned, read, @parameter if"),
    ],
)
def test_a_form_is_told_where_a_version_that_is_allowed_deprecates_it(
    requirement: str, forms: str, tmp_path: Path
) -> None:
    (tmp_path / "pixi.toml").write_text(f'[dependencies]\nmojo = "{requirement}"\n')
    assert ", ".join(one.partition(" (")[0] for one in _told(tmp_path).split("; ")) == forms


def test_it_says_where_since_when_and_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["mojo<1.1"]\n')
    assert "alias (line 6): deprecated since 0.26.1, comptime instead" in _told(tmp_path)
    assert "fn (line 9 and 4 more): removed in 1.0.0b2, def instead" in _told(tmp_path)


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("pixi.lock", "- conda: https://conda.example/linux-64/mojo-compiler-0.26.1.0-release.conda\n"),
        ("uv.lock", '[[package]]\nname = "mojo"\nversion = "0.26.1.0"\n'),
    ],
)
def test_what_is_locked_goes_before_what_would_be_allowed(name: str, lock: str, tmp_path: Path) -> None:
    (tmp_path / "pixi.toml").write_text('[dependencies]\nmojo = "*"\n')
    (tmp_path / name).write_text(lock)
    newest = newest_compiler(tmp_path)
    assert newest
    assert newest.version == version("0.26.1.0")


def test_a_suffix_that_no_file_may_have_any_more_is_told() -> None:
    (found,) = deprecated("def main(): ...\n", ANY, "test_one.🔥")
    assert (found.message, found.line) == ("files named .🔥: removed in 0.26.2, .mojo instead", None)
    assert not list(deprecated("def main(): ...\n", Newest(version("0.26.1")), "test_one.🔥"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.words)
def test_each_form_is_found_once_and_neither_in_strings_nor_in_comments(form: tuple[str, ...]) -> None:
    text = WRITTEN[form[0]]
    (found,) = deprecated(text, ANY, "test_one.mojo")
    assert found.message.startswith(f"{form[0]} (line ")
    quoted = f'"""\n{text.replace(chr(34), "")}\n"""\n' + "".join(f"# {one}\n" for one in text.splitlines())
    assert not list(deprecated(quoted, ANY, "test_one.mojo"))
