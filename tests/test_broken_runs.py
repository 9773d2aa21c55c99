"""Runs of pytest that do not come as far as a test: what is said of them."""

from __future__ import annotations

import pytest

from splitter.languages.python.running.events import read_project
from splitter.running.outcomes import Ending, Run
from splitter.running.process import Done

CONFTEST = """ImportError while loading conftest '/s/tests/conftest.py'.
tests/conftest.py:1: in <module>
    import flask
E   ModuleNotFoundError: No module named 'flask'
"""
USAGE = "ERROR: usage: pytest [options]\npytest: error: unrecognized arguments: --flakes\n"


@pytest.mark.parametrize(
    ("stderr", "said"),
    [
        (
            CONFTEST,
            "/s/tests/conftest.py can't be loaded: ModuleNotFoundError: No module named 'flask' (in python3)",
        ),
        (
            USAGE,
            "pytest does not understand its options: pytest: error: unrecognized arguments: --flakes",
        ),
    ],
    ids=["conftest", "options"],
)
def test_a_conftest_that_fails_is_told_from_options_that_do_not_exist(stderr: str, said: str) -> None:
    """pytest ends with the same exit status for both."""
    run = Run(("test_shop.py",), Ending.DONE, command="python3")
    read = read_project(run, Done(4, "", stderr, 0.1), ())
    assert (read.ending, read.message) == (Ending.BROKEN, said)
