"""``--verify`` and ``splitter verify`` with real runs: what is compared, and that the old state stays."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import splitter
from splitter.api import planned, with_verbs
from splitter.model.finding import Refused
from splitter.model.plan import OutputFile
from splitter.planning import drafting
from splitter.planning import plan as planning
from splitter.rendering.parts import render as render_parts
from splitter.transaction import recover
from tests.conftest import AUTOLOAD, app, tree
from tests.test_mojo_compiler import SAMPLES, compilers, edition

pytestmark = pytest.mark.slow

KINDS = """
import unittest

import pytest


@pytest.fixture
def broken(): raise ValueError("no")


@pytest.mark.parametrize("x", [1, "a::b [c]"])
def test_add_many(x): assert x


def test_add_error(broken): ...


def test_add_fails(): raise KeyError(1)


def test_add_skip(): pytest.skip("not today")


@pytest.mark.xfail(reason="known")
def test_sub_xfail(): assert 0


@pytest.mark.xfail
def test_sub_xpass(): ...


class TestSub(unittest.TestCase):
    def test_one(self): ...

    @unittest.skip("never")
    def test_two(self): ...
"""
OUTCOMES = {
    "test_add_many[1]": ("passed", ""),
    "test_add_many[a::b [c]]": ("passed", ""),
    "test_add_error": ("error", "ValueError"),
    "test_add_fails": ("failed", "KeyError"),
    "test_add_skip": ("skipped", "not today"),
    "test_sub_xfail": ("xfailed", "known"),
    "test_sub_xpass": ("xpassed", ""),
    "TestSub::test_one": ("passed", ""),
    "TestSub::test_two": ("skipped", "never"),
}
PLAIN = "import os\n\n\n" + "".join(
    f"def test_{group}_{n}():\n    assert os.sep\n\n\n" for group in ("add", "sub") for n in "ab"
)

SAYS_ITS_NAME = """
class Thing: ...


def test_thing(): assert repr(Thing) == "<class 'test_big.Thing'>"


"""

SHOWS_ITS_FILE = """
import inspect, traceback, warnings


def fail(): raise ValueError("no")


def test_trace():
    try:
        fail()
    except ValueError:
        assert "test_big.py" in traceback.format_exc()
        assert "raise ValueError" in traceback.format_exc()


def test_warning():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("careful")
    assert caught[0].filename.endswith("test_big.py")
    assert inspect.getsource(fail).startswith("def fail")


