"""Shares of a class, which several parts have, made one class again: member by member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.merging.aligning import aligned
from splitter.merging.pieces import Body, Piece, blocks_of, body_of, joined
from splitter.merging.versions import Conflict, Ledger, settled
from splitter.merging.weaving import Fabric, Strand
from splitter.model.module import Source, UnitKind


def is_shared(versions: Sequence[Piece]) -> bool:
    """Whether these are shares of one class of tests, not copies of one thing."""
    return any("::" in test for piece in versions for test in piece.tests)


_DIVIDED = Settings(max_tests=1)
"""With this every class is looked at that may be divided."""


def spared(language: Language, sources: Iterable[Source]) -> dict[str, frozenset[str]]:
    """By the names of classes, the methods that those of their tests need that reach them, and no others."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for source in sources:
        for unit in language.read(source, _DIVIDED).units:
            if unit.helpers:
                found[unit.names[0]] |= {helper.name for helper in unit.helpers}
    return found


def united(
    base: Piece | None, shares: Sequence[Piece], ledger: Ledger, newline: str, free: Set[str] = frozenset()
) -> Piece:
    """The class with the tests of all its shares; what is no test must be in each of them, or ``free``."""
    bodies = [body_of(piece) for piece in shares]
    whole = body_of(base) if base is not None else bodies[0]
    first = base if base is not None else shares[0]
    if whole is None or None in bodies:
        return settled(base, shares, ledger, frozenset(blocks_of(first.lead)))
    found = [body for body in bodies if body is not None]
    heads = [_head(share, body) for share, body in zip(shares, found, strict=True)]
    head = settled(_head(base, whole) if base else None, heads, ledger, frozenset(blocks_of(first.lead)))
    ledger.superseded += [share for share in shares if not share.tests]  # for what others read from it
    rows = _members(whole, found, shares, ledger, newline, free, has_base=base is not None)
    return replace(head, gap=first.gap, code=head.code + joined(rows), kind=UnitKind.TEST, unit=first.unit)


def _head(piece: Piece, body: Body) -> Piece:
    return replace(piece, code=body.head)


def _members(
    whole: Body,
    bodies: Sequence[Body],
    shares: Sequence[Piece],
    ledger: Ledger,
    newline: str,
    free: Set[str],
    *,
    has_base: bool,
) -> list[Piece]:
    strands = [Strand(body.members, aligned(whole.members, body.members, ledger.language)) for body in bodies]
    have = [strand.versions() for strand in strands]
    there = frozenset().union(*have)
    known = frozenset(
        block
        for index, member in enumerate(whole.members)
        for block in blocks_of(member.lead + member.code)
        if index in there
    )
    fabric = Fabric()
    for strand in strands if has_base else strands[1:]:
        fabric.add(strand, whole.members, lambda piece: piece)
    _agree_on_new(
        [piece for row in (*fabric.behind.values(), *fabric.before.values()) for piece in row], ledger
    )
    rows: list[Piece | None] = []
    for index, member in enumerate(whole.members):
        versions = [piece for one in have for piece in one.get(index, ())]
        if not versions:
            ledger.removed += [member] if member.kind is not UnitKind.TRAILER else []
            rows.append(None)
            continue
        missing = [share for share, one in zip(shares, have, strict=True) if index not in one]
        if missing and not (member.tests or member.is_comment or member.name in free):
            words = f"{shares[0].name} has {member.name or 'a statement'} in some parts and not in others"
            ledger.contradiction(Conflict(words, (versions[0], missing[0]), "S952", is_definition=False))
        rows.append(settled(member if has_base else None, versions, ledger, known))
    return fabric.pieces(rows, newline)


def _agree_on_new(new: Sequence[Piece], ledger: Ledger) -> None:
    """New members of one name must be one."""
    named: dict[str, Piece] = {}
    for piece in new:
        if piece.name and piece.name in named and named[piece.name].said != piece.said:
            ledger.contradiction(
                Conflict(f"{piece.name} is new in several parts, and not alike", (named[piece.name], piece))
            )
        named.setdefault(piece.name, piece)
        ledger.added.append(piece)
