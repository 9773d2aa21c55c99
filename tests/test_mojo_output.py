"""What a Mojo program printed, read back to outcomes, for the shapes of ``main()``."""

from __future__ import annotations

import pytest

from splitter.config.settings import Settings
from splitter.languages import source_of
from splitter.languages.mojo import units
from splitter.languages.mojo.printed import outcomes
from splitter.running.outcomes import Ending

TESTS = "".join(f"fn test_{name}() raises:\n    assert_true(True)\n\n\n" for name in "abc")

NAMES = """
fn main() raises:
    print("test_a...", end="")
    test_a()
    print(" OK")
    print("test_b...", end="")
    test_b()
    print(" OK")
    print("test_c...", end="")
    test_c()
    print(" OK")
"""
MARKS = """
fn main() raises:
    print("Starting\\n")
    test_a()
    print("  ✓ test_a")
    test_b()
    print("  ✓ test_b")
    test_c()
    print("  ✓ test_c")
"""
SECTIONS = """
fn main() raises:
    print("first")
    test_a()
    test_b()
    print("second")
    test_c()
"""
BARE = """
fn main() raises:
    test_a()
    test_b()
    test_c()
"""
TRIES = """
fn main() raises:
    var failed = 0
    try:
        test_a()
        print("✓ test_a")
    except e:
        failed += 1
        print("✗ test_a:", e)
    try:
        test_b()
        print("✓ test_b")
    except e:
        failed += 1
        print("✗ test_b:", e)
    try:
        test_c()
        print("✓ test_c")
    except e:
        failed += 1
        print("✗ test_c:", e)
    if failed > 0:
        raise Error("some failed")
"""
ONE_TRY = """
fn main() raises:
    try:
        test_a()
        test_b()
        test_c()
    except e:
        print("failed:", e)
"""
DELEGATED = """
fn run_all() raises:
    print("test_a")
    test_a()
    print("test_b")
    test_b()
    print("test_c")
    test_c()


fn main() raises:
    run_all()
    print("done")
"""
SUITE = "\nfn main() raises:\n    TestSuite.discover_tests[__functions_in_module()]().run()\n"
SUITE_SAYS = """
Running 3 tests for /x/test_big.mojo
    PASS [ 0.001 ] test_a
    FAIL [ 0.038 ] test_b
      At /x/test_big.mojo:5:17: AssertionError: no
    SKIP [ 0.000 ] test_c
--------
"""
RAISED = "Unhandled exception caught during execution: At /x/test_big.mojo:{}:5: AssertionError: no\n"


def _told(main: str, text: str, ending: Ending = Ending.DONE, *, clean: bool = False) -> str:
    module = units.read(source_of("/x/test_big.mojo", (TESTS + main).encode()), Settings())
    return " ".join(each.outcome.value for each in outcomes(module, text, ending, clean=clean))


@pytest.mark.parametrize("main", [NAMES, MARKS, SECTIONS, BARE, DELEGATED, SUITE])
def test_an_exit_status_of_0_says_that_all_passed(main: str) -> None:
    assert _told(main, "whatever a test prints\n", clean=True) == "passed passed passed"


@pytest.mark.parametrize(
    ("main", "text"),
    [
        (NAMES, "test_a... OK\ntest_b..."),
        (MARKS, "Starting\n\n  ✓ test_a\n"),
        (DELEGATED, "test_a\ntest_b\n"),
    ],
)
def test_the_prints_tell_where_it_ended(main: str, text: str) -> None:
    assert _told(main, text, Ending.CRASHED) == "passed crashed unknown"
    assert _told(main, text, Ending.TIMED_OUT) == "passed timed out unknown"
    assert _told(main, text + RAISED.format(6)) == "passed failed unknown"
    assert _told(main, text + "Unhandled exception caught during execution: no\n") == "passed failed unknown"


def test_where_prints_do_not_tell_calls_apart_an_assertions_line_does() -> None:
    assert _told(SECTIONS, "first\n", Ending.CRASHED) == "unknown unknown unknown"
    assert _told(SECTIONS, "first\n" + RAISED.format(6)) == "passed failed unknown"
    assert _told(SECTIONS, "first\nsecond\n", Ending.CRASHED) == "passed passed crashed"
    assert _told(BARE, RAISED.format(10)) == "passed passed failed"
    assert _told(BARE, "", Ending.CRASHED) == "unknown unknown unknown"
    elsewhere = "Unhandled exception caught during execution: At /x/helpers.mojo:6:5: AssertionError: no\n"
    assert _told(BARE, elsewhere) == "unknown unknown unknown"


def test_a_try_around_each_test_tells_each() -> None:
    assert _told(TRIES, "✓ test_a\n✗ test_b: no\n✓ test_c\n") == "passed failed passed"
    assert _told(TRIES, "✓ test_a\n✓ test_b\n✓ test_c\n", clean=True) == "passed passed passed"
    assert _told(TRIES, "✓ test_a\n", Ending.CRASHED) == "passed crashed unknown"


def test_an_error_that_is_caught_is_no_success() -> None:
    assert _told(ONE_TRY, "failed: no\n", clean=True) == "unknown unknown unknown"
    assert _told(ONE_TRY, "", clean=True) == "passed passed passed"


def test_a_suite_says_it_itself() -> None:
    assert _told(SUITE, SUITE_SAYS) == "passed failed skipped"
    assert _told(SUITE, "", Ending.CRASHED) == "unknown unknown unknown"
