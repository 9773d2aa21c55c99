import errno
from math import log as exp2


def test_lambda():
    rules = [(lambda base, exp: base == 2, lambda base, exp: 'exp2(%s)' % exp)]
    assert rules[0][1](2, 3) == 'exp2(3)'


def test_function():
    assert exp2(1) == 0


class TestErrors:
    def test_class_in_a_test(self):
        class Gone(OSError):
            errno = errno.EFAULT

        assert Gone().errno

    def test_plain(self):
        assert 1
