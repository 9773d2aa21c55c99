"""A part's ``main()``: what it keeps of the original's, and which of its numbers are counted anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from splitter.config.settings import Settings
from splitter.languages import source_of
from splitter.languages.mojo import LANGUAGE
from splitter.model.finding import Severity
from splitter.model.plan import Plan
from splitter.planning.plan import plan
from splitter.proof import prove
from splitter.rendering.templates import load

NAMES = ("a1", "a2", "b1", "b2")
TESTS = "".join(f"fn test_{name}() raises:\n    check()\n\n\n" for name in NAMES)
CALLS = "test_a1()|test_a2()|test_b1()|test_b2()"


def _plan(rest: str) -> Plan:
    source = source_of("test_x.mojo", (TESTS + rest).encode())
    return plan(source, Settings(max_tests=2), load(LANGUAGE.template))


def _with_main(body: str) -> Plan:
    """The plan for a ``main()`` whose lines are joined by ``|``."""
    return _plan("fn main() raises:\n" + "".join(f"    {line}\n" for line in body.split("|")))


def _mains(body: str) -> list[str]:
    """The lines of each part's ``main()``, joined by ``|``."""
    made = _with_main(body)
    assert made.ok, made.findings
    bodies = [output.text.partition("fn main() raises:\n")[2] for output in made.outputs]
    return ["|".join(line[4:] for line in found.splitlines()) for found in bodies]


def _codes(body: str) -> list[str]:
    return [finding.code for finding in _with_main(body).findings]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ('print("All 4 tests passed")', 'print("All 2 tests passed")'),
        ('print("4/4 passed")', 'print("2/2 passed")'),
        ('print("Ran 4 tests; 4 passed, 0 failed")', 'print("Ran 2 tests; 2 passed, 0 failed")'),
        ('print("Total: 4")', 'print("Total: 2")'),
        ('print("All tests passed: 4")', 'print("All tests passed: 2")'),
        ('print("Passed " + String(ok) + "/4")', 'print("Passed " + String(ok) + "/2")'),
        ('if ok:|    print("All 4 tests passed")', 'if ok:|    print("All 2 tests passed")'),
        ('print("All LeNet-4 tests passed")', 'print("All LeNet-4 tests passed")'),
        ('print("done in 0.4 s")', 'print("done in 0.4 s")'),
    ],
)
def test_the_number_of_all_tests_is_counted_anew(closing: str, expected: str) -> None:
    assert _mains(f"{CALLS}||{closing}") == [
        f"test_a1()|test_a2()||{expected}",
        f"test_b1()|test_b2()||{expected}",
    ]


@pytest.mark.parametrize("heading", ['print("A: 3 tests")', "# A (3 tests)"])
def test_the_number_of_a_sections_tests_is_counted_anew(heading: str) -> None:
    assert _mains(f"{heading}|test_a1()|test_a2()|test_b1()||# B|test_b2()") == [
        f"{heading.replace('3', '2')}|test_a1()|test_a2()",
        f"{heading.replace('3', '1')}|test_b1()||# B|test_b2()",
    ]


def test_a_number_that_is_not_the_sections_is_left_and_told() -> None:
    assert _codes('print("A: 7 tests")|test_a1()|test_a2()|test_b1()||# B|test_b2()') == ["S303"]


def test_what_a_counter_is_compared_with_is_counted_anew() -> None:
    counted = CALLS.replace("()", "()|ok += 1")
    assert _mains(f'var ok = 0|{counted}|if ok != 4:|    raise Error("no")') == [
        'var ok = 0|test_a1()|ok += 1|test_a2()|ok += 1|if ok != 2:|    raise Error("no")',
        'var ok = 0|test_b1()|ok += 1|test_b2()|ok += 1|if ok != 2:|    raise Error("no")',
    ]


COUNTED = "var ok = 0|" + CALLS.replace("()", "()|ok += 1")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("assert_equal(ok, 4)", "assert_equal(ok, 2)"),
        ('assert_equal(4, ok, "all")', 'assert_equal(2, ok, "all")'),
        ("assert_true(ok == 4)", "assert_true(ok == 2)"),
        ("if 4 != Int(ok):|    fail()", "if 2 != Int(ok):|    fail()"),
        ("return summary(ok, 4)", "return summary(ok, 2)"),
        ("comptime all: Int = 4|if ok < all:|    fail()", "comptime all: Int = 2|if ok < all:|    fail()"),
        ('var n = 4|print("Ran", n, "tests")', 'var n = 2|print("Ran", n, "tests")'),
        ("if ok * 100 < 90:|    fail()", "if ok * 100 < 90:|    fail()"),
        ("if ok == 0:|    fail()", "if ok == 0:|    fail()"),
    ],
)
def test_numbers_that_tests_are_held_against_are_counted_anew(held: str, expected: str) -> None:
    assert next(main.partition("test_a2()|ok += 1|")[2] for main in _mains(f"{COUNTED}|{held}")) == expected
    assert "S303" not in _codes(f"{COUNTED}|{held}")


