"""The patterns of a ``.gitignore`` as pathspec reads them, matched in bounded time.

``a*a*a*a*b`` becomes ``a[^/]*a[^/]*a[^/]*a[^/]*b``, for which Python's ``re`` tries every way of dividing a
name among the stars. But if what is between two stars fits at all, its first place is as good as any other,
for it leaves the most to the rest; the same holds for the folders between two ``**``. So each place is final
once it is found. Python 3.11 says that with ``(?>...)``; a lookahead that is repeated to all versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

LONGEST = 4096
"""Characters of a pattern: no path is longer."""

MOST = 10_000
"""Patterns in one file."""

_STAR, _INNER, _OUTER = "[^/]*", "(?:/.+)?", "(?:.+/)?"
"""What pathspec writes for ``*``, for ``/**`` and for ``**/`` at the beginning."""
_LAZY = {_STAR: "[^/]*?", _INNER: "(?:/.+?)??", _OUTER: "(?:.+?/)??"}
_PIECE = re.compile(rf"\\[\s\S]|{re.escape(_STAR)}|{re.escape(_INNER)}|{re.escape(_OUTER)}|[\s\S]")
_TAME = 2
"""So many of them in a pattern are matched as they are: that can't take long."""

_FOLDER = "ps_d"
"""The group by which pathspec tells that a pattern matches a folder that a path is in."""

_names = count()


def flaw(line: str) -> str:
    """What is wrong with one pattern; empty if nothing is."""
    from pathspec import GitIgnoreSpec

    if len(line) > LONGEST:
        return f"longer than {LONGEST} characters, as no path is"
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error) as error:
        return str(error)
    return ""


class Patterns(NamedTuple):
    """The patterns of one file, in its order, and what they leave out."""

    rules: tuple[tuple[re.Pattern[str], bool], ...]
    """Each with whether it leaves out what it matches: one that begins with ``!`` takes back."""
    any: re.Pattern[str]
    """Finds nothing in a path that no pattern is about, which is nearly every one."""

    def verdict(self, path: str) -> bool | None:
        """Whether they leave a path out; ``None`` if none of them says anything.

        The last that names the path itself decides, else the last that names a folder that it is in.
        """
        if not self.any.search(path):
            return None
        said = None
        for rule, leaves_out in reversed(self.rules):
            if match := rule.search(path):
                if not match.groupdict().get(_FOLDER):
                    return leaves_out
                said = leaves_out if said is None else said
        return said


def patterns(lines: Sequence[str]) -> Patterns:
    """The patterns of these lines; raises ``ValueError`` or ``re.error`` for what has a ``flaw``."""
    from pathspec import GitIgnoreSpec

    # `a/**` is `a/*` where what is left out is not entered, but pathspec takes it for `a` itself, too.
    given = GitIgnoreSpec.from_lines(re.sub(r"/\*\*\s*$", "/*", line) for line in lines)
    rules = tuple(
        (re.compile(bounded(one.regex.pattern)), one.include)
        for one in given.patterns
        if one.include is not None and one.regex is not None
    )
    sources = (rule.pattern.replace(f"(?P<{_FOLDER}>", "(?:") for rule, _ in rules)
    return Patterns(rules, re.compile("|".join(f"(?:{source})" for source in sources)))


def bounded(source: str) -> str:
    """An expression of pathspec's that finds the same and never goes back on what it found."""
    pieces = _pieces(source)
    wild = [index for index, piece in enumerate(pieces) if piece in _LAZY]
    if len(wild) <= _TAME:
        return "".join(pieces)
    starts = [0, *(index for index in wild if pieces[index] != _STAR), len(pieces)]
    blocks = [pieces[start:end] for start, end in pairwise(starts)]
    return "".join(_final(*two) for two in zip(blocks, [*blocks[1:], []], strict=True))


def _pieces(source: str) -> list[str]:
    """Wildcards, and all that stands between two of them; several stars in a row are one."""
    found: list[str] = []
    for match in _PIECE.finditer(source):
        piece = match[0]
        if piece in _LAZY:
            if found[-1:] != [piece] or piece != _STAR:
                found.append(piece)
        elif found and found[-1] not in _LAZY:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _final(block: Sequence[str], after: Sequence[str]) -> str:
    """The folders between two ``**``, with the first of these; ``after`` begins with the second."""
    lead = block[0] if block[0] in (_INNER, _OUTER) else ""
    end = "(?=/)" if after[:1] == [_INNER] else ""
    text = "".join(_places(block[1:] if lead else block, end))
    # The last place of all is the one that tells a file from what is below a folder of its name.
    return _once(_LAZY[lead] + text) if lead and after else lead + text


def _places(pieces: Sequence[str], end: str) -> Iterator[str]:
    """Fixed text as it is, and after a star at its first place; ``end`` belongs to the last."""
    star = False
    fixed = [*pieces, end] if pieces[-1:] == [_STAR] else [*pieces[:-1], "".join(pieces[-1:]) + end]
    for piece in fixed:
        if piece != _STAR:
            yield _once(_LAZY[_STAR] + piece) if star else piece
        star = piece == _STAR


def _once(source: str) -> str:
    name = f"once{next(_names)}"
    return f"(?=(?P<{name}>{source}))(?P={name})"
