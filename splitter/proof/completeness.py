"""All parts together: nothing is missing, nothing is there too often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from splitter.model.statements import Alias, Member, Reading, Role, Statement
from splitter.proof.matching import comments_among
from splitter.proof.numbers import check_constants
from splitter.proof.readings import AllowedAdditions, Flaw, PartReading, comments_of, short
from splitter.proof.runners import check_runner, check_surplus
from splitter.text.unused_marks import unmarked

_ATTRIBUTE = re.compile(r"\b(?:self|cls)[ \t]*\.[ \t]*(\w+)")
_REMARKS = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
"""Lines of comments, which use nothing; a comment behind code is read along."""


@dataclass(frozen=True)
class _Held:
    """Where the statements of the original are: in files of tests, and in those that they share."""

    files: Sequence[PartReading]
    common: Sequence[PartReading]
    copies: Mapping[int, Sequence[Statement]]
    shared: Mapping[int, Sequence[Statement]]
    given: frozenset[int]
    """Those that the runner itself gives to all files."""

    @classmethod
    def of(cls, parts: Sequence[PartReading], allowed: AllowedAdditions) -> _Held:
        names = (allowed.helpers_module, allowed.conftest)
        files = [part for part in parts if part.name not in names]
        common = [part for part in parts if part.name in names]
        given = frozenset().union(*(part.indices for part in parts if part.name == allowed.conftest))
        return cls(files, common, _copies(files), _copies(common), given)

    def all_of(self, index: int) -> Sequence[Statement]:
        return [*self.copies[index], *self.shared[index]]


def check_whole(original: Reading, parts: Sequence[PartReading], allowed: AllowedAdditions) -> None:
    held = _Held.of(parts, allowed)
    imported = {name for s in original.statements if s.role is Role.IMPORT for name in s.binds}
    read = _read(original, imported)
    surplus: Counter[str] = Counter()
    for index, statement in enumerate(original.statements):
        if statement.role is Role.DOCSTRING:
            continue
        _check_presence(original, index, held)
        if statement.role is Role.RUNNER:
            surplus += check_runner(index, statement, held.all_of(index), held.files, allowed)
        elif statement.role is Role.IMPORT:
            _check_imports(original, index, held, read)
        elif statement.block:
            _check_block(original, index, held)
    check_surplus(original, surplus, allowed)
    check_constants(original, parts)
    _check_comments(original, parts)


def _check_presence(original: Reading, index: int, held: _Held) -> None:
    """A test is in one part, what must be everywhere is everywhere, and all else is somewhere."""
    statement, copies = original.statements[index], held.all_of(index)
    if statement.tests and any(copy.members != statement.members for copy in copies):
        _check_shares(original, statement, copies)
    elif statement.tests and len(copies) != 1:
        raise Flaw(f"{_where(statement)} holds tests and is in {len(copies)} parts")
    drawn = index in original.seeded.drawing and held.shared[index] and not held.copies[index]
    everywhere = statement.everywhere and index not in held.given and not drawn
    if everywhere and len(held.copies[index]) != len(held.files):
        raise Flaw(f"{_where(statement)} must be in every part")
    if not copies and statement.role not in (Role.RUNNER, Role.IMPORT):
        raise Flaw(f"{_where(statement)} is in no part")


def _where(statement: Statement) -> str:
    return f"line {statement.line} ({short(statement.text)})"


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
    where = _where(statement)
    wanted = Counter(member.test for member in statement.members if member.test)
    if Counter(member.test for copy in copies for member in copy.members if member.test) != wanted:
        raise Flaw(f"{where}: the parts together don't have each of its tests once")
    for copy in copies:
        lost = {test.rpartition("::")[2] for test in wanted.keys() - {one.test for one in copy.members}}
        for use in copy.uses[1:]:
            if not use.words.isdisjoint(lost) and (named := lost & use.names.reads | lost & use.names.maybe):
                raise Flaw(f"{where}: its body uses {min(named)}, which is in another part")
    if set(wanted) != set(statement.tests):
        raise Flaw(f"{where} is divided though not all of its tests are plain methods of its own")
    _check_helper_members(statement, copies, where)
    for copy in copies:
        here = {member.test for member in copy.members}
        gone = {test.rpartition("::")[2] for test in wanted if test not in here}
        for member in copy.members:
            if called := gone.intersection(_ATTRIBUTE.findall(_REMARKS.sub("", member.text))):
                raise Flaw(f"{where}: a share of it uses {min(called)}, which is in another part")
    for other in original.statements:
        if other is not statement and other.role is not Role.RUNNER and _needs_tests(other, statement):
            raise Flaw(f"{where} is divided though line {other.line} uses it")


def _check_helper_members(statement: Statement, copies: Sequence[Statement], where: str) -> None:
    """A helper method is in each share that names it, and in one at least."""
    known = {_bare(member): member for member in statement.members}
    helpers = {text: name for text, member in known.items() if (name := member.helper)}
    together: set[str] = set()
    for copy in copies if helpers else ():
        here = {_bare(member) for member in copy.members}
        words = {word for text in here if text in known for word in known[text].spared().words}
        for text, name in helpers.items():
            if text not in here and name in words:
                raise Flaw(f"{where}: a share of it lacks {name}, which it uses")
        together |= here
    for text, name in helpers.items():
        if text not in together:
            raise Flaw(f"{where}: no share of it has {name}")


def _bare(member: Member) -> str:
    return member.text.strip("\r\n \t")


def _needs_tests(other: Statement, divided: Statement) -> bool:
    """Whether a statement uses a divided class as more than what has plain attributes: ``TestX.limit``."""
    tests = {member.test.rpartition("::")[2] for member in divided.members if member.test}
    for name in other.reads_of({*divided.binds}):
        for match in re.finditer(rf"(?<![\w.]){re.escape(name)}\b(?:[ \t]*\.[ \t]*(\w+))?", other.text):
            if match[1] is None or match[1] in tests or match[1].startswith("__"):
                return True
    return False


def _check_imports(original: Reading, index: int, held: _Held, read: frozenset[str]) -> None:
    """Every imported name lives on somewhere, and one that nothing reads everywhere, unless it is idle."""
    statement, copies = original.statements[index], held.copies[index]
    _check_name_comments(statement, held.all_of(index))
    for alias in statement.imports:
        without = [part for part in held.files if not _has(part, index, alias)]
        if (index, alias.bound) in original.repeated:
            continue
        if ways := original.reached.get(alias):
            _check_reached(statement, alias, ways, without)
            continue
        if alias.bound not in read and _is_idle(original, alias, without):
            continue
        somewhere = len(without) < len(held.files) or any(alias in s.imports for s in held.shared[index])
        if not somewhere:
            raise Flaw(f"line {statement.line}: the import of {alias.bound} is in no part")
        if alias.bound not in read and without:
            raise Flaw(f"line {statement.line}: {alias.bound} is imported for effect and not in every part")
    if not statement.imports and not copies:
        raise Flaw(f"{_where(statement)} is in no part")


def _check_name_comments(statement: Statement, copies: Sequence[Statement]) -> None:
    """Each comment among names is in one of the copies.

    Or in all that have its name, beside a word that nothing uses that: such a comment is for nobody else.
    """
    for comment in comments_among(statement):
        if any(comment in comments_among(copy) for copy in copies):
            continue
        names = {name for line in statement.text.splitlines() if comment in line for name in _words(line)}
        having = [copy for copy in copies if not names or not names.isdisjoint(_words(copy.text))]
        if not having or not all(comment in map(unmarked, comments_among(copy)) for copy in having):
            raise Flaw(f"line {statement.line}: a comment among the names would be lost: {short(comment)}")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"#.*", "", text))


def _check_block(original: Reading, index: int, held: _Held) -> None:
    """An import that is missing in a copy of its block: only others use its name, and one copy has it.

    What else binds the name, and who asks for it from outside, would find it as it is there.
    """
    statement = original.statements[index]
    assert statement.block is not None
    copies = [(copy, copy.block.imports) for copy in held.all_of(index) if copy.block]
    others = [one for number, one in enumerate(original.statements) if number != index]
    for one in statement.block.imports:
        lacking = [copy for copy, imports in copies if one not in imports]
        if not lacking:
            continue
        where, name = f"line {statement.line}: the import of {one.alias.bound}", one.alias.bound
        if len(lacking) == len(copies):
            raise Flaw(f"{where} is in no part")
        is_used = one.alias in original.reached or any(_asks_for(other, name) for other in others)
        if index in original.outside or not is_used:
            raise Flaw(f"{where} is for effect and not in every part")
        if any(name in other.binds for other in others) or any(_asks_for(copy, name) for copy in lacking):
            raise Flaw(f"{where} is missing where the name is bound, or used, by more")
    _check_name_comments(statement, [copy for copy, _ in copies])
    for one in statement.block.imports:
        if ways := original.reached.get(one.alias):
            without = [
                part
                for part in (*held.files, *held.common)
                if (copy := part.by_index.get(index)) and copy.block and one not in copy.block.imports
            ]
            _check_reached(statement, one.alias, ways, without)


def _asks_for(statement: Statement, name: str) -> bool:
    return name in statement.requests or bool(statement.may_read_of({name}))


def _check_reached(
    statement: Statement, alias: Alias, ways: Set[str], without: Sequence[PartReading]
) -> None:
    for part in without:
        if any(match.statement.may_read_of(ways) for match in part.matches):
            name = alias.module
            raise Flaw(f"line {statement.line}: {part.name} may use {name}, whose import is not in it")


def _has(part: PartReading, index: int, alias: Alias) -> bool:
    return index in part.by_index and alias in part.by_index[index].imports


def _is_idle(original: Reading, alias: Alias, without: Sequence[PartReading]) -> bool:
    """Whether a name that nothing reads does nothing in the parts that do ``without`` it."""
    if alias in original.idle:
        return True
    return alias in original.idle_beside and all(
        any(
            one.module == alias.module
            for match in part.matches
            if not match.statement.guard
            for one in match.statement.imports
        )
        for part in without
    )


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
