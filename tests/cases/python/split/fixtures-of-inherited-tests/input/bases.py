class RowTests:
    def test_rows(self, rows):
        assert rows == [1, 2]
