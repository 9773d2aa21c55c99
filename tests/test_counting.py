"""Counting tests by lines alone, by the modules of bases, and from what was counted before."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from splitter.check import glances
from splitter.files import read_with_status
from splitter.languages import language_of
from splitter.languages.python import lexical_count
from splitter.model.conventions import PYTESTS_OWN
from splitter.model.tally import Tally
from splitter.planning import counting
from splitter.project import witnesses

from .conftest import app

PLAIN = {
    "functions": (
        "def test_a(): ...\nasync def test_b(): ...\ndef helper():\n    def test_c(): ...\n",
        (1, 2),
    ),
    "a decorator's line": ("import x\n\n@x.mark(\n    1,\n)\n@x\ndef test_a(): ...\n", (3,)),
    "a fixture": ("@pytest.fixture(name='x')\ndef test_a(): ...\ndef test_b(): ...\n", (3,)),
    "strings": ('"""\ndef test_a(): ...\n"""\nx = \'def test_b(): ...\'  # """\ndef test_c(): ...\n', (5,)),
    "CRLF": ('"""\r\n\r\n"""\r\ndef test_a(): ...\r\n', (4,)),
    "a class": ("class TestA:\n    x = 1\n\n    def test_a(self): ...\n    def other(self): ...\n", (4,)),
    "no class of tests": ("class A:\n    def test_a(self): ...\n", ()),
    "a constructor": ("class TestA:\n    def __init__(self): ...\n    def test_a(self): ...\n", ()),
    "unittest": ("class A(unittest.TestCase):\n    def test_a(self): ...\n    def helper(self): ...\n", (2,)),
    "a base of the file": (
        "class B:\n    def test_a(self): ...\n\n@x\nclass TestA(B, object):\n    def test_b(self): ...\n",
        (4, 6),
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_lines_tell_where_tests_are(name: str) -> None:
    text, places = PLAIN[name]
    assert lexical_count.test_lines(text, PYTESTS_OWN) == places


UNSURE = {
    "a string that is open": "x = 'open\ndef test_a(): ...\n",
    "a string in a field": 'x = f"""{f("""\ndef test_a(): ...\n""")}"""\n',
    "a condition": "if x:\n    def test_a(): ...\n",
    "a condition in a class": "class TestA:\n    def f(self): ...\n    if x:\n        def test_a(): ...\n",
    "a class in a class": "class TestA:\n    class TestB:\n        def test_a(self): ...\n",
    "a name twice": "def test_a(): ...\ndef test_a(): ...\n",
    "a value": "test_a = make()\n",
    "several values": "a, test_b = make()\n",
    "values over lines": "a, \\\n    test_b = make()\n",
    "a made class": "TestA = make()\n",
    "a base from elsewhere": "class TestA(Base):\n    def test_a(self): ...\n",
    "a metaclass": "class TestA(metaclass=Meta):\n    def test_a(self): ...\n",
    "a flag": "class TestA:\n    __test__ = False\n    def test_a(self): ...\n",
    "made while it is imported": "globals()['test_a'] = f\n",
    "a plugin": "from pytest_bdd import scenarios\n",
}


@pytest.mark.parametrize("name", UNSURE)
def test_nothing_is_said_where_lines_do_not_tell(name: str) -> None:
    assert lexical_count.test_lines(UNSURE[name], PYTESTS_OWN) is None


def tally(path: Path) -> Tally:
    language = language_of(path.name)
    assert language is not None
    assert language.tally is not None
    found = language.tally(path.read_text(), PYTESTS_OWN, path)
    assert found is not None
    return found


def test_bases_are_looked_for_in_their_modules(tmp_path: Path) -> None:
    (tmp_path / "base.py").write_text("import unittest\n\nclass Case(unittest.TestCase): ...\n")
    file = tmp_path / "test_a.py"
    file.write_text("from base import Case\n\nclass Odd(Case):\n    def test_a(self): ...\n")
    found = tally(file)
    assert found.places == (4,)
    assert found.told_by is not None
    assert str(tmp_path / "base.py") in found.told_by
    (tmp_path / "base.py").write_text("class Case: ...\n")
    assert tally(file).places == ()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text("[tool.splitter]\nmax-tests = 2\n")
    Path("test_big.py").write_text("".join(f"def test_{n}(): ...\n" for n in range(4)))
    return tmp_path


CACHE = Path(".splitter_cache", "counts.json")


def check(*args: str) -> Result:
    return CliRunner().invoke(app, ["check", *args])


def test_what_was_counted_is_kept_and_git_need_not_see_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check()
    assert "S802 test_big.py:3 4 tests, 2 over the limit of 2" in first.stdout
    assert CACHE.with_name(".gitignore").read_text().endswith("*\n")
    with monkeypatch.context() as patch:
        patch.setattr(lexical_count, "test_lines", lambda *_: pytest.fail("it is counted anew"))
        assert check().stdout == first.stdout
        assert "test_big.py:4" in check("--max-tests", "3").stdout
    Path("test_big.py").write_text("def test_0(): ...\n" * 3)
    assert "3 tests" in check().stdout


@pytest.mark.parametrize("text", ["", "[]", '{"version": "0", "entries": {}}', "{"])
def test_a_cache_that_is_none_is_written_anew(project: Path, text: str) -> None:
    CACHE.parent.mkdir()
    CACHE.write_text(text)
    assert check().exit_code == 1
    assert list(json.loads(CACHE.read_text())["entries"].values()) == [{"tests": [1, 2, 3, 4], "told_by": {}}]


@pytest.mark.parametrize("entry", [None, [], {"tests": 3, "told_by": {}}, {"tests": ["x"], "told_by": {}}])
def test_an_entry_that_is_none_is_not_believed(project: Path, entry: object) -> None:
    check()
    document = json.loads(CACHE.read_text())
    document["entries"] = dict.fromkeys(document["entries"], entry)
    CACHE.write_text(json.dumps(document))
    assert "4 tests, 2 over the limit of 2" in check().stdout


@pytest.mark.parametrize(("tick", "kept"), [(-(10**12), True), (witnesses.TICK, False)])
def test_a_count_is_no_longer_good_when_a_base_changes(
    project: Path, monkeypatch: pytest.MonkeyPatch, tick: int, kept: bool
) -> None:
    Path("base.py").write_text("import unittest\n\nclass Case(unittest.TestCase): ...\n")
    methods = "".join(f"    def test_{n}(self): ...\n" for n in range(4))
    Path("test_big.py").write_text(f"from base import Case\n\nclass Odd(Case):\n{methods}")
    monkeypatch.setattr(witnesses, "TICK", tick)
    assert check().exit_code == 1
    assert CACHE.exists() is kept
    Path("base.py").write_text("class Case: ...\n")
    assert check().exit_code == 0


def test_no_cache_and_a_limit_of_lines_leave_nothing(project: Path) -> None:
    assert check("--no-cache").exit_code == 1
    Path("pyproject.toml").unlink()
    assert check("--max-lines", "3").exit_code == 1
    assert not CACHE.parent.exists()


def test_with_a_limit_of_lines_nothing_is_parsed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical_count, "test_lines", lambda *_: pytest.fail("tests are counted"))
    Path("pyproject.toml").unlink()
    assert "4 lines, 1 over the limit of 3" in check("--max-lines", "3").stdout