"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose tests run in this interpreter, with a low limit, and the current folder."""
    (tmp_path / "splitter.toml").write_text(
        f"max-tests = 5\n[verify]\npython = {json.dumps(sys.executable)}\ntimeout = 300\n"
    )
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("PYTEST_") and name != AUTOLOAD:
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def plugin(project: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """One plugin that is installed here belongs to the project."""
    pytest.importorskip(request.param)
    monkeypatch.setenv("PYTEST_PLUGINS", request.param)


def _split(*args: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON of a split with ``--verify``."""
    done = CliRunner().invoke(app, ["split", "--verify", "--json", *args])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, json.loads(done.stdout)["files"][0]


def _codes(result: dict[str, Any]) -> list[str]:
    return [found["code"] for found in result["findings"]]


def _differing(result: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(d["test"], d["before"], d["after"]) for d in result["verification"]["differences"]}


# What is compared


def test_every_kind_of_outcome_is_the_same_after_a_split(project: Path) -> None:
    (project / "test_big.py").write_text(KINDS)
    code, result = _split("test_big.py")
    verification = result["verification"]
    assert code == 0
    assert verification["same"]
    for runs in (verification["originals"], verification["parts"], [verification["together"]]):
        told = {t["test"]: (t["outcome"], t["detail"]) for run in runs for t in run["tests"]}
        assert told == OUTCOMES
    assert sorted(path.name for path in project.iterdir() if path.name != ".splitter") == [
        "splitter.toml",
        "test_big.py.DEPRECATED",
        *sorted(result["applied"]),
    ]


def _flip(text: str) -> str:
    return text.replace("assert os.sep", "assert not os.sep", 1)


def _lose(text: str) -> str:
    return text.replace("def test_add_b", "def best_add_b")


def _unimport(text: str) -> str:
    return text.replace("import os\n", "")


def _break(text: str) -> str:
    return text + "\n!\n"


@pytest.mark.parametrize(
    ("damage", "seen"),
    [
        (_flip, {("test_add_a", "passed", "failed (AssertionError)")}),
        (_lose, {("test_add_b", "passed", "did not run")}),
        (
            _unimport,
            {
                ("test_add_a", "passed", "failed (NameError)"),
                ("test_add_b", "passed", "failed (NameError)"),
            },
        ),
        (
            _break,
            {
                ("", "ran", "broken"),
                ("test_add_a", "passed", "did not run"),
                ("test_add_b", "passed", "did not run"),
            },
        ),
    ],
)
def test_a_damaged_split_is_caught_and_not_carried_out(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[str], str],
    seen: set[tuple[str, str, str]],
) -> None:
    (project / "test_big.py").write_text(PLAIN)
    before, render = tree(project), render_parts

    def damaged(*args: Any) -> tuple[OutputFile, ...]:
        first, *rest = render(*args)
        text = damage(first.text)
        return (OutputFile(first.name, text, text.encode(), first.header), *rest)

    monkeypatch.setattr(drafting, "render", damaged)
    monkeypatch.setattr(planning, "prove", lambda *_, **__: ())
    code, result = _split("--max-tests", "2", "--no-together", "test_big.py")
    assert code == 2
    assert _differing(result) == seen
    assert "S706" in _codes(result)
    assert result["applied"] is None
    assert tree(project) == before


def test_the_original_can_not_be_imported_while_the_parts_run(project: Path) -> None:
    importing = PLAIN.replace("assert os.sep", "__import__('test_' + 'big')")
    (project / "test_big.py").write_text(importing)
    before = tree(project)
    code, result = _split("--max-tests", "2", "--no-together", "test_big.py")
    assert code == 2
    assert ("test_add_a", "passed", "failed (ModuleNotFoundError)") in _differing(result)
    assert tree(project) == before


def test_a_flaky_test_is_reported_and_not_blamed(project: Path) -> None:
    flaky = "import pathlib\n\n\ndef test_add_flaky():\n    n = pathlib.Path('n')\n"
    flaky += (
        "    n.write_text(n.read_text() + '.' if n.exists() else '')\n    assert len(n.read_text()) % 2\n\n\n"
    )
    (project / "test_big.py").write_text(flaky + PLAIN)
    code, result = _split("--max-tests", "3", "--repeat", "2", "test_big.py")
    assert code == 0
    assert _codes(result) == ["S707"]
    assert result["verification"]["flaky"] == ["test_add_flaky"]
    assert len(result["verification"]["originals"]) == 2


def test_a_crash_leaves_the_outcomes_before_it(project: Path) -> None:
    (project / "test_big.py").write_text(
        PLAIN + "def test_sub_c():\n    os.abort()\n\n\ndef test_sub_d(): ...\n"
    )
    code, result = _split("--max-tests", "4", "--no-together", "test_big.py")
    assert code == 0
    assert _codes(result) == ["S708"]
    original = result["verification"]["originals"][0]
    assert original["ending"] == "crashed"
    assert [t["outcome"] for t in original["tests"]] == ["passed"] * 4 + ["crashed"]
    assert "SIGABRT" in original["message"]
    assert {d["test"] for d in result["verification"]["uncompared"]} == {"test_sub_c"}


@pytest.mark.parametrize(
    ("text", "timeout", "code", "words"),
    [
        (PLAIN + "def test_sub_c():\n    import time\n    time.sleep(600)\n", "8", "S704", "in test_sub_c"),
        ("import not_there\n" + PLAIN, "300", "S703", "No module named 'not_there'"),
    ],
)
def test_an_original_without_outcomes_refuses(
    project: Path, text: str, timeout: str, code: str, words: str
) -> None:
    (project / "test_big.py").write_text(text)
    before = tree(project)
    exit_code, result = _split("--max-tests", "3", "--timeout", timeout, "test_big.py")
    assert exit_code == 2
    assert _codes(result) == [code]
    assert words in result["findings"][0]["message"]
    assert result["findings"][0]["path"] == "test_big.py"
    assert tree(project) == before


def test_options_that_leave_every_test_out_refuse(project: Path) -> None:
    (project / "pytest.ini").write_text("[pytest]\naddopts = -k nothing\n")
    (project / "test_big.py").write_text(PLAIN)
    assert _codes(_split("--max-tests", "2", "test_big.py")[1]) == ["S705"]


# Projects with needs of their own


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("plugin", ["xdist.plugin"], indirect=True)
def test_a_project_with_a_conftest_options_and_workers(project: Path) -> None:
    (project / "pytest.ini").write_text(
        "[pytest]\naddopts = -n 2 -x --strict-markers --last-failed\nmarkers =\n    odd\n"
    )
    folder = project / "pkg"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "data.py").write_text("VALUE = 3\n")
    (folder / "conftest.py").write_text("import pytest\n@pytest.fixture\ndef three(): return 3\n")
    tests = "".join(
        f"@pytest.mark.odd\ndef test_{group}_{n}(three):\n    assert three == VALUE + {int(not n)}\n\n\n"
        for group in ("add", "sub")
        for n in range(3)
    )
    (folder / "test_big.py").write_text("import pytest\n\nfrom .data import VALUE\n\n\n" + tests)
    code, result = _split("--max-tests", "3", "pkg/test_big.py")
    assert code == 0
    assert result["verification"]["compared"] == 6
    outcomes = [t["outcome"] for t in result["verification"]["originals"][0]["tests"]]
    assert sorted(outcomes) == ["failed"] * 2 + ["passed"] * 4, "-x of the project's options is overruled"


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("plugin", ["xdist.plugin"], indirect=True)
def test_a_crash_of_a_worker_is_a_crash(project: Path) -> None:
    (project / "pytest.ini").write_text("[pytest]\naddopts = -n 1\n")
    (project / "test_big.py").write_text(PLAIN + "def test_sub_c():\n    os.abort()\n")
    _, result = _split("--max-tests", "3", "--no-together", "test_big.py")
    told = {t["test"]: t["outcome"] for t in result["verification"]["originals"][0]["tests"]}
    assert told["test_sub_c"] == "crashed"


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("plugin", ["pytest_asyncio.plugin"], indirect=True)
def test_async_tests_run_with_the_projects_plugin(project: Path) -> None:
    (project / "pytest.ini").write_text("[pytest]\nasyncio_mode = auto\n")
    text = "import asyncio\n\n\n" + "".join(
        f"async def test_{group}_{n}():\n    await asyncio.sleep(0)\n\n\n"
        for group in ("add", "sub")
        for n in "ab"
    )
    (project / "test_big.py").write_text(text)
    code, result = _split("--max-tests", "2", "--jobs", "2", "test_big.py")
    assert code == 0
    assert [t["outcome"] for t in result["verification"]["originals"][0]["tests"]] == ["passed"] * 4


def test_an_interpreter_without_pytest_refuses_and_says_what_to_install(project: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "env"], cwd=project, check=True)
    (project / "splitter.toml").write_text("max-tests = 2\n[verify]\npython = 'env/bin/python'\n")
    (project / "test_big.py").write_text(PLAIN)
    code, result = _split("test_big.py")
    assert code == 2
    assert _codes(result) == ["S701"]
    assert f"{project / 'env/bin/python'} -m pip install pytest" in result["findings"][0]["remedy"]
    assert (project / "test_big.py").read_text() == PLAIN


def test_verify_and_dry_run_exclude_each_other(project: Path) -> None:
    (project / "test_big.py").write_text(PLAIN)
    done = CliRunner().invoke(app, ["split", "--verify", "--dry-run", "test_big.py"])
    assert done.exit_code == 2


@pytest.mark.parametrize("after_big", ["._", "."])
def test_a_plan_is_applied_if_the_outcomes_are_the_same(project: Path, after_big: str) -> None:
    own = f"def test_sub_c(request):\n    assert request.node.nodeid[8] in {after_big!r}\n"
    (project / "test_big.py").write_text(f"{PLAIN}def test_add_c(): ...\n\n\n{own}")
    assert CliRunner().invoke(app, ["plan", "test_big.py", "-o", "plan.json"]).exit_code == 0
    before = tree(project)
    done = CliRunner().invoke(app, ["apply", "--verify", "--json", "plan.json"])
    result = json.loads(done.stdout)["files"][0]
    same = after_big == "._"
    assert (done.exit_code, result["verification"]["same"]) == (0 if same else 2, same)
    assert (tree(project) == before) != same


# Who imports from it

HELPED = PLAIN.replace("import os\n", "import os\n\n\ndef make(): return os.sep", 1).replace(
    "assert os.sep", "assert make()"
)


@pytest.fixture
def imported(project: Path) -> Path:
    """A file of a package, with importers beside it and in another folder."""
    (project / "pytest.ini").write_text("[pytest]\ntestpaths = unit more\n")
    for name in ("unit", "more"):
        (project / name).mkdir()
        (project / name / "__init__.py").touch()
    (project / "unit" / "test_big.py").write_text(HELPED)
    importing = "from unit.test_big import make\n\n\ndef test_made():\n    assert make() == '/'\n"
    (project / "unit" / "test_beside.py").write_text(importing)
    (project / "more" / "test_elsewhere.py").write_text(importing)
    return project


@pytest.mark.parametrize("references", ["report", "update"])
def test_files_that_import_from_it_run_with_the_parts(imported: Path, references: str) -> None:
    code, result = _split("--max-tests", "2", "--references", references, "unit/test_big.py")
    told = result["verification"]["importers"]["tests"]
    assert (code, result["verification"]["differences"]) == (0, [])
    assert [(one["test"], one["outcome"]) for one in told] == [("test_made", "passed")] * 2
    assert ("unit.test_big " in (imported / "more" / "test_elsewhere.py").read_text()) == (
        references == "report"
    )


def test_an_importer_that_does_not_follow_well_is_caught(imported: Path) -> None:
    made = planned("unit/test_big.py", max_tests=2, references="update").plan
    (first, second) = made.edits
    assert first.after is not None
    damaged = replace(first, after=first.after.replace(b"== '/'", b"!= '/'"))
    before = tree(imported)

    done = splitter.verify(with_verbs(replace(made, edits=(damaged, second))))

    assert done.verdict is not None
    told = [(one.where, one.test, one.before, one.after) for one in done.verdict.differences]
    assert told == [(first.path, "test_made", "passed", "failed (AssertionError)")]
    assert tree(imported) == before


def test_importers_whose_run_does_not_end_well_are_not_passed_over(imported: Path) -> None:
    beside = imported / "unit" / "test_beside.py"
    beside.write_text(f"{beside.read_text()}    import os\n    'big_' in make.__module__ and os._exit(3)\n")
    before = tree(imported)
    code, result = _split("--max-tests", "2", "--references", "update", "unit/test_big.py")
    assert (code, result["applied"]) == (2, None)
    assert ("", "ran", "crashed") in _differing(result)
    assert tree(imported) == before


def test_an_importer_is_as_it_was_after_a_kill(imported: Path) -> None:
    beside = imported / "unit" / "test_beside.py"
    text = beside.read_text()
    beside.write_text(f"{text}    import time, unit\n    time.sleep(600 * ('big_' in make.__module__))\n")
    before = tree(imported)
    process = _splitting(imported, "--references", "update", "unit/test_big.py")
    while b"import make" not in beside.read_bytes() or b"unit.test_big " in beside.read_bytes():
        time.sleep(0.05)
        assert process.poll() is None
    process.kill()
    _ended(process)
    _recovered(imported / "unit")
    assert tree(imported) == before


# Whatever ends it


def _splitting(project: Path, *args: str) -> subprocess.Popen[bytes]:
    """A verification under way."""
    command = [str(Path(sys.executable).parent / "splitter"), "split", "--verify", "--max-tests", "2", *args]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=project)


def _waiting(project: Path) -> subprocess.Popen[bytes]:
    """A verification under way, in the first part's run: the parts stand beside the original."""
    text = PLAIN.replace("    assert os.sep", "    import time\n    time.sleep(600 * ('big_' in __name__))")
    (project / "test_big.py").write_text(text)
    process = _splitting(project, "test_big.py")
    while not (project / "test_big_sub.py").exists():
        time.sleep(0.05)
        assert process.poll() is None
    return process


def _recovered(folder: Path) -> None:
    """Recovers as soon as nobody holds the folder: a child that was just forked does until it starts."""
    for _ in range(600):
        if _recovers(folder):
            return
        time.sleep(0.1)
    recover(folder)


def _recovers(folder: Path) -> bool:
    try:
        recover(folder)
    except Refused:
        return False
    return True


def _ended(process: subprocess.Popen[bytes]) -> int:
    """Its exit status; one that does not end is killed, so that it outlives no test."""
    try:
        return process.wait(60)
    finally:
        process.kill()
        process.wait()


def test_a_collection_that_is_not_known_is_said(project: Path) -> None:
    (project / "conftest.py").write_text(
        "import os\n\n\ndef pytest_collection_modifyitems(config):\n"
        "    if config.option.collectonly:\n        os._exit(3)\n"
    )
    (project / "test_big.py").write_text(PLAIN)
    code, result = _split("--max-tests", "2", "test_big.py")
    assert (code, _codes(result)) == (0, ["S713"])


def test_an_interrupt_brings_the_old_state_back(project: Path) -> None:
    process = _waiting(project)
    process.send_signal(signal.SIGINT)
    assert _ended(process) != 0
    assert sorted(path.name for path in project.iterdir()) == ["splitter.toml", "test_big.py"]


def test_a_kill_is_cleared_up_by_the_next_run(project: Path) -> None:
    process = _waiting(project)
    process.kill()
    _ended(process)
    assert (project / "test_big_sub.py").exists()
    recover(project)
    assert sorted(path.name for path in project.iterdir()) == ["splitter.toml", "test_big.py"]


def test_a_part_that_its_own_tests_change_is_left_and_named(project: Path) -> None:
    text = PLAIN.replace("assert os.sep", "open(__file__, 'a').write('#')", 1)
    (project / "test_big.py").write_text(text)
    code, result = _split("--max-tests", "2", "--no-together", "test_big.py")
    assert code == 2
    assert _codes(result) == ["S111", "S710"]
    assert result["findings"][1]["path"] == str(project / "test_big_add.py")
    assert result["applied"] is None
    assert "def test_add_a" in (project / "test_big.py").read_text()


def test_a_name_that_is_taken_is_refused(project: Path) -> None:
    (project / "test_big.py").write_text(PLAIN)
    plan = splitter.plan("test_big.py", max_tests=2)
    (project / "test_big_sub.py").write_text("mine\n")
    with pytest.raises(Refused, match="S452"):
        splitter.verify(plan)
    assert tree(project).keys() == {"splitter.toml", "test_big.py", "test_big_sub.py"}
    assert (project / "test_big_sub.py").read_text() == "mine\n"


def test_a_plan_without_parts_is_refused(project: Path) -> None:
    (project / "test_big.py").write_text(PLAIN)
    with pytest.raises(Refused, match="S450"):
        splitter.verify(splitter.plan("test_big.py", max_tests=20))
    with pytest.raises(Refused, match="S101"):
        splitter.verify(splitter.plan("test_gone.py"))


# Later


def test_a_split_is_verified_later(project: Path) -> None:
    (project / "test_big.py").write_text(KINDS)
    (project / "test_other.py").write_text("def test_add_skip(): ...\n")
    runner = CliRunner()
    assert runner.invoke(app, ["split", "test_big.py"]).exit_code == 0
    before = tree(project)
    done = runner.invoke(app, ["verify", "test_big.py.DEPRECATED", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["same"]
    assert told["compared"] == len(OUTCOMES)
    assert tree(project) == before
    part = project / "test_big_sub.py"
    part.write_text(part.read_text().replace("def test_one(self): ...", "def test_one(self): assert 0"))
    changed = tree(project)
    done = runner.invoke(app, ["verify", "test_big.py.DEPRECATED"])
    assert done.exit_code == 1
    assert "TestSub::test_one: passed before, failed (AssertionError) after" in done.output
    assert tree(project) == changed


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["test_big.py"], "S712"),
        (["test_big.py.DEPRECATED"], "S711"),
        (["test_big.py.DEPRECATED", "test_gone.py"], "S711"),
        (["test_gone.py.DEPRECATED"], "S101"),
    ],
)
def test_what_can_not_be_verified_is_refused(project: Path, args: list[str], code: str) -> None:
    (project / "test_big.py.DEPRECATED").write_text(PLAIN)
    done = CliRunner().invoke(app, ["verify", *args])
    assert done.exit_code == 2
    assert code in done.output


# Mojo, with a stand-in for the compiler

FAKE = Path(__file__).parent / "fake_mojo.py"


def _mojo(**bodies: str) -> str:
    """A file of tests with these bodies, and a ``main()`` that prints each name."""
    tests = "".join(f"fn {name}() raises:\n    {body}\n\n\n" for name, body in bodies.items())
    calls = "".join(f'    print("  {n}...", end="")\n    {n}()\n    print(" OK")\n\n' for n in bodies)
    return f"from a import x\n\n\n{tests}fn main() raises:\n{calls}"


@pytest.fixture
def mojo(project: Path) -> Path:
    """The project with a Mojo command of its own."""
    command = f"{sys.executable} {FAKE} {{include}} {{file}}"
    (project / "splitter.toml").write_text(
        f"max-tests = 2\n[verify]\nmojo = {json.dumps(command)}\ninclude = ['lib']\ntimeout = 20\n"
    )
    return project


BODIES = {"test_add_a": "use(x)", "test_add_b": "pass", "test_sub_a": "use(x)", "test_sub_b": "pass"}


def test_mojo_outcomes_are_the_same_after_a_split(mojo: Path) -> None:
    (mojo / "test_big.mojo").write_text(_mojo(**BODIES))
    code, result = _split("test_big.mojo")
    assert code == 0
    assert result["verification"]["compared"] == 4
    assert result["verification"]["together"] is None
    assert not (mojo / "test_big.mojo").exists()


def test_a_module_of_helpers_is_there_and_not_run_by_itself(mojo: Path) -> None:
    helper = "fn helper() raises:\n    pass\n\n\n"
    bodies = dict.fromkeys(BODIES, "helper()  # pass")
    (mojo / "test_big.mojo").write_text(_mojo(**bodies).replace("fn test_add_a", f"{helper}fn test_add_a", 1))
    code, result = _split("--helpers", "module", "test_big.mojo")
    assert code == 0, result
    assert result["verification"]["compared"] == 4
    assert len(result["verification"]["parts"]) == 2
    assert (mojo / "big_helpers.mojo").exists()


@pytest.mark.parametrize(
    ("body", "code", "ending", "told"),
    [
        ("fail", "S709", "done", ["passed", "passed", "failed", "unknown"]),
        ("crash", "S708", "crashed", ["passed", "passed", "crashed", "unknown"]),
    ],
)
def test_a_mojo_test_that_ends_the_program_is_told_apart(
    mojo: Path, body: str, code: str, ending: str, told: list[str]
) -> None:
    (mojo / "test_big.mojo").write_text(_mojo(**{**BODIES, "test_sub_a": body}))
    exit_code, result = _split("test_big.mojo")
    assert exit_code == 0
    assert _codes(result) == [code]
    original = result["verification"]["originals"][0]
    assert original["ending"] == ending
    assert [t["outcome"] for t in original["tests"]] == told


def test_what_a_program_says_that_ends_with_an_error_is_shown(mojo: Path) -> None:
    text = _mojo(**BODIES).rstrip() + '\n    raise Error("expected all to pass")\n'
    (mojo / "test_big.mojo").write_text(text)
    _, result = _split("test_big.mojo")
    assert result["verification"]["originals"][0]["message"] == "expected all to pass"


def test_a_crash_of_a_mojo_suite_is_located(mojo: Path) -> None:
    bodies = {**BODIES, "test_add_b": "fail", "test_sub_a": "crash"}
    tests = _mojo(**bodies).partition("fn main")[0]
    suite = "fn main() raises:\n    TestSuite.discover_tests[__functions_in_module()]().run()\n"
    (mojo / "test_big.mojo").write_text(tests + suite)
    code, result = _split("test_big.mojo")
    assert code == 0
    assert _codes(result) == ["S708"]
    original = result["verification"]["originals"][0]
    assert [t["outcome"] for t in original["tests"]] == ["passed", "failed", "crashed", "unknown"]
    assert result["verification"]["compared"] == 2


@pytest.mark.parametrize(
    ("body", "code", "words"), [("hang", "S704", "in test_sub_a"), ("use(y)", "S703", "does not compile")]
)
def test_a_mojo_file_without_outcomes_refuses(mojo: Path, body: str, code: str, words: str) -> None:
    (mojo / "test_big.mojo").write_text(_mojo(**{**BODIES, "test_sub_a": body}))
    before = tree(mojo)
    exit_code, result = _split("--timeout", "5", "test_big.mojo")
    assert exit_code == 2
    assert _codes(result) == [code]
    assert words in result["findings"][0]["message"]
    assert tree(mojo) == before


def test_a_mojo_part_that_does_not_compile_is_caught(mojo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mojo / "test_big.mojo").write_text(_mojo(**BODIES))
    before, render = tree(mojo), render_parts

    def damaged(*args: Any) -> tuple[OutputFile, ...]:
        first, *rest = render(*args)
        text = first.text.replace("from a import x\n", "")
        return (OutputFile(first.name, text, text.encode(), first.header), *rest)

    monkeypatch.setattr(drafting, "render", damaged)
    monkeypatch.setattr(planning, "prove", lambda *_, **__: ())
    code, result = _split("test_big.mojo")
    assert code == 2
    assert ("", "ran", "broken") in _differing(result)
    messages = {d["message"] for d in result["verification"]["differences"]}
    assert any("unknown declaration 'x'" in message for message in messages)
    assert tree(mojo) == before


def test_without_a_mojo_compiler_it_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(project))
    (project / "test_big.mojo").write_text(_mojo(**BODIES))
    code, result = _split("--max-tests", "2", "test_big.mojo")
    assert code == 2
    assert _codes(result) == ["S702"]
    assert "pip install mojo" in result["findings"][0]["remedy"]


