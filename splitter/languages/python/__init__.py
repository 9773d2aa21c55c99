"""Python: libcst reads, CPython's own parser proves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.languages.python import rereading, runner, units
from splitter.model import Limit, Module, Source, Unit
from splitter.reading import Reading

_TEST = re.compile(r"^[ \t\f]*(?:(?:async[ \t]+)?def[ \t]+test|test_\w*[ \t]*[:=])", re.MULTILINE)
_SEVERAL = re.compile(r"test_\w*[ \t]*(?:[,)\]][^=\n]*)?=(?!=)")
"""``test_a, test_b = make()``, or a keyword of a call."""
_TARGETS = re.compile(r"[ \t\f]*[(\[]?[\w \t,]*\Z")
_CLASS = re.compile(r"^[ \t\f]*class[ \t]+\w+", re.MULTILINE)


class Python:
    """See :class:`splitter.languages.Language`."""

    name = "python"
    template = "python.jinja"
    idle = ""

    def most_tests(self, text: str) -> int:
        """A class may inherit every test once more, and holds at least one if its base is unknown."""
        if "\r" in text:
            text = text.replace("\r", "\n")
        classes = len(_CLASS.findall(text))
        tests = len(_TEST.findall(text)) + sum(_assigned_with_others(text))
        return tests * (1 + classes) + classes

    def read(self, source: Source, limit: Limit) -> Module:
        return units.read(source, limit)

    def runner_reads(self, module: Module, tests: frozenset[str]) -> frozenset[str]:
        return frozenset()  # the runner unit's own reads say it all

    def run(self, module: Module, runner_unit: Unit, tests: frozenset[str]) -> str | None:
        return runner.run(module, runner_unit, tests)

    def reread(self, data: bytes) -> Reading:
        return rereading.reread(data)

    def reread_parts(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
        return rereading.reread_parts(original, parts)


def _assigned_with_others(text: str) -> Iterator[int]:
    """How many tests each line that assigns several names may bind."""
    for match in _SEVERAL.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if (start < match.start() and _TARGETS.match(text, start, match.start())) or "," in match[0]:
            yield text.count("test_", start, match.end())


LANGUAGE = Python()
