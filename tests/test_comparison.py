"""Before and after compared: what differs, what is flaky, what can't be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from splitter.running.outcomes import Ending, Outcome, Run, TestOutcome
from splitter.verification.comparison import compare
from splitter.verification.project import compare_projects

P, F, S, C, U = Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED, Outcome.CRASHED, Outcome.UNKNOWN


def _run(name: str, ending: Ending = Ending.DONE, **tests: Outcome | tuple[Outcome, str]) -> Run:
    said = {test: told if isinstance(told, tuple) else (told, "") for test, told in tests.items()}
    return Run((name,), ending, tuple(TestOutcome(test, *told) for test, told in said.items()))


def _differences(originals: list[Run], *parts: Run) -> list[tuple[str, str, str, str]]:
    verdict = compare(originals, parts)
    return [(d.where, d.test, d.before, d.after) for d in verdict.differences]


def test_same_outcomes_in_other_files_are_the_same() -> None:
    verdict = compare(
        [_run("o", a=P, b=(S, "no"), c=(F, "E"))], [_run("x", c=(F, "E")), _run("y", a=P, b=(S, "no"))]
    )
    assert verdict.same
    assert verdict.compared == 3


def test_a_parameter_that_says_the_module_is_the_same() -> None:
    before = Run(("test_o.py",), Ending.DONE, (TestOutcome("t[<class 't.test_o.A'>-test_o.5]", P),))
    after = Run(("test_o_x.py",), Ending.DONE, (TestOutcome("t[<class 't.test_o_x.A'>-test_o.5]", P),))
    assert compare([before], [after]).same
    other = replace(after, tests=(TestOutcome("t[<class 't.test_o_y.A'>-test_o.5]", P),))
    assert not compare([before], [other]).same
    both = replace(after, files=("test_o_x.py", "y"), tests=(replace(after.tests[0], file="/t/test_o_x.py"),))
    assert compare([before], [after], both).same


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (P, F, ("passed", "failed")),
        (P, S, ("passed", "skipped")),
        ((S, "a"), (S, "b"), ("skipped (a)", "skipped (b)")),
        ((F, "ValueError"), (F, "NameError"), ("failed (ValueError)", "failed (NameError)")),
        (F, P, ("failed", "passed")),
        (P, C, ("passed", "crashed")),
    ],
)
def test_another_outcome_reason_or_error_differs(
    before: Outcome | tuple[Outcome, str], after: Outcome | tuple[Outcome, str], words: tuple[str, str]
) -> None:
    assert _differences([_run("o", a=before, b=P)], _run("x", a=after), _run("y", b=P)) == [
        ("x", "a", *words)
    ]


def test_lost_doubled_and_new_tests_differ() -> None:
    assert _differences([_run("o", a=P, b=P)], _run("x", b=P)) == [
        ("the parts", "a", "passed", "did not run")
    ]
    assert _differences([_run("o", a=P)], _run("x", a=P), _run("y", a=P)) == [
        ("y", "a", "passed", "passed and passed")
    ]
    assert _differences([_run("o", a=P)], _run("x", a=P, b=P)) == [("x", "b", "did not run", "passed")]


def test_durations_are_not_compared() -> None:
    before, after = TestOutcome("a", P, seconds=1.0), TestOutcome("a", P, seconds=9.0)
    assert compare([Run(("o",), Ending.DONE, (before,))], [Run(("x",), Ending.DONE, (after,))]).same


def test_a_class_or_file_skipped_whole_counts_once() -> None:
    skipped = TestOutcome("", S, "no display", group=True)
    original = Run(("o",), Ending.DONE, (skipped,))
    parts = [Run(("x",), Ending.DONE, (skipped,)), Run(("y",), Ending.DONE, (skipped,))]
    assert compare([original], parts).same
    other = Run(("y",), Ending.DONE, (TestOutcome("", S, "no luck", group=True),))
    assert not compare([original], [parts[0], other]).same


def test_a_flaky_test_is_not_blamed_on_the_split() -> None:
    verdict = compare([_run("o", a=P, b=P), _run("o", a=F, b=P)], [_run("x", a=(F, "Other")), _run("y", b=P)])
    assert verdict.same
    assert verdict.flaky == ("a",)
    assert verdict.compared == 1
    blamed = compare([_run("o", a=P, b=P), _run("o", a=F, b=P)], [_run("x", a=P), _run("y", b=F)])
    assert [d.test for d in blamed.differences] == ["b"]


def test_parameters_that_are_others_in_each_run_are_flaky() -> None:
    originals = [
        Run(("o",), Ending.DONE, (TestOutcome(f"a[{n}]", P), TestOutcome("b[1]", P))) for n in ("0.1", "0.2")
    ]
    part = Run(
        ("x",), Ending.DONE, (TestOutcome("a[0.3]", P), TestOutcome("b[1]", P), TestOutcome("b[2]", P))
    )
    assert [d.test for d in compare(originals, [part]).differences] == ["b[2]"]


def test_what_an_original_that_crashes_does_not_tell_is_not_compared() -> None:
    original = _run("o", Ending.CRASHED, a=P, b=C, c=U)
    verdict = compare([original], [_run("x", a=P, b=P), _run("y", c=(F, "E"), d=P)])
    assert verdict.same
    assert verdict.compared == 1
    assert [d.test for d in verdict.uncompared] == ["c", "b", "d"], "bad outcomes come first"
    lost = compare([original], [_run("x", a=F, b=P)])
    assert [d.test for d in lost.differences] == ["a"]


def test_a_crash_in_one_of_two_runs_of_the_original_leaves_what_the_other_says() -> None:
    originals = [_run("o", Ending.CRASHED, a=P, b=C), _run("o", a=P, b=P)]
    assert compare(originals, [_run("x", a=P, b=P)]).same
    assert [d.test for d in compare(originals, [_run("x", a=P, b=F)]).differences] == ["b"]


@pytest.mark.parametrize("ending", [Ending.BROKEN, Ending.CRASHED, Ending.TIMED_OUT])
def test_a_part_that_does_not_run_through_differs_as_a_whole(ending: Ending) -> None:
    broken = Run(("y",), ending, (TestOutcome("b", P),), message="it does not compile")
    verdict = compare([_run("o", a=P, b=P)], [_run("x", a=P), broken])
    assert [(d.where, d.test, d.after, d.message) for d in verdict.differences] == [
        ("y", "", ending.value, "it does not compile")
    ]


def test_all_together_is_compared_too() -> None:
    verdict = compare(
        [_run("o", a=P, b=P)],
        [_run("x", a=P), _run("y", b=P)],
        Run(("x", "y"), Ending.DONE, (TestOutcome("a", P), TestOutcome("b", F))),
    )
    assert [(d.where, d.test) for d in verdict.differences] == [("all together", "b")]


def test_a_part_that_keeps_the_originals_name_is_compared() -> None:
    one, other = "/t/test_o.py", "/t/test_o_x.py"
    tests = TestOutcome("a", P, file=one), TestOutcome("b[<class 'test_o.A'>]", P, file=one)
    moved = TestOutcome("b[<class 'test_o_x.A'>]", P, file=other)
    before, after = Run((one,), Ending.DONE, tests), Run((one, other), Ending.DONE, (tests[0], moved))
    assert compare_projects([before], after, {one: [one, other]}).same
    kept = replace(after, tests=(*tests, replace(tests[0], file=other), moved))
    assert compare_projects([before], kept, {one: [other]}).same, "an original beside its parts"
