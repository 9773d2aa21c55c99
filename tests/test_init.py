"""``splitter init``: what is proposed for which project, and that nothing but its lines is written."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from splitter.cli import choosing
from splitter.config.loading import load
from splitter.config.proposal import HOOKS, Project, proposal
from tests.conftest import PROJECT, app, tree

PYPROJECT = '[project]\nname = "shop"\n'
HOOKED = "repos:\n  - repo: https://example.org/hooks\n    rev: v1\n    hooks:\n      - id: tidy\n"


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    put({"pyproject.toml": PYPROJECT, "tests/test_shop.py": "def test_shop(): ...\n"})
    return tmp_path


def put(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode())


def init(*args: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(app, ["init", *args], input=answer)


MOJO = {"tests/test_net.mojo": "fn test_net() raises:\n    pass\n"}
LIMITS: dict[str, tuple[dict[str, str], str]] = {
    "nothing": ({}, "max-lines = 1000"),
    "pylint in pyproject": (
        {"pyproject.toml": f"{PYPROJECT}[tool.pylint.format]\nmax-module-lines = 700\n"},
        "max-lines = 700  # pylint's max-module-lines in pyproject.toml",
    ),
    "a pylintrc": (
        {".pylintrc": "[MASTER]\nignore=%x\n[FORMAT]\nmax-module-lines=800\n"},
        "max-lines = 800  # pylint's max-module-lines in .pylintrc",
    ),
    "another tool's key": ({"setup.cfg": "[other]\nmax-module-lines = 8\n"}, "max-lines = 1000"),
    "loq": (
        {"loq.toml": "default_max_lines = 500\n"},
        "max-lines = 500  # the limit of most test files in loq.toml",
    ),
    "loq's rule for tests": (
        {"loq.toml": 'default_max_lines = 500\n[[rules]]\npath = "**/test_*.py"\nmax_lines = 900\n'},
        "max-lines = 900  # the limit of most test files in loq.toml",
    ),
    "both": (
        {"loq.toml": "default_max_lines = 500\n", "pylintrc": "[a]\nmax-module-lines=400\n"},
        "max-lines = 400  # pylint's max-module-lines in pylintrc",
    ),
    "Mojo and Python": (MOJO, "# Mojo: fewer than 10 tests a file. Python: at most 1000 lines."),
}


@pytest.mark.parametrize("case", LIMITS)
def test_the_limit_is_the_one_that_the_project_has(case: str) -> None:
    texts, line = LIMITS[case]
    put(texts)
    old = Path("pyproject.toml").read_text()
    assert init("--yes").exit_code == 0
    assert Path("pyproject.toml").read_text() == f"{old}\n[tool.splitter]\n{line}\n"
    load(Path("tests"))


def test_mojo_tests_alone_are_counted_by_tests() -> None:
    put(MOJO)
    Path("tests/test_shop.py").unlink()
    init("--yes")
    assert load(Path("tests")).max_tests == 9


def test_a_limit_of_lines_does_not_take_that_of_mojo_tests_away() -> None:
    put({**MOJO, "loq.toml": "default_max_lines = 500\n"})
    done = init("--yes")
    assert load(Path("tests")).max_lines is None
    assert "write `max-lines = 500` into a splitter.toml in the folder of the Python tests" in done.stderr


def test_tests_that_no_pattern_of_the_runner_finds_are_named() -> None:
    Path("tests/test_shop.py").rename("tests/shop.py")
    Path("tests/helpers.py").write_text("x = 1\n")
    init("--yes")
    assert load(Path("tests")).test_files == ("tests/*.py",)


def test_without_a_pyproject_it_is_a_file_of_its_own(work: Path) -> None:
    Path("pyproject.toml").unlink()
    assert init(str(work / "tests/.."), "--yes").exit_code == 0
    assert Path("splitter.toml").read_text() == "max-lines = 1000\n"


def test_without_a_terminal_it_is_shown_and_not_written(work: Path) -> None:
    put({HOOKS: HOOKED})
    before = tree(work)
    done = init()
    assert (done.exit_code, tree(work)) == (0, before)
    assert "+[tool.splitter]\n+max-lines = 1000\n" in done.stdout
    assert "+      - id: splitter-check\n" in done.stdout
    assert "nothing is written: there is no terminal" in done.stderr


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch, answer: str, written: bool) -> None:
    monkeypatch.setattr(choosing, "is_possible", lambda: True)
    done = init(answer=answer)
    assert done.exit_code == 0
    assert ("[tool.splitter]" in Path("pyproject.toml").read_text()) == written
    assert ("nothing is written" in done.stderr) == (not written)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {"pyproject.toml": "[tool.splitter]\nwrong = 1\n"},
            "there is a configuration already: tool.splitter in pyproject.toml",
        ),
        ({"splitter.toml": ""}, "there is a configuration already: splitter.toml"),
        ({"pyproject.toml": "[tool"}, "error S604 pyproject.toml not valid TOML"),
    ],
)
def test_where_there_is_a_configuration_it_is_refused(work: Path, texts: dict[str, str], said: str) -> None:
    put(texts)
    before = tree(work)
    done = init("--yes")
    assert (done.exit_code, tree(work)) == (2, before)
    assert said in done.stderr


def test_what_stands_in_the_files_stays_with_its_line_endings() -> None:
    put({"pyproject.toml": "# a\r\n[tool.x]\r\nb = 1", HOOKS: HOOKED.replace("\n", "\r\n")})
    init("--yes")
    assert (
        Path("pyproject.toml").read_bytes().startswith(b"# a\r\n[tool.x]\r\nb = 1\r\n\r\n[tool.splitter]\r\n")
    )
    hooks = Path(HOOKS).read_bytes()
    assert hooks.startswith(HOOKED.replace("\n", "\r\n").encode() + b"  - repo: local\r\n    hooks:\r\n")
    assert hooks.count(b"\n") == hooks.count(b"\r\n")


def test_a_tool_in_one_line_takes_no_table_which_is_to_be_pasted(work: Path) -> None:
    put({"pyproject.toml": "tool = {x = 1}\n"})
    before = tree(work)
    done = init("--yes")
    assert (done.exit_code, tree(work)) == (0, before)
    assert "[tool.splitter]\nmax-lines = 1000\n" in done.stderr


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("repos:\n-   repo: a\n    rev: b\n", "- repo: local\n  hooks:\n"),
        (
            "# x\nfail_fast: true\nrepos: # all\n\n    - repo: a\n      # - id: b\n# end\n",
            "    - repo: local\n",
        ),
    ],
)
def test_a_hook_comes_to_the_end_of_the_list(text: str, start: str) -> None:
    hook = proposal(Project({HOOKS: text}, ())).changes[-1]
    assert hook.new.startswith(text + start)


@pytest.mark.parametrize(
    "text",
    [
        "repos: []\n",
        "repos:\n",
        "fail_fast: true\n",
        f"{HOOKED}fail_fast: true\n",
        f"{HOOKED}---\nx: 1\n",
        f"{HOOKED}...\n",
        f"{HOOKED}{HOOKED}",
        "repos:\n  - &x\n    repo: a\n",
        "repos:\n  - repo: a\n  - {repo: b}\n",
    ],
)
def test_where_the_end_of_the_list_is_not_certain_the_hook_is_to_be_pasted(text: str) -> None:
    made = proposal(Project({HOOKS: text}, ()))
    assert [one.name for one in made.changes] == ["splitter.toml"]
    assert made.notes[0].startswith(f"for `repos:` in {HOOKS}")
    assert "- id: splitter-check" in made.notes[0]


def test_a_hook_that_is_there_is_not_proposed_and_a_workflow_gets_a_step() -> None:
    there = HOOKED + "      - id: splitter-check\n"
    assert len(proposal(Project({HOOKS: there}, (), has_workflows=True)).changes) == 1
    assert "splitter check" in proposal(Project({}, (), has_workflows=True)).notes[0]


def test_the_hook_is_the_one_that_this_repository_has() -> None:
    own = (PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    check = re.search(r"- id: splitter-check\n(?:  .*\n)+", own)
    assert check
    new = proposal(Project({HOOKS: HOOKED}, ())).changes[-1].new
    ways = "description:", "language:"  # it is installed already where it is proposed
    lines = {line.strip() for line in check[0].splitlines() if not line.strip().startswith(ways)}
    assert lines <= {line.strip() for line in new.splitlines()}


@pytest.mark.parametrize(("path", "said"), [("/nowhere", "there is none yet"), ("", "on the PATH")])
def test_the_hook_runs_the_command_that_is_installed(
    monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    monkeypatch.setenv("PATH", path or str(Path(sys.executable).parent))
    put({HOOKS: HOOKED})
    done = init("--yes")
    hook = Path(HOOKS).read_text(encoding="utf-8").removeprefix(HOOKED)
    assert "language: system" in hook
    assert said in done.stderr
    if not path:
        entry = re.search(r"entry: (.*)", hook)
        assert entry
        checked = subprocess.run([*entry[1].split(), "tests/test_shop.py"], capture_output=True, check=False)
        assert checked.returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "setup.cfg",
            "max-module-lines = 8\n",
            "File contains no section headers. file: 'setup.cfg', line: 1",
        ),
        ("tox.ini", "[pytest\n", "file: 'tox.ini', line: 1"),
        ("pytest.ini", "python_files = *.py\n", "file: 'pytest.ini', line: 1"),
        (".pylintrc", "[FORMAT]\n=\n", "Source contains parsing errors: '.pylintrc'"),
        ("loq.toml", "default_max_lines = = 5\n", "not valid TOML: Invalid value (at line 1, column 21)"),
    ],
)
def test_what_can_not_be_parsed_is_told(name: str, text: str, said: str) -> None:
    put({name: text})
    done = init("--yes")
    assert done.exit_code == 0
    assert f"{name} can't be parsed, and nothing of it is seen here: " in done.stderr
    assert said in done.stderr
    assert load(Path()).max_lines == 1000
