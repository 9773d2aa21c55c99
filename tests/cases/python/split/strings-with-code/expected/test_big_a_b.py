"""Big a and b tests

Only the a and b tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a
- test_b
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
