"""Twenty ways to break a split, each with the kinds of difference that it must be told as."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from splitter.model.statements import Role, Statement
from splitter.proving.definitions import Definition, Kind, Side
from splitter.proving.differences import DifferenceKind as Told
from splitter.reviewing.tracing import extent, lines_in_text

_T = TypeVar("_T")


@dataclass(frozen=True)
class Part:
    """A part that is to be damaged: what it defines, and its lines."""

    side: Side
    text: str
    all_lines: Counter[str]
    """The lines of all parts, without what is around them."""
    original: frozenset[str]
    """Those of the original."""

    @cached_property
    def lines(self) -> list[str]:
        return io.StringIO(self.text, newline="").readlines()  # a form feed ends no line

    @property
    def is_mojo(self) -> bool:
        return not self.side.path.endswith(".py")

    def of(self, *kinds: Kind) -> list[Definition]:
        """Its definitions of some kinds, whose name is bound once."""
        names = [one.name for one in self.side.definitions]
        return [one for one in self.side.definitions if one.kind in kinds and names.count(one.name) == 1]

    @property
    def tests(self) -> list[Definition]:
        """Its tests that run, one a statement."""
        places = [one.line for one in self.side.definitions]
        return [one for one in self.of(Kind.TEST) if not one.idle and places.count(one.line) == 1]

    def statements(self, role: Role) -> list[Statement]:
        return [one for one in self.side.reading.statements if one.role is role]

    def without(self, start: int, end: int) -> str:
        return "".join([*self.lines[:start], *self.lines[end:]])

    def with_line(self, number: int, line: str) -> str:
        return "".join([*self.lines[:number], line, *self.lines[number + 1 :]])


Damage = Callable[[random.Random, Part], str | None]
"""The part's text damaged; ``None`` where there is nothing to damage so."""


def drop_test(rng: random.Random, part: Part) -> str | None:
    one = _one(rng, part.tests)
    return None if one is None or _alone(part, one) else part.without(*extent(one))


def rename_test(rng: random.Random, part: Part) -> str | None:
    one = _one(rng, part.tests)
    if one is None:
        return None
    return _in_definition(part, one, rf"\b(def|fn)(\s+){one.bare}\b", rf"\1\2{one.bare}_renamed")


def hide_test(rng: random.Random, part: Part) -> str | None:
    """Call it so that nobody collects it."""
    one = _one(rng, part.tests)
    if one is None:
        return None
    return _in_definition(part, one, rf"\b(def|fn)(\s+){one.bare}\b", rf"\1\2check_{one.bare[5:]}")


def number(rng: random.Random, part: Part) -> str | None:
    return _in_body(rng, part, part.tests, r"(?<![\w.\"'])(\d+)(?![\w.\"'])", lambda m: str(int(m[1]) + 1))


def operator(rng: random.Random, part: Part) -> str | None:
    return _in_body(
        rng, part, part.tests, r" (==|!=|<=|>=|<|>) ", lambda m: " != " if m[1] == "==" else " == "
    )


def string(rng: random.Random, part: Part) -> str | None:
    return _in_body(rng, part, part.tests, r'(?<!["\w])"(\w+)"(?!")', lambda m: f'"{m[1]}x"')


def drop_check(rng: random.Random, part: Part) -> str | None:
    """An assertion that stands alone in its line."""
    pattern = r"\s+(assert [^\\(\[{]*|assert_\w+\([^()]*\)|self\.assert\w+\([^()]*\))\n"
    places = [
        n for one in part.tests for n in _body(part, one) if re.fullmatch(pattern, part.lines[n])
        and sum(bool(part.lines[m].strip()) for m in _body(part, one)) > 1
        and not part.lines[n - 1].rstrip().endswith(":")
    ]  # fmt: skip
    at = _one(rng, places)
    return None if at is None else part.without(at, at + 1)


def swap_lines(rng: random.Random, part: Part) -> str | None:
    """Two neighbouring statements of a test."""
    plain = re.compile(r"\s+\w[\w.]* = [^\\(\[{\"'#]*\n|\s+assert [^\\(\[{\"'#]*\n")
    places = [
        n for one in part.tests for n in list(_body(part, one))[:-1]
        if plain.fullmatch(part.lines[n]) and plain.fullmatch(part.lines[n + 1])
        and _indent(part.lines[n]) == _indent(part.lines[n + 1]) and part.lines[n] != part.lines[n + 1]
    ]  # fmt: skip
    at = _one(rng, places)
    if at is None:
        return None
    return "".join([*part.lines[:at], part.lines[at + 1], part.lines[at], *part.lines[at + 2 :]])


def early_return(rng: random.Random, part: Part) -> str | None:
    """A test that ends before it begins."""
    one = _one(rng, [one for one in part.tests if _head(part, one)])
    if one is None:
        return None
    at = _head(part, one)
    return "".join([*part.lines[:at], f"{_indent(part.lines[at])}return\n", *part.lines[at:]])


