"""The proof rejects what changes the tests: parts are damaged at random, and it must notice."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import splitter
from splitter.languages import language_of
from splitter.languages.python.classes import division
from splitter.model.plan import OutputFile, Plan
from splitter.proof import prove
from tests.golden_cases import CASES

SAMPLES = Path(__file__).parent / "samples"
FILES = {
    "fixtures": CASES / "python/split/fixtures/input/test_big.py",
    "imports": CASES / "python/split/import-styles/input/test_big.py",
    "class": CASES / "python/split/class-divided/input/test_big.py",
    "shadowed": CASES / "python/split/shadowed-test/input/test_big.py",
    "banners": CASES / "python/split/banners/input/test_big.py",
    "lenet": SAMPLES / "mojo/def_edition/test_lenet5_layers.mojo",
    "units": CASES / "mojo/split/units/input/test_units.mojo",
}
ROUNDS = 40

Lines = list[str]
Damage = Callable[[random.Random, Lines, int], "Lines | None"]
"""Takes a part's lines and where its header ends; ``None`` if there is nothing to damage."""


def _body(lines: Sequence[str], start: int, pattern: str) -> list[int]:
    return [n for n in range(start, len(lines)) if re.match(pattern, lines[n])]


def _end(lines: Sequence[str], start: int) -> int:
    """The line after an indented block's last."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t)"):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def _drop_definition(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    found = _body(lines, start, r"(?:async )?(?:def|fn|class|struct)\b(?! main)")
    if not found:
        return None
    at = rng.choice(found)
    return lines[:at] + lines[_end(lines, at) :]


def _double_test(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    found = _body(lines, start, r"(?:async )?(?:def|fn) test")
    if not found:
        return None
    at = rng.choice(found)
    return [*lines, "\n", "\n", *lines[at : _end(lines, at)]]


def _swap_lines(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    """Below the imports: where a comment stands in a list of names means nothing."""
    first = min(_body(lines, start, r"@|(?:async )?(?:def|fn|class)\b"), default=len(lines))
    found = [n for n in range(first, len(lines) - 1) if lines[n].strip() and lines[n + 1].strip()]
    found = [n for n in found if lines[n] != lines[n + 1]]
    if not found:
        return None
    at = rng.choice(found)
    return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]


def _drop_import(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    found = _body(lines, start, r"(?:import|from)\b[^(\\]*$")
    if not found:
        return None
    at = rng.choice(found)
    return lines[:at] + lines[at + 1 :]


def _rename(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    found = _body(lines, start, r"(?:async )?(?:def|fn)\b(?! main)")
    if not found:
        return None
    at = rng.choice(found)
    return [*lines[:at], re.sub(r"(def|fn) (\w+)", r"\1 \2x", lines[at]), *lines[at + 1 :]]


def _space_in_body(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    found = _body(lines, start, r"[ \t]+\S.* \S")
    if not found:
        return None
    at = rng.choice(found)
    head, tail = lines[at].rsplit(" ", 1)
    return [*lines[:at], f"{head}  {tail}", *lines[at + 1 :]]


def _drop_comment(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    """Not a banner: it may stand in another part as well, and is not missed here."""
    found = [
        n for n in _body(lines, start, r"#") if not re.search(r"====|----", "".join(lines[n - 1 : n + 2]))
    ]
    if not found:
        return None
    at = rng.choice(found)
    return lines[:at] + lines[at + 1 :]


def _code_in_header(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    return [*lines[:start], "import this\n", *lines[start:]]


def _change_ending(rng: random.Random, lines: Lines, start: int) -> Lines | None:
    """Of a line that another one of the same body follows."""
    first = min(_body(lines, start, r"@|(?:async )?(?:def|fn|class)\b"), default=len(lines))
    indented = _body(lines, first, r"[ \t]+\S")
    found = [n for n in indented if n + 1 in indented and lines[n].endswith("\n")]
    if not found:
        return None
    at = rng.choice(found)
    return [*lines[:at], lines[at].rstrip("\r\n") + "\r\n", *lines[at + 1 :]]


DAMAGES: tuple[Damage, ...] = (
    _drop_definition,
    _double_test,
    _swap_lines,
    _drop_import,
    _rename,
    _space_in_body,
    _drop_comment,
    _code_in_header,
    _change_ending,
)


@cache
def _plan(path: Path) -> Plan:
    plan = splitter.plan(path, max_tests=9 if path.name.startswith("test_lenet5") else 2)
    assert plan.ok, plan.findings
    assert plan.parts
    return plan


def _flaws(plan: Plan, outputs: Sequence[OutputFile]) -> int:
    language = language_of(plan.path)
    assert language is not None
    assert plan.source is not None
    return len(prove(language, plan.source, outputs, path=plan.path))


def _damaged(output: OutputFile, damage: Damage, rng: random.Random) -> OutputFile | None:
    header = output.text[: output.header[1]].count("\n")
    lines = output.text.splitlines(keepends=True)
    changed = damage(rng, lines, header)
    if changed is None or changed == lines:
        return None
    text = "".join(changed)
    return replace(output, text=text, data=text.encode())


@pytest.mark.parametrize("name", FILES)
def test_an_undamaged_split_is_proved(name: str) -> None:
    plan = _plan(FILES[name])
    assert not _flaws(plan, plan.outputs)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
@pytest.mark.parametrize("name", FILES)
def test_damage_is_rejected(name: str, damage: Damage) -> None:
    plan = _plan(FILES[name])
    rng = random.Random(f"{name} {damage.__name__}")
    done = 0
    for _ in range(ROUNDS // len(plan.outputs) + 1):
        for index, output in enumerate(plan.outputs):
            broken = _damaged(output, damage, rng)
            if broken is not None:
                outputs = [*plan.outputs[:index], broken, *plan.outputs[index + 1 :]]
                assert _flaws(plan, outputs), broken.text
                done += 1
    if not done:
        pytest.skip("nothing in it that could be damaged so")


@pytest.mark.parametrize("name", FILES)
def test_a_part_too_few_and_a_part_twice_are_rejected(name: str) -> None:
    plan = _plan(FILES[name])
    for index, output in enumerate(plan.outputs):
        assert _flaws(plan, [*plan.outputs[:index], *plan.outputs[index + 1 :]])
        assert _flaws(plan, [*plan.outputs, replace(output, name="test_again.py")])


@pytest.mark.parametrize("name", FILES)
def test_a_test_in_another_part_is_rejected(name: str) -> None:
    """One part's last test copied to another part, moved to two others, and gone altogether."""
    plan = _plan(FILES[name])
    done = 0
    for index, output in enumerate(plan.outputs):
        lines = output.text.splitlines(keepends=True)
        tests = _body(lines, output.text[: output.header[1]].count("\n"), r"(?:async )?(?:def|fn) test")
        if not tests:
            continue
        start, end = tests[-1], _end(lines, tests[-1])
        moved = "\n\n" + "".join(lines[start:end])
        gone = _with_text(output, "".join(lines[:start] + lines[end:]))
        others = [n for n in range(len(plan.outputs)) if n != index]
        grown = {n: _with_text(plan.outputs[n], plan.outputs[n].text + moved) for n in others}
        for other in others:
            assert _flaws(plan, [grown[n] if n == other else one for n, one in enumerate(plan.outputs)])
        two = {index: gone, **{n: grown[n] for n in others[:2]}}
        if len(others) > 1:
            assert _flaws(plan, [two.get(n, one) for n, one in enumerate(plan.outputs)])
        assert _flaws(plan, [gone if n == index else one for n, one in enumerate(plan.outputs)])
        done += 1
    if not done:
        pytest.skip("no test functions at module level")


