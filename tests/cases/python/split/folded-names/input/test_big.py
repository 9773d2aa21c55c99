import pytest
from os.path import basename as ﬁle, dirname


def ﬁnd():
    return 1


@pytest.fixture
def ﬁxed():
    return 2


def test_helper():
    assert find() == 1


def test_fixture(fixed):
    assert fixed == 2


def test_import():
    assert file('a/b') == 'b'


def test_ﬁrst():
    assert dirname('a/b') == 'a'
