"""Big errors class tests

Only the errors class tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- TestErrors::test_class_in_a_test
"""

import errno


class TestErrors:
    def test_class_in_a_test(self):
        class Gone(OSError):
            errno = errno.EFAULT

        assert Gone().errno
