"""What is around a file decides what parts and helpers are called, and whether they can be imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from splitter.config.settings import Settings
from splitter.languages import language_of, placed
from splitter.model.conventions import Conventions
from splitter.model.surroundings import Surroundings
from splitter.planning.package_layout import package_folder
from splitter.planning.shared_helpers import module_name
from splitter.reading.source import read


def surroundings(path: Path) -> Surroundings:
    language = language_of(path.name)
    assert language is not None
    assert language.around is not None
    return language.around.surroundings(path, path.read_text(), language.around.importers(path))


PATTERNS = ("test_*.py", "*_test.py")


def _file(folder: Path, name: str = "test_math.py", text: str = "def test_a(): ...\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


@pytest.mark.parametrize(
    ("around", "name"),
    [
        (Surroundings(), "math_helpers.py"),
        (Surroundings(taken=frozenset({"math_helpers.py"})), "helpers_of_math_helpers.py"),
        (Surroundings(taken=frozenset({"math_helpers"})), "helpers_of_math_helpers.py"),
        (Surroundings(taken=frozenset({"Math_Helpers.PY"})), "helpers_of_math_helpers.py"),
        (Surroundings(taken=frozenset({"math_helpers.cpython-311.so"})), "helpers_of_math_helpers.py"),
        (Surroundings(hidden=frozenset({"math_helpers"})), "helpers_of_math_helpers.py"),
        (Surroundings(conventions=Conventions(files=("math_*.py",))), "helpers_of_math_helpers.py"),
        (Surroundings(conventions=Conventions(files=("*.py",))), ""),
    ],
)
def test_the_module_of_helpers_has_a_name_of_its_own(around: Surroundings, name: str) -> None:
    assert module_name("test_math.py", PATTERNS, around) == name


@pytest.mark.parametrize(
    ("original", "around", "folder"),
    [
        ("test_math_ops.py", Surroundings(), "math_ops"),
        ("math_test.py", Surroundings(), "math"),
        ("test-odd name.py", Surroundings(), "odd_name"),
        ("test_build.py", Surroundings(), "build_tests"),
        ("test_class.py", Surroundings(), "class_tests"),
        ("test_2d.py", Surroundings(), "tests_2d"),
        ("test.py", Surroundings(), "tests"),
        ("test_math.py", Surroundings(taken=frozenset({"math.py"})), "math_tests"),
        ("test_math.py", Surroundings(hidden=frozenset({"math"})), "math_tests"),
        ("test_math.py", Surroundings(package=True, hidden=frozenset({"math"})), "math"),
        ("test_math.py", Surroundings(taken=frozenset({"math", "math_tests", "tests_of_math"})), ""),
    ],
)
def test_the_package_hides_nothing(original: str, around: Surroundings, folder: str) -> None:
    assert package_folder(original, around) == folder


def test_installed_standard_and_outer_modules_would_be_hidden(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src" / "shapes").mkdir(parents=True)
    (tmp_path / "src" / "shapes" / "__init__.py").touch()
    for stem in ("json", "pytest", "shapes"):
        assert stem in surroundings(_file(tmp_path / "tests", f"test_{stem}.py")).hidden
    assert not surroundings(_file(tmp_path / "tests", "test_nobody_has_this.py")).hidden


IMPORTLIB = {
    "pytest.ini": "[pytest]\naddopts = -q --import-mode=importlib\n",
    ".pytest.ini": "[pytest]\naddopts = --import-mode importlib\n",
    "tox.ini": "[pytest]\naddopts =\n    -q\n    --import-mode=importlib\n",
    "setup.cfg": "[tool:pytest]\naddopts = --import-mode=importlib\n",
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = ["-q", "--import-mode=importlib"]\n',
}


@pytest.mark.parametrize("name", IMPORTLIB)
def test_the_import_mode_is_read_from_each_configuration(name: str, tmp_path: Path) -> None:
    path = _file(tmp_path / "tests")
    assert surroundings(path).importable
    (tmp_path / name).write_text(IMPORTLIB[name])
    assert not surroundings(path).importable
    (tmp_path / "tests" / "__init__.py").touch()
    assert surroundings(path).importable, "a package imports relatively"


def test_a_folder_on_pythonpath_is_searched_in_any_mode(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\naddopts = --import-mode=importlib\npythonpath = src tests\n"
    )
    assert surroundings(_file(tmp_path / "tests")).importable


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text(IMPORTLIB["pytest.ini"])
    path = _file(tmp_path / "tests")
    (tmp_path / "tests" / "pytest.ini").write_text("[pytest]\npython_files = check_*.py tests.py\n")
    around = surroundings(path)
    assert around.importable
    assert around.conventions.files == ("check_*.py", "tests.py")


def test_fixtures_of_outer_conftests_are_in_reach(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    path = _file(tmp_path / "tests")
    (tmp_path / "conftest.py").write_text(
        "import pytest\n\n\n@pytest.fixture(scope='module', name='db')\ndef _db():\n    return 1\n\n\n"
        "@pytest.fixture\nasync def client():\n    return 1\n"
    )
    assert {"db", "_db", "client", "tmp_path"} <= surroundings(path).fixtures
    assert "nobody" not in surroundings(path).fixtures


def test_the_folder_is_looked_at_only_for_a_file_over_the_limit(tmp_path: Path) -> None:
    path = _file(tmp_path, text="def test_a(): ...\n\n\ndef test_b(): ...\n")
    assert placed(read(path), Settings()).around == Surroundings(conventions=Conventions(files=PATTERNS))
    assert "test_math.py" in placed(read(path), Settings(max_tests=1)).around.taken
