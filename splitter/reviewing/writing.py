"""Pages into files: one of ours may be written anew, nothing else is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.plans.placing import put
from splitter.reviewing import html, markdown
from splitter.reviewing.review import Review

_MARKS = (html.MARK, markdown.MARK)


def write_html(review: Review, path: Path) -> None:
    """Raises ``Refused``: something else stands there (S471), or it can't be written (S454)."""
    _write(path, html.to_text(review))


def write_markdown(review: Review, path: Path) -> None:
    """The same as Markdown."""
    _write(path, markdown.to_text(review))


def _write(path: Path, text: str) -> None:
    if os.path.lexists(path) and not _is_page(path):
        raise Refused(finding("S471", f"{path} exists and is no page of a review", path=str(path)))
    put(path, text)


def _is_page(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        head = read_whole(path, LARGEST_RECORD)[:2000].decode("utf-8", "replace")
    except OSError:
        return False
    return any(mark in head for mark in _MARKS)