def test_what_tests_are_given_to_count_in_is_a_tally() -> None:
    run = CALLS.replace("test_", "run(ok, test_").replace("()", ")")
    assert "S302" in _codes(f"var ok = 0|{run}|if ok != 5:|    fail()")
    assert "if ok != 2:" in _mains(f"var ok = 0|{run}|if ok != 4:|    fail()")[0]


@pytest.mark.parametrize(
    "held",
    [
        "if ok != 5:|    fail()",
        "if ok != len(names):|    fail()",
        "assert_equal(ok, EXPECTED)",
        "if ok + 1 > 4 + 1:|    fail()",
        "finish(ok)",
    ],
)
def test_a_file_whose_tests_are_held_against_an_unknown_number_is_refused(held: str) -> None:
    finish = "fn finish(ok: Int) raises:\n    if ok != 4:\n        fail()\n\n\n"
    main = "fn main() raises:\n" + "".join(f"    {line}\n" for line in f"{COUNTED}|{held}".split("|"))
    assert [finding.code for finding in _plan(finish + main).errors] == ["S302"]


def test_what_a_dispatcher_counts_is_not_known_to_main() -> None:
    run_all = "fn run_all() raises -> Int:\n" + "".join(f"    {line}\n" for line in COUNTED.split("|"))
    made = _plan(f"{run_all}    return ok\n\n\nfn main() raises:\n    assert_equal(run_all(), 4)\n")
    assert [finding.code for finding in made.errors] == ["S302"]


@pytest.mark.parametrize("reader", ["fn width() -> Int:\n    return ALL\n\n\n", "alias WIDTH = ALL\n\n\n"])
def test_a_constant_that_others_read_is_not_counted(reader: str) -> None:
    main = "".join(f"    {line}\n" for line in f"{COUNTED}|if ok != ALL:|    fail()".split("|"))
    made = _plan(f"alias ALL = 4\n\n\n{reader}fn main() raises:\n{main}")
    assert [finding.code for finding in made.errors] == ["S302"]


def test_the_proof_rejects_a_constant_that_counts_nothing() -> None:
    main = "".join(f"    {line}\n" for line in f"{COUNTED}|if ok != ALL:|    fail()".split("|"))
    made = _plan(f"alias ALL = 4\nalias WIDE = 4\n\n\nfn main() raises:\n    print(WIDE)\n{main}")
    assert made.ok
    assert made.source is not None
    first, *others = made.outputs
    assert "alias ALL = 2\n" in first.text
    assert "alias WIDE = 4\n" in first.text
    for count, bad in (("alias ALL = 2", "alias ALL = 3"), ("alias WIDE = 4", "alias WIDE = 2")):
        text = first.text.replace(count, bad)
        damaged = replace(first, text=text, data=text.encode())
        assert prove(LANGUAGE, made.source, (damaged, *others), path="")
    assert not prove(LANGUAGE, made.source, made.outputs, path="")


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("test_{n}()|print('ok {i} - {n}')", "test_b1()|print('ok 1 - b1')|test_b2()|print('ok 2 - b2')"),
        (
            "try:|    test_{n}()|    print('ok {i}')|except:|    print('not ok {i}')",
            "try:|    test_b1()|    print('ok 1')|except:|    print('not ok 1')"
            "|try:|    test_b2()|    print('ok 2')|except:|    print('not ok 2')",
        ),
    ],
)
@pytest.mark.parametrize("plan_first", [True, False])
def test_results_of_the_test_anything_protocol_are_counted_anew(
    shape: str, expected: str, plan_first: bool
) -> None:
    calls = "|".join(shape.format(n=name, i=place) for place, name in enumerate(NAMES, 1))
    body = f"print('1..4')|{calls}" if plan_first else f"{calls}|print('1..4')"
    assert _mains(body)[1] == (f"print('1..2')|{expected}" if plan_first else f"{expected}|print('1..2')")


@pytest.mark.parametrize("heading", ['print("=== Phase 2 tests ===")', 'print("All 4 Phase 2 tests passed")'])
def test_a_number_that_names_something_is_no_count(heading: str) -> None:
    assert _codes(f"{heading}||{CALLS}") == []


def test_a_counter_that_counts_ahead_belongs_to_the_call_below() -> None:
    body = "|".join(f"total += 1|test_{name}()|passed += 1" for name in NAMES)
    assert _mains(body) == [
        "total += 1|test_a1()|passed += 1|total += 1|test_a2()|passed += 1",
        "total += 1|test_b1()|passed += 1|total += 1|test_b2()|passed += 1",
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"var total = 4|{CALLS}",
        f"{CALLS}||if ok != 4:|    fail()",
        f'{CALLS}||print("All 9 tests passed")',
        f'print("[2/9] second")|{CALLS}',
    ],
)
def test_a_number_that_may_count_tests_is_left_and_told(body: str) -> None:
    assert "S303" in _codes(body)


def test_numbers_that_count_nothing_are_not_told() -> None:
    assert _codes(f'seed(42)|{CALLS}||print("LeNet-4 done")') == []