def drop_mark(rng: random.Random, part: Part) -> str | None:
    places = [n for one in part.tests for n in range(one.line - 1, _head(part, one))]
    marks = [n for n in places if re.fullmatch(r"\s*@[\w.]+(\(.*\))?\n", part.lines[n])]
    at = _one(rng, [n for n in marks if "parametrize" not in part.lines[n]])
    return None if at is None else part.without(at, at + 1)


def parameters(rng: random.Random, part: Part) -> str | None:
    """One set of a parametrisation less."""
    return _in_head(rng, part, r"(parametrize\(.*\[)[^\[\](),]+, ", r"\1")


def skip(rng: random.Random, part: Part) -> str | None:
    one = _one(rng, [one for one in part.tests if not part.is_mojo])
    if one is None:
        return None
    start = one.line - 1
    line = part.lines[start]
    return "".join(
        [*part.lines[:start], f'{_indent(line)}@__import__("pytest").mark.skip\n', *part.lines[start:]]
    )


def uncalled(rng: random.Random, part: Part) -> str | None:
    """A Mojo test that ``main()`` calls no more."""
    one = _one(rng, part.tests) if part.is_mojo else None
    if one is None:
        return None
    places = [n for n, line in enumerate(part.lines) if re.fullmatch(rf"    {one.bare}\(\)\n", line)]
    return None if len(places) != 1 else part.with_line(places[0], "    pass\n")


def hidden_by_name(rng: random.Random, part: Part) -> str | None:
    """A later definition of its name."""
    one = _one(rng, [one for one in part.tests if not part.is_mojo and "::" not in one.name])
    return None if one is None else f"{part.text.rstrip()}\n\n\ndef {one.bare}():\n    pass\n"


def edit_helper(rng: random.Random, part: Part) -> str | None:
    helpers = part.of(Kind.HELPER, Kind.FIXTURE, Kind.CONSTANT)
    return _in_body(
        rng, part, helpers, r"(?<![\w.\"'])(\d+)(?![\w.\"'])", lambda m: str(int(m[1]) + 1), whole=True
    )


def drop_helper(rng: random.Random, part: Part) -> str | None:
    """Of which the part uses the name."""
    used = _used(part)
    helpers = [one for one in part.of(Kind.HELPER, Kind.FIXTURE, Kind.CONSTANT) if one.name in used]
    one = _one(rng, helpers)
    return None if one is None else part.without(*extent(one))


def drop_import(rng: random.Random, part: Part) -> str | None:
    used = _used(part)
    names = [n for s in part.side.reading.statements for n in s.binds]
    once = {n for n in used if names.count(n) == 1}
    imports = [s for s in part.statements(Role.IMPORT) if re.match("from (?!__future__)|import", s.text)]
    found = [s for s in imports if not once.isdisjoint(s.binds)]
    one = _one(rng, found)
    return None if one is None else part.without(one.line - 1, one.line - 1 + lines_in_text(one.text))


def drop_action(rng: random.Random, part: Part) -> str | None:
    """A seed, a filter, a mark of the module."""
    found = [
        s
        for s in part.side.reading.statements
        if s.everywhere and s.role is Role.ACTION and "\n" not in s.text
    ]
    one = _one(rng, found)
    return None if one is None else part.without(one.line - 1, one.line)


def drop_comment(rng: random.Random, part: Part) -> str | None:
    """In a test, on a line of its own."""
    places = [
        n for one in part.tests for n in _body(part, one) if re.fullmatch(r"\s+# .*\w.*\n", part.lines[n])
    ]  # fmt: skip
    at = _one(rng, places)
    return None if at is None else part.without(at, at + 1)


def drop_section(rng: random.Random, part: Part) -> str | None:
    """A comment between definitions that no other line, of no other part, says too."""
    found = {line for s in part.side.reading.statements for block in s.comments for line in block.split("\n")}
    places = [n for n, line in enumerate(part.lines) if line.strip() in found and re.search(r"\w{3}", line)]
    once = [n for n in places if part.all_lines[part.lines[n].strip()] == 1]
    at = _one(rng, [n for n in once if part.lines[n].strip() in part.original])
    return None if at is None else part.without(at, at + 1)


def docstring(rng: random.Random, part: Part) -> str | None:
    places = [
        n for one in part.tests for n in [_head(part, one)] if n and re.match(r'\s+"""\w', part.lines[n])
    ]
    at = _one(rng, places)
    return None if at is None else part.with_line(at, part.lines[at].replace('"""', '"""Not ', 1))


LOST = frozenset({Told.LOST, Told.RENAMED, Told.DISABLED})

