"""The LeNet-5 sample, split, compiled and run by the real compiler of each generation.

Compilers are the executables that SPLITTER_TEST_MOJO names, separated as PATH is, or ``mojo`` on the PATH.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

import splitter
from splitter.languages.mojo.deprecated import FLAME, FORMS, NO_FLAME
from splitter.languages.mojo.versions import Newest, version
from tests.conftest import app
from tests.golden_cases import Case, cases, write
from tests.mojo_programs import Ran, has_main, run_each
from tests.test_mojo_versions import WRITTEN

SAMPLES = Path(__file__).parent / "samples" / "mojo"
SHAPES = {
    "section prints with several calls": "section-prints",
    "call, then a check mark with its name": "call-then-check-mark",
    "bare calls under comments": "bare-calls-under-comments",
    "bare calls": "bare-calls",
    "name, call, OK": "name-call-ok",
    "try per test with counters": "try-per-test",
    "call, then prose": "call-then-prose",
    "[i/N] and prose, call, PASSED": "numbered",
    "prose, call, PASSED": "prose-call-passed",
    "name, call": "name-then-call",
    "mixed": "mixed",
    "delegation": "delegated",
    "one try around all": "one-try",
    "tests passed as values": "tests-as-values",
    "manual suite": "manual-suite",
    "discovery": "discovery",
    "setup and guards": "guards",
    "on one line": "one-line-main",
    "held against a constant": "held-against-constant",
    "held against a local number": "held-against-local",
    "Test Anything Protocol": "tap",
    "guards of the compiler": "comptime-guards",
    "discovery of a tuple": "discovery-tuple",
    "overloaded tests": "overloaded-test",
    "results of tests used below": "results-used",
    "tests with arguments": "run-with-arguments",
    "tests that do not run": "unrun-with-others",
    "discovery that skips": "suite-that-skips",
    "listed suite that skips": "listed-suite-that-skips",
    "tests that do not run by themselves": "unrun-alone",
    "prints that name the file": "names-itself",
    "tests that every part runs": "called-with-arguments",
    "numbers that are left": "doubtful-number",
    "grouped by a named set of layers": "by-layer-set",
    "written by a program": "written-by-a-program",
    "in a file with the other suffix": "fire",
    "suite that is given its arguments": "suite-with-arguments",
    "suite that skips and is given up where that fails": "suite-given-up",
}
"""What ``main()`` is like -> its golden case, of which there is one in each edition."""
PLACED = ("fire", "found-in-a-folder", "helpers-module", "imported-and-kept", "references-updated-in-tasks")
"""The golden cases whose files import each other, or that only their names make programs."""
HELPERS = "_helpers.mojo"
EDITIONS = ("def_edition", "fn_edition")


@dataclass(frozen=True)
class Written:
    """How a kind of unit is written."""

    case: str
    """The golden case that has it; there is one in each edition."""
    pattern: str
    """What its text matches, ``KEYWORD`` being the edition's."""
    lacking: str = ""
    """The edition that does not have it, and so has no case of it."""
    refused: str = ""
    """What the compiler of that edition refuses."""


