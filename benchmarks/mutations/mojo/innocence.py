"""Why a damage of Mojo parts that the proof accepts does no harm, shown by means that are not the proof's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.mutations.mojo.damages import Block, blocks

_TOKEN = re.compile(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|\w+|[^\w\s]')


def innocence(texts: Sequence[str], changed: Mapping[int, str]) -> str:
    """Why it is harmless that some of the parts' texts are others now; empty if that can't be shown."""
    together = "\n".join(texts)
    tests = frozenset(block.test for block in _blocks(together) if block.test)
    if moved := _moved_test(
        [(_meaning(texts[n], tests), _meaning(text, tests)) for n, text in changed.items()]
    ):
        return moved
    reasons = [
        _innocence(texts[n], text, tests, [changed.get(m, one) for m, one in enumerate(texts) if m != n])
        for n, text in changed.items()
    ]
    return reasons[0] if all(reasons) else ""


def _moved_test(changed: Sequence[tuple[list[str], list[str]]]) -> str:
    """A test that runs by discovery, or never, in another part that has all that it may name."""
    if len(changed) != 2:
        return ""
    (giver, given), (taker, taken) = changed
    moved = [one for one in giver if one not in given]
    if len(moved) != 1 or [one for one in taken if one not in moved] != taker or taken.count(moved[0]) != 1:
        return ""
    if [one for one in giver if one not in moved] != given or not _blocks(moved[0])[0].test:
        return ""
    name = re.compile(rf"\b{_blocks(moved[0])[0].test}\b")
    if any(map(name.search, (*given[1:], *taker[1:]))) or _discovers(given) != _discovers(taker):
        return ""
    words = {*re.findall(r"\w+", moved[0])}
    if any(_binders(giver, word) != _binders(taker, word) for word in words):
        return ""
    return "a test in another part that has all that it names (the header's list is not looked at)"


def _discovers(meaning: Sequence[str]) -> bool:
    return any("discover_tests" in one for one in meaning)


def _binders(meaning: Sequence[str], word: str) -> set[str]:
    """The statements that bind a word; of an import the one name alone."""
    found: set[str] = set()
    for one in meaning:
        block = _blocks(one)[0]
        if block.is_import and word in one.split():
            found.add(f"{one.partition(' import ')[0]} {word}")
        elif block.name == word and not block.test:
            found.add(one)
    return found


def _innocence(before: str, after: str, tests: frozenset[str], others: Sequence[str]) -> str:
    old, new = _meaning(before, tests), _meaning(after, tests)
    gone, come = _comments(before) - _comments(after), _comments(after) - _comments(before)
    if not all(any(comment in other for other in others) for comment in gone):
        return ""
    if old != new:
        return _unneeded(old, new, others, tests)
    if gone or come:
        return "" if come else "a comment between statements or of an import that another part has, too"
    return "blank lines, blanks in an import or in a line of main(), or a second pass in main()"


def _blocks(text: str) -> list[Block]:
    return list(blocks(text.splitlines(keepends=True), 0))


def _meaning(text: str, tests: frozenset[str]) -> list[str]:
    """The statements: byte for byte, but imports and what runs tests as tokens with the indentation.

    Of these two without comments, and a ``pass`` below the same ``pass`` is none.
    """
    lines = text.splitlines(keepends=True)
    found: list[str] = []
    for block in _blocks(text):
        own = "".join(lines[slice(*block.place)])
        if block.is_import:
            tokens = [token for token in _TOKEN.findall(own) if token not in "()" and token[0] != "#"]
            found.append(" ".join(tokens).removesuffix(" ,"))
        elif not block.test and tests.intersection(re.findall(r"\w+", own)):
            code = [_tokens(line) for line in own.splitlines() if not line.lstrip().startswith("#")]
            found.append("\n".join(b for a, b in pairwise(["", *code]) if a != b or b.strip() != "pass"))
        else:
            found.append(own.rstrip("\r\n"))
    return found


def _tokens(line: str) -> str:
    return line[: len(line) - len(line.lstrip())] + " ".join(_TOKEN.findall(line))


def _comments(text: str) -> Counter[str]:
    """The comments that have a line for themselves, and those of imports."""
    lines = text.splitlines()
    imports = {n for block in _blocks(text) if block.is_import for n in range(*block.place)}
    return Counter(
        line[line.index("#") :].strip()
        for n, line in enumerate(lines)
        if "#" in line and (n in imports or line.lstrip().startswith("#"))
    )


def _unneeded(old: Sequence[str], new: Sequence[str], others: Sequence[str], tests: frozenset[str]) -> str:
    """A definition or import more or less that nothing in this part names, and that another part has."""
    olds, news = Counter(old), Counter(new)
    changed = [*(olds - news).elements(), *(news - olds).elements()]
    if [one for one in old if one in news] != [one for one in new if one in olds]:
        return ""
    elsewhere = {one for text in others for one in _meaning(text, tests)}
    rest = set(re.findall(r"\w+", "\n".join(one for one in old[1:] if one not in changed)))
    for one in changed:
        (block,) = _blocks(one)
        names = [block.name] if block.name else re.findall(r"\w+", one.partition("import")[2])
        if block.test or not names or one not in elsewhere or rest.intersection(names):
            return ""
    return "a definition that nothing in this part names, and that another part has"
