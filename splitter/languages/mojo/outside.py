"""What only Mojo asks of the files around one."""

from __future__ import annotations

from dataclasses import dataclass

from splitter.languages.mojo.versions import Newest
from splitter.model.module import Source
from splitter.model.surroundings import Importers


@dataclass(frozen=True)
class Outside:
    """Who imports from a file, and with what it is compiled."""

    importers: Importers = ()
    compiler: Newest | None = None
    """The newest compiler that its project may have, where its files say."""


NOBODY = Outside()


def outside_of(source: Source) -> Outside:
    """What is known of those outside of a file."""
    own = source.around.own
    return own if isinstance(own, Outside) else NOBODY
