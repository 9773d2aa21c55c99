"""What a branch does to the tests of a file, counted."""

from __future__ import annotations

from dataclasses import dataclass

from splitter.model.conventions import Conventions
from splitter.proving.definitions import Kind
from splitter.proving.proof import Change, matched


@dataclass(frozen=True)
class Counted:
    """Names of tests."""

    edited: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def counted(path: str, before: bytes, after: bytes, conventions: Conventions) -> Counted:
    """The tests that are not what they were."""
    found = matched(Change({path: before}, {path: after}, conventions=conventions)).found
    tests = [pair for pair in found.pairs if pair.before.kind is Kind.TEST]
    return Counted(
        tuple(one.after.name for one in tests if one.before.text != one.after.text),
        tuple(one.name for one in found.new if one.kind is Kind.TEST),
        tuple(one.name for one in found.lost if one.kind is Kind.TEST),
    )
