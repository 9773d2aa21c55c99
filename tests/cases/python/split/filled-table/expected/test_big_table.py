"""Big table tests

Only the table tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_table_a
- test_table_d
"""

TABLE = {}
TABLE["a"] = 1
TABLE.update(b=2)
for letter in "cd":
    TABLE[letter] = ord(letter)


def test_table_a(): assert TABLE["a"] == 1


def test_table_d(): assert TABLE["d"] == 100