GLANCES = CACHE.with_name("files.bin")


@pytest.fixture
def looking(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, in a project in which two are worth to be looked up."""
    Path("test_big.py").write_text("def test_0(): ...\ndef test_2(): ...\n")
    Path("test_small.py").write_text("def test_1(): ...\n")
    read: list[str] = []

    def reading(path: str) -> tuple[bytes, os.stat_result]:
        read.append(path)
        return read_with_status(path)

    monkeypatch.setattr(counting, "read_with_status", reading)
    monkeypatch.setattr(glances, "_FEW", 2)
    return read


def test_what_is_as_it_was_is_not_read_again(looking: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnesses, "TICK", -(10**12))  # nothing is too young
    for args, expected in (
        ([], ["test_big.py", "test_small.py"]),
        ([], []),
        (["--max-tests", "3"], []),
        (["--max-tests", "1"], ["test_big.py"]),
        (["--max-lines", "1"], ["test_big.py"]),
        (["--no-cache"], ["test_big.py", "test_small.py"]),
        (["test_big.py"], ["test_big.py"]),
    ):
        looking.clear()
        check(*args)
        assert looking == expected, args
    Path("test_small.py").write_text("def test_1(): ...\n" * 3)
    assert "S802 test_small.py:3 3 tests" in check().stdout
    Path("pyproject.toml").write_text(
        "[tool.splitter]\nmax-tests = 2\n[tool.pytest.ini_options]\npython_functions = 'check'\n"
    )
    looking.clear()
    check()
    assert looking == ["test_big.py", "test_small.py"]


def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(
    looking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witnesses, "TICK", -(10**12))
    check()
    before = Path("test_small.py").stat()
    Path("test_small.py").write_text("x = 1\n" * 3)
    assert Path("test_small.py").stat().st_size == before.st_size
    os.utime("test_small.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    looking.clear()
    check()
    assert looking == ["test_small.py"]


def test_what_was_changed_just_now_is_read_again_as_it_may_change_within_the_clocks_tick(
    looking: list[str],
) -> None:
    for _ in range(2):
        looking.clear()
        check()
        assert looking == ["test_big.py", "test_small.py"]
    assert not GLANCES.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"1" + data,
        lambda data: data[:-1],
        lambda data: data.replace(b"test_small.py", b"test_other.py\0x"),
        lambda data: data.replace(b"test_big.py", b"test_zig.py").replace(b"small", b"tales"),
        lambda data: data.replace(b"\0\0", b"\0/a\0\0", 1),
        lambda data: b'{"version": "0.1.0"}',
    ],
)
def test_what_is_no_glance_is_not_believed(
    looking: list[str], monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(witnesses, "TICK", -(10**12))
    check()
    GLANCES.write_bytes(damage(GLANCES.read_bytes()))
    looking.clear()
    assert check().exit_code == 0
    assert looking == ["test_big.py", "test_small.py"]


def test_files_that_come_and_go_leave_what_is_known_of_the_others(
    looking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witnesses, "TICK", -(10**12))
    for number in range(9):
        Path(f"test_{number}.py").write_text("def test_0(): ...\n" * (number % 2 + 1))
    check()
    Path("test_3.py").unlink()
    Path("test_4x.py").write_text("def test_0(): ...\n")
    Path("test_6.py").write_text("def test_0(): ...\n\n")
    for expected in (["test_4x.py", "test_6.py"], []):
        looking.clear()
        check()
        assert looking == expected


@pytest.mark.parametrize(("most", "known"), [(4, True), (3, False)])
def test_folders_that_were_not_looked_at_stay_known_as_long_as_there_is_room(
    looking: list[str], monkeypatch: pytest.MonkeyPatch, most: int, known: bool
) -> None:
    monkeypatch.setattr(witnesses, "TICK", -(10**12))
    monkeypatch.setattr(glances, "_MOST", most)
    for name in ("one", "two"):
        Path(name).mkdir()
        for file in ("test_a.py", "test_b.py"):
            Path(name, file).write_text("def test_0(): ...\n")
        check(name)
    looking.clear()
    check("one")
    assert (looking == []) is known
