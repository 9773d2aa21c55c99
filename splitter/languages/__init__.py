"""The languages that can be split, chosen by suffix behind one small protocol.

A new language is a new package here and one line in the registry below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from splitter.config import Settings
    from splitter.model import Deepened, Lendable, Module, Source, Unit
    from splitter.reading import Reading


class Language(Protocol):
    """What a language must be able to do."""

    name: str
    template: str
    """File name of its header template in ``templates/``."""
    idle: str
    """What a file of comments must hold besides, so that running it by itself is no error."""

    def most_tests(self, text: str, enough: int | None = None) -> int:
        """A quick upper bound of how many tests a text holds, so that small files are never parsed.

        A bound above ``enough`` need not be the best one: who asks has seen enough then.
        """
        ...

    def read(self, source: Source, settings: Settings) -> Module:
        """Cut a file into units; what cannot be decided is an ``error`` finding of the module.

        A class that alone is over the limit is looked at more closely, whether it may be divided.
        """
        ...

    def runner_reads(self, module: Module, tests: frozenset[str]) -> frozenset[str]:
        """The names that the runner refers to in a part with just these test names, tests apart."""
        ...

    def run(self, module: Module, runner: Unit, tests: frozenset[str]) -> str | None:
        """The runner unit's text (from its ``body`` on) for such a part; ``None`` to leave it out."""
        ...

    def closing(self, module: Module, tests: Sequence[str]) -> str:
        """What a part with these tests gets at its end beside units of the original; mostly nothing."""
        ...

    def fixtures(self, text: str) -> Iterator[str]:
        """What the tests of a text ask their runner for, by name."""
        ...

    def registers(self, text: str) -> bool:
        """Whether a definition of the text may make itself known to a register outside the file.

        Cheap, and never ``False`` where one does: only then a split may have to share helpers unasked.
        """
        ...

    def lendable(self, module: Module) -> Lendable:
        """What parts may import from one module beside them instead of having copies."""
        ...

    def deepened(self, module: Module) -> Deepened:
        """What has to change for parts one folder deeper, or keeps them from going there."""
        ...

    def lifted(self, data: bytes, own: str) -> bytes:
        """For the proof: such a part as it would read beside the original; raises ``ValueError``.

        ``own`` is the module of shared helpers that stands beside it.
        """
        ...

    def lending_flaw(self, original: bytes, lender: bytes, parts: Sequence[bytes], module: str) -> str:
        """For the proof: why parts can't import from ``lender`` as they do, in words; else nothing.

        ``module`` is its name without dots.
        """
        ...

    def reread(self, data: bytes) -> Reading:
        """Read a file again for the proof, with another parser than :meth:`read`."""
        ...

    def reread_parts(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
        """The same for the rendered parts, whose statements are mostly the original's."""
        ...


_REGISTRY = {
    ".py": "splitter.languages.python",
    ".mojo": "splitter.languages.mojo",
    ".🔥": "splitter.languages.mojo",
}


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be split."""
    return tuple(_REGISTRY)


def language_of(path: str) -> Language | None:
    """The language of a file by its suffix, imported on first use; ``None`` for any other file."""
    return _of_suffix("." + path.rpartition(".")[2])


@lru_cache(maxsize=16)
def _of_suffix(suffix: str) -> Language | None:
    module = _REGISTRY.get(suffix)
    return cast("Language", import_module(module).LANGUAGE) if module else None
