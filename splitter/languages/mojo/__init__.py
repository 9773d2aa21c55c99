"""Mojo: a lexical scan reads, a token reader proves; both take any version from 0.25 on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.config import Settings
from splitter.findings import finding
from splitter.languages.mojo import rereading, script, units
from splitter.languages.mojo.restriction import restrict
from splitter.languages.mojo.runs import Runners
from splitter.model import Deepened, Lendable, Module, Source, Unit
from splitter.reading import Reading

_TEST = re.compile(r"^(?:async[ \t]+)?(?:fn|def)[ \t]+`?test", re.MULTILINE)


class Mojo:
    """See :class:`splitter.languages.Language`."""

    name = "mojo"
    template = "mojo.jinja"
    idle = "\n\ndef main():\n    pass\n"

    def most_tests(self, text: str, enough: int | None = None) -> int:
        return len(_TEST.findall(text.replace("\r", "\n")))

    def read(self, source: Source, settings: Settings) -> Module:
        return units.read(source, settings)

    def runner_reads(self, module: Module, tests: frozenset[str]) -> frozenset[str]:
        """What the kept steps of every function that runs tests refer to."""
        runners: Runners = module.runner
        found: set[str] = set()
        for index, one in runners.scripts.items():
            if module.units[index].words == "main" or self._needed(one, tests):
                found |= one.head_names
                for step in script.kept(one.body, tests):
                    found |= step.names
                    found.update(name for clause in step.clauses for name in script.names_in(clause.head))
        return frozenset(found) - runners.tests

    def run(self, module: Module, runner: Unit, tests: frozenset[str]) -> str | None:
        """The function with the calls, headings and prints of these tests; ``None`` if it ran only others."""
        runners: Runners = module.runner
        one = runners.scripts[runner.index]
        if runner.words != "main" and not self._needed(one, tests):
            return None
        lead = module.source.text[runner.body : runner.head]
        number = runners.counts[runner.index].anew(tests)
        return lead + restrict(one, tests, number, module.source.newline)

    def _needed(self, one: script.Script, tests: frozenset[str]) -> bool:
        return not one.tests or bool(one.tests & tests)

    def closing(self, module: Module, tests: Sequence[str]) -> str:
        """The ``main()`` that runs these tests, where one is to be added."""
        runners: Runners = module.runner
        if not runners.added:
            return ""
        return "\n".join([runners.added, *(f"    {test}()" for test in tests), ""])

    def fixtures(self, text: str) -> Iterator[str]:
        return iter(())  # a test has no parameters

    def registers(self, text: str) -> bool:
        return False  # a decorator is the compiler's own

    def lendable(self, module: Module) -> Lendable:
        """Any definition and constant: there is no state at the level of a module."""
        return Lendable(frozenset(u.index for u in module.units))

    def deepened(self, module: Module) -> Deepened:
        """Nowhere: a runner of Mojo files takes files, and what they import by ``-I`` stays where it is."""
        message = "the parts of a Mojo file stand beside it"
        return Deepened(findings=(finding("S134", message, path=module.source.path),))

    def lifted(self, data: bytes, own: str) -> bytes:
        return data

    def lending_flaw(self, original: bytes, lender: bytes, parts: Sequence[bytes], module: str) -> str:
        return ""

    def reread(self, data: bytes) -> Reading:
        return rereading.reread(data)

    def reread_parts(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
        return rereading.reread_parts(original, parts)


LANGUAGE = Mojo()
