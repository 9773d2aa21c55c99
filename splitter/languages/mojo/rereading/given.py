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


def declares(tokens: Sequence[str]) -> int:
    """Where the type begins in a line that only makes a variable known (``var x: Int``), and uses it not."""
    is_bare = tokens[0] in _KEYWORDS and tokens[2:3] == [":"] and not binding(tokens)[1]
    return 3 if is_bare else 0


def attributed(
    statements: Iterable[tuple[G, Sequence[Sequence[str]], frozenset[str]]],
) -> Iterator[tuple[G, frozenset[str], frozenset[str]]]:
    """Statements, each with the tests that it runs, and with those whose results it uses.

    They are given with the tokens of their lines and the tests that they run.
    """
    steady: set[str] = set()
    given: dict[str, frozenset[str]] = {}
    statements = list(statements)
    everything = frozenset().union(*(runs for _, _, runs in statements))
    for statement, lines, runs in statements:
        bound, start = binding(lines[0]) if len(lines) == 1 else (_inside(lines) if runs else frozenset(), 0)
        words = _words(lines, start) & given.keys()
        owners = frozenset[str]().union(*(given[name] for name in words))
        yield statement, runs, owners
        if _is_everywhere(lines, runs, everything):
            steady |= bound
        elif runs or owners:
            given.update(dict.fromkeys(bound - steady, runs or owners))
        else:
            steady |= bound


def _is_everywhere(lines: Sequence[Sequence[str]], runs: Set[str], everything: Set[str]) -> bool:
    """Whether a block runs all tests, unless it has a suite, which may run others that nothing names."""
    discovers = any("discover_tests" in line for line in lines)
    return len(lines) > 1 < len(runs) and runs == everything and not discovers


def _inside(lines: Sequence[Sequence[str]]) -> frozenset[str]:
    """The variables that the lines under a statement give a value, but for those that end with its block."""
    return frozenset().union(*(binding(line)[0] for line in lines[1:] if line[0] not in _KEYWORDS))


def _words(lines: Sequence[Sequence[str]], start: int) -> Set[str]:
    return {name for number, line in enumerate(lines) for name in used(line if number else line[start:])}


def _is_word(token: str) -> bool:
    return token[0].isalpha() or token[0] in "_`"
