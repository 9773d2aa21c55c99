"""Big path tests.

Tests for path only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests that find what makes their shapes by a name that they make.
"""

from os.path import basename, dirname


def test_path_name():
    assert globals()["base" + "name"]("a/b") == "b"


def test_path_folder():
    ends = {"folder": "dir"}
    assert globals()[ends["folder"] + "name"]("a/b") == "a"
