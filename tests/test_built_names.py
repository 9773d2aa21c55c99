"""Names that code puts together: which are the original's, which may be, and which are left alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest

from splitter.model.references import Fate
from splitter.references.built import built, outlines_in
from splitter.references.subject import Subject
from splitter.references.templates import Template

SUBJECT = Subject(PurePosixPath("tests/core/test_big.py"), ())


def told(file: str, text: str, subject: Subject = SUBJECT) -> list[tuple[str, str, str]]:
    """What is told, as it is shown, and by what it is the subject's name."""
    data = text.encode()
    where = f".{subject.path}".replace("/", ".").encode()
    outlines = [one for one in outlines_in(data, file) if one.step in where]
    found = built(data, subject, file, outlines, has_stem=subject.path.stem.encode() in data)
    return [(one.fate.value, one.old, one.why) for one in found]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("run.py", 'getattr(self, "test_" + name)'),
        ("run.py", 'path = "test_" + name'),
        ("run.py", 'for name in ["a", "b"]:\n    run(f"tests/core/test_{name}.py")'),
        ("run.py", 'for number in range(3):\n    run(f"tests/core/test_{number}.py")'),
        ("run.py", 'path = f"tests/core/test_{number:03d}.py"'),
        ("run.py", 'path = f"tests/core/test_{name}.json"'),
        ("run.py", 'path = f"tests/gui/test_{name}.py"'),
        ("run.py", 'path = f"tests/core/test_{name}_more.py"'),
        ("run.py", 'path = f"tests/{name}.py"'),
        ("run.py", 'path = f"{ROOT}/tests/core/test_big.py"'),
        ("run.py", 'for name in ["test_big.py"]:\n    run(f"tests/core/{name}")'),
        ("run.py", 'def run(name):\n    call(f"tests/core/test_{name}.py")\n\n\nrun("a")\nrun("b")'),
        ("run.py", 'def run(name):\n    run(name)\n    call(f"tests/core/{name}.py")'),
        ("run.py", "this is no Python: f'test_{name}.py'"),
        ("tests/test_tool.py", '(tmp_path / f"test_{name}.py").write_text("")'),
        ("tests/test_tool.py", 'open(f"tests/core/test_{name}.py", "w")'),
        ("tests/test_tool.py", 'path = folder / f"test_{name}.py"'),
        ("tool/maps.py", 'return f"test_{module}.py"'),
        ("run.sh", "for name in a b; do pytest tests/core/test_$name.py; done"),
        ("run.sh", "# pytest tests/core/test_$name.py"),
        ("run.sh", "echo test_$name"),
        ("run.sh", "echo test_$0"),
        ("ci.yml", "suite: [a, b]\nrun: pytest tests/core/test_${{ matrix.suite }}.py"),
        ("notes.md", "pytest tests/core/test_$name.py"),
        ("data.json", '{"run": "pytest tests/core/test_$name.py"}'),
    ],
)
def test_what_is_another_name_or_says_too_little_is_left_alone(file: str, text: str) -> None:
    assert told(file, text) == []


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("run.py", 'for name in ["a", "big"]:\n    run(f"tests/core/test_{name}.py")', 1),
        ("run.py", 'NAMES = (("a", 1), ("big", 2))\nx = ["tests/core/test_%s.py" % n for n, _ in NAMES]', 1),
        ("run.py", 'def run(name):\n    call("pytest tests/core/test_" + name + ".py")\n\n\nrun("big")', 5),
        (
            "run.py",
            'S = {"big": 1}\nfor name in S:\n    run(os.path.join(HERE, "test_{}.py".format(name)))',
            1,
        ),
        ("run.py", 'for name in "a big".split():\n    importlib.import_module(f"test_{name}")', 1),
        ("run.py", 'for name in sorted({"test_big"}):\n    run("tests.core." + name)', 1),
        ("run.py", 'name = "big"\nstem = f"test_{name}"\npath = Path("tests") / "core" / (stem + ".py")', 1),
        (
            "noxfile.py",
            '@nox.parametrize("suite", ["a", "big"])\ndef tests(session, suite):\n'
            '    session.run("pytest", f"tests/core/test_{suite}.py")',
            1,
        ),
        (
            "run.sh",
            'NAMES="a\nbig"\nfor name in $NAMES; do\n  pytest "$HERE"/tests/core/test_"$name".py\ndone',
            2,
        ),
        ("run.sh", "one() {\n  pytest tests/core/test_$1.py\n}\none a\none big", 5),
        ("run.sh", "names=(a big)\nfor name in ${names[@]}; do pytest tests/core/test_${name}.py; done", 1),
        ("Makefile", "NAMES := a \\\n  big\nall: $(NAMES:%=tests/core/test_%.py)", 2),
        ("Makefile", "NAMES = a big\nALL = $(patsubst %,tests/core/test_%.py,$(NAMES))", 1),
        ("Makefile", "NAMES = a big\nALL = $(addsuffix .py,$(addprefix tests/core/test_,$(NAMES)))", 1),
        ("Makefile", "all:\n\tfor x in a big; do pytest tests/core/test_$$x.py; done", 2),
        ("Dockerfile", "ARG SUITE=big\nRUN pytest tests/core/test_$SUITE.py", 1),
        ("ci.yml", "suite: [a, big]\nrun: pytest tests/core/test_${{ matrix.suite }}.py", 1),
        ("ci.yml", "suite:\n  - a\n  - test_big\nrun: pytest tests/core/${{ matrix.suite }}.py", 3),
        (
            "ci.yml",
            "x:\n  - {os: x, suite: big}\nrun: pytest tests/core/test_${{ matrix.suite }}.py",
            2,
        ),
        (".gitlab-ci.yml", "matrix:\n  - SUITE: [a, big]\nscript: pytest tests/core/test_$SUITE.py", 2),
        ("all.star", 'all = ["tests/core/test_%s.py" % name for name in ["a", "big"]]', 1),
        ("tests/core/meson.build", "t = ['test_a', 'test_big']\nfiles(t + '.py')", 1),
        ("run.mojo", 'for x in ["a", "big"]:\n    run("tests/core/test_" + x + ".py")', 1),
    ],
)
def test_where_all_that_goes_in_is_written_down_it_is_said_by_what(file: str, text: str, line: int) -> None:
    [(fate, _, why)] = told(file, text)
    assert fate == Fate.STALE.value
    assert why.endswith(f'big" in line {line}')


