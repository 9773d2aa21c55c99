"""What the statements of a block give to those below them: the variables that each one binds and uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from splitter.languages.mojo.rereading.statements import bare, used
from splitter.languages.mojo.rereading.tokens import Line

_KEYWORDS = frozenset({"var", "let", "ref"})
_TARGET = frozenset({",", "(", ")"})


class BodyLine(NamedTuple):
    """One logical line of a body; ``above`` are the comment blocks above it, and "" for blank lines."""

    tokens: Sequence[str]
    column: int
    text: str
    names: tuple[str, ...]
    bound: frozenset[str]
    value: int
    number: int = 0
    above: Sequence[str] = ()

    @classmethod
    def of(cls, text: str, line: Line) -> BodyLine:
        """A line of code of ``text``."""
        feed = text.rfind("\n", 0, line.start)
        column = line.start - 1 - max(feed, text.rfind("\r", feed + 1, line.start))
        tokens = line.tokens
        return cls(tokens, column, " ".join(tokens), tuple(used(tokens)), *binding(tokens))

    @property
    def needed(self) -> Sequence[str]:
        """The names of what gives its variables their value; all that it uses where it gives none."""
        return tuple(used(self.tokens[self.value :])) if self.value else self.names


Group = Sequence[BodyLine]
"""A statement of a body: its line, and those under it."""

Attributed = tuple[Group, frozenset[str], frozenset[str]]
"""A statement, the tests that it runs, and those whose results it uses."""


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
        elif not typed and token not in _TARGET and token not in _KEYWORDS:
            break
    return frozenset(), 0


def names_of(line: BodyLine) -> Sequence[str]:
    """The names that a line uses; one that only makes a variable known (``var x: Int``) does not use it."""
    is_bare = line.tokens[0] in _KEYWORDS and line.tokens[2:3] == [":"] and not line.value
    return tuple(used(line.tokens[3:])) if is_bare else line.names


def attributed(groups: Iterable[Group], runs: Set[str]) -> Iterator[Attributed]:
    """The statements of a block with the tests that they have to do with, which are among ``runs``."""
    steady: set[str] = set()
    given: dict[str, frozenset[str]] = {}
    run_by = [(group, runs_of(group, runs)) for group in groups]
    everything = frozenset[str]().union(*(ran for _, ran in run_by))
    for group, ran in run_by:
        bound = group[0].bound if len(group) == 1 else (_inside(group) if ran else frozenset())
        known = [given[name] for name in _needed(group) if name in given] if given else []
        owners = frozenset[str]().union(*known)
        yield group, ran, owners
        if len(group) > 1 and _is_everywhere(group, ran, everything):
            steady |= bound
        elif ran or owners:
            given.update(dict.fromkeys(bound - steady, ran or owners))
        else:
            steady |= bound


def runs_of(group: Group, runs: Set[str]) -> frozenset[str]:
    """Those of ``runs`` that a statement names."""
    if len(group) == 1:
        return frozenset(filter(runs.__contains__, group[0].names))
    return frozenset([name for line in group for name in line.names if name in runs])


def _is_everywhere(group: Group, ran: Set[str], everything: Set[str]) -> bool:
    """Whether a block runs all tests, unless it has a suite, which may run others that nothing names."""
    return len(ran) > 1 and ran == everything and not any("discover_tests" in line.tokens for line in group)


def _inside(group: Group) -> frozenset[str]:
    """The variables that the lines under a statement give a value, but for those that end with its block."""
    return frozenset[str]().union(*(line.bound for line in group[1:] if line.tokens[0] not in _KEYWORDS))


def _needed(group: Group) -> Iterator[str]:
    """What a statement uses; of one line that gives variables a value, what is used for that."""
    if len(group) == 1:
        yield from group[0].needed
    else:
        for line in group:
            yield from line.names


def _is_word(token: str) -> bool:
    return token[0].isalpha() or token[0] in "_`"
