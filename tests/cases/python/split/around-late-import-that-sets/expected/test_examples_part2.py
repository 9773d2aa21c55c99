"""Examples part 2 tests

Only the part 2 tests: 1 of 3.

Note: Split from test_examples.py to stay within the limit of 2 tests.

Tests in this file:
- TestExamples::test_words
"""

from importlib import import_module


class TestExamples:
    def _run(self, name):
        assert " " in import_module("examples." + name).__dict__.get("blanks", " ")

    def test_words(self):
        self._run("words")
