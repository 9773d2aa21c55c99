"""Anew test helpers.

What the tests of several files use.
Note: Split from test_anew.py, as it was over the limit of 2 tests.
"""


def made(n):
    cases = []
    for i in range(n):
        cases.append(i)
        cases.append(i + 1)
    return cases


CASES = []
CASES += made(3)
for n in range(3):
    CASES.append(n)
    CASES.append(n)
    CASES.append(n)
    CASES.append(n)
    CASES.append(n)
