import doctest
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_data():
    assert list(HERE.glob("*.json")) == []


def test_package():
    assert __name__.rpartition(".")[0] == ""


def test_own_name(request):
    assert len(request.node.name) == 13


def test_length(request):
    assert len(request.node.nodeid) == 24


def test_files():
    assert len(list(HERE.glob("test_*.py"))) == 1


def test_examples():
    assert doctest.testmod(sys.modules[__name__]).attempted == 0
