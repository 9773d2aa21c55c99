"""A pair's differences: its name, its marks, its code, its words, its layout, and whether it runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set

from splitter.model.anatomy import Anatomy
from splitter.model.statements import Alias
from splitter.proving.definitions import Definition, Kind
from splitter.proving.differences import Difference, DifferenceKind, Place, between
from splitter.proving.pairing import Pairing

_NUMBER = re.compile(r"\b\d+\b")

_SKIPS = re.compile(r"\bskip\b|\bskipTest\b")


def differences_of(pair: Pairing, imported: Set[Alias]) -> Iterator[Difference]:
    """What is not as it was; ``imported`` is what the file of after imports for all that is in it."""
    before, after = pair.before, pair.after
    if before.bare != after.bare:
        yield _told(DifferenceKind.RENAMED, pair, f"{before.name} is called {after.name} now")
    if before.text != after.text and not any(
        alike(before, after) for alike in (_is_rest, _counts_as_before, _has_imports_of)
    ):
        yield from _of_texts(pair, imported)
    if before.kind is Kind.TEST and bool(before.idle) != bool(after.idle):
        kind = DifferenceKind.DISABLED if after.idle else DifferenceKind.ENABLED
        why = after.idle or f"before, {before.idle}"
        verb = "does not run any more" if after.idle else "did not run and runs now"
        yield _told(kind, pair, f"{after.name} {verb}: {why}")


def _is_rest(before: Definition, after: Definition) -> bool:
    """Whether a class was divided and is left with no test of its own, for what others read from it."""
    if before.kind is not Kind.CLASS or after.kind is not Kind.HELPER:
        return False
    rest = iter(before.whole.splitlines())
    return all(line in rest for line in after.text.splitlines())


def _counts_as_before(before: Definition, after: Definition) -> bool:
    """Whether both are how many tests their own file runs, and nothing else is different."""
    texts = (_NUMBER.sub("0", one.text) for one in (before, after))
    return before.is_count and after.is_count and len({*texts}) == 1


def _has_imports_of(before: Definition, after: Definition) -> bool:
    """Whether both are one statement with blocks, and one of them has some of the other's imports there."""
    one, other = before.block, after.block
    if one is None or other is None or one.frame != other.frame:
        return False
    imports, others = set(one.imports), set(other.imports)
    return imports <= others or others <= imports


def _of_texts(pair: Pairing, imported: Set[Alias]) -> Iterator[Difference]:
    before, after = pair.before.anatomy, pair.after.anatomy
    is_lifted = _is_lifted(before, after, imported)
    is_edited = before.code != after.code and not is_lifted
    if before.marks != after.marks:
        yield _of_marks(pair)
    if is_edited:
        kind = DifferenceKind.EDITED if _is_test(pair.before) else DifferenceKind.HELPER_EDITED
        text = f"the {pair.before.kind.value} {pair.after.name} is edited"
        yield _told(kind, pair, f"{text}\n{between(pair.before, pair.after)}")
    elif is_lifted:
        words = f"{pair.after.name} has imports of its body at the top of the file now"
        yield _told(DifferenceKind.IMPORTS_LIFTED, pair, f"{words}\n{between(pair.before, pair.after)}")
    elif before.words != after.words:
        lost = Counter(before.words) - Counter(after.words)
        what = "has lost comments or a docstring" if lost else "has other comments or another docstring"
        words = f"{pair.after.name} {what}\n{between(pair.before, pair.after)}"
        yield _told(DifferenceKind.COMMENTS, pair, words)
    elif before == after and pair.before.bare == pair.after.bare:
        yield _told(
            DifferenceKind.LAYOUT, pair, f"{pair.after.name} is laid out otherwise, and the same code"
        )


def _is_lifted(before: Anatomy, after: Anatomy, imported: Set[Alias]) -> bool:
    """Whether nothing but imports left a body, and the file has all of them."""
    if before.code == after.code or not before.imports > after.imports:
        return False
    return before.lean == (after.lean or after.code) and before.imports - after.imports <= imported


def _of_marks(pair: Pairing) -> Difference:
    before, after = Counter(pair.before.anatomy.marks), Counter(pair.after.anatomy.marks)
    gone, come = list((before - after).elements()), list((after - before).elements())
    kind = DifferenceKind.MARKS
    if pair.before.kind in (Kind.TEST, Kind.CLASS):
        skipped = [any(map(_SKIPS.search, marks)) for marks in (gone, come)]
        if skipped != [True, True] and any(skipped):
            kind = DifferenceKind.DISABLED if skipped[1] else DifferenceKind.ENABLED
    said = [f"-@{mark}" for mark in gone] + [f"+@{mark}" for mark in come]
    words = "has its decorators in another order" if not said else "has other decorators"
    return _told(kind, pair, "\n".join([f"{pair.after.name} {words}", *said]))


def _is_test(one: Definition) -> bool:
    return one.kind in (Kind.TEST, Kind.CLASS)


def _told(kind: DifferenceKind, pair: Pairing, words: str) -> Difference:
    first, *rest = words.split("\n")
    where = f" (before at {pair.before.path}:{pair.before.line})"
    return Difference(kind, "\n".join([first + where, *rest]), Place.of(pair.before), Place.of(pair.after))
