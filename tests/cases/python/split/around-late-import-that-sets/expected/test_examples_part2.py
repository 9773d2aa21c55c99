"""Examples part 2 tests.

Note: Split from test_examples.py, as it was over the limit of 2 tests.
"""

from importlib import import_module


class TestExamples:
    def _run(self, name):
        assert " " in import_module("examples." + name).__dict__.get("blanks", " ")

    def test_words(self):
        self._run("words")