def _with_text(output: OutputFile, text: str) -> OutputFile:
    return replace(output, text=text, data=text.encode())


def test_a_mixin_that_lacks_a_test_is_rejected(tmp_path: Path) -> None:
    """CPython's test_index: whoever inherits from it would lose the test, though another part has it."""
    file = tmp_path / "test_big.py"
    mixin = "class Mixin:\n    def test_one(self): ...\n\n    def test_two(self): ...\n\n\n"
    heirs = (f"class Test{name}(Mixin):\n    def test_{name}(self): ...\n\n\n" for name in "ABC")
    file.write_text(mixin + "".join(heirs))
    plan = _plan(file)
    first = plan.outputs[0]
    lacking = first.text.replace("\n    def test_two(self): ...\n", "")
    assert lacking != first.text
    assert not _flaws(plan, plan.outputs)
    assert _flaws(plan, [_with_text(first, lacking), *plan.outputs[1:]])


@pytest.mark.parametrize(
    ("above", "act"),
    [
        ("import random\n", "random.seed(3)"),
        ("import os\n", "os.environ['A'] = 'b'"),
        ("import sys\n", "if sys.version_info > (3,):\n    sys.setrecursionlimit(1000)"),
        ("TABLE = {}\n", "TABLE[1] = 2"),
        ("TABLE = {}\n", "TABLE.update(a=1)"),
        ("TABLE = {}\n", "for n in range(3):\n    TABLE[n] = n"),
        ("class Table: ...\n", "Table.size = 3"),
        ("class Table: ...\n", "setattr(Table, 'size', 3)"),
    ],
)
def test_a_part_without_what_changes_an_object_is_rejected(tmp_path: Path, above: str, act: str) -> None:
    """Astropy's test_kernel_class fills an array below its definition."""
    file = tmp_path / "test_big.py"
    used = above.split()[1] if above.startswith(("import", "class")) else "TABLE"
    tests = (f"def test_{name}(): assert {used.strip(':')}\n\n\n" for name in "abcd")
    file.write_text(f"{above}\n{act}\n\n\n" + "".join(tests))
    plan = _plan(file)
    assert not _flaws(plan, plan.outputs)
    for index, output in enumerate(plan.outputs):
        assert act in output.text
        lacking = _with_text(output, output.text.replace(act, ""))
        assert _flaws(plan, [*plan.outputs[:index], lacking, *plan.outputs[index + 1 :]])