def test_a_sections_result_goes_with_its_section() -> None:
    assert _mains('test_a1()|test_a2()|print("✓ A passed")|test_b1()|test_b2()|print("✓ B passed")') == [
        'test_a1()|test_a2()|print("✓ A passed")',
        'test_b1()|test_b2()|print("✓ B passed")',
    ]


def test_the_closing_line_of_all_sections_is_kept_in_every_part() -> None:
    closing = 'print("All tests passed")'
    assert _mains(f'test_a1()|test_a2()|print("✓ A passed")|test_b1()|test_b2()|{closing}') == [
        f'test_a1()|test_a2()|print("✓ A passed")|{closing}',
        f"test_b1()|test_b2()|{closing}",
    ]


def test_guards_and_setup_are_kept_in_every_part() -> None:
    setup = "if not has_gpu():|    return|seed(42)"
    assert _mains(f"{setup}|{CALLS}") == [f"{setup}|test_a1()|test_a2()", f"{setup}|test_b1()|test_b2()"]


def test_a_test_that_is_not_run_stays_so_and_keeps_its_reason() -> None:
    reason = '# test_a2()  # FIXME(#12)|print("test_a2... FIXME(#12)")'
    assert _mains(f"# A|test_a1()|{reason}||# B|test_b1()|test_b2()") == [
        f"# A|test_a1()|{reason}",
        "# B|test_b1()|test_b2()",
    ]


def test_delegation_is_followed_to_the_end() -> None:
    made = _plan(
        "fn run_a() raises:\n    test_a1()\n    test_a2()\n\n\n"
        "fn run_b() raises:\n    test_b1()\n    test_b2()\n\n\n"
        "fn run_all() raises:\n    run_a()\n    run_b()\n\n\n"
        "fn main() raises:\n    run_all()\n"
    )
    assert made.ok, made.findings
    first, second = (output.text for output in made.outputs)
    assert ("fn run_a()" in first, "fn run_b()" in first) == (True, False)
    assert ("fn run_a()" in second, "fn run_b()" in second) == (False, True)
    assert first.endswith("fn run_all() raises:\n    run_a()\n\n\nfn main() raises:\n    run_all()\n")


@pytest.mark.parametrize(
    "body",
    ["test_a1(); test_a2(); test_b1(); test_b2()", "for t in [test_a1, test_a2, test_b1, test_b2]:|    t()"],
)
def test_a_statement_that_runs_several_tests_is_refused(body: str) -> None:
    assert _codes(body)[:1] == ["S301"]


TRY = "try:|    {0}|except:|    {1}|"
GIVEN = "ok = True|except:|    ok = False|check(ok)"


def test_what_uses_what_a_try_gives_is_where_the_try_is() -> None:
    first = f"var ok: Bool|try:|    test_a1()|    {GIVEN}|test_a2()"
    assert _mains(f"{first}|test_b1()|test_b2()") == [first, "var ok: Bool|test_b1()|test_b2()"]


def test_what_uses_what_a_try_around_all_gives_is_in_every_part() -> None:
    body = "var ok: Bool|try:|    {}|    " + GIVEN
    assert _mains(body.format(CALLS.replace("|", "|    "))) == [
        body.format("test_a1()|    test_a2()"),
        body.format("test_b1()|    test_b2()"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "var x: Int|" + TRY.format("x = find()|    test_a1()", "return") + "test_a2()|test_b1()|test_b2(x)",
        "var x: Int|" + TRY.format("x = find()|    test_a1()|    test_a2()", "return") + "check(x)|test_b1()",
        "var s: Suite|" + TRY.format("s = discover_tests()|    s.skip[test_a1]()", "return") + "s.run()",
    ],
)
def test_what_a_try_makes_for_others_is_refused(body: str) -> None:
    assert _codes(body) == ["S301"]


@pytest.mark.parametrize("tail", ['alias x = "a\n', "alias x = (]\n", "alias x = [\n", ")\n", '"""\nx\n'])
def test_text_that_is_no_mojo_is_a_syntax_error(tail: str) -> None:
    made = _plan(f"fn main() raises:\n    test_a1()\n\n\n{tail}")
    assert [(f.code, f.severity) for f in made.findings] == [("S103", Severity.ERROR)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_slices_joined_are_the_text(newline: str) -> None:
    text = (TESTS + "# end\nfn main() raises:\n    test_a1()\n    # last").replace("\n", newline)
    module = LANGUAGE.read(source_of("test_x.mojo", text.encode()), Settings())
    assert "".join(map(module.slice, module.units)) == text


def test_a_rule_of_signs_in_a_list_of_tests_is_read_in_one_way() -> None:
    rule = "#" * 80
    opening = f"TestSuite.discover_tests[(|    {rule}|    test_a1, test_a2,"
    mains = _mains(f"{opening}|    test_b1, test_b2,|    {rule}|)]().run()")
    assert [("test_a1" in main, "test_b1" in main) for main in mains] == [(True, False), (False, True)]
    unread = _with_main(f"{opening}|    {rule}|    *more,|)]().run()")
    assert "S301" in {finding.code for finding in unread.findings}
