"""Nothing lost, nothing doubled, nothing changed: compares the rendered parts with the original.

Knows nothing of units, plans and groups. It reads the bytes of the original and of each part with
the language's second parser and compares statement by statement, so a mistake of the planner shows
here as a difference. If there is one, nothing is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from splitter.findings import finding
from splitter.languages import Language
from splitter.model import Finding, OutputFile, Source
from splitter.reading import Member, Reading, Role, Statement

_NUMBER = re.compile(r"\d+")
_COMMENT = re.compile(r"#[^\r\n]*")


@dataclass(frozen=True)
class _Match:
    """A part's statement and the original's statement that it is."""

    index: int
    statement: Statement


@dataclass(frozen=True)
class _Part:
    name: str
    matches: tuple[_Match, ...]
    comments: Counter[str]

    @property
    def indices(self) -> frozenset[int]:
        return frozenset(match.index for match in self.matches)


class _Flaw(Exception):
    """The first difference in a part."""


def prove(
    language: Language, source: Source, outputs: Sequence[OutputFile], *, path: str
) -> tuple[Finding, ...]:
    """What is wrong with the parts, as ``error`` findings; an empty tuple is the proof."""
    original = language.reread(source.data)
    if original.problem:
        return (finding("S501", f"the second parser can't read the original: {original.problem}", path=path),)
    try:
        finder = _Finder(original)
        readings = language.reread_parts(original, [output.data for output in outputs])
        parts = [_matched(original, reading, finder, o) for reading, o in zip(readings, outputs, strict=True)]
        binders = _binders(original)
        for part in parts:
            _check_names(binders, original.fixtures, part)
        _check_whole(original, parts)
    except _Flaw as flaw:
        return (finding("S502", str(flaw), path=path),)
    return ()


# A part against the original


def _matched(original: Reading, reading: Reading, finder: _Finder, output: OutputFile) -> _Part:
    if reading.problem:
        raise _Flaw(f"{output.name} can't be read: {reading.problem}")
    statements = list(reading.statements)
    _check_docstring(original, reading, output.name)
    matches = tuple(_align(original, finder, statements, output.name))
    return _Part(output.name, matches, _comments(reading) - _header_comments(output))


def _check_docstring(original: Reading, part: Reading, name: str) -> None:
    if original.docstring and original.docstring.strip() not in (part.docstring or ""):
        raise _Flaw(f"{name} lacks the original's module docstring")


def _align(
    original: Reading, finder: _Finder, statements: Sequence[Statement], name: str
) -> Iterator[_Match]:
    """Pair each statement of a part with the next one of the original that it can be."""
    position = 0
    for number, statement in enumerate(statements):
        if statement.role is Role.DOCSTRING and number == 0:
            continue
        index = finder.find(statement, position)
        if index is None:
            raise _Flaw(
                f"{name}:{statement.line} is not in the original or not in order: {_short(statement.text)}"
            )
        if index:
            _check_attached(original.statements[index], statement, name)
        yield _Match(index, statement)
        position = index + 1


class _Finder:
    """Looks statements up by their text; only imports, runners and classes may differ from it."""

    def __init__(self, original: Reading) -> None:
        self._original = original
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        self._rewritten: list[int] = []
        for index, statement in enumerate(original.statements):
            self._by_text[statement.text].append(index)
            if statement.role in (Role.IMPORT, Role.RUNNER) or statement.members:
                self._rewritten.append(index)

    def find(self, copy: Statement, position: int) -> int | None:
        """The first statement from ``position`` on that ``copy`` can be."""
        exact = self._by_text.get(copy.text, ())
        at = bisect_left(exact, position)
        if at < len(exact):
            return exact[at]
        return next(
            (i for i in self._rewritten if i >= position and _rewrites(copy, self._original.statements[i])),
            None,
        )


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


def _check_attached(original: Statement, copy: Statement, name: str) -> None:
    """The comments directly above a statement are part of it (above the first they are the file's)."""
    if original.attached != copy.attached:
        raise _Flaw(f"{name}:{copy.line} has other comments above it than the original: {_short(copy.text)}")


def _check_names(binders: Mapping[str, Sequence[int]], fixtures: frozenset[str], part: _Part) -> None:
    """Each name that a part uses is bound in it by all that bound it in the original.

    All, for a later definition hides an earlier one: with one of them missing, a hidden test would
    come to life or a reader would see another value.
    """
    indices = part.indices
    bound = {name for match in part.matches for name in match.statement.binds}
    for match in part.matches:
        statement = match.statement
        own = () if statement.role is Role.IMPORT else statement.binds
        for name in (*statement.reads, *(statement.requests & fixtures), *own):
            for index in binders.get(name, ()):
                if index not in indices:
                    raise _Flaw(
                        f"{part.name}:{statement.line} needs {name}, whose definition is not in this part"
                    )
            if name in binders and name not in bound:
                raise _Flaw(f"{part.name}:{statement.line} needs {name}, which is not bound in this part")
            if name in binders and not _all_bind(part, binders[name], name):
                raise _Flaw(f"{part.name}:{statement.line} needs {name}, which its import no longer binds")


def _all_bind(part: _Part, indices: Sequence[int], name: str) -> bool:
    wanted = set(indices)
    return all(name in m.statement.binds for m in part.matches if m.index in wanted)


def _binders(reading: Reading) -> dict[str, list[int]]:
    binders: defaultdict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(reading.statements):
        for name in statement.binds:
            binders[name].append(index)
    return binders


# All parts together


def _check_whole(original: Reading, parts: Sequence[_Part]) -> None:
    holders: Counter[int] = Counter(index for part in parts for index in part.indices)
    read = frozenset(name for statement in original.statements for name in statement.reads)
    for index, statement in enumerate(original.statements):
        if statement.role is Role.DOCSTRING:
            continue
        count = holders[index]
        where = f"line {statement.line} ({_short(statement.text)})"
        if statement.tests and _is_divided(index, statement, parts):
            _check_shares(original, index, parts)
        elif statement.tests and count != 1:
            raise _Flaw(f"{where} holds tests and is in {count} parts")
        if statement.role is Role.RUNNER:
            _check_calls(index, statement, parts)
        elif count == 0:
            raise _Flaw(f"{where} is in no part")
        elif statement.everywhere and count != len(parts):
            raise _Flaw(f"{where} must be in every part")
        if statement.role is Role.IMPORT:
            _check_imports(index, statement, parts, read)
    _check_comments(original, parts)


def _is_divided(index: int, statement: Statement, parts: Sequence[_Part]) -> bool:
    """Whether a class is in some part without all of its members."""
    return any(
        m.index == index and m.statement.members != statement.members for p in parts for m in p.matches
    )


def _check_shares(original: Reading, index: int, parts: Sequence[_Part]) -> None:
    """A class in several parts has each of its tests in one of them, and nobody else builds on it."""
    statement = original.statements[index]
    where = f"line {statement.line} ({_short(statement.text)})"
    wanted = Counter(member.test for member in statement.members if member.test)
    copies = [m.statement for p in parts for m in p.matches if m.index == index]
    if Counter(member.test for copy in copies for member in copy.members if member.test) != wanted:
        raise _Flaw(f"{where}: the parts together don't have each of its tests once")
    if set(wanted) != set(statement.tests):
        raise _Flaw(f"{where} is divided though not all of its tests are plain methods of its own")
    for other in original.statements:
        if other is not statement and other.role is not Role.RUNNER and set(statement.binds) & other.reads:
            raise _Flaw(f"{where} is divided though line {other.line} uses it")


def _check_calls(index: int, statement: Statement, parts: Sequence[_Part]) -> None:
    """Every test that the runner ran is run by exactly one part's runner."""
    calls = Counter(c for p in parts for m in p.matches if m.index == index for c in m.statement.calls)
    if calls != Counter(statement.calls):
        odd = sorted((calls - Counter(statement.calls)) + (Counter(statement.calls) - calls))
        raise _Flaw(
            f"line {statement.line}: the parts' runners don't run the same tests: {', '.join(odd[:3])}"
        )


def _check_imports(index: int, statement: Statement, parts: Sequence[_Part], read: frozenset[str]) -> None:
    """Every imported name lives on somewhere, and one that nothing reads lives on everywhere."""
    copies = [set(m.statement.imports) for p in parts for m in p.matches if m.index == index]
    for alias in statement.imports:
        count = sum(alias in copy for copy in copies)
        if count == 0:
            raise _Flaw(f"line {statement.line}: the import of {alias.bound} is in no part")
        if alias.bound not in read and count != len(parts):
            raise _Flaw(f"line {statement.line}: {alias.bound} is imported for effect and not in every part")


def _check_comments(original: Reading, parts: Sequence[_Part]) -> None:
    wanted = _comments(original)
    for part in parts:
        for comment in part.comments - wanted:
            raise _Flaw(
                f"{part.name} has a comment that is not the original's, or too often: {_short(comment)}"
            )
    together: Counter[str] = Counter()
    for part in parts:
        together.update(part.comments)
    for comment in wanted - together:
        raise _Flaw(f"a comment would be lost: {_short(comment)}")


def _comments(reading: Reading) -> Counter[str]:
    found = Counter(reading.closing_comments)
    for statement in reading.statements:
        found.update(statement.comments)
        if statement.attached:
            found[statement.attached] += 1
    return found


def _header_comments(output: OutputFile) -> Counter[str]:
    """The comment block that the header is, if it is one."""
    start, end = output.header
    lines = [line.strip() for line in output.text[start:end].splitlines()]
    block = takewhile(lambda line: line.startswith("#"), lines)
    return Counter(filter(None, ["\n".join(block)]))


def _short(text: str) -> str:
    line = text.split("\n", 1)[0].strip()
    return line if len(line) <= 60 else line[:57] + "..."
