"""What the statements of a block give to those below them: the variables that each one binds and uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TypeVar

from splitter.languages.mojo.rereading.statements import bare, used

_KEYWORDS = frozenset({"var", "let", "ref"})
_TARGET = frozenset({",", "(", ")"})
G = TypeVar("G")


def binding(tokens: Sequence[str]) -> tuple[frozenset[str], int]:
    """The variables that a line gives a value, and where the value begins among its tokens."""
    found: set[str] = set()
    typed = False
    for number, token in enumerate(tokens):
        if token == "=" or (token[-1] == "=" and _is_word(token)):
            return frozenset(found if typed or token == "=" else {*found, bare(token)}), number + 1
        if token == ":" and found:
            typed = True
        elif not typed and _is_word(token) and token not in _KEYWORDS:
            found.add(bare(token))
        elif not typed and token not in _TARGET | _KEYWORDS:
            break
    return frozenset(), 0


def attributed(
    statements: Iterable[tuple[G, Sequence[Sequence[str]], frozenset[str]]],
) -> Iterator[tuple[G, frozenset[str], frozenset[str]]]:
    """Statements, each with the tests that it runs, and with those whose results it uses.

    They are given with the tokens of their lines and the tests that they run.
    """
    steady: set[str] = set()
    given: dict[str, frozenset[str]] = {}
    for statement, lines, runs in statements:
        bound, start = binding(lines[0]) if len(lines) == 1 else (frozenset[str](), 0)
        words = _words(lines, start) & given.keys()
        owners = frozenset[str]().union(*(given[name] for name in words))
        yield statement, runs, owners
        if runs or owners:
            given.update(dict.fromkeys(bound - steady, runs or owners))
        else:
            steady |= bound


def _words(lines: Sequence[Sequence[str]], start: int) -> Set[str]:
    return {name for number, line in enumerate(lines) for name in used(line if number else line[start:])}


def _is_word(token: str) -> bool:
    return token[0].isalpha() or token[0] in "_`"
