"""Which files a search finds, and what it leaves out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from splitter.languages import TEST_FILES, language_of
from splitter.model.finding import Finding
from splitter.reading.discovery import Found, find

TESTS = ("test_a.py", "pkg/test_b.py", "pkg/deep/c_test.py", "mojo/test_d.mojo")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (*TESTS, "pkg/module.py", "pkg/test_b.py.DEPRECATED", "pkg/test_notes.txt"):
        put(name)
    return tmp_path


def put(name: str, text: str = "") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)


def paths(roots: Sequence[str] = (".",), **options: object) -> list[str]:
    found = list(find(roots, TEST_FILES, **options))  # type: ignore[arg-type]
    assert all(isinstance(each, Found) for each in found), found
    return [each.path for each in found if isinstance(each, Found)]


def test_test_files_alone_are_found_in_order(project: Path) -> None:
    assert paths() == ["test_a.py", "mojo/test_d.mojo", "pkg/test_b.py", "pkg/deep/c_test.py"]
    assert paths(["pkg/"]) == ["pkg/test_b.py", "pkg/deep/c_test.py"]
    assert paths([str(project / "mojo")]) == [str(project / "mojo/test_d.mojo")]


def test_every_spelling_of_a_mojo_file_is_found(project: Path) -> None:
    put("fire/test_fire.🔥")
    put("fire/fire_test.🔥")
    assert paths(["fire"]) == ["fire/fire_test.🔥", "fire/test_fire.🔥"]


def test_mojo_files_below_a_folder_of_tests_are_found_if_they_hold_some(project: Path) -> None:
    put("tests/ops.mojo", "from std.testing import assert_equal\n\n\ndef test_add() raises:\n    pass\n")
    put("tests/deep/ops.🔥", "fn test_add():\n    pass\n")
    put("tests/helpers.mojo", "def make() -> Int:\n    return 1\n")
    put("other/ops.mojo", "def test_add():\n    pass\n")
    assert paths(["tests", "other"]) == ["tests/ops.mojo", "tests/deep/ops.🔥"]
    assert paths(["tests/ops.mojo", "tests/helpers.mojo"], force_exclude=True) == ["tests/ops.mojo"]


def test_patterns_of_folders_are_the_users_too(project: Path) -> None:
    put("splitter.toml", 'test-files = ["checks/*.mojo"]')
    put("checks/ops.mojo", "def test_add():\n    pass\n")
    put("tests/ops.mojo", "def test_add():\n    pass\n")
    assert paths() == ["checks/ops.mojo"]


def test_each_file_comes_once_and_a_named_one_whatever_its_name(project: Path) -> None:
    assert paths(["pkg/deep", "pkg", "pkg/module.py", "./pkg/test_b.py"]) == [
        "pkg/deep/c_test.py",
        "pkg/test_b.py",
        "pkg/module.py",
    ]
    assert paths(["pkg/module.py", "pkg/test_b.py"], force_exclude=True) == ["pkg/test_b.py"]


def test_a_file_that_is_not_there_is_left_to_the_reader(project: Path) -> None:
    assert paths(["test_gone.py"]) == ["test_gone.py"]


def test_the_patterns_of_the_nearest_configuration_hold(project: Path) -> None:
    put("pkg/splitter.toml", 'test-files = ["b_*.py"]\nmax-tests = 3\nexclude = ["/old"]')
    for name in ("pkg/b_one.py", "pkg/old/b_two.py", "pkg/deep/old/b_three.py", "old/test_e.py"):
        put(name)
    assert paths() == [
        "test_a.py",
        "mojo/test_d.mojo",
        "old/test_e.py",
        "pkg/b_one.py",
        "pkg/deep/old/b_three.py",
    ]
    limits = {
        found.path: found.settings.limit.max_tests
        for found in find(["."], TEST_FILES)
        if isinstance(found, Found)
    }
    assert (limits["test_a.py"], limits["pkg/b_one.py"]) == (9, 3)


def test_hidden_folders_environments_and_caches_are_not_entered(project: Path) -> None:
    for name in (".tox/test_x.py", "env/lib/test_x.py", "node_modules/test_x.py", "__pycache__/test_x.py"):
        put(name)
    put("env/pyvenv.cfg")
    assert len(paths()) == len(TESTS)
    assert paths(["env"]) == ["env/lib/test_x.py"]


def test_links_are_not_followed(project: Path) -> None:
    Path("pkg/loop").symlink_to(project, target_is_directory=True)
    Path("test_link.py").symlink_to("test_a.py")
    assert len(paths()) == len(TESTS)


def test_excludes_are_lines_of_a_gitignore(project: Path) -> None:
    assert paths(exclude=["deep/", "*.mojo", "# a comment", ""]) == ["test_a.py", "pkg/test_b.py"]
    assert paths(exclude=["pkg/**", "!pkg/test_b.py"]) == ["test_a.py", "mojo/test_d.mojo", "pkg/test_b.py"]


def test_a_pattern_that_is_none_is_refused(project: Path) -> None:
    (problem,) = find(["."], TEST_FILES, exclude=["!"])
    assert isinstance(problem, Finding)
    assert problem.code == "S603"


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_git_ignores_is_left_out(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    put(".gitignore", "*_gen.py\n/build\nlogs/\n!pkg/keep/test_keep_gen.py\n\\\n[z-a]\n")
    put("pkg/.gitignore", "/deep\ntest_local*\n!test_wanted_gen.py\n")
    put(".git/info/exclude", "test_mine.py\n")
    names = ["build/test_x.py", "pkg/build/test_x.py", "a/logs/test_x.py", "test_x_gen.py", "test_mine.py"]
    names += ["pkg/keep/test_keep_gen.py", "pkg/test_local_1.py", "pkg/test_wanted_gen.py", "test_local.py"]
    for name in names:
        put(name)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "-z"],
        check=True,
        capture_output=True,
        text=True,
    )
    tests = [n for n in listed.stdout.split("\0") if language_of(n) and "test_" in n]
    assert sorted(paths()) == sorted(tests)
    assert "pkg/test_wanted_gen.py" in tests
    assert paths(["pkg"]) == [path for path in paths() if path.startswith("pkg/")]
    assert paths(["build"]) == ["build/test_x.py"]
    assert not paths(["test_x_gen.py"], force_exclude=True)


def test_a_folder_that_vanishes_meanwhile_is_a_finding_and_the_rest_is_found(project: Path) -> None:
    search = find(["."], TEST_FILES)
    first = next(search)
    shutil.rmtree("mojo")
    rest = list(search)
    assert isinstance(first, Found)
    assert [(each.code, each.path) for each in rest if isinstance(each, Finding)] == [("S801", "mojo")]
    assert [each.path for each in rest if isinstance(each, Found)] == ["pkg/test_b.py", "pkg/deep/c_test.py"]


def test_a_bad_configuration_stops_its_own_folder_only(project: Path) -> None:
    put("pkg/splitter.toml", "max-test = 3")
    found = list(find(["."], TEST_FILES))
    assert [each.code for each in found if isinstance(each, Finding)] == ["S601"]
    assert [each.path for each in found if isinstance(each, Found)] == ["test_a.py", "mojo/test_d.mojo"]


def test_paths_in_the_project_do_not_depend_on_how_it_is_entered(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], check=True)

    def relatives(*roots: str) -> list[str]:
        return sorted(each.relative for each in find(roots, TEST_FILES) if isinstance(each, Found))

    everything = relatives(".")
    assert everything == sorted(TESTS)
    assert relatives(str(project)) == everything
    monkeypatch.chdir(project / "pkg")
    assert relatives("..") == everything
    assert relatives("test_b.py", "deep") == ["pkg/deep/c_test.py", "pkg/test_b.py"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("pytest.ini", "[pytest]\npython_files = tests.py check_*.py\n", ["check_e.py", "shop/tests.py"]),
        ("manage.py", "", ["test_a.py", "shop/tests.py"]),
        ("splitter.toml", 'test-files = ["check_*.py"]\n', ["check_e.py"]),
    ],
)
def test_files_are_found_by_the_names_that_their_runner_takes(
    project: Path, name: str, text: str, found: list[str]
) -> None:
    put("check_e.py")
    put("shop/tests.py")
    put(name, text)
    assert [path for path in paths() if path in ("test_a.py", "check_e.py", "shop/tests.py")] == found
