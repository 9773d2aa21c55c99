"""Big a and b tests.

Tests for a and b only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

CODE = """
import nothing
def test_in_string(): ...
# comment in string
"""


def test_a():
    x = """
# not a comment
def test_q(): ...
"""
    assert x != CODE


def test_b(): ...
