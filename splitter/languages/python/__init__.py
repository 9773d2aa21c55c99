"""Python: libcst reads, CPython's own parser proves.

Both are imported where they are used: files within the limit are recognised without them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from splitter.config import Settings
    from splitter.model import Deepened, Lendable, Module, Source, Unit
    from splitter.reading import Reading

# Without an anchor: patterns that begin with a literal are searched for many times faster.
_FUNCTION = re.compile(r"def[ \t]+test")
_ASSIGNED = re.compile(r"test_\w*[ \t]*[:=]")
_SEVERAL = re.compile(r"test_\w*[ \t]*(?:[,)\]][^=\n\r]*)?=(?!=)")
"""``test_a, test_b = make()``, or a keyword of a call."""
_TARGETS = re.compile(r"[(\[]?[\w \t,]*")
_WORD = re.compile(r"\w+")
_CLASS = re.compile(r"class[ \t]+(\w+)[ \t]*(?:\[[^\]]*\][ \t]*)?(?::|(\([^()]*\)[ \t]*:)?)")

_PARAMETERS = re.compile(r"def[ \t]+test\w*[ \t]*\(([^()]*)")
_PARAMETER = re.compile(r"(?:^|,)\s*(\w+)(?=\s*[,:]|\s*$)")

REGISTERS = "register"
"""A word in the name of a decorator that makes a definition known to a register of another module."""

_REGISTERING = re.compile(rf"^[ \t]*@[\w.]*{REGISTERS}", re.MULTILINE)


class Python:
    """See :class:`splitter.languages.Language`."""

    name = "python"
    template = "python.jinja"
    idle = ""

    def most_tests(self, text: str, enough: int | None = None) -> int:
        """Every definition once, and all of them again for each class whose base is in the file.

        A class with a base holds at least one test, as far as is known.
        """
        tests = len(_FUNCTION.findall(text))
        if enough is not None and tests > enough:
            return sys.maxsize
        tests += len(_at_line_starts(_ASSIGNED, text)) + sum(_assigned_with_others(text))
        classes = _at_line_starts(_CLASS, text)
        if not classes:
            return tests
        names = {match[1] for match in classes}
        with_bases = [match for match in classes if not match[0].endswith(":") or match[2]]
        heirs = sum(match[2] is None or not names.isdisjoint(_WORD.findall(match[2])) for match in with_bases)
        return tests * (1 + heirs) + len(with_bases)

    def read(self, source: Source, settings: Settings) -> Module:
        from splitter.languages.python import units

        return units.read(source, settings.limit)

    def runner_reads(self, module: Module, tests: frozenset[str]) -> frozenset[str]:
        return frozenset()  # the runner unit's own reads say it all

    def run(self, module: Module, runner_unit: Unit, tests: frozenset[str]) -> str | None:
        from splitter.languages.python import runner

        return runner.run(module, runner_unit, tests)

    def closing(self, module: Module, tests: Sequence[str]) -> str:
        return ""  # pytest runs the tests of a file by itself

    def fixtures(self, text: str) -> Iterator[str]:
        for match in _PARAMETERS.finditer(text):
            yield from (name for name in _PARAMETER.findall(match[1]) if name not in ("self", "cls"))

    def registers(self, text: str) -> bool:
        return REGISTERS in text and _REGISTERING.search(text.replace("\r", "\n")) is not None

    def lendable(self, module: Module) -> Lendable:
        from splitter.languages.python import lending

        return lending.lendable(module)

    def deepened(self, module: Module) -> Deepened:
        from splitter.languages.python import moving

        return moving.deepened(module)

    def lifted(self, data: bytes, own: str) -> bytes:
        from splitter.languages.python.rereading import lifting

        return lifting.lifted(data, own)

    def lending_flaw(self, original: bytes, lender: bytes, parts: Sequence[bytes], module: str) -> str:
        from splitter.languages.python.rereading import lending

        return lending.flaw(original, lender, parts, module)

    def reread(self, data: bytes) -> Reading:
        from splitter.languages.python import rereading

        return rereading.reread(data)

    def reread_parts(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
        from splitter.languages.python import rereading

        return rereading.reread_parts(original, parts)


def _at_line_starts(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The matches that have only blanks before them in their line."""
    return [match for match in pattern.finditer(text) if not _before(text, match.start())]


def _assigned_with_others(text: str) -> Iterator[int]:
    """How many tests each line that assigns several names may bind."""
    for match in _SEVERAL.finditer(text):
        before = _before(text, match.start())
        if (before and _TARGETS.fullmatch(before)) or "," in match[0]:
            yield before.count("test_") + match[0].count("test_")


def _before(text: str, offset: int) -> str:
    """What stands before an offset in its line, without blanks."""
    line = text.rfind("\n", 0, offset) + 1
    line = max(line, text.rfind("\r", line, offset) + 1)
    return text[line:offset].strip(" \t\f")


LANGUAGE = Python()
