"""Big paragraph tests

Only the paragraph tests: 2 of 17.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- ParagraphTests::test_text
- ParagraphTests::test_runs
"""

import pytest


class ParagraphTests:
    def test_text(self):
        assert True

    def test_runs(self):
        assert True
