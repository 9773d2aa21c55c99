"""Who names a file that is split: what is found, where, and what is not taken for it."""

from __future__ import annotations

import ast
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from splitter import api, plan
from splitter.model.references import Fate, Kind, Reference
from splitter.project.listing import listing
from splitter.project.once import one_run
from splitter.references.candidates import candidates
from splitter.references.ids import rename
from splitter.references.statements import of_python
from splitter.reviewing.gathering import from_plans
from splitter.reviewing.review import Review, review
from splitter.reviewing.writing import write_html, write_markdown

TESTS = "".join(f"def test_{word}_{n}():\n    pass\n\n\n" for word in ("add", "sub") for n in "ab")
PARTS = ("tests/core/test_big_add.py", "tests/core/test_big_sub.py")


def found(top: Path, files: dict[str, str], **options: Any) -> tuple[Reference, ...]:
    """What is found of ``tests/core/test_big.py`` in a project with these files."""
    for name, text in {"splitter.toml": "", "tests/core/test_big.py": TESTS, **files}.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text)
    made = plan(top / "tests/core/test_big.py", max_tests=2, **options)
    assert made.ok
    assert made.parts
    return made.references


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("ci.yml", "run: pytest other/test_big.py"),
        ("ci.yml", "run: pytest tests/gui/test_big.py"),
        ("ci.yml", "run: pytest tests/core/test_bigger.py tests/core/test_big.pyc"),
        ("ci.yml", "run: pytest tests/core/my_test_big.py my-test_big.py"),
        ("ci.yml", "run: pytest tests/core/test_big.py.DEPRECATED"),
        ("tests/test_more.py", 'mock.patch("other.test_big.thing")'),
        ("tests/test_more.py", "def test_big(): ..."),
        ("ci.yml", "run: pytest tests/core/test_*.py tests/**/*.py 'tests/*'"),
        ("uv.lock", "tests/core/test_big.py"),
        ("tests/gui/.splitter-0123abcd.journal", "tests/core/test_big.py"),
        ("tests/gui/.splitter-0123abcd.1.tmp", "tests/core/test_big.py"),
    ],
)
def test_what_names_another_file_is_left_alone(tmp_path: Path, name: str, line: str) -> None:
    assert found(tmp_path, {name: f"{line}\n"}) == ()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("other/tests/core/test_more.py", []),
        ("docs/conf.py", [Fate.STALE]),
        ("tests/gui/more.py", [Fate.STALE]),
    ],
)
def test_a_module_is_that_of_the_nearest_project(tmp_path: Path, file: str, said: list[Fate]) -> None:
    rival = {"other/tests/core/test_big.py": TESTS}
    told = found(tmp_path, {**rival, file: 'patch("tests.core.test_big.thing")\n'})
    assert [one.fate for one in told if one.path == file] == said


@pytest.mark.parametrize("beside", [{}, {"other/test_big.py.DEPRECATED": TESTS}])
@pytest.mark.parametrize("note", ["Note: Split from test_big.py.", "See test_big.py."])
def test_what_parts_of_another_file_of_the_name_say_is_not_about_it(
    tmp_path: Path, beside: dict[str, str], note: str
) -> None:
    part = {"other/test_big_add.py": f'"""Big add tests, not those of tests/core.\n\n{note}\n"""\n'}
    told = found(tmp_path, {**part, **beside})
    assert bool(told) == (not beside and "Split" not in note)


