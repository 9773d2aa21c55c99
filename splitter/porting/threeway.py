"""One part: what a branch makes of it, and what was made of it since the split, brought together by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from splitter.languages.language import Language
from splitter.merging.pieces import Body, Cut, Piece, body_of, joined
from splitter.merging.versions import Conflict, Ledger, essence
from splitter.merging.weaving import Fabric, Strand
from splitter.model.module import Module, UnitKind
from splitter.porting import imports
from splitter.porting.pairs import paired
from splitter.porting.place import Places


@dataclass(frozen=True)
class Three:
    """The pieces of a part: as the split would have written it, as it is, as the branch has it."""

    base: tuple[Piece, ...]
    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    newline: str


@dataclass(frozen=True)
class Context:
    """What is decided by more than two pieces."""

    language: Language
    ledger: Ledger
    places: Places
    bound: frozenset[str]
    """The names that the branch's file binds."""
    edited: dict[str, list[Piece]] = field(default_factory=dict)
    """What became of statements in the parts: by what they were, each version once."""
    runners: dict[int, str] = field(default_factory=dict)
    """The texts of the runners with what both sides run, by unit of the base."""


def brought_together(base: Cut, ours: Cut, theirs: Cut, context: Context) -> list[Piece]:
    """The pieces of the part as it is, with what the branch did."""
    three = Three(base.pieces, ours.pieces, theirs.pieces, ours.module.source.newline)
    runners = _runners(context.language, base.module, ours.module, theirs.module)
    return _Weaving(three, replace(context, runners=runners)).pieces()


def _runners(language: Language, base: Module, ours: Module, theirs: Module) -> dict[int, str]:
    if language.joined is None:
        return {}
    before, here, there = ({test.name for test in module.tests} for module in (base, ours, theirs))
    tests = (here & there) | (here - before) | (there - before)
    return dict(language.joined(base, [ours, theirs], frozenset(tests), True))


