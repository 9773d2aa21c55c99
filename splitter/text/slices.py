"""Statements with the comments that belong to them: the text cut into slices without a hole.

A comment block directly above a statement is the statement's own. A block that a blank line sets
off is a banner if it looks like a heading; it stands over everything up to the next banner. Other
blocks (prose, commented-out code) go with the statement that follows, unless every part gets that one:
then they are a note, which one part gets.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from splitter.text.lines import Piece, StatementSpan, pieces


class SliceKind(str, Enum):
    """What a slice holds."""

    PREAMBLE = "preamble"
    STATEMENT = "statement"
    BANNER = "banner"
    NOTE = "note"  # comments between statements that neither head a section nor touch a statement
    TRAILER = "trailer"


class Slice(NamedTuple):
    """``start:end`` of the text; blank lines up to ``body``, own comments up to ``head``."""

    kind: SliceKind
    start: int
    body: int
    head: int
    end: int
    span: int | None = None
    """Index of its statement among the spans."""


_RULE = re.compile(
    r"#[ \t]*(?:[=\-#*~]{4,}|([_+])\1{3,}|[\u2500-\u257f]{2,}|([=\-*~])\2+[ \t]+\w.*\2{2}[ \t]*#?$)"
    r"|#.*[=\-#*~\u2500-\u257f]{4,}[ \t]*#?$",
    re.MULTILINE,
)
"""Its signs may be several, as LLVM has them: ``===----------------===``; boxes are drawn with U+2500 ff."""
_REGION = re.compile(r"#[ \t]*(?:end)?region\b|#[ \t]*%%", re.IGNORECASE)
_REGION_END = re.compile(r"#[\W_]*(?:endregion|end of)\b.*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]\w*")
_CODE = re.compile(
    r"[=(){}\[\]:;`@]|\b(?:def|fn|import|return|assert|class|self|print|TODO|FIXME|XXX|NOTE|HACK)\b|\.\w|\.\s*$",
    re.MULTILINE,
)
_HEADING_LINES, _HEADING_LENGTH = 2, 60
_SPECIAL = re.compile(r"#!|#.*coding[:=]")


def is_banner(block: str, *, detached: bool) -> bool:
    """Whether a comment block heads a section: it is ruled, or a short heading that a blank line sets off."""
    if _RULE.search(block) or _REGION.match(block.lstrip()):
        return True
    lines = block.split("\n")
    lines = lines[:-1] if not lines[-1].strip() else lines
    short = len(lines) <= _HEADING_LINES and all(len(line.rstrip()) <= _HEADING_LENGTH for line in lines)
    return detached and short and not _CODE.search(block)


def is_for_file(block: str) -> bool:
    """Whether a comment block tells linters and type checkers something of all of its file.

    So the documentation has it of pylint ("Messages control"), ruff and flake8 (``noqa`` of a file), mypy
    ("Inline configuration"), pyright ("Comments") and isort ("Action comments").
    """
    return all(_FOR_FILE.match(line) for line in block.strip().splitlines())


_FOR_FILE = re.compile(
    r"[ \t]*#[ \t]*(?:pylint:[ \t]*(?:disable|enable)=|(?:ruff|flake8):[ \t]*noqa\b|mypy:|pyright:"
    r"|isort:[ \t]*skip_file)"
)


def heading(block: str) -> str:
    """The words of a banner, without the sign that marks a region; none where something only ends."""
    return " ".join(_WORDS.findall(_REGION.sub("", _REGION_END.sub("", block))))


def is_commented(text: str, one: Slice) -> bool:
    """Whether a comment is about a statement: one among its lines, or the banner that it touches.

    What stands above the first statement is about the file.
    """
    if "#" in text[one.body : one.end]:
        return True
    above = text.rfind("\n", 0, max(one.start - 1, 0)) + 1
    return bool(one.span) and one.start == one.head and text[above : one.start].lstrip().startswith("#")


def cut(
    text: str, spans: Sequence[StatementSpan], runners: Container[int], *, opens_with_header: bool
) -> list[Slice]:
    """Every character of ``text`` in exactly one slice, in order.

    ``runners`` are the indices of the spans that run tests, of which each part has its own.
    ``opens_with_header`` says that the first statement is a docstring or an import: all comments
    above it then belong to the file. Above any other statement only the first block does.
    """
    slices: list[Slice] = []
    position = 0
    for index, span in enumerate(spans):
        gap = pieces(text, position, span.start)
        if index == 0:
            gap, end = _without_preamble(text, gap, opens_with_header)
            if end:
                slices.append(Slice(SliceKind.PREAMBLE, 0, _first_comment(text, 0, end), end, end))
                position = end
        found = _statement(text, position, gap, span, index)
        slices.extend(_with_note(text, found) if index in runners else found)
        position = span.end
    slices.extend(_after(text, position, has_statements=bool(spans)))
    return _merged(slices)


def _without_preamble(text: str, gap: list[Piece], all_of_it: bool) -> tuple[list[Piece], int]:
    """The rest of the first gap, and where the file's own comments end."""
    blocks = [n for n, piece in enumerate(gap) if piece.comment]
    if all_of_it and gap and gap[-1].comment and _heads_imports(text[gap[-1].start : gap[-1].end]):
        blocks.pop()
    if not blocks:
        return gap, 0
    first = blocks[-1] if all_of_it else blocks[0]
    if (
        first == len(gap) - 1
        and not all_of_it
        and not _SPECIAL.search(text[gap[first].start : gap[first].end])
    ):
        return gap, 0
    return gap[first + 1 :], gap[first].end


