from importlib import import_module


class TestExamples:
    def _run(self, name):
        assert " " in import_module("examples." + name).__dict__.get("blanks", " ")

    def test_lines(self):
        self._run("lines")

    def test_more_words(self):
        self._run("more_words")

    def test_words(self):
        self._run("words")
