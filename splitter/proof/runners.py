"""What runs the tests: the parts' runners together run what the original's runs, in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from splitter.model.statements import Piece, Reading, RunnerReading, Statement
from splitter.proof.additions import check_enabled
from splitter.proof.loose import check_loose
from splitter.proof.matching import plain_lines
from splitter.proof.numbers import Numbers, numberless, undivided
from splitter.proof.readings import AllowedAdditions, Flaw, PartReading, runner_of, short


def check_runner(
    index: int,
    statement: Statement,
    copies: Sequence[Statement],
    parts: Sequence[PartReading],
    allowed: AllowedAdditions,
) -> Counter[str]:
    """Raises ``Flaw`` where the parts' copies of a runner are not it; returns what they run beyond it."""
    runner, readings = runner_of(statement), [runner_of(copy) for copy in copies]
    surplus = _surplus(statement.line, runner, readings)
    _check_steady(statement, copies, allowed)
    if not allowed.enabling:
        _check_pieces(runner, copies)
    _check_counters(runner, copies)
    if not allowed.enabling:
        _check_lines(statement, copies)
        check_loose(index, statement, parts)
    return surplus


def check_surplus(original: Reading, surplus: Counter[str], allowed: AllowedAdditions) -> None:
    """Nothing is run beyond what the original runs, unless what it left out was asked for."""
    if allowed.enabling:
        check_enabled(original, surplus)
    elif surplus:
        raise Flaw(f"the parts' runners run what the original's did not: {', '.join(sorted(surplus)[:3])}")


def _surplus(line: int, runner: RunnerReading, copies: Sequence[RunnerReading]) -> Counter[str]:
    """Every test that the runner ran is run by a part's runner as often; returns what is run beyond that."""
    calls = Counter(call for copy in copies for call in copy.calls)
    missing = Counter(runner.calls) - calls
    if missing:
        odd = ", ".join(sorted(missing)[:3])
        raise Flaw(f"line {line}: the parts' runners don't run the same tests: {odd}")
    return calls - Counter(runner.calls)


def _check_steady(statement: Statement, copies: Sequence[Statement], allowed: AllowedAdditions) -> None:
    """Each copy of a runner does what the original does whatever the tests are."""
    always, numbers = runner_of(statement).always, Numbers(statement)
    plain = numberless if runner_of(statement).counts else str
    for copy in copies:
        does = runner_of(copy).always
        if [*map(plain, does)] != [*map(plain, always)]:
            raise Flaw(f"line {copy.line}: a part's runner lacks what it does whatever the tests are")
        if does != always and Counter(does) == Counter(always):
            raise Flaw(f"line {copy.line}: a part's runner does the same in another order")
        numbers.check(copy, enabling=allowed.enabling)


def _check_pieces(runner: RunnerReading, copies: Sequence[Statement]) -> None:
    """Each copy runs each test as the original does."""
    known = {numberless(piece.text) for piece in undivided(runner.pieces)}
    skeletons = {numberless(piece.skeleton) for piece in _blocks(runner.pieces)}
    using = [piece for piece in undivided(runner.pieces) if piece.of]
    for copy in copies:
        for piece in runner_of(copy).pieces:
            _check_piece(piece, copy.line, known, skeletons)
        _check_results(runner, using, copy)


def _check_results(runner: RunnerReading, using: Sequence[Piece], copy: Statement) -> None:
    """What uses the result of a test is where the test is, and nothing uses what is not there."""
    here = runner_of(copy)
    wanted = Counter(piece.text for piece in using if piece.of <= here.uses)
    if Counter(piece.text for piece in undivided(here.pieces) if piece.of) != wanted:
        raise Flaw(f"line {copy.line}: a part's runner does not use what its tests give as it did")
    if lost := here.uses & runner.binds - here.binds:
        raise Flaw(f"line {copy.line}: a part's runner uses {min(lost)}, which nothing in it gives")


def _check_counters(runner: RunnerReading, copies: Sequence[Statement]) -> None:
    """What is counted up for each test of the original is so in each copy."""
    running = sum(piece.runs > 0 for piece in runner.pieces)
    steady = {name for name in runner.counters if runner.counters.count(name) == running}
    for copy in copies:
        counters, runs = runner_of(copy).counters, sum(piece.runs > 0 for piece in runner_of(copy).pieces)
        if any(counters.count(name) != runs for name in steady):
            raise Flaw(f"line {copy.line}: a part's runner does not count each test that it runs")


def _check_lines(statement: Statement, copies: Sequence[Statement]) -> None:
    """No line of a runner is in none of its copies."""
    together = {line for copy in copies for line in plain_lines(copy)}
    lost = [line for line in plain_lines(statement) if line not in together]
    if lost:
        raise Flaw(f"line {statement.line}: a line of the runner is in no part: {short(lost[0])}")


def _check_piece(piece: Piece, line: int, known: Set[str], skeletons: Set[str]) -> None:
    """What runs a test is written as in the original, a block of several with all that is around them."""
    if numberless(piece.text) in known:
        return
    if not piece.inner or numberless(piece.skeleton) not in skeletons:
        raise Flaw(f"line {line}: a part's runner runs a test otherwise: {short(piece.text)}")
    for inner in piece.inner:
        _check_piece(inner, line, known, skeletons)


def _blocks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.runs > 1 and piece.inner:
            yield piece
            yield from _blocks(piece.inner)
