"""Which statement of the original a part's statement is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from splitter.reading import Member, Reading, Role, Statement

_NUMBER = re.compile(r"\d+")
_COMMENT = re.compile(r"#[^\r\n]*")


class Finder:
    """Looks statements up by their text; only imports, runners and classes may differ from it."""

    def __init__(self, original: Reading) -> None:
        self._original = original
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        self._rewritten: list[int] = []
        for index, statement in enumerate(original.statements):
            self._by_text[statement.text].append(index)
            if statement.role in (Role.IMPORT, Role.RUNNER) or statement.members:
                self._rewritten.append(index)

    def choices(self, copy: Statement, position: int) -> Iterator[int]:
        """The statements from ``position`` on that ``copy`` can be, the likeliest first.

        A text that is unchanged is the first such; only an import may also be what is left of another.
        """
        exact = self._by_text.get(copy.text, ())
        at = bisect_left(exact, position)
        if at < len(exact):
            yield exact[at]
            if copy.role is not Role.IMPORT:
                return
        for index in self._rewritten[bisect_left(self._rewritten, position) :]:
            statement = self._original.statements[index]
            if statement.text != copy.text and _rewrites(copy, statement):
                yield index


def _rewrites(copy: Statement, original: Statement) -> bool:
    """Whether ``copy`` is an import with fewer names, a runner with fewer calls, a class with fewer tests."""
    if original.role is not copy.role:
        return False
    if original.members:
        return original.frame == copy.frame and _fewer_tests(copy.members, original.members)
    if original.role is Role.IMPORT:
        return (
            bool(copy.imports)
            and _is_within(copy.imports, original.imports)
            and _has_its_comments(copy, original)
        )
    return _is_within(copy.calls, original.calls) and _is_within(_plain_lines(copy), _plain_lines(original))


def _is_within(some: Sequence[object], every: Sequence[object]) -> bool:
    """Whether ``some`` is ``every`` with nothing but omissions."""
    rest = iter(every)
    return all(any(one == other for other in rest) for one in some)


def _plain_lines(runner: Statement) -> list[str]:
    """A runner's lines without what a part may have anew: counts, and a ``pass`` for nothing."""
    lines = (_NUMBER.sub("0", line.strip()) for line in runner.text.splitlines())
    return [line for line in lines if line and line != "pass"]


def _has_its_comments(copy: Statement, original: Statement) -> bool:
    """Whether the comments among an import's names are the original's; there are no strings in it."""
    return not Counter(_COMMENT.findall(copy.text)) - Counter(_COMMENT.findall(original.text))


def _fewer_tests(copy: Sequence[Member], original: Sequence[Member]) -> bool:
    """Whether nothing but whole test methods is missing."""
    kept = iter(copy)
    member = next(kept, None)
    for one in original:
        if one == member:
            member = next(kept, None)
        elif not one.test:
            return False
    return member is None