UNITS = {
    "function": Written("types", r"^KEYWORD test_square_area\(\) raises:"),
    "function with a decorator": Written("types", r"^@always_inline\(.*\)\nKEYWORD "),
    "fn": Written("both-keywords", r"^fn test_", "def_edition", "fn one():\n    pass"),
    "def without raises": Written(
        "both-keywords", r"^def test_\w+\(\):", "def_edition", "def one():\n    raise Error()"
    ),
    "def with raises": Written("types", r"^def test_.* raises:", "fn_edition", "def one() raises:\n    pass"),
    "struct with a decorator": Written("types", r"^@fieldwise_init\nstruct Square\("),
    "struct with parameters": Written("types", r"^struct Point\[.*\]"),
    "trait": Written("types", r"^trait Named:"),
    "trait that extends another": Written("types", r"^trait Sized2\(Named\):"),
    "comptime": Written("types", r"^comptime SIDE = "),
    "alias": Written("types", r"^alias Pair = ", "def_edition", "alias ONE = 1"),
    "constant over lines": Written("types", r"^(?:comptime|alias) Pair = Tuple\[\n"),
    "__extension": Written("types", r"^__extension Square:"),
    "docstring of the file": Written("types", r'\A"""'),
    "docstring of a trait": Written("types", r'^trait Named:\n    """'),
    "docstring that looks like code": Written("types", r'"""KEYWORD test_in_docstring\(\): pass'),
    "import in parentheses": Written("imports", r"^from \S*testing import \(\n"),
    "import over lines with a backslash": Written("imports", r"^from .*,\s*\\\n"),
    "import under another name": Written("imports", r"assert_equal as same,"),
    "import of a module": Written("imports", r"^import \S+$"),
    "import of a module under another name": Written("imports", r"^import \S+ as maths$"),
    "import of everything": Written("imports", r"^from \S+ import \*"),
    "import after the first definition": Written("imports", r"^from \S+ import StaticTuple  # needed below"),
    "import inside a function": Written("imports", r"^    from \S+ import gcd"),
    "value that depends on a condition": Written("conditional-value", r"^comptime SIZE = 8 if WIDE else 4"),
    "destructor": Written("deprecated", r"^    KEYWORD __del__\(deinit self\):"),
    "function that captures": Written("deprecated", r"^    @parameter\n    KEYWORD add\("),
    "condition inside a function": Written(
        "conditional-value", r"^    (?:comptime |@parameter\n    )if WIDE:"
    ),
    "comment at column 0 in a function": Written("bodies", r'^"""\n# a comment at column 0 in a test\n'),
    "comment at column 0 in a struct": Written("bodies", r"^# a comment at column 0 in a struct\n"),
    "code in a string over lines": Written("bodies", r'"""\nKEYWORD test_not_a_test\(\):'),
    "quotes and a hash in a string": Written("bodies", r"'''\\\nstruct Nothing: \"\"\" # '''"),
    "signature that ends at column 0": Written("bodies", r"^\) raises -> String:"),
    "test whose signature ends at column 0": Written("bodies", r"^KEYWORD test_\w+\(\n\) raises:"),
    "t-string": Written("names", r't"\{n\} and', "fn_edition", 'fn one():\n    print(t"{1}")'),
    "comptime statement in a test": Written(
        "typed-raises",
        r"^    comptime for ",
        "fn_edition",
        "def one():\n    comptime for n in range(3):\n        pass",
    ),
    "name in backticks": Written("names", r"^KEYWORD `odd name`\("),
    "keyword in backticks": Written("names", r"^(?:comptime|alias) `(?:comptime|fn)` = "),
    "test with its name in backticks": Written("names", r"^KEYWORD `test_add with a space`\("),
    "nested test": Written("names", r"^    KEYWORD test_inner\(\)"),
    "test with arguments": Written("names", r"^KEYWORD test_with_argument\(n: Int\)"),
    "test with parameters": Written("names", r"^KEYWORD test_with_parameter\[n: Int\]\(\)"),
    "overloaded test": Written("overloaded-test", r"^KEYWORD test_add\b(?s:.*)^KEYWORD test_add\("),
}
"""Every kind of unit -> the golden case that shows it, in each edition that has it."""
UNCOMPILED = {
    "condition at module level": Written("conditional", r"^(?:comptime |@parameter\n)if "),
    "extension": Written("plain-extension", r"^extension Thing:"),
}
"""Kinds of unit that are read though neither compiler takes them: that of another version may."""
CHECKED = {"0.26.1.0", "1.2.0"}
"""The compilers that the tables of units tell of."""
EXPECTED = {"conv": 6, "activation": 3, "pooling": 4, "fc": 9, "reshape": 2, "sequence": 1}


def compilers() -> list[str]:
    named = os.environ.get("SPLITTER_TEST_MOJO", "")
    return named.split(os.pathsep) if named else list(filter(None, [shutil.which("mojo")]))