@pytest.mark.parametrize(
    ("name", "line", "kind", "old", "new"),
    [
        ("ci.yml", "run: pytest tests/core/test_big.py", Kind.FILE, "tests/core/test_big.py", PARTS),
        ("run.sh", "pytest $ROOT/tests/core/test_big.py", Kind.FILE, "/tests/core/test_big.py", None),
        ("loq.toml", 'path = "tests/core/test_big.py"', Kind.FILE, "tests/core/test_big.py", PARTS),
        ("CODEOWNERS", "/tests/core/test_big.py @me", Kind.FILE, "/tests/core/test_big.py", None),
        (
            "tests/core/x.cfg",
            "files = test_big.py",
            Kind.FILE,
            "test_big.py",
            ("test_big_add.py", "test_big_sub.py"),
        ),
        (
            "tox.ini",
            "addopts = --deselect=tests/core/test_big.py::test_sub_a[x-1]",
            Kind.TEST,
            "tests/core/test_big.py::test_sub_a[x-1]",
            ("tests/core/test_big_sub.py::test_sub_a[x-1]",),
        ),
        (
            ".test_durations",
            '{"tests/core/test_big.py::test_add_b": 1}',
            Kind.TEST,
            "tests/core/test_big.py::test_add_b",
            ("tests/core/test_big_add.py::test_add_b",),
        ),
        (
            "setup.cfg",
            "[mypy-tests.core.test_big]",
            Kind.MODULE,
            "tests.core.test_big",
            ("tests.core.test_big_add", "tests.core.test_big_sub"),
        ),
        (
            "tests/test_more.py",
            'mock.patch("tests.core.test_big.test_sub_b")',
            Kind.MODULE,
            "tests.core.test_big.test_sub_b",
            ("tests.core.test_big_sub.test_sub_b",),
        ),
    ],
)
def test_each_kind_is_found_where_it_stands(
    tmp_path: Path, name: str, line: str, kind: Kind, old: str, new: tuple[str, ...] | None
) -> None:
    (one,) = found(tmp_path, {name: f"\n  {line}\n"})
    wanted = new or tuple(f"/{part}" for part in PARTS)
    assert (one.path, one.line, one.column) == (name, 2, 3 + line.index(old))
    assert (one.kind, one.fate, one.old, one.new) == (kind, Fate.STALE, old, wanted)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", "pytest tests/core/test_big.py"),
        ("CHANGELOG", "tests/core/test_big.py was made"),
        ("ci.yml", "x: 1  # see tests/core/test_big.py"),
        ("tests/test_more.py", '"""As tests/core/test_big.py."""'),
        ("docs/use.rst", "    >>> from test_big import add"),
    ],
)
def test_what_is_said_to_people_is_told_apart(tmp_path: Path, name: str, text: str) -> None:
    assert [one.fate for one in found(tmp_path, {name: f"{text}\n"})] == [Fate.PROSE]


def test_a_test_that_is_not_there_is_said(tmp_path: Path) -> None:
    (one,) = found(tmp_path, {"ci.yml": "run: pytest --deselect tests/core/test_big.py::test_gone\n"})
    assert (one.new, one.why) == ((), "there is no test_gone in it")


def test_a_name_that_several_files_have_is_told_by_the_folder_before_it(tmp_path: Path) -> None:
    group = "- path: tests/gui\n  files: test_big.py\n- path: tests/core\n  files: test_big.py\n"
    files = {"ci.yml": group, "tests/gui/test_big.py": ""}
    assert [one.line for one in found(tmp_path, files)] == [4]


def test_patterns_are_looked_at_before_and_after(tmp_path: Path) -> None:
    group = "- path: tests/core\n  files: test_bi?.py\n- path: tests/core\n  exclude: '*_sub.py'\n"
    group += "- path: tests/gui\n  files: '*_add.py test_bi?.py'\n"
    files = {"ci.yml": group, "tests/gui/test_gui.py": ""}
    assert [(one.line, one.fate, one.new, one.why) for one in found(tmp_path, files)] == [
        (2, Fate.PARTLY, ("test_big_add.py", "test_big_sub.py"), ""),
        (4, Fate.NEWLY, ("test_big_sub.py",), "leaves out"),
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ci.yml", "tests/core/test_{big,two}.py"),
        ("ci.yml", "tests/{core/test_big,b}.py"),
        ("run.sh", "tests/core/test_b?g.py"),
        ("run.sh", "tests/core/{test_big,test_two}.py"),
        ("run.sh", "tests/core/test_b[[i]?.py"),
    ],
)
def test_a_pattern_that_takes_the_original_alone_is_told(tmp_path: Path, name: str, said: str) -> None:
    (one,) = found(tmp_path, {name: f"x\nrun: pytest {said}\n"})
    assert (one.path, one.line, one.fate, one.old) == (name, 2, Fate.PARTLY, said)


