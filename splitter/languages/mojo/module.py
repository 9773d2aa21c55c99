"""A Mojo file as units, with the functions that run its tests."""

from __future__ import annotations

from dataclasses import dataclass

from splitter.languages.mojo.main.runners import Runners
from splitter.model.module import Module

_NONE = Runners({}, {}, frozenset(), {})


@dataclass(frozen=True)
class MojoModule(Module):
    """What the first reading makes of a file; there are no runners where it could not be read."""

    runners: Runners = _NONE
    retitle: bool = False
    """Whether prints that say nothing but the file's name are to say the part's."""

    @property
    def idle(self) -> frozenset[str]:
        return self.runners.unrun


def runners_of(module: Module) -> Runners:
    """The functions of a Mojo file that run tests."""
    assert isinstance(module, MojoModule), module.language
    return module.runners


def is_retitled(module: Module) -> bool:
    """Whether parts print their own names."""
    return isinstance(module, MojoModule) and module.retitle
