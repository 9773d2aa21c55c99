"""All parts together: nothing is missing, nothing is there too often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from splitter.model.statements import Piece, Reading, Role, Statement
from splitter.proof.additions import check_enabled
from splitter.proof.loose import check_loose
from splitter.proof.matching import comments_among, plain_lines
from splitter.proof.numbers import Numbers, numberless
from splitter.proof.readings import Flaw, Granted, PartReading, comments_of, short


def check_whole(original: Reading, parts: Sequence[PartReading], granted: Granted) -> None:
    surplus: Counter[str] = Counter()
    shared = (granted.lender, granted.conftest)
    files = [part for part in parts if part.name not in shared]
    copies = _copies(files)
    lent = _copies([part for part in parts if part.name in shared])
    given = frozenset().union(*(part.indices for part in parts if part.name == granted.conftest))
    read = _read(original, {name for s in original.statements if s.role is Role.IMPORT for name in s.binds})
    for index, statement in enumerate(original.statements):
        if statement.role is Role.DOCSTRING:
            continue
        held = [*copies[index], *lent[index]]
        count = len(held)
        where = f"line {statement.line} ({short(statement.text)})"
        if statement.tests and any(copy.members != statement.members for copy in held):
            _check_shares(original, statement, held)
        elif statement.tests and count != 1:
            raise Flaw(f"{where} holds tests and is in {count} parts")
        if statement.everywhere and index not in given and len(copies[index]) != len(files):
            raise Flaw(f"{where} must be in every part")
        if statement.role is Role.RUNNER:
            surplus += _surplus(statement, held)
            _check_lines(statement, held, granted)
            if not granted.enabling:
                check_loose(index, statement, files)
        elif count == 0:
            raise Flaw(f"{where} is in no part")
        if statement.role is Role.IMPORT:
            _check_imports(statement, copies[index], lent[index], read, len(files))
    if granted.enabling:
        check_enabled(original, surplus)
    elif surplus:
        raise Flaw(f"the parts' runners run what the original's did not: {', '.join(sorted(surplus)[:3])}")
    _check_comments(original, parts)


def _read(original: Reading, names: Set[str]) -> frozenset[str]:
    """Those of ``names`` that a statement reads, or may read."""
    found: set[str] = set()
    for statement in sorted(original.statements, key=lambda one: len(one.text)):  # the easy ones first
        found |= statement.may_read_of(names - found)
    return frozenset(found)


def _copies(parts: Sequence[PartReading]) -> defaultdict[int, list[Statement]]:
    """Each statement of the original as the parts have it."""
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    for part in parts:
        for match in part.matches:
            found[match.index].append(match.statement)
    return found


def _check_shares(original: Reading, statement: Statement, copies: Sequence[Statement]) -> None:
    """A class in several parts has each of its tests in one of them, and nobody else builds on it."""
    where = f"line {statement.line} ({short(statement.text)})"
    wanted = Counter(member.test for member in statement.members if member.test)
    if Counter(member.test for copy in copies for member in copy.members if member.test) != wanted:
        raise Flaw(f"{where}: the parts together don't have each of its tests once")
    if set(wanted) != set(statement.tests):
        raise Flaw(f"{where} is divided though not all of its tests are plain methods of its own")
    for other in original.statements:
        if other is not statement and other.role is not Role.RUNNER and _needs_tests(other, statement):
            raise Flaw(f"{where} is divided though line {other.line} uses it")


def _needs_tests(other: Statement, divided: Statement) -> bool:
    """Whether a statement uses a divided class as more than what has plain attributes: ``TestX.limit``."""
    tests = {member.test.rpartition("::")[2] for member in divided.members if member.test}
    for name in other.reads_of({*divided.binds}):
        for match in re.finditer(rf"(?<![\w.]){re.escape(name)}\b(?:[ \t]*\.[ \t]*(\w+))?", other.text):
            if match[1] is None or match[1] in tests or match[1].startswith("__"):
                return True
    return False


def _surplus(statement: Statement, copies: Sequence[Statement]) -> Counter[str]:
    """Every test that the runner ran is run by a part's runner as often; returns what is run beyond that."""
    calls = Counter(call for copy in copies for call in copy.calls)
    missing = Counter(statement.calls) - calls
    if missing:
        odd = ", ".join(sorted(missing)[:3])
        raise Flaw(f"line {statement.line}: the parts' runners don't run the same tests: {odd}")
    return calls - Counter(statement.calls)