def test_a_main_block_that_lacks_a_line_is_rejected() -> None:
    plan = _plan(CASES / "python/split/pytest-main/input/test_big.py")
    block = plan.outputs[0].text[plan.outputs[0].text.index("if __name__") :]
    for text in ("", block.replace("__file__", "__path__"), block + "    print(1)\n"):
        changed = _with_text(plan.outputs[0], plan.outputs[0].text.replace(block, text))
        assert _flaws(plan, [changed, *plan.outputs[1:]])


@pytest.mark.parametrize("name", FILES)
def test_blank_lines_between_statements_mean_nothing(name: str) -> None:
    plan = _plan(FILES[name])
    first = plan.outputs[0]
    text = first.text[: first.header[1]] + "\n\n" + first.text[first.header[1] :]
    assert not _flaws(plan, [replace(first, text=text, data=text.encode()), *plan.outputs[1:]])


def test_a_runner_with_other_line_endings_is_rejected(tmp_path: Path) -> None:
    """Its calls are those of the part, so it is not compared as a whole; the file has both endings."""
    file = tmp_path / "test_math.mojo"
    case = CASES / "mojo/split/name-call-ok/input/test_math.mojo"
    head, keyword, body = case.read_bytes().partition(b"def main")
    file.write_bytes(head + keyword + body.replace(b"\n", b"\r\n"))
    plan = _plan(file)
    for index, output in enumerate(plan.outputs):
        for ending in re.finditer("\r\n", output.text[:-2]):
            changed = f"{output.text[: ending.start()]}\n{output.text[ending.end() :]}"
            outputs = [*plan.outputs[:index], _with_text(output, changed), *plan.outputs[index + 1 :]]
            assert (ending.start() < output.text.index("def main")) or _flaws(plan, outputs), changed


def test_a_part_with_other_line_endings_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "test_math.mojo"
    case = CASES / "mojo/split/name-call-ok/input/test_math.mojo"
    file.write_bytes(case.read_bytes().replace(b"\n", b"\r\n"))
    plan = _plan(file)
    first, *others = plan.outputs
    for ending in re.finditer("\r\n", first.text):
        changed = f"{first.text[: ending.start()]}\n{first.text[ending.end() :]}"
        assert _flaws(plan, [_with_text(first, changed), *others]), changed


