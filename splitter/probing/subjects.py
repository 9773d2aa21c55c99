"""A file whose tests can be run in any selection, in one process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from splitter.config.settings import Settings
from splitter.languages import language_of, source_of
from splitter.languages.language import Probe
from splitter.model.catalogue import finding
from splitter.model.finding import Refused, Severity
from splitter.model.module import Module
from splitter.reading.source import encode, read_bytes
from splitter.running import Bench, Runner
from splitter.running.outcomes import Run
from splitter.transaction.trial import trial

Listener = Callable[[Callable[[], None]], None]


class Subject(Protocol):
    """What a probe needs of a file."""

    @property
    def sha256(self) -> str:
        """Of the file."""
        ...

    def tests(self) -> Sequence[str]:
        """The tests that are known without running any, in the order in which they run; may be empty."""
        ...

    def run(self, tests: Sequence[str], label: str) -> Run:
        """Run these tests in this order in one process; none: all of them."""
        ...


def subject_of(
    path: Path, runner: Runner, bench: Bench, watch: Callable[[Callable[[], None]], None]
) -> Subject:
    """The subject for a test file.

    ``watch`` is given a function that raises ``Refused`` once the process was asked to end. Raises
    ``Refused`` for a file that can't be read, or whose tests can't be run one by one (S720).
    """
    data = read_bytes(path)
    language = language_of(path.name)
    digest = hashlib.sha256(data).hexdigest()
    if language is None or runner.shares_a_process:
        return _InPlace(path, digest, runner, bench)
    module = language.read(source_of(str(path), data), Settings())
    errors = [found for found in module.findings if found.severity is Severity.ERROR]
    if errors:
        raise Refused(*errors)
    calls = language.probe.calls(module) if language.probe else ()
    if calls is None:
        raise Refused(finding("S720", "there is no main() that runs the tests", path=module.source.path))
    if calls and language.probe:
        return _Rewritten(path, digest, runner, bench, language.probe, module, tuple(calls), watch)
    return _InPlace(path, digest, runner, bench, tuple(test.name for test in module.tests))


@dataclass(frozen=True)
class _InPlace:
    """The file as it is; its runner chooses (pytest by our plugin, ``TestSuite`` by ``--only``)."""

    path: Path
    sha256: str
    runner: Runner
    bench: Bench
    known: tuple[str, ...] = ()

    def tests(self) -> Sequence[str]:
        return self.known

    def run(self, tests: Sequence[str], label: str) -> Run:
        return self.runner.run([self.path], self.bench, label, only=tests)


@dataclass(frozen=True)
class _Rewritten:
    """A copy whose ``main()`` runs these tests alone; it stands beside the file for as long as it runs."""

    path: Path
    sha256: str
    runner: Runner
    bench: Bench
    probe: Probe
    module: Module
    known: tuple[str, ...]
    watch: Listener

    def tests(self) -> Sequence[str]:
        return self.known

    def run(self, tests: Sequence[str], label: str) -> Run:
        name = f"{self.path.stem}_probe{self.path.suffix}"
        data = encode(self.module.source, self.probe.only(self.module, frozenset(tests or self.known)))
        with trial(self.path, [(name, data)]) as check:
            self.watch(check)
            return self.runner.run([self.path.with_name(name)], self.bench, label)
