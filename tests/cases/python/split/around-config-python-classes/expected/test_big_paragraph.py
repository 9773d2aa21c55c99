"""Big paragraph tests.

Tests for paragraph only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


class ParagraphTests:
    def test_text(self):
        assert True

    def test_runs(self):
        assert True
