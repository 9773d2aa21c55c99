"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

from pathlib import Path

HERE = Path(__file__).parent


def test_data():
    assert list(HERE.glob("*.json")) == []


def test_package():
    assert __name__.rpartition(".")[0] == ""


def test_own_name(request):
    assert len(request.node.name) == 13
