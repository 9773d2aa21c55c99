"""The text between marks, which is written anew each time, and nothing else."""

from __future__ import annotations

import re

from splitter.model.catalogue import finding
from splitter.model.finding import Refused

_BLOCK = re.compile(
    r"<!-- splitter:begin (?P<name>[\w-]+) -->\r?\n(?P<text>.*?)<!-- splitter:end (?P=name) -->", re.DOTALL
)
_MARK = re.compile(r"<!-- splitter:(?:begin|end) ([\w-]+) -->")


def is_record(data: bytes) -> bool:
    """Whether a document is a decision record that is kept, in an encoding that can be written."""
    if b"<!-- splitter:begin files -->" not in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def block(text: str, name: str) -> str:
    """What stands between the marks ``name``; nothing where there are none."""
    found = next((match for match in _BLOCK.finditer(text) if match["name"] == name), None)
    return found["text"] if found else ""


def renewed(old: str, new: str, path: str) -> str:
    """``old`` with the text between its marks from ``new``; raises ``Refused`` with S816 for odd marks."""
    _check_marks(old, path)
    texts = {match["name"]: match["text"] for match in _BLOCK.finditer(new)}
    newline = "\r\n" if "\r\n" in old else "\n"

    def replace(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in texts:
            return match[0]
        lines = [f"<!-- splitter:begin {name} -->", *texts[name].splitlines()]
        return newline.join([*lines, f"<!-- splitter:end {name} -->"])

    return _BLOCK.sub(replace, old)


def with_block(document: str, name: str, text: str, path: str) -> str:
    """A document with the text between the marks ``name``, which are added at its end if it has none."""
    block = f"<!-- splitter:begin {name} -->\n{text.rstrip()}\n<!-- splitter:end {name} -->\n"
    _check_marks(document, path)
    if any(match["name"] == name for match in _BLOCK.finditer(document)):
        return renewed(document, block, path)
    newline = "\r\n" if "\r\n" in document else "\n"
    gap = "" if not document else newline if document.endswith(("\n", "\r")) else 2 * newline
    return document + gap + block.replace("\n", newline)


def _check_marks(text: str, path: str) -> None:
    marks = [match[0] for match in _MARK.finditer(text)]
    paired = [
        mark
        for match in _BLOCK.finditer(text)
        for mark in (f"<!-- splitter:begin {match['name']} -->", f"<!-- splitter:end {match['name']} -->")
    ]
    if marks != paired or len(set(marks)) < len(marks):
        raise Refused(finding("S816", "its splitter marks are not pairs of a begin and an end", path=path))