def _heads_imports(block: str) -> bool:
    """Whether a comment above the first statement calls it an import: ``# Standard library imports``."""
    return _OF_IMPORTS.fullmatch(heading(block)) is not None


_OF_IMPORTS = re.compile(r"(?:\w+ ){0,3}imports?", re.IGNORECASE)


def _first_comment(text: str, start: int, end: int) -> int:
    return next((p.start for p in pieces(text, start, end) if p.comment), end)


def _statement(
    text: str, position: int, gap: list[Piece], span: StatementSpan, index: int
) -> Iterator[Slice]:
    """The banners and notes of a gap, then the statement with what is left of it."""
    start, body = position, None
    for number, piece in enumerate(gap):
        if not piece.comment:
            continue
        detached = number < len(gap) - 1
        if is_banner(text[piece.start : piece.end], detached=detached):
            if body is not None:
                yield Slice(SliceKind.NOTE, start, body, piece.start, piece.start)
                start = piece.start
            yield Slice(SliceKind.BANNER, start, piece.start, piece.end, piece.end)
            start, body = piece.end, None
        elif detached and is_for_file(text[piece.start : piece.end]):
            if body is not None:
                yield Slice(SliceKind.NOTE, start, body, piece.start, piece.start)
                start = piece.start
            yield Slice(SliceKind.NOTE, start, piece.start, piece.end, piece.end)
            start, body = piece.end, None
        elif body is None:
            body = piece.start
    head = span.start
    yield Slice(SliceKind.STATEMENT, start, head if body is None else body, head, span.end, index)


def _with_note(text: str, slices: Iterator[Slice]) -> Iterator[Slice]:
    """The slices of a gap and its statement, what a blank line sets off above the statement by itself."""
    *above, own = slices
    yield from above
    comments = [piece for piece in pieces(text, own.body, own.head) if piece.comment]
    touching = comments[-1:] if comments and comments[-1].end == own.head else []
    detached = comments[: len(comments) - len(touching)]
    if detached:
        end = detached[-1].end
        yield Slice(SliceKind.NOTE, own.start, own.body, end, end)
        own = own._replace(start=end, body=touching[0].start if touching else own.head)
    yield own


def _after(text: str, position: int, *, has_statements: bool) -> Iterator[Slice]:
    if position == len(text):
        return
    kind = SliceKind.TRAILER if has_statements else SliceKind.PREAMBLE
    body = _first_comment(text, position, len(text))
    yield Slice(kind, position, body, len(text), len(text))


def _merged(slices: list[Slice]) -> list[Slice]:
    """Banners over one another are one: the outer heading goes with its first inner section."""
    merged: list[Slice] = []
    for one in slices:
        if merged and one.kind is SliceKind.BANNER and merged[-1].kind is SliceKind.BANNER:
            last = merged[-1]
            merged[-1] = Slice(SliceKind.BANNER, last.start, last.body, one.end, one.end)
        else:
            merged.append(one)
    return merged