EITHER = "(test_big_add|test_big_sub)"


@pytest.mark.parametrize(
    ("name", "text", "fate", "old", "new"),
    [
        # Searched in the path.
        (
            ".pre-commit-config.yaml",
            "    - exclude: ^tests/core/(test_big|test_x)\\.py$",
            Fate.STALE,
            "test_big",
            EITHER,
        ),
        (
            ".pre-commit-config.yaml",
            "  exclude: |\n    (?x)^.*(\n      core/test_b(ig|ar)\\.py|  # b(\n      x\n    )$\n  id: x",
            Fate.PARTLY,
            "(?x)^.*( core/test_b(ig|ar)\\.py| # b( x )$",
            "",
        ),
        (".pre-commit-config.yaml", "files: 'core/test_b.g\\.py'", Fate.PARTLY, "core/test_b.g\\.py", ""),
        (".pre-commit-config.yaml", 'files: "core/test_b.g\\\\.py"', Fate.PARTLY, "core/test_b.g\\.py", ""),
        (
            "mypy.ini",
            "[mypy]\nexclude = (?x)(\n    ^a$\n    | test_big[.]py$\n  )",
            Fate.STALE,
            "test_big",
            EITHER,
        ),
        (
            "pyproject.toml",
            '[tool.mypy]\nexclude = ["^y", "(test_big|x).py"]',
            Fate.STALE,
            "test_big",
            EITHER,
        ),
        (
            "pyproject.toml",
            "[tool.black]\nforce-exclude = '''\n/(\n  tests/core/test_b(ig|ar)\\.py\n)$\n'''",
            Fate.PARTLY,
            "/( tests/core/test_b(ig|ar)\\.py )$",
            "",
        ),
        # At the beginning of a path, of a name; all of a name, of a module.
        (
            "pyproject.toml",
            '[tool.pylint.main]\nignore_paths = ["^tests/core/test_b.g.py", "x"]',
            Fate.PARTLY,
            "^tests/core/test_b.g.py",
            "",
        ),
        (".pylintrc", "[MAIN]\nignore-patterns=x,\n  test_b(ig|ag)[.]", Fate.PARTLY, "test_b(ig|ag)[.]", ""),
        (".pydocstyle", "[pydocstyle]\nmatch = test_b.g\\.py", Fate.PARTLY, "test_b.g\\.py", ""),
        (
            "pytest.ini",
            "[pytest]\nfilterwarnings =\n  error\n  ignore:a b:UserWarning:.*(test_big|x)$",
            Fate.STALE,
            "test_big",
            EITHER,
        ),
        (
            "pyproject.toml",
            '[tool.pytest.ini_options]\nfilterwarnings = [\n  "error::x:core.test_b.g$",\n]',
            Fate.PARTLY,
            "core.test_b.g$",
            "",
        ),
        # As the tools read them: anchors, braces, quotes, line ends, folders.
        (
            ".pre-commit-config.yaml",
            "files: '^tests/core/test_b.g\\.py$'  # don't",
            Fate.PARTLY,
            "^tests/core/test_b.g\\.py$",
            "",
        ),
        (
            ".pre-commit-config.yaml",
            "files: &f ^tests/core/test_b.g\\.py$",
            Fate.PARTLY,
            "^tests/core/test_b.g\\.py$",
            "",
        ),
        (
            ".pre-commit-config.yaml",
            "- {id: x, files: ^tests/core/test_b.g\\.py$}",
            Fate.PARTLY,
            "^tests/core/test_b.g\\.py$",
            "",
        ),
        (
            ".pre-commit-config.yaml",
            "files: |\r\n  (?x)^(\r\n    tests/core/test_b.g\\.py\r\n  )$",
            Fate.PARTLY,
            "(?x)^( tests/core/test_b.g\\.py )$",
            "",
        ),
        (
            "tests/mypy.ini",
            "[mypy]\nexclude = ^core/test_b.g\\.py$",
            Fate.PARTLY,
            "^core/test_b.g\\.py$",
            "",
        ),
        (".pylintrc", "[MAIN]\nignore-patterns=^test_b.{1,3}\\.py$", Fate.PARTLY, "^test_b.{1,3}\\.py$", ""),
        ("ci.sh", "grep -w 'test_b.g' x", Fate.PARTLY, "(?<!\\w)(?:test_b.g)(?!\\w)", ""),
        ("ci.sh", "grep -E '^test_[[:alpha:]]+\\.py$' x", Fate.PARTLY, "^test_[A-Za-z]+\\.py$", ""),
        ("ci.sh", 'grep -m 1 -E "test_b.g\\.py\\$" x', Fate.PARTLY, "test_b.g\\.py$", ""),
        ("ci.sh", "grep -v -e x -e 'test_b.g\\.py$' x", Fate.PARTLY, "test_b.g\\.py$", ""),
        # In the lines that a command reads.
        ("ci.sh", "git ls-files | grep -vE '(test_big|x)\\.py$'", Fate.STALE, "test_big", EITHER),
        (
            "ci.sh",
            "git ls-files | grep -v 'test_b\\(ig\\|ag\\)\\.py$'",
            Fate.PARTLY,
            "test_b(ig|ag)\\.py$",
            "",
        ),
        ("ci.sh", "if [[ $file =~ test_b(ig|x)\\.py ]]; then", Fate.PARTLY, "test_b(ig|x)\\.py", ""),
    ],
)
def test_a_regular_expression_that_takes_the_original_alone_is_told(
    tmp_path: Path, name: str, text: str, fate: Fate, old: str, new: str
) -> None:
    (one,) = found(tmp_path, {name: f"{text}\n"})
    told = (new,) if new else ("test_big_add.py", "test_big_sub.py")
    assert (one.path, one.fate, one.old, one.new) == (name, fate, old, told)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".pre-commit-config.yaml", "exclude: ^tests/core/test_big.*"),  # not a star of a shell
        (".pre-commit-config.yaml", "exclude: ^tests/core/(test_big|x)"),
        (".pre-commit-config.yaml", "name: ^tests/core/(test_big|x)\\.py"),
        (".pre-commit-config.yaml", "# exclude: ^tests/core/test_b(ig|ag)\\.py"),
        (".pre-commit-config.yaml", "exclude: ^tests/gui/test_b(ig|ag)\\.py"),
        ("mypy.ini", "[mypy]\nexclude = test_b(ig"),
        ("mypy.ini", "[mypy]\nexclude = ((t|te)+)+st_b.g\\.py"),  # may be searched for without an end
        (".pre-commit-config.yaml", "files: |\n  ^tests/core/test_b.g\\.py$"),  # which ends in a line's end
        ("pytest.ini", "[pytest]\nfilterwarnings =\n  ignore::UserWarning:test_big\n  # x:x:x:test_b.g$"),
        ("ci.sh", '[[ $file =~ "test_b.g.py" ]]'),
        ("pyproject.toml", "[tool.ruff]\nexclude = ['test_b.g.py$']"),
        ("pytest.ini", "[pytest]\nfilterwarnings = ignore:test_b(ig)"),
        ("ci.sh", "fgrep -v 'test_b.g.py' x; grep -F 'test_b.g.py' y"),
        ("README.md", "git ls-files | grep -vE 'test_b.g.py$'"),
    ],
)
def test_an_expression_that_takes_parts_too_or_is_about_something_else_is_not_told(
    tmp_path: Path, name: str, text: str
) -> None:
    assert not found(tmp_path, {name: f"{text}\n"})