def _mojo(compiler: str, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(compiler).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        [compiler, *args], cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def _run(compiler: str, *args: str, cwd: Path) -> str:
    done = _mojo(compiler, *args, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def edition(compiler: str) -> str:
    """Mojo 1 rejects ``fn``; before it, ``def`` could not be written with ``raises``."""
    return "fn_edition" if _version(compiler).startswith("0.") else "def_edition"


def _version(compiler: str) -> str:
    return _run(compiler, "--version", cwd=Path.cwd()).split()[1]


def _tests_run(output: str) -> Counter[str]:
    return Counter(line.strip() for line in output.splitlines() if line.strip().startswith("test_"))


@pytest.mark.parametrize("edition", ["def_edition", "fn_edition"])
def test_sample_becomes_the_files_of_the_decision_record(edition: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / edition, tmp_path, dirs_exist_ok=True)
    plan = splitter.split(tmp_path / "test_lenet5_layers.mojo")
    found = {part.name: len(part.tests) for part in plan.parts}
    assert found == {f"test_lenet5_{group}_layers.mojo": count for group, count in EXPECTED.items()}
    assert (tmp_path / "test_lenet5_layers.mojo.DEPRECATED").read_bytes() == (
        SAMPLES / edition / "test_lenet5_layers.mojo"
    ).read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize("compiler", compilers())
def test_parts_compile_and_run_the_same_tests(compiler: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / edition(compiler), tmp_path, dirs_exist_ok=True)
    before = _tests_run(_run(compiler, "run", "test_lenet5_layers.mojo", cwd=tmp_path))
    assert len(before) == sum(EXPECTED.values())
    plan = splitter.split(tmp_path / "test_lenet5_layers.mojo")
    after: Counter[str] = Counter()
    for part in plan.parts:
        output = _run(compiler, "run", part.name, cwd=tmp_path)
        assert f"All {len(part.tests)} tests" in output
        after += _tests_run(output)
    assert after == before


def _case(shape: str, edition: str) -> Case:
    """A shape's case in an edition."""
    keyword = edition.partition("_")[0]
    for case in (*cases(f"mojo/split/{shape}"), *cases(f"mojo/split/{shape}-older-edition")):
        if re.search(rf"^{keyword} main", _text(case), re.MULTILINE):
            return case
    raise AssertionError(f"{shape} has no case in the {edition}")


def _keyword(case: Case) -> str:
    """What defines a function in the case's edition: of its files only those of the older one have ``fn``."""
    return "fn" if re.search(r"^fn ", _text(case), re.MULTILINE) else "def"


def _text(case: Case) -> str:
    return case.input[case.file].decode()


def _parts(case: Case) -> dict[str, bytes]:
    return {name: data for name, data in case.expected.items() if name.endswith((".mojo", ".🔥"))}


@pytest.mark.parametrize("edition", ["def_edition", "fn_edition"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_each_shape_of_main_has_a_case_in_each_edition(shape: str, edition: str) -> None:
    assert len(_parts(_case(shape, edition))) > 1


@pytest.mark.parametrize(
    ("kind", "edition"),
    [
        pytest.param(kind, edition, id=f"{name}-{edition}")
        for name, kind in {**UNITS, **UNCOMPILED}.items()
        for edition in EDITIONS
        if edition != kind.lacking
    ],
)
def test_each_kind_of_unit_has_a_case_in_each_edition(kind: Written, edition: str) -> None:
    pattern = re.compile(kind.pattern.replace("KEYWORD", edition.partition("_")[0]), re.MULTILINE)
    case = _case(kind.case, edition)
    assert pattern.search(_text(case))
    parts = [data.decode() for data in _parts(case).values()]
    assert len(parts) > 1
    assert any(map(pattern.search, parts))


@pytest.mark.slow
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize("compiler", compilers())
def test_what_an_edition_lacks_is_refused_by_its_compiler(compiler: str, tmp_path: Path) -> None:
    if _version(compiler) not in CHECKED:
        pytest.skip(f"the tables of units do not tell of Mojo {_version(compiler)}")
    this = edition(compiler)
    main = f"\n\n\n{this.partition('_')[0]} main():\n    pass\n"
    texts = {name: kind.refused + main for name, kind in UNITS.items() if kind.lacking == this}
    keyword = this.partition("_")[0]
    unreal = (case for case in cases("mojo/*/*") if not case.runs and _keyword(case) == keyword)
    texts.update((str(case), _text(case)) for case in unreal)
    file = tmp_path / "one.mojo"
    file.write_text(main, encoding="utf-8")
    _run(compiler, "run", file.name, cwd=tmp_path)
    for name, text in texts.items():
        file.write_text(text, encoding="utf-8")
        done = _mojo(compiler, "run", file.name, cwd=tmp_path)
        assert done.returncode, f"{name} is taken"
        assert "error: " in done.stderr


def _lines(output: str) -> Counter[str]:
    """What a run tells of its tests: neither the file's name nor numbers, which are other ones."""
    lines = (re.sub(r"[\d.]+", "0", line.strip()) for line in output.splitlines())
    return Counter(line for line in lines if line and not line.startswith("Running"))


@pytest.mark.compiled
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize("compiler", compilers())
def test_every_case_runs_and_its_parts_print_what_its_original_does(compiler: str, tmp_path: Path) -> None:
    keyword = edition(compiler).partition("_")[0]
    here = [case for case in cases("mojo/*/*") if case.runs and _keyword(case) == keyword]
    programs = {f"{case}: {name}": text for case in here for name, text in _programs(case).items()}
    for case in here:
        write(tmp_path, _modules(case))
    ran = run_each(compiler, tmp_path, programs, keyword)
    assert not [words for case in here for words in _odd(case, ran)]


def _programs(case: Case) -> dict[str, str]:
    """What is split, and what has no parts; then the parts."""
    named = {name for name in case.input if f"{name}.DEPRECATED" in case.expected} | {case.file}
    originals = {name: case.input[name].decode() for name in sorted(named)}
    parts = {name: data.decode() for name, data in _parts(case).items() if name not in case.input}
    return originals | {name: text for name, text in parts.items() if not name.endswith(HELPERS)}


def _modules(case: Case) -> dict[str, bytes]:
    """What its programs may import."""
    rest = {**case.input, **case.expected}
    return {n: d for n, d in rest.items() if n.endswith(".mojo") and n not in _programs(case)}


def _odd(case: Case, ran: Mapping[str, Ran]) -> Iterator[str]:
    """What is not as it should be in the runs of a case."""
    runs = {name: ran[f"{case}: {name}"] for name in _programs(case)}
    before = [one for name, one in runs.items() if name in case.input]
    after = [one for name, one in runs.items() if name not in case.input]
    for these in filter(None, (before, after)):
        failed = [one for one in these if one.code]
        if len(failed) != case.fails:
            yield f"{case}: exit {[one.code for one in these]} {[one.errors for one in failed]}"
    had, have = (
        sum((_lines(one.output) for one in these), start=Counter[str]()) for these in (before, after)
    )
    if after and not {"--add-main", "--enable-disabled", "--retitle"} & {*case.args}:
        if lost := had - have:
            yield f"{case}: lost {[*lost]}"
        if more := [line for line in have - had if line.startswith("test_")]:
            yield f"{case}: more {more}"


def _all_lines(runs: Sequence[Ran]) -> Counter[str]:
    return sum((_lines(one.output) for one in runs), start=Counter())


@pytest.mark.compiled
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize("compiler", compilers())
@pytest.mark.parametrize("placed", PLACED)
def test_programs_run_in_their_places_as_before(placed: str, compiler: str, tmp_path: Path) -> None:
    keyword = edition(compiler).partition("_")[0]
    case = next((case for case in cases(f"mojo/split/{placed}") if _keyword(case) == keyword), None)
    if case is None:
        pytest.skip("there is none in this edition")
    if Newest(version(_version(compiler))).reaches(version(NO_FLAME)) and case.file.endswith(FLAME):
        pytest.skip("this compiler takes no such files")
    before, after = (
        sum((_lines(_run(compiler, "run", name, cwd=folder)) for name in _laid(folder, files)), Counter())
        for folder, files in ((tmp_path / "before", case.input), (tmp_path / "after", case.expected))
    )
    assert not before - after


@pytest.mark.compiled
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize("compiler", compilers())
def test_what_a_program_says_and_how_long_it_may_take_is_told(
    compiler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _case("ends-with-an-error", edition(compiler))
    case.lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(compiler).parent}{os.pathsep}{os.environ['PATH']}")
    probed = CliRunner().invoke(app, ["probe", case.file, "--runs", "2", "--timeout", "600"])
    first, second, *_ = (line for line in probed.stderr.splitlines() if line.startswith("run "))
    assert first == "run 1 of 2: the whole file: 4 tests (test_add_one to test_sub_two)"
    assert second.startswith("run 2 of 2: ")
    assert " to go in this step, " in second
    split = ["split", case.file, *case.args, "--verify", "--timeout", "600", "--json"]
    done = CliRunner().invoke(app, split, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)["files"][0]["verification"]
    assert [run["message"] for run in told["originals"]] == ["expected all to pass"]


def _laid(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Lay out the files; returns those that are programs."""
    write(folder, files)
    sources = {name: data.decode() for name, data in files.items() if name.endswith((".mojo", ".🔥"))}
    programs = [name for name, text in sources.items() if has_main(text)]
    assert programs
    return programs


@pytest.mark.compiled
@pytest.mark.skipif(not compilers(), reason="no Mojo compiler: see CONTRIBUTING.md")
@pytest.mark.parametrize("compiler", compilers())
def test_a_compiler_deprecates_what_the_table_says(compiler: str, tmp_path: Path) -> None:
    this = Newest(version(_version(compiler)))
    file = tmp_path / "one.mojo"
    for form in FORMS:
        text = WRITTEN[form.words]
        if form.removed and this.reaches(version(form.removed)):
            expected = "error: "
        else:
            expected = "warning: " if form.deprecated and this.reaches(version(form.deprecated)) else ""
        # What can't be parsed at the end keeps it from being compiled, which takes long.
        main = f"{edition(compiler).partition('_')[0]} main():\n    nonesuch\n"
        file.write_text(f"{text}\n\n\n{main}", encoding="utf-8")
        told = _mojo(compiler, "run", file.name, cwd=tmp_path).stderr.splitlines()
        lines = text.count("\n") + 1
        said = [line for number in range(1, lines + 1) for line in told if f"{file.name}:{number}:" in line]
        if not expected:
            assert not [line for line in said if "deprecated" in line], form.words
        else:
            assert any(expected in line for line in said), form.words
    named = file.rename(tmp_path / f"one{FLAME}")
    is_refused = "no longer supported" in _mojo(compiler, "run", named.name, cwd=tmp_path).stderr
    assert is_refused == this.reaches(version(NO_FLAME))
