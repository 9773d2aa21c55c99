"""What becomes of a file whose trees nest deeper than those who walk through them can go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from splitter.model.catalogue import finding
from splitter.model.finding import Refused


@contextmanager
def refused_if_too_deep(path: str) -> Iterator[None]:
    """Raises ``Refused`` (S114) where Python's stack ends inside.

    A file may be less deep than its parser can read, and deeper than what is asked of its tree.
    """
    try:
        yield
    except RecursionError as error:
        raise Refused(finding("S114", "its statements nest too deeply", path=path)) from error