@pytest.mark.parametrize(
    ("name", "line", "old"),
    [
        ("ci.yml", 'run: pytest -m x -k "not g_sub and not slow"', "-k not g_sub and not slow"),
        ("tox.ini", "commands = pytest -q -k 'G_Sub' {posargs}", "-k G_Sub"),
        ("Makefile", "\tpython -m pytest -k g_sub tests", "-k g_sub"),
        ("noxfile.py", 'session.run("pytest", "-k", "not g_sub")', "-k not g_sub"),
        ("ci.yml", "run: pytest -k sub", ""),
        ("ci.yml", 'run: pytest -k "not big and not test"', ""),
        ("ci.yml", "run: curl -k sub; make -k sub", ""),
        ("README.md", "pytest -k sub", ""),
        ("ci.yml", "# pytest -k sub", ""),
    ],
)
def test_words_that_pick_tests_are_looked_for_in_the_names_of_parts(
    tmp_path: Path, name: str, line: str, old: str
) -> None:
    told = [
        (one.path, one.line, one.fate, one.old, one.new) for one in found(tmp_path, {name: f"x:\n{line}\n"})
    ]
    assert told == ([(name, 2, Fate.NEWLY, old, ("test_big_sub.py",))] if old else [])


def test_a_link_elsewhere_that_leads_to_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "test_linked.py").symlink_to("../tests/core/test_big.py")
    (tmp_path / "lib" / "test_other.py").symlink_to("../ci.yml")
    (one,) = found(tmp_path, {"ci.yml": "x\n"})
    assert (one.path, one.fate, one.why) == (
        "lib/test_linked.py",
        Fate.STALE,
        "a link leads to one file only",
    )


