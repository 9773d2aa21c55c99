"""One part with what the branch did to it: as the split writes it, unless it was edited since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from splitter.languages import source_of
from splitter.languages.language import Language
from splitter.merging.merging import alike
from splitter.merging.pieces import Cut, Piece, cut, joined
from splitter.model.finding import Finding
from splitter.model.module import Source
from splitter.model.plan import OutputFile
from splitter.model.surroundings import Surroundings
from splitter.porting.pairs import paired
from splitter.porting.proof import check
from splitter.porting.threeway import Context, brought_together
from splitter.reading.source import encode


@dataclass(frozen=True)
class Versions:
    """A part as a split would write it for the base and for the branch, and as it is."""

    path: str
    base: OutputFile
    ours: bytes = field(repr=False)
    theirs: OutputFile


def headed(theirs: OutputFile, base: OutputFile) -> OutputFile:
    """A part of the branch's under the header of the base: one that was split is not split again."""
    (start, end), (first, last) = theirs.header, base.header
    header = base.text[first:last]
    text = theirs.text[:start] + header + theirs.text[end:]
    return replace(theirs, text=text, header=(start, start + len(header)))


@dataclass(frozen=True)
class Reader:
    """Reads the parts of one file, as often as that is asked for."""

    language: Language
    around: Surroundings
    like: Source
    """What was split: its encoding is that of what is rendered."""

    def written(self, versions: Versions) -> bytes | None:
        """The part where nobody has edited it since below its header: the branch's, below the header it has.

        ``None`` where that is not so.
        """
        base, theirs, ours = versions.base, versions.theirs, self._source(versions.path, versions.ours)
        (start, end), (first, last) = base.header, theirs.header
        if base.text[:end] != theirs.text[:last] or base.text[:start] != theirs.text[:first]:
            return None
        body = base.text[end:]
        if not body or not ours.text.endswith(body):
            return None
        return encode(ours, ours.text[: len(ours.text) - len(body)] + theirs.text[last:])

    def edited(self, path: str, base: OutputFile, ours: bytes) -> Iterator[tuple[str, Piece]]:
        """What people made of statements since: what each said, and what it is now."""
        before, now = self._cut(path, encode(self.like, base.text)), self._cut(path, ours)
        for piece, index in zip(now.pieces, paired(before.pieces, now.pieces, self.language), strict=True):
            if index is not None and not piece.is_comment and before.pieces[index].said != piece.said:
                yield before.pieces[index].said, piece

    def together(self, versions: Versions, context: Context) -> tuple[bytes, list[Finding]]:
        """A part that was edited on both sides, and what the proof has against it; raises ``Refused``."""
        ours = self._source(versions.path, versions.ours)
        label = f"{context.places.name}:{versions.path}"
        base = alike(self._source(versions.path, encode(self.like, versions.base.text)), ours)
        other = alike(self._source(label, encode(self.like, versions.theirs.text)), ours)
        mine, theirs = cut(self.language, ours), cut(self.language, other)
        known = len(context.ledger.conflicts)
        data = encode(ours, joined(brought_together(cut(self.language, base), mine, theirs, context)))
        if len(context.ledger.conflicts) > known:
            return data, []
        sides = [(mine, versions.ours), (theirs, encode(other, other.text))]
        return data, list(check(versions.path, data, sides, context.ledger.superseded))

    def _cut(self, path: str, data: bytes) -> Cut:
        return cut(self.language, self._source(path, data))

    def _source(self, path: str, data: bytes) -> Source:
        return replace(source_of(path, data), around=self.around)