DAMAGES: dict[Damage, frozenset[Told]] = {
    drop_test: frozenset({Told.LOST}),
    rename_test: frozenset({Told.RENAMED, Told.LOST, Told.DISABLED}),
    hide_test: LOST,
    number: frozenset({Told.EDITED}),
    operator: frozenset({Told.EDITED}),
    string: frozenset({Told.EDITED}),
    drop_check: frozenset({Told.EDITED}),
    swap_lines: frozenset({Told.EDITED}),
    early_return: frozenset({Told.EDITED}),
    drop_mark: frozenset({Told.MARKS, Told.DISABLED, Told.ENABLED}),
    parameters: frozenset({Told.MARKS}),
    skip: frozenset({Told.DISABLED, Told.MARKS}),
    uncalled: frozenset({Told.DISABLED}),
    hidden_by_name: frozenset({Told.DISABLED}),
    edit_helper: frozenset({Told.HELPER_EDITED, Told.EDITED, Told.MARKS}),
    drop_helper: frozenset({Told.NAME, Told.HELPER_LOST}),
    drop_import: frozenset({Told.NAME}),
    drop_action: frozenset({Told.EFFECT, Told.HELPER_LOST}),
    drop_comment: frozenset({Told.COMMENTS}),
    drop_section: frozenset({Told.COMMENTS}),
    docstring: frozenset({Told.COMMENTS}),
}
"""Those of one part; a test that is doubled takes two (``double_test``), a part that goes is another."""


_DEFINED = re.compile(r"@|(?:async )?def |class ")


def double_test(rng: random.Random, part: Part, other: Part) -> str | None:
    """The other part with a test of this one at its end; what a function makes is none where that is not."""
    found = [one for one in part.tests if "::" not in one.name and not part.is_mojo]
    one = _one(rng, [one for one in found if _DEFINED.match(one.text)])
    if one is None or one.name in {each.name for each in other.side.definitions}:
        return None
    start, end = extent(one)
    return f"{other.text.rstrip()}\n\n\n{''.join(part.lines[start:end])}"


def _one(rng: random.Random, found: Sequence[_T]) -> _T | None:
    return rng.choice(found) if found else None


def _alone(part: Part, one: Definition) -> bool:
    """Whether a class would be left with no body."""
    kin = [
        each for each in part.side.definitions if each.name.startswith(one.name.rpartition("::")[0] + "::")
    ]
    return "::" in one.name and len(kin) < 2


def _head(part: Part, one: Definition) -> int:
    """The first line of a body, if its head ends with a line; else 0."""
    start, end = extent(one)
    for n in range(start, end - 1):
        if re.match(r"\s*(async )?(def|fn) ", part.lines[n]):
            return n + 1 if re.search(r":\s*\n", part.lines[n]) else 0
    return 0


def _body(part: Part, one: Definition) -> Iterable[int]:
    """The lines of a body, but those of strings that go over several."""
    head, (_, end) = _head(part, one), extent(one)
    text = "".join(part.lines[head:end])
    return range(head, end) if head and '"""' not in text and "'''" not in text else ()


def _whole(one: Definition) -> Iterable[int]:
    """All its lines, but where a string goes over several of them: a docstring is no code."""
    return range(*extent(one)) if not re.search("\"{3}|'{3}", one.text) else ()


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _used(part: Part) -> frozenset[str]:
    """What others than its own definition look up."""
    return frozenset().union(
        *(s.reads - {*s.binds} for s in part.side.reading.statements if s.role is not Role.IMPORT)
    )


def _in_definition(part: Part, one: Definition, old: str, new: str) -> str | None:
    start, end = extent(one)
    text, count = re.subn(old, new, "".join(part.lines[start:end]), count=1)
    if not count:
        return None
    after = "".join(part.lines[end:])
    if part.is_mojo:  # its runner follows, as somebody would have it who renames by hand
        named = re.search(r"(?:def|fn)\s+(\w+)", text)
        after = re.sub(rf"\b{one.bare}\(\)", f"{named[1] if named else ''}()", after)
    return "".join([*part.lines[:start], text, after])


def _in_body(
    rng: random.Random,
    part: Part,
    found: Sequence[Definition],
    old: str,
    new: Callable[[re.Match[str]], str],
    *,
    whole: bool = False,
) -> str | None:
    """One place in a line of code that has neither a comment nor, where it may be several, a string."""
    places = [
        n for one in found for n in (_whole(one) if whole else _body(part, one))
        if re.search(old, part.lines[n]) and not re.search(r'#|""|f"', part.lines[n])
    ]  # fmt: skip
    at = _one(rng, places)
    return None if at is None else part.with_line(at, re.sub(old, new, part.lines[at], count=1))


def _in_head(rng: random.Random, part: Part, old: str, new: str) -> str | None:
    places = [n for one in part.tests for n in range(*extent(one)) if re.search(old, part.lines[n])]
    at = _one(rng, places)
    return None if at is None else part.with_line(at, re.sub(old, new, part.lines[at], count=1))
