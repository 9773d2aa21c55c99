"""What counts as a test: one value, read from the project, that both readings of a file are handed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

UNTESTED_BASES = frozenset(
    {"object", "ABC", "Generic", "Protocol", "Exception", "BaseException", "NamedTuple", "TypedDict"}
    | {"Enum", "IntEnum", "dict", "list", "str", "int", "tuple"}
)
"""Classes of Python's own that bring no tests."""

OPEN_BASES = re.compile(r"(?:unittest\.)?(?:IsolatedAsyncio)?TestCase")
"""Bases that say that a class holds tests, and bring none."""

_RUN_TEST = "runTest"


@dataclass(frozen=True)
class Conventions:
    """Patterns of names, in the words of pytest's configuration; the defaults are pytest's own."""

    files: tuple[str, ...] = ()
    """``python_files``, or what else the runner finds files by; none where nothing is known of it."""
    classes: tuple[str, ...] = ("Test",)
    """``python_classes``: beginnings of names, or patterns."""
    functions: tuple[str, ...] = ("test",)
    """``python_functions``, the same for functions and for methods."""

    def within(self, folder: str) -> Conventions:
        """The same for one folder: a pattern with folders (``testing/*.py``) holds where its path ends so.

        So pytest's ``fnmatch_ex`` has it.
        """
        pairs = [pattern.rpartition("/") for pattern in self.files]
        held = [
            name
            for above, slash, name in pairs
            if not slash or fnmatchcase(folder, above if above.startswith("/") else f"*/{above}")
        ]
        return replace(self, files=tuple(held))

    def collects_file(self, name: str) -> bool:
        """Whether the runner takes a file of that name for one of tests."""
        return any(fnmatchcase(name, pattern) for pattern in self.files)

    def collects_class(self, name: str) -> bool:
        return _matches(name, self.classes)

    def collects_function(self, name: str) -> bool:
        return _matches(name, self.functions)

    def collects_method(self, name: str, *, unittest: bool) -> bool:
        """The same in a class: unittest's own loader knows one beginning, whatever pytest is told."""
        return name.startswith("test") if unittest else self.collects_function(name)

    def tests_of_class(
        self, own: Sequence[str], inherited: Sequence[str], methods: Collection[str], *, unittest: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of the tests that a class defines and has from its bases those that are run.

        A ``TestCase`` with a ``runTest`` has that, if it has no other (unittest's documentation of
        ``TestLoader.loadTestsFromTestCase``).
        """
        others = tuple(test for test in inherited if test != _RUN_TEST)
        if not unittest or own or others:
            return tuple(own), others
        return ((_RUN_TEST,), ()) if _RUN_TEST in methods else ((), tuple(inherited))

    def may_collect_value(self, name: str) -> bool:
        """Whether what is assigned to a name may be a test: of data (``tests = [...]``) it mostly is none."""
        return name.startswith("test_") or (self.functions != ("test",) and self.collects_function(name))


PYTESTS_OWN = Conventions()


def _matches(name: str, patterns: Sequence[str]) -> bool:
    """As pytest's ``PyCollector._matches_prefix_or_glob_option`` has it."""
    for pattern in patterns:
        if name.startswith(pattern):
            return True
        if any(letter in pattern for letter in "*?[") and fnmatchcase(name, pattern):
            return True
    return False
