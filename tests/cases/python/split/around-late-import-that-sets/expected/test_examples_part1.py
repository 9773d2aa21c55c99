"""Examples part 1 tests.

Note: Split from test_examples.py, as it was over the limit of 2 tests.
"""

from importlib import import_module


class TestExamples:
    def _run(self, name):
        assert " " in import_module("examples." + name).__dict__.get("blanks", " ")

    def test_lines(self):
        self._run("lines")

    def test_more_words(self):
        self._run("more_words")
