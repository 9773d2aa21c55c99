"""Mark option tests.

Tests for option only.
Note: Split from test_mark.py, as it was over the limit of 2 tests.
"""


def test_mark_option(pytester):
    pytester.makepyfile("def test_it(): pass")
    pytester.inline_run().assertoutcome(passed=1)


def test_option_empty():
    assert not ""