def test_what_git_ignores_is_not_searched_and_hidden_folders_are(tmp_path: Path) -> None:
    line = "run: pytest tests/core/test_big.py\n"
    files = {".gitignore": "out/\n", "out/ci.yml": line, ".github/workflows/ci.yml": line}
    assert [one.path for one in found(tmp_path, files)] == [".github/workflows/ci.yml"]


@pytest.mark.parametrize("options", [{"references": "ignore"}, {"retire": "keep"}])
def test_nothing_is_searched_where_nobody_asks(tmp_path: Path, options: dict[str, str]) -> None:
    assert found(tmp_path, {"ci.yml": "run: pytest tests/core/test_big.py\n"}, **options) == ()


def test_a_file_that_is_no_text_and_bytes_that_are_no_letters_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "data.bin").write_bytes(b"\0\1tests/core/test_big.py")
    (tmp_path / "odd.yml").write_bytes(b"x: \xff\nrun: tests/core/test_big.py\n")
    assert [(one.path, one.line) for one in found(tmp_path, {})] == [("odd.yml", 2)]


@pytest.mark.parametrize("protocol", [2, 4, 5])
@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("test_big", True),
        ("core.test_big", True),
        ("tests.core.test_big", True),
        ("other.test_big", False),
        ("my_test_big", False),
    ],
)
def test_a_pickle_is_told_that_names_the_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, told: bool, protocol: int
) -> None:
    for name in accumulate(module.split("."), "{}.{}".format):
        monkeypatch.setitem(sys.modules, name, made := ModuleType(name))
    made.Thing = Thing = type("Thing", (), {"__module__": module})  # type: ignore[attr-defined]
    (tmp_path / "data.pkl").write_bytes(pickle.dumps([Thing(), Thing()], protocol))
    (tmp_path / "cut.pkl").write_bytes(pickle.dumps(["test_big.Thing"] * 99, protocol)[:-9])
    said = [(one.path, one.fate, one.old) for one in found(tmp_path, {})]
    assert said == ([("data.pkl", Fate.STALE, f"{module}.Thing")] if told else [])


@pytest.mark.parametrize(("name", "write"), [("page.html", write_html), ("page.md", write_markdown)])
def test_a_review_that_lies_in_the_project_is_not_told_that_the_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, write: Callable[[Review, Path], None]
) -> None:
    assert found(tmp_path, {}) == ()
    monkeypatch.chdir(tmp_path)
    made = plan("tests/core/test_big.py", max_tests=2)
    write(review(from_plans("tests/core/test_big.py", [made])), Path(name))
    assert "test_big.py" in Path(name).read_text()
    assert found(tmp_path, {}) == ()


