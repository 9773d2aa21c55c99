"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

CASES = [1, 2]


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES)


def test_a_two(case): assert case


def test_b_two(case): assert case