@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize(
    "compiler",
    [*compilers()[:1], *(pytest.param(other, marks=pytest.mark.compiled) for other in compilers()[1:])],
)
def test_the_sample_is_verified_with_the_real_compiler(
    project: Path, monkeypatch: pytest.MonkeyPatch, compiler: str
) -> None:
    monkeypatch.setenv("PATH", f"{Path(compiler).parent}{os.pathsep}{os.environ['PATH']}")
    shutil.copytree(SAMPLES / edition(compiler), project, dirs_exist_ok=True)
    code, result = _split("--max-tests", "9", "--timeout", "300", "test_lenet5_layers.mojo")
    assert code == 0
    assert (result["verification"]["compared"], len(result["applied"])) == (25, 6)


def test_progress_is_silent_in_a_pipe(project: Path) -> None:
    (project / "test_big.py").write_text(textwrap.dedent(PLAIN))
    done = CliRunner().invoke(app, ["split", "--verify", "--max-tests", "2", "test_big.py"])
    assert done.exit_code == 0
    assert "\x1b" not in done.output
    assert "verified: 4 outcomes are the same" in done.output


@pytest.mark.parametrize("mode", ["prepend", "importlib"])
@pytest.mark.parametrize("text", [SAYS_ITS_NAME, SHOWS_ITS_FILE, SAYS_ITS_NAME + SHOWS_ITS_FILE])
def test_the_part_that_keeps_the_name_is_tried_by_it(project: Path, text: str, mode: str) -> None:
    (project / "pytest.ini").write_text(f"[pytest]\naddopts = --import-mode={mode}\n")
    path = project / "test_big.py"
    path.write_text(PLAIN + text)
    made = splitter.plan(path, max_tests=2)
    assert made.stays is not None
    before = tree(project)

    done = splitter.verify(made)

    assert done.same, done.verdict
    assert ("test_big.py",) in [run.files for run in done.parts]
    assert tree(project) == before
