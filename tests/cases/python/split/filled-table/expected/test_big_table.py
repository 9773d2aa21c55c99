"""Big table tests.

Tests for table only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

TABLE = {}
TABLE["a"] = 1
TABLE.update(b=2)
for letter in "cd":
    TABLE[letter] = ord(letter)


def test_table_a(): assert TABLE["a"] == 1


def test_table_d(): assert TABLE["d"] == 100
