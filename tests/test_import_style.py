"""What a project's ruff and isort say of imports, wherever they say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter import plan
from splitter.languages.python.project.import_style import import_style
from splitter.model.surroundings import ImportStyle


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pyproject.toml", "[tool.black]\nline-length = 100\n", ImportStyle()),
        ("pyproject.toml", "[tool.ruff\n", ImportStyle()),
        ("pyproject.toml", "[tool]\nruff = 1\n", ImportStyle()),
        ("tox.ini", "[isort]\n[isort]\n", ImportStyle()),
        (
            "ruff.toml",
            "line-length = 100\n[lint.isort]\nlines-after-imports = 2\nforce-sort-within-sections = true\n",
            ImportStyle(lines_below=2, width=100, by_module=True),
        ),
        (
            "pyproject.toml",
            '[tool.ruff.isort]\norder-by-type = false\n[tool.isort]\nprofile = "attrs"\n',
            ImportStyle(lines_below=2, width=79, by_type=False),
        ),
        (
            "setup.cfg",
            "[isort]\nline_length = 120\nforce_sort_within_sections = True\n",
            ImportStyle(width=120, by_module=True),
        ),
        (
            ".isort.cfg",
            "[settings]\nprofile = google\n",
            ImportStyle(width=1000, by_module=True, by_type=False),
        ),
    ],
)
def test_settings_are_read_from_the_file_of_the_tool(
    tmp_path: Path, name: str, text: str, expected: ImportStyle
) -> None:
    (tmp_path / name).write_text(text)
    found = import_style(tmp_path / "tests")
    assert (found.lines_below, found.width, found.by_module, found.by_type) == (
        expected.lines_below,
        expected.width,
        expected.by_module,
        expected.by_type,
    )


@pytest.mark.parametrize(
    ("rules", "passes"),
    [
        ("", False),
        ('select = ["ALL"]', False),
        ('select = ["E", "RUF"]', True),
        ('select = ["E"]\nextend-select = ["F4"]', False),
        ('ignore = ["F401"]', True),
        ('select = ["F401"]\nignore = ["F"]', False),
        ('per-file-ignores = {"tests/*" = ["F401"]}', True),
        ('per-file-ignores = {"test_*.py" = ["F"]}', True),
        ('per-file-ignores = {"__init__.py" = ["F401"]}', False),
        ('per-file-ignores = "no table"', False),
    ],
)
def test_unused_imports_pass_where_the_linter_is_told_so(tmp_path: Path, rules: str, passes: bool) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "ruff.toml").write_text(f"[lint]\n{rules}\n")
    assert import_style(tmp_path / "tests").unused_pass is passes


def test_what_is_in_source_folders_is_the_projects_own(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "lib" / "own").mkdir(parents=True)
    (tmp_path / "lib" / "flat.py").touch()
    (tmp_path / "ruff.toml").write_text('src = ["lib"]\nlint.isort.known-first-party = ["other"]\n')
    style = import_style(tmp_path)
    assert style.own == frozenset({"own", "flat", "other"})
    assert not style.beside_is_own
    assert import_style(tmp_path / "lib").beside_is_own


def test_the_nearest_settings_count_up_to_the_projects_top(tmp_path: Path) -> None:
    (tmp_path / "ruff.toml").write_text("line-length = 60\n")
    (tmp_path / "top" / ".git").mkdir(parents=True)
    assert import_style(tmp_path / "top" / "tests") == ImportStyle()
    (tmp_path / "top" / "ruff.toml").write_text("line-length = 70\n")
    (tmp_path / "top" / "tests").mkdir()
    assert import_style(tmp_path / "top" / "tests").width == 70


def test_the_import_of_helpers_ends_its_section(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.isort]\nknown_first_party = ["ours"]\n')
    tests = (f"def test_{name}(): helper(), pytest, thing\n" for name in ("a_one", "a_two", "b_one", "b_two"))
    helper = "def helper():\n    return thing\n"
    path = tmp_path / "tests/test_big.py"
    path.parent.mkdir()
    path.write_text("\n\n".join(["import pytest\n\nfrom ours import thing\n", helper, *tests]))
    made = plan(path, max_tests=2, helpers="module")
    wanted = "import pytest\nfrom big_helpers import helper\n\nfrom ours import thing\n\n\ndef test_"
    assert [wanted in output.text for output in made.outputs] == [True, True, False]
