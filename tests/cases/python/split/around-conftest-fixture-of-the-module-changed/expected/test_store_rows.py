"""Store rows tests.

Tests for rows only.
Note: Split from test_store.py, as it was over the limit of 3 tests.
"""


class TestRows:
    def test_rows_add(self, rows):
        rows.append(1)

    def test_rows_more(self, rows):
        rows.append(2)

    def test_count_one(self, rows):
        assert rows == [1, 2]

    def test_count_two(self, rows):
        assert rows
