"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

from pathlib import Path

HERE = Path(__file__).parent


def test_own_name(request):
    assert len(request.node.name) == 13


def test_length(request):
    assert len(request.node.nodeid) == 24


def test_files():
    assert len(list(HERE.glob("test_*.py"))) == 1