@pytest.mark.parametrize(
    ("file", "text", "shown"),
    [
        ("run.py", 'run(f"tests/core/test_{sys.argv[1]}.py")', "tests/core/test_{sys.argv[1]}.py"),
        ("run.py", 'importlib.import_module("tests.core.test_" + name)', "tests.core.test_{name}"),
        ("run.py", 'path = CORE / f"test_{name}.py"', "{CORE}/test_{name}.py"),
        ("tests/core/run.py", 'path = "test_" + name + ".py"', "test_{name}.py"),
        ("run.sh", "pytest tests/core/test_$1.py", "tests/core/test_$1.py"),
        (
            "ci.yml",
            "suite: ${{ fromJSON(x) }}\nrun: a test_${{ matrix.suite }}.py",
            "test_${{ matrix.suite }}.py",
        ),
        (".circleci/config.yml", "run: pytest test_<< parameters.x >>.py", "test_<< parameters.x >>.py"),
        ("Makefile", "test-%:\n\tpytest tests/core/test_$*.py", "tests/core/test_$*.py"),
        ("justfile", "t name:\n    pytest test_{{ name }}.py", "test_{{ name }}.py"),
        ("tox.ini", "commands = pytest tests/core/test_{posargs}.py", "tests/core/test_{posargs}.py"),
        ("run.mojo", 'run("tests/core/test_" + name + ".py")', "tests/core/test_{name}.py"),
    ],
)
def test_where_what_goes_in_is_not_in_sight_it_may_be_the_name(file: str, text: str, shown: str) -> None:
    assert told(file, text) == [(Fate.PERHAPS.value, shown, "")]


def test_a_name_without_a_folder_is_not_that_of_a_namesake() -> None:
    subject = Subject(SUBJECT.path, (), ("tests/gui/test_big.py",))
    line = 'for x in ["big"]:\n    run(f"{x}", f"%stest_{x}.py")\n'
    assert told("tests/gui/run.py", line % "", subject) == []
    assert told("tests/gui/run.py", line % "tests/core/", subject)


@pytest.mark.parametrize(
    "text",
    [
        'path = f"test_{name}.csv"',
        'path = "tests/core/test_%s_%d.csv" % (name, 1)',
        'kwargs = {f"test_{name}": 1 for name in names}',
        'from tests.core import x\nkwargs = {f"test_{name}": 1 for name in names}',
    ],
)
def test_what_can_be_no_name_of_the_file_is_not_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[built.__module__], "of_python", pytest.fail)
    assert told("run.py", text) == []


@pytest.mark.parametrize(
    "text",
    [
        'for name in ["big"]:\n    path = f"test_{name}" + ".py"\n    run("tests/core/" + path)',
        'for name in ["big"]:\n    run("tests", "core", f"test_{name}.{ending}")',
        'for name in ["big"]:\n    run(os.path.join("tests", "core", f"test_{name}.py"))',
        'for name in ["big"]:\n    import_module(f"test_{name}")',
        'for name in ["big"]:\n    run("tests.core." + f"test_{name}")',
        'for name in ["big"]:\n    run(f"{top}.core." + "test_" + name)',
    ],
)
def test_what_may_be_one_is_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def noted(text: str) -> Sequence[Template]:
        parsed.append(text)
        return ()

    monkeypatch.setattr(sys.modules[built.__module__], "of_python", noted)
    assert told("run.py", text) == []
    assert parsed == [text]
