"""Big word tests.

Tests for word only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_some_word(tmp_path):
    assert (tmp_path / "test_big").parts


def test_other_word():
    assert "test_big".isidentifier()