def _check_lines(statement: Statement, copies: Sequence[Statement], granted: Granted) -> None:
    """Each copy of a runner does what the original does whatever the tests are; no line is in none."""
    plain = numberless if statement.counts else str
    numbers = Numbers(statement)
    for copy in copies:
        if [*map(plain, copy.always)] != [*map(plain, statement.always)]:
            raise Flaw(f"line {copy.line}: a part's runner lacks what it does whatever the tests are")
        if copy.always != statement.always and Counter(copy.always) == Counter(statement.always):
            raise Flaw(f"line {copy.line}: a part's runner does the same in another order")
        numbers.check(copy, enabling=granted.enabling)
    if not granted.enabling:
        known = {numberless(piece.text) for piece in _undivided(statement.pieces)}
        skeletons = {numberless(piece.skeleton) for piece in _blocks(statement.pieces)}
        for copy in copies:
            for piece in copy.pieces:
                _check_piece(piece, copy.line, known, skeletons)
    steady = {name for name in statement.counters if statement.counters.count(name) == len(statement.pieces)}
    for copy in copies:
        if any(copy.counters.count(name) != len(copy.pieces) for name in steady):
            raise Flaw(f"line {copy.line}: a part's runner does not count each test that it runs")
    together = {line for copy in copies for line in plain_lines(copy)}
    lost = [line for line in plain_lines(statement) if line not in together]
    if lost and not granted.enabling:
        raise Flaw(f"line {statement.line}: a line of the runner is in no part: {short(lost[0])}")


def _check_piece(piece: Piece, line: int, known: Set[str], skeletons: Set[str]) -> None:
    """What runs a test is written as in the original, a block of several with all that is around them."""
    if numberless(piece.text) in known:
        return
    if not piece.inner or numberless(piece.skeleton) not in skeletons:
        raise Flaw(f"line {line}: a part's runner runs a test otherwise: {short(piece.text)}")
    for inner in piece.inner:
        _check_piece(inner, line, known, skeletons)


def _undivided(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.runs > 1 and piece.inner:
            yield from _undivided(piece.inner)
        else:
            yield piece


def _blocks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.runs > 1 and piece.inner:
            yield piece
            yield from _blocks(piece.inner)


def _check_imports(
    statement: Statement,
    copies: Sequence[Statement],
    lent: Sequence[Statement],
    read: frozenset[str],
    parts: int,
) -> None:
    """Every imported name lives on somewhere, and one that nothing reads lives on everywhere."""
    for comment in comments_among(statement):
        if not any(comment in comments_among(copy) for copy in (*copies, *lent)):
            raise Flaw(f"line {statement.line}: a comment among the names would be lost: {short(comment)}")
    kept = [set(copy.imports) for copy in copies]
    for alias in statement.imports:
        count = sum(alias in one for one in kept)
        if count == 0 and not any(alias in copy.imports for copy in lent):
            raise Flaw(f"line {statement.line}: the import of {alias.bound} is in no part")
        if alias.bound not in read and count != parts:
            raise Flaw(f"line {statement.line}: {alias.bound} is imported for effect and not in every part")


def _check_comments(original: Reading, parts: Sequence[PartReading]) -> None:
    wanted = comments_of(original)
    for part in parts:
        for comment in part.comments - wanted:
            raise Flaw(
                f"{part.name} has a comment that is not the original's, or too often: {short(comment)}"
            )
    together: Counter[str] = Counter()
    for part in parts:
        together.update(part.comments)
    for comment in wanted - together:
        raise Flaw(f"a comment would be lost: {short(comment)}")