RUNNER = """from random import seed
from testing import assert_equal, assert_true
{tests}
def main() raises:
    print("=" * 8)
    seed(4)
    print("Adding: 2 tests")
    test_add_one()
    test_add_two()
    print("Subtracting: 2 tests")
    test_sub_one()
    test_sub_two()
    try:
        test_mul_one()
        test_mul_two()
    except e:
        print(e)
        raise e^
    print("All 6 tests of issue 6 passed in less than 60 s")
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seed(4)", "seed(5)"),  # no count of the original
        ("* 8)", "* 9)"),
        ("* 8)", "* 2)"),
        ("All 2 tests", "All 3 tests"),  # no count of the part
        ("All 2 tests", "All 1 tests"),
        (" 60 s", " 2 s"),
        (": 2 tests", ": 1 tests"),
        ("    except e:", "except e:"),  # indented so that it belongs to nothing
        ("    except e:", "  except e:"),
        ("        raise e^", "         raise e^"),
        ("        raise e^", "      raise e^"),
        ("    seed(4)", "     seed(4)"),
        ("    seed(4)", "seed(4)"),
        ("assert_equal, ", "assert_eq ual, "),  # what is no import
        ("assert_equal,", "assert_equal x,"),
        ("from testing", "from test ing"),
    ],
)
def test_a_line_of_a_runner_that_is_neither_the_originals_nor_counts_is_rejected(
    before: str, after: str, tmp_path: Path
) -> None:
    file = tmp_path / "test_math.mojo"
    names = [f"test_{kind}_{number}" for kind in ("add", "sub", "mul") for number in ("one", "two")]
    tests = (f"\n\ndef {name}() raises:\n    assert_equal(1, 1)\n    assert_true(True)\n" for name in names)
    file.write_text(RUNNER.format(tests="".join(tests) + "\n"))
    plan = _plan(file)
    assert len(plan.outputs) == 3
    changed = 0
    for index, output in enumerate(plan.outputs):
        text = output.text.replace(before, after)
        if text != output.text:
            changed += 1
            assert _flaws(plan, [*plan.outputs[:index], _with_text(output, text), *plan.outputs[index + 1 :]])
    assert changed


PRINTED = """from testing import assert_equal
{tests}
def main() raises:
    var sizes = List[Int](4, 2)
    var first = sizes[1/2]
    # [1/4] is not counted anew
    print(
        "[1/4] adding: 2 tests"
    )
    test_add_one()
    print("[2/4]")
    test_add_two()
    print("[3/4]")
    test_sub_one()
    print(
        "[4/4]"
    )
    test_sub_two()
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [("sizes[1/2]", "sizes[2/2]"), ("# [1/4]", "# [2/4]"), ('"[1/2]', '"[2/2]'), (": 2 tests", ": 1 tests")],
)
def test_a_place_among_all_is_one_in_prints_alone(before: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / "test_math.mojo"
    names = [f"test_{kind}_{number}" for kind in ("add", "sub") for number in ("one", "two")]
    tests = (f"\n\ndef {name}() raises:\n    assert_equal(1, 1)\n" for name in names)
    file.write_text(PRINTED.format(tests="".join(tests) + "\n"))
    plan = _plan(file)
    first, second = plan.outputs
    assert '"[2/2]"' in second.text
    assert before in first.text
    assert _flaws(plan, [_with_text(first, first.text.replace(before, after)), second])


@pytest.mark.parametrize("case", ["mojo/split/try-per-test", "mojo/split/guards", "mojo/split/enabled-try"])
def test_mojo_files_with_crlf_get_parts_with_crlf(case: str, tmp_path: Path) -> None:
    file = tmp_path / "test_math.mojo"
    file.write_bytes((CASES / case / "input/test_math.mojo").read_bytes().replace(b"\n", b"\r\n"))
    plan = splitter.plan(file, max_tests=2, enable_disabled=True)
    assert plan.ok, plan.findings
    assert all("\n" not in output.text.replace("\r\n", "") for output in plan.outputs)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "line", ["# type: ignore", "# ruff: noqa", "#!/bin/sh", "", "import this", '"""One."""']
)
def test_what_is_put_around_a_header_is_rejected(name: str, line: str) -> None:
    """Pragmas above all: they change what tools see of the whole part."""
    plan = _plan(FILES[name])
    for index, output in enumerate(plan.outputs):
        start, end = output.header
        inside = output.text.index("\n", start) + 1
        before = output.text[:end].rstrip("\n")
        for text in (
            f"{line}\n{output.text}",
            f"{line}\n\n{output.text}",
            f"{output.text[:start]}{line}\n{output.text[start:]}",
            f"{output.text[:inside]}{line}\n{output.text[inside:]}",
            f"{before}  # noqa{output.text[len(before) :]}",
            f'{before} + ""{output.text[len(before) :]}',
            f'{before} ""{output.text[len(before) :]}',
            f"{before}; 3{output.text[len(before) :]}",
        ):
            outputs = [*plan.outputs[:index], _with_text(output, text), *plan.outputs[index + 1 :]]
            assert _flaws(plan, outputs), text


def test_what_the_proof_finds_is_an_error_of_its_own() -> None:
    plan = _plan(FILES["fixtures"])
    language = language_of(plan.path)
    assert language is not None
    assert plan.source is not None
    findings = prove(language, plan.source, plan.outputs[1:], path=plan.path)
    assert [found.code for found in findings] == ["S502"]


@pytest.mark.parametrize(
    "line",
    [
        "    test_a.skip = 'no'\n",
        "    also = test_a\n",
        "    @test_a.once\n    def check(self): ...\n",
        "    def check(self, how=test_a): ...\n",
    ],
)
def test_a_class_whose_body_uses_a_test_is_not_divided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    tests = "".join(f"    def test_{letter}(self):\n        assert {letter!r}\n\n" for letter in "abcd")
    path = tmp_path / "test_big.py"
    path.write_text(f"class TestAll:\n{tests}{line}\n\ndef test_z(): ...\n")
    plan = splitter.plan(path, max_tests=2)
    assert plan.ok, plan.errors
    assert [part.members for part in plan.parts if part.members] == []
    # Were it divided all the same, the proof would say so.
    monkeypatch.setattr(division, "named_in_body", lambda *given: "")
    divided = splitter.plan(path, max_tests=2)
    assert [finding.code for finding in divided.errors] == ["S502"]
    assert "its body uses test_a, which is in another part" in divided.errors[0].message
