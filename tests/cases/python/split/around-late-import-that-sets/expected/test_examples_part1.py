"""Examples part 1 tests

Only the part 1 tests: 2 of 3.

Note: Split from test_examples.py to stay within the limit of 2 tests.

Tests in this file:
- TestExamples::test_lines
- TestExamples::test_more_words
"""

from importlib import import_module


class TestExamples:
    def _run(self, name):
        assert " " in import_module("examples." + name).__dict__.get("blanks", " ")

    def test_lines(self):
        self._run("lines")

    def test_more_words(self):
        self._run("more_words")
