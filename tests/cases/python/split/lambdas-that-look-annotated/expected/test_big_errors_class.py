"""Big errors class tests.

Tests for errors class only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import errno


class TestErrors:
    def test_class_in_a_test(self):
        class Gone(OSError):
            errno = errno.EFAULT

        assert Gone().errno
