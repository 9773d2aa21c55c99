"""The languages that can be split, chosen by suffix behind one small protocol.

A new language is a new package here and one line in ``_REGISTRY``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from splitter.model import Module, Source, Unit
from splitter.reading import Reading


class Language(Protocol):
    """What a language must be able to do."""

    name: str
    template: str
    """File name of its header template in ``templates/``."""

    def read(self, source: Source) -> Module:
        """Cut a file into units; what cannot be decided is an ``error`` finding of the module."""
        ...

    def run(self, module: Module, runner: Unit, tests: frozenset[str]) -> str:
        """The runner unit's text for a part that holds just these tests."""
        ...

    def reread(self, text: str) -> Reading:
        """Read a text again for the proof, with another parser than :meth:`read`."""
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
    module = _REGISTRY.get(PurePath(path).suffix)
    return cast(Language, import_module(module).LANGUAGE) if module else None