class _Weaving:
    def __init__(self, three: Three, context: Context) -> None:
        self._three, self._context, self._ledger = three, context, context.ledger
        self._here = paired(three.base, three.ours, context.language)
        self._there = paired(three.base, three.theirs, context.language)
        self._mine = {b: n for n, b in enumerate(self._here) if b is not None}
        self._theirs = {b: three.theirs[n] for n, b in enumerate(self._there) if b is not None}
        self._origin = {id(piece): b for piece, b in zip(three.theirs, self._there, strict=True)}
        self._own = [p for p, b in zip(three.ours, self._here, strict=True) if self._is_own(p, b)]
        self._kept = self._needed()
        self._instead: dict[int, Piece] = {}
        """What stands for something of ours that is new on both sides, by identity."""
        self._imports = imports.Change(three.base, three.ours, three.theirs, [*self._own, *self._kept])

    def _is_own(self, piece: Piece, index: int | None) -> bool:
        """Whether it is ours: new since the split, or edited."""
        if piece.imported or piece.is_comment:
            return False
        return index is None or piece.said != self._three.base[index].said

    def pieces(self) -> list[Piece]:
        """All of it, in order."""
        fabric = Fabric()
        fabric.add(self._strand(), self._three.ours, self._new)
        rows = [self._row(p, b) for p, b in zip(self._three.ours, self._here, strict=True)]
        return fabric.pieces(rows, self._three.newline)

    def _strand(self) -> Strand:
        """Theirs, with what of ours each is; the new names of import lists as pieces of their own."""
        pairs: list[tuple[Piece, int | None]] = []
        for piece, index in zip(self._three.theirs, self._there, strict=True):
            if not piece.imported:
                pairs.append((piece, None if index is None else self._mine.get(index)))
                continue
            number = self._imports.counterpart(piece)
            pairs += [(piece, number)] if number is not None else []
            rest = self._imports.rest(piece, self._three.newline)
            pairs += [(rest if number is None else replace(rest, gap=""), None)] if rest else []
        return Strand(tuple(piece for piece, _ in pairs), tuple(index for _, index in pairs))

    # What the branch alone has

    def _new(self, piece: Piece) -> Piece | None:
        if piece.imported:
            return piece
        if not piece.code.strip():
            return None
        index = self._origin[id(piece)]
        if index is not None:
            return self._gone_here(piece, self._three.base[index])
        mine = next((one for one in self._three.ours if piece.name and one.name == piece.name), None)
        same = any(one.said == piece.said for one in self._three.ours)
        if piece.is_comment or mine is None:
            return None if same else self._as_it_is_now(piece)
        if not same and not mine.imported:
            words = f"{piece.name} is new in the part and in {self._context.places.name}"
            self._instead[id(mine)] = self._conflict(words, mine, piece)
        return None

    def _as_it_is_now(self, piece: Piece) -> Piece:
        """A helper that comes to this part, as the other parts have made it since."""
        versions = self._context.edited.get(piece.said, [])
        if not versions:
            self._ledger.added.append(piece)
            return piece
        if len(versions) > 1:
            words = f"{_called(piece)} comes to this part, and is not the same in those that have it"
            self._ledger.contradiction(Conflict(words, tuple(versions)))
        self._ledger.superseded.append(piece)
        return replace(versions[0], gap=piece.gap)

    def _gone_here(self, piece: Piece, base: Piece) -> Piece | None:
        """What the part has no more: it stays so, unless the branch changed it."""
        self._ledger.superseded.append(piece)
        if piece.is_comment or self._is_same(piece, base):
            return None
        words = f"{_called(piece)} is changed in {self._context.places.name}, and gone from the part"
        gone = replace(base, path=self._three.ours[0].path, line=1, lead="", code="")
        return piece if self._conflict(words, gone, piece) is piece else None

    # What the part has

    def _row(self, piece: Piece, index: int | None) -> Piece | None:
        """What a piece of ours becomes, with the blank lines above it that the branch gave it."""
        kept = self._settled(piece, index)
        base, other = self._imports.pair(piece) if piece.imported else self._pair(index)
        is_theirs = base and other and piece.gap == base.gap != other.gap
        return replace(kept, gap=other.gap) if kept and other and is_theirs else kept

    def _pair(self, index: int | None) -> tuple[Piece | None, Piece | None]:
        return (None, None) if index is None else (self._three.base[index], self._theirs.get(index))

    def _settled(self, piece: Piece, index: int | None) -> Piece | None:
        if piece.imported:
            return self._imports.settled(piece, self._three.newline)
        if index is None:
            return replace(self._instead.get(id(piece), piece), gap=piece.gap)
        base, other = self._three.base[index], self._theirs.get(index)
        if other is None:
            return self._gone_there(piece, base)
        if other.said in (base.said, piece.said):
            self._ledger.superseded += [other] if other.said != piece.said else []
            return piece
        if self._is_same(piece, base):
            return self._over(piece, other)
        return self._both(piece, base, other)

    def _over(self, piece: Piece, other: Piece) -> Piece:
        """Theirs in the place of ours."""
        self._ledger.superseded.append(piece)
        self._ledger.edited.append(other)
        return replace(other, gap=piece.gap, unit=piece.unit)

    def _both(self, piece: Piece, base: Piece, other: Piece) -> Piece:
        """Changed on both sides: a class by its members, a runner by its calls; else it is a conflict."""
        if self._is_same(piece, other):
            self._ledger.superseded.append(other)
            return piece
        if base.unit in self._context.runners and piece.kind is not UnitKind.TEST:
            self._ledger.superseded += [piece, other]
            return replace(piece, lead="", code=self._context.runners[base.unit])
        bodies = [body_of(one) for one in (base, piece, other)]
        is_class = any(test.startswith(f"{piece.name}::") for test in piece.tests)
        if is_class and None not in bodies:
            return self._class(piece, (base, piece, other), [b for b in bodies if b])
        return self._conflict(
            f"{_called(piece)} is changed here and in {self._context.places.name}", piece, other
        )

    def _class(self, piece: Piece, whole: Sequence[Piece], bodies: Sequence[Body]) -> Piece:
        heads = [replace(one, code=body.head) for one, body in zip(whole, bodies, strict=True)]
        base, mine, other = heads
        if other.said in (base.said, mine.said):
            head = mine
        elif mine.said == base.said:
            head = other
        else:
            words = f"{_called(piece)} is changed here and in {self._context.places.name}"
            head = self._conflict(words, mine, other)
        first, second, third = (body.members for body in bodies)
        three = Three(first, second, third, self._three.newline)
        members = _Weaving(three, self._context).pieces()
        return replace(piece, lead=head.lead, code=head.code + joined(members))

    def _gone_there(self, piece: Piece, base: Piece) -> Piece | None:
        """What the branch has not in this part: it goes, unless something of ours needs it."""
        if piece.is_comment:
            return piece if piece.said != base.said or not piece.code.strip() else None
        if self._is_same(piece, base):
            if piece not in self._kept:
                self._ledger.superseded.append(piece)
                self._ledger.removed.append(piece)
                return None
            if self._context.bound.issuperset(piece.names):
                return piece
        words = f"{_called(piece)} is gone in {self._context.places.name}, and changed or used here"
        gone = replace(base, path=self._context.places.path, line=1, lead="", code="")
        kept = self._conflict(words, piece, gone)
        self._ledger.superseded.append(piece)
        return piece if kept is piece else None

    def _needed(self) -> list[Piece]:
        """What the branch has not in this part, and what is ours there uses."""
        pairs = zip(self._three.ours, self._here, strict=True)
        going = [
            p for p, b in pairs if b is not None and b not in self._theirs and p.names and not p.imported
        ]
        users, kept = list(self._own), list[Piece]()
        while more := [p for p in going if p not in kept and imports.are_used(p.names, users)]:
            kept += more
            users += more
        return kept

    def _is_same(self, one: Piece, other: Piece) -> bool:
        """Whether a formatter could have made one of the other."""
        language = self._context.language
        return one.said == other.said or (
            language.anatomy is not None
            and not one.is_comment
            and essence(one, language) == essence(other, language)
        )

    def _conflict(self, words: str, ours: Piece, theirs: Piece) -> Piece:
        shown = self._context.places.shown(theirs) if theirs.code else theirs
        self._ledger.superseded += [ours, theirs]
        kept = self._ledger.contradiction(Conflict(words, (ours, shown), "S966", is_definition=False))
        return theirs if kept is shown else ours


def _called(piece: Piece) -> str:
    return piece.name or piece.said.split("\n", 1)[0].strip()[:60] or "a comment"
