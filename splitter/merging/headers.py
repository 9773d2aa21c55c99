"""What a split wrote at the top of a part, told from what people wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SPLIT = re.compile(r"\bSplit[\s#]+from[\s#]+\S")
_LIST = re.compile(r"\s*#?\s*Tests in this file:")
_SUMMARY = re.compile(r"Only the .+ tests: \d|\d+ tests in several files|What the tests of several files use")
_NUMBER = re.compile(r"[ \t]*[,–-]?[ \t]*\(?\b[Pp]art \d+(?:[ \t]*(?:of|/)[ \t]*\d+)?\)?")
_BLANK = re.compile(r"(?:\r?\n[ \t]*){2,}")
_ORIGIN = re.compile(r"\bSplit[\s#]+from[\s#]+(?:[\w./-]*/)?([\w.-]+\.\w+|[\w.-]+\.🔥)")


@dataclass(frozen=True)
class Headers:
    """How headers are recognised: by what this tool writes, and by patterns of the user's."""

    patterns: tuple[re.Pattern[str], ...] = ()

    def is_header(self, block: str) -> bool:
        """Whether a comment block is one, or a piece of one."""
        return _SPLIT.search(block) is not None or any(one.search(block) for one in self.patterns)

    def without(self, docstring: str) -> str:
        """What is left of a docstring's text without what a split wrote at its beginning."""
        for pattern in self.patterns:
            if found := pattern.search(docstring):
                return (docstring[: found.start()] + docstring[found.end() :]).strip()
        text = docstring.strip()
        paragraphs = [one.strip("\r\n") for one in _BLANK.split(text)]
        at = next((n for n, one in enumerate(paragraphs[:6]) if _SPLIT.search(one)), -1)
        if at < 0:
            return text
        above, rest = paragraphs[:at], paragraphs[at + 1 :]
        if above and _SUMMARY.match(above[-1]):  # with the title above it it is ours
            above = above[:-2]
        if rest and _LIST.match(rest[0]):
            rest = rest[1:]
        end = text.index(paragraphs[at]) if above else 0
        return (text[:end].rstrip() + "\n\n" * bool(above and rest) + text[_offset(text, rest) :]).strip()


def without_number(docstring: str) -> str:
    """A docstring's text without what says the how manieth part it is of."""
    return _NUMBER.sub("", docstring, count=1)


def _offset(text: str, rest: Sequence[str]) -> int:
    """Where the last paragraphs of a text begin."""
    at = len(text)
    for paragraph in reversed(rest):
        at = text.rindex(paragraph, 0, at)
    return at


def origin(head: str) -> str:
    """The file that the beginning of a part says it was split from."""
    found = _ORIGIN.search(head)
    return found[1].rstrip(".") if found else ""
