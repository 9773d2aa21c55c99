"""Python: libcst reads, CPython's own parser proves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.config import Settings
from splitter.languages.python import rereading, runner, units
from splitter.model import Module, Source, Unit
from splitter.reading import Reading

_TEST = re.compile(r"^[ \t\f]*(?:(?:async[ \t]+)?def[ \t]+test|test_\w*[ \t]*[:=])", re.MULTILINE)
_CLASS = re.compile(r"^[ \t\f]*class[ \t]+\w+", re.MULTILINE)


class Python:
    """See :class:`splitter.languages.Language`."""

    name = "python"
    template = "python.jinja"
    borrows = False

    def most_tests(self, text: str) -> int:
        """A class may inherit every test once more, and holds at least one if its base is unknown."""
        classes = len(_CLASS.findall(text))
        return len(_TEST.findall(text)) * (1 + classes) + classes

    def read(self, source: Source, settings: Settings) -> Module:
        return units.read(source, settings.limit)

    def runner_reads(self, module: Module, tests: frozenset[str]) -> frozenset[str]:
        return frozenset()  # the runner unit's own reads say it all

    def run(self, module: Module, runner_unit: Unit, tests: frozenset[str]) -> str | None:
        return runner.run(module, runner_unit, tests)

    def closing(self, module: Module, tests: Sequence[str]) -> str:
        return ""  # pytest runs the tests of a file by itself

    def reread(self, data: bytes) -> Reading:
        return rereading.reread(data)

    def reread_parts(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
        return rereading.reread_parts(original, parts)


LANGUAGE = Python()