def test_a_file_that_comes_or_changes_between_two_plans_is_seen(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == ()
    assert len(found(tmp_path, {"new/ci.yml": "tests/core/test_big.py\n"})) == 1
    assert len(found(tmp_path, {"new/ci.yml": "tests/core/test_big.py tests/core/test_big.py\n"})) == 2


def test_a_run_sees_what_changes_meanwhile_however_many_files_it_has_asked_about(tmp_path: Path) -> None:
    with one_run():
        for number in range(4):
            assert found(tmp_path, {f"ci{number}.yml": "pytest tests\n"}) == ()
        assert len(found(tmp_path, {"ci0.yml": "pytest tests/core/test_big.py\n"})) == 1
        assert len(found(tmp_path, {"new/ci.yml": "pytest tests/core/test_big.py\n"})) == 2
        assert len(found(tmp_path, {"ci0.yml": "pytest tests\n"})) == 1


def test_a_run_sees_what_takes_the_place_of_a_file_in_a_folder_that_was_left_alone(tmp_path: Path) -> None:
    with one_run():
        assert found(tmp_path, {"ci.yml": "pytest tests\n"}) == ()
        for folder in (tmp_path, tmp_path / "tests", tmp_path / "tests/core"):
            os.utime(folder, (10**9, 10**9))
        for _ in range(4):
            assert found(tmp_path, {}) == ()
        (tmp_path / "new").write_text("pytest tests/core/test_big.py\n")
        (tmp_path / "new").replace(tmp_path / "ci.yml")
        assert len(found(tmp_path, {})) == 1


def test_of_many_files_only_those_are_read_that_may_name_another(tmp_path: Path) -> None:
    texts = {
        "ci.yml": "pytest tests/test_*.py\n",
        "notes.md": "see tests/test_big.py\n",
        "run.py": 'call(f"tests/test_{name}.py")\n',
        "tests/test_big.py": "import test_big\n",
        "tests/test_bigger.py": "import test_bigger\n",
        "tests/test_calls.mojo": "fn test_big(): pass\n",
        "tests/test_other.py": "async def test_big(): ...\n",
        "tox.ini": "commands = pytest -k big\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    with one_run():
        asked = [
            [one.file for one in candidates(listing(tmp_path), tmp_path, "tests/test_big.py")] for _ in "1234"
        ]
    assert asked[-1] == ["ci.yml", "notes.md", "run.py", "tox.ini"]
    assert {*asked[-1]} < {*asked[0]}, "of the first few files all texts are searched that say the word"


def test_the_command_says_so_before_anything_is_written_and_changes_nothing_of_it(tmp_path: Path) -> None:
    line = "run: pytest tests/core/test_big.py\n"
    found(tmp_path, {"ci.yml": line})
    split = [sys.executable, "-m", "splitter", "split", "tests/core/test_big.py", "--max-tests", "2"]
    dry = subprocess.run([*split, "-n"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "warning S150 ci.yml:1 tests/core/test_big.py is named, which will be gone" in dry.stderr
    told = subprocess.run([*split, "--json"], cwd=tmp_path, capture_output=True, text=True, check=True)
    (file,) = json.loads(told.stdout)["files"]
    assert [(one["path"], one["new"]) for one in file["references"]] == [("ci.yml", list(PARTS))]
    assert (tmp_path / "ci.yml").read_text() == line
    assert (tmp_path / PARTS[0]).is_file()


def test_an_unknown_way_is_refused(tmp_path: Path) -> None:
    assert [f.code for f in api.planned(str(tmp_path / "test_x.py"), references="x").plan.findings] == [
        "S603"
    ]


def _splitter(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "splitter", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


OLD = "tests/core/test_big.py"
LIST = f"""{{"skip": [
  "{OLD}::test_add_a",  "{OLD}::test_sub_b[x y]", // {OLD}
  "{OLD}::test_gone", "other/{OLD}::test_add_a", "{OLD}::test_add_also"
]}}
"""


@pytest.mark.parametrize("name", ["ids.json", "ids.tsv"])
def test_ids_are_renamed_in_place_and_nothing_else(tmp_path: Path, name: str) -> None:
    found(tmp_path, {})
    done = _splitter(tmp_path, "split", OLD, "--max-tests", "2", "--map", name)
    assert done.returncode == 0, done.stderr
    if name == "ids.tsv":
        words = [(word, n, part) for word, part in zip(("add", "sub"), PARTS, strict=True) for n in "ab"]
        lines = [f"{OLD}::test_{word}_{n}\t{part}::test_{word}_{n}" for word, n, part in words]
        assert (tmp_path / name).read_text().splitlines() == lines
    (tmp_path / "list.json").write_text(LIST)
    done = _splitter(tmp_path, "rename-ids", "list.json", "--map", name)
    expected = LIST.replace(f'  "{OLD}::test_add_a"', f'  "{PARTS[0]}::test_add_a"')
    expected = expected.replace(f'"{OLD}::test_sub_b[', f'"{PARTS[1]}::test_sub_b[')
    assert (tmp_path / "list.json").read_text() == expected
    assert (done.returncode, "list.json: 2 ids renamed" in done.stderr) == (1, True)
    assert [line.split()[1:4] for line in done.stderr.splitlines() if " S161 " in line] == [
        ["S161", "list.json", f"{OLD}::test_gone"],
        ["S161", "list.json", f"{OLD}::test_add_also"],
    ]


def test_a_class_is_renamed_where_one_file_has_all_of_it() -> None:
    known = {"t.py::A::x": "t_a.py::A::x", "t.py::A::y": "t_a.py::A::y"}
    known |= {"t.py::B::x": "t_a.py::B::x", "t.py::B::y": "t_b.py::B::y"}
    done = rename("t.py::A t.py::B t.py::B::y", known)
    assert (done.text, done.left) == ("t_a.py::A t.py::B t_b.py::B::y", ("t.py::B",))


@pytest.mark.parametrize("text", ["{}", "[1]", '{"format_version": 1, "ids": {"a": 1}}', "a b\n"])
def test_what_is_no_map_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "map").write_text(text)
    (tmp_path / "list").write_text("x")
    done = _splitter(tmp_path, "rename-ids", "list", "--map", "map")
    assert (done.returncode, "S160" in done.stderr) == (2, True)
    assert (tmp_path / "list").read_text() == "x"


@pytest.mark.parametrize("more", [["ids.json"], ["ids.json", "--dry-run"], ["nowhere/ids.json"], ["tests"]])
def test_a_map_overwrites_nothing_and_is_refused_before_anything_is_written(
    tmp_path: Path, more: list[str]
) -> None:
    found(tmp_path, {"ids.json": "mine"})
    done = _splitter(tmp_path, "split", OLD, "--max-tests", "2", "--map", *more)
    assert done.returncode == 2
    assert (tmp_path / OLD).read_text() == TESTS
    assert (tmp_path / "ids.json").read_text() == "mine"


def test_a_word_of_recorded_data_is_looked_at_once(tmp_path: Path) -> None:
    """A search that begins anew at each of its characters would not come to its end."""
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "test_big.py").write_text("def test_add(): ...\n\n\ndef test_sub(): ...\n")
    (tmp_path / "ci.yml").write_text(f"body: {'A' * 500_000}\nrun: test_bi?.py\n")
    made = plan(tmp_path / "test_big.py", max_tests=1)
    assert [found.line for found in made.findings if found.code == "S151"] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "from .test_big import a\n",
        "from pkg.test_big import (  # a (b)\n    a,\n)\n",
        "from pkg import (\n    other,  # with (that)\n    test_big,\n)\n",
        "from pkg \\\n    import other, \\\n    test_big\n",
        "from pkg import \\\r\n    test_big\r\n",
        "import pkg.other, pkg.test_big as big\n",
        "import os; import test_big\n",
        "if True: import test_big\n",
        "def f():\n\tfrom . import test_big\n",
        "x = 1\rfrom pkg import test_big\r",
        "\ufeffimport test_big\n",
        "try:\n    pass\nexcept E: from pkg import other; from pkg import(test_big)\n",
    ],
)
def test_an_import_is_seen_in_whatever_shape(text: str) -> None:
    assert len(list(of_python(text, "test_big"))) == 1


def test_a_file_that_imports_another_thing_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(ast, "parse", parsed.append)
        assert list(of_python('import os\n\n\ndef test_big():\n    "test_big"\n', "test_big")) == []
    assert not parsed
