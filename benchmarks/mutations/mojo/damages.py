"""The ways in which a Mojo part is damaged."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from benchmarks.mutations import lines
from benchmarks.mutations.lines import Lines, Place, Text, changed, copied, swapped, without

_TEST = re.compile(r"(?:async\s+)?(?:fn|def)\s+(test\w*)\(\s*\)")
_NAME = re.compile(r"(?:async\s+)?(?:fn|def|struct|trait|comptime|alias|var)\s+(`[^`]*`|\w+)")
_IMPORT = re.compile(r"(?:from|import)\b")
_JOINS = re.compile(r"[\s#)\]}]|(?:else|elif|except|finally)\b")


@dataclass(frozen=True)
class Block:
    """A statement at column 0 with its decorators, without the blank lines and comments below it."""

    start: int
    end: int
    head: str
    """The line after the decorators."""

    @property
    def place(self) -> Place:
        return self.start, self.end

    @property
    def test(self) -> str:
        """The test that it is; empty for what is none."""
        match = _TEST.match(self.head)
        return match[1] if match else ""

    @property
    def name(self) -> str:
        match = _NAME.match(self.head)
        return match[1] if match else ""

    @property
    def is_import(self) -> bool:
        return _IMPORT.match(self.head) is not None


@dataclass(frozen=True)
class MojoText(Text):
    """One part, and what begins at column 0 in it: enough to damage it, not to understand it."""

    @cached_property
    def blocks(self) -> list[Block]:
        """The statements below the header; a line that begins inside a string of three quotes is none."""
        return list(blocks(self.lines, self.header))

    @cached_property
    def tests(self) -> list[Block]:
        return [block for block in self.blocks if block.test]

    @cached_property
    def imports(self) -> list[Block]:
        return [block for block in self.blocks if block.is_import]

    @cached_property
    def others(self) -> list[Block]:
        """Helpers, constants, ``main()``."""
        return [block for block in self.blocks if not block.test and not block.is_import]

    @cached_property
    def calls(self) -> list[int]:
        """The lines of functions that are no tests, and that name a test."""
        names = re.compile(rf"\b(?:{'|'.join(block.test for block in self.tests) or '(?!)'})\b")
        inner = (n for block in self.others for n in range(block.start + 1, block.end))
        return [n for n in inner if names.search(self.lines[n]) and "#" not in self.lines[n]]


def blocks(text: Sequence[str], start: int) -> Iterator[Block]:
    """What begins at column 0 from the line ``start`` on."""
    heads: list[int] = []
    quoted = bracketed = False
    for number in range(start, len(text)):
        line = text[number]
        if not quoted and not bracketed and line.strip() and not _JOINS.match(line):
            heads.append(number)
            bracketed = _IMPORT.match(line) is not None and "(" in line
        bracketed = bracketed and ")" not in line
        quoted ^= line.count('"""') % 2 == 1
    first = -1
    for head, below in pairwise([*heads, len(text)]):
        first = head if first < 0 else first
        if text[head].startswith("@"):
            continue
        end = below
        while end > head + 1 and (not text[end - 1].strip() or text[end - 1].startswith("#")):
            end -= 1
        yield Block(first, end, text[head])
        first = -1


def _one(rng: random.Random, found: Sequence[Block]) -> Place | None:
    return rng.choice(found).place if found else None


# One part


def drop_test(rng: random.Random, part: MojoText) -> Lines | None:
    return without(part.lines, _one(rng, part.tests))


def double_test(rng: random.Random, part: MojoText) -> Lines | None:
    place = _one(rng, part.tests)
    return place and [*part.lines[: place[1]], "\n", *part.lines[slice(*place)], *part.lines[place[1] :]]


def rename_test(rng: random.Random, part: MojoText) -> Lines | None:
    return _renamed(rng, part, part.tests)


def rename_test_and_call(rng: random.Random, part: MojoText) -> Lines | None:
    if not part.tests:
        return None
    name = rng.choice(part.tests).test
    below = (re.sub(rf"\b{name}\b", f"{name}_x", line) for line in part.lines[part.header :])
    return [*part.lines[: part.header], *below]


def rename_helper(rng: random.Random, part: MojoText) -> Lines | None:
    return _renamed(rng, part, [block for block in part.others if block.name])


def _renamed(rng: random.Random, part: MojoText, found: Sequence[Block]) -> Lines | None:
    if not found:
        return None
    block = rng.choice(found)
    name, at = block.test or block.name, part.lines.index(block.head, block.start)
    return changed(part, at, block.head.replace(name, f"{name.strip('`')}_x", 1))


def drop_raises(rng: random.Random, part: MojoText) -> Lines | None:
    found = [n for n in range(part.header, len(part.lines)) if ") raises" in part.lines[n]]
    at = rng.choice(found) if found else -1
    return changed(part, at, part.lines[at].replace(" raises", "", 1)) if found else None


def swap_statements(rng: random.Random, part: MojoText) -> Lines | None:
    places = [(one.start, other.start, other.end) for one, other in pairwise(part.blocks)]
    return swapped(rng, part, places)


def drop_import(rng: random.Random, part: MojoText) -> Lines | None:
    return without(part.lines, _one(rng, part.imports))


def drop_imported_name(rng: random.Random, part: MojoText) -> Lines | None:
    listed = re.compile(r"(?<=[\w`]),[ \t]*(?:\w+ as )?\w+")
    found = [(n, m) for b in part.imports for n in range(*b.place) for m in listed.finditer(part.lines[n])]
    if not found:
        return None
    at, match = rng.choice(found)
    return changed(part, at, part.lines[at][: match.start()] + part.lines[at][match.end() :])


def change_imported_module(rng: random.Random, part: MojoText) -> Lines | None:
    found = [b for b in part.imports if b.head.startswith("from ")]
    if not found:
        return None
    block = rng.choice(found)
    return changed(part, block.start, re.sub(r"from [\w.]+", r"\g<0>x", block.head, count=1))


def drop_helper(rng: random.Random, part: MojoText) -> Lines | None:
    return without(part.lines, _one(rng, part.others))


def drop_decorator(rng: random.Random, part: MojoText) -> Lines | None:
    found = [n for n in range(part.header, len(part.lines)) if part.lines[n].lstrip().startswith("@")]
    return without(part.lines, (at := rng.choice(found), at + 1) if found else None)


def drop_call(rng: random.Random, part: MojoText) -> Lines | None:
    return without(part.lines, (at := rng.choice(part.calls), at + 1) if part.calls else None)


def double_call(rng: random.Random, part: MojoText) -> Lines | None:
    at = rng.choice(part.calls) if part.calls else -1
    return [*part.lines[: at + 1], *part.lines[at:]] if part.calls else None


def swap_calls(rng: random.Random, part: MojoText) -> Lines | None:
    if len(part.calls) < 2:
        return None
    one, other = rng.sample(part.calls, 2)
    found = changed(part, one, part.lines[other])
    found[other] = part.lines[one]
    return found


def return_early(rng: random.Random, part: MojoText) -> Lines | None:
    """Leave the function before a call."""
    if not part.calls:
        return None
    at = rng.choice(part.calls)
    indent = part.lines[at][: len(part.lines[at]) - len(part.lines[at].lstrip())]
    return [*part.lines[:at], f"{indent}return\n", *part.lines[at:]]


def change_number(rng: random.Random, part: MojoText) -> Lines | None:
    """A number of a print: a total, or the place of a test among all."""
    found = [
        (n, match)
        for n in range(part.header, len(part.lines))
        if part.lines[n].lstrip().startswith("print(")
        for match in re.finditer(r"(?<![\w.])\d+(?![\w.])", part.lines[n])
    ]
    if not found:
        return None
    at, match = rng.choice(found)
    line = part.lines[at]
    return changed(part, at, f"{line[: match.start()]}{int(match[0]) + 1}{line[match.end() :]}")


# Two parts


def move_test(rng: random.Random, one: MojoText, other: MojoText) -> tuple[Lines, Lines] | None:
    """Its definition alone, to the end of another part."""
    place = _one(rng, one.tests)
    left = without(one.lines, place)
    return (left, copied(one, other, place)) if left and place else None


def copy_test(rng: random.Random, one: MojoText, other: MojoText) -> tuple[Lines, Lines] | None:
    moved = move_test(rng, one, other)
    return moved and (one.lines, moved[1])


def move_call(rng: random.Random, one: MojoText, other: MojoText) -> tuple[Lines, Lines] | None:
    """A call without what it calls."""
    if not one.calls or not other.calls:
        return None
    at, below = rng.choice(one.calls), rng.choice(other.calls)
    grown = [*other.lines[: below + 1], one.lines[at], *other.lines[below + 1 :]]
    return [*one.lines[:at], *one.lines[at + 1 :]], grown


def move_test_and_call(rng: random.Random, one: MojoText, other: MojoText) -> tuple[Lines, Lines] | None:
    """A test with its call, where it has one call of a line."""
    places = {block.test: block.place for block in one.tests}
    found = [
        (n, name)
        for name in places
        for n in one.calls
        if one.lines[n].strip() == f"{name}()" and len(places) > 1
    ]
    if not found or not other.calls:
        return None
    at, name = rng.choice(found)
    start, end = places[name]
    left = [line for n, line in enumerate(one.lines) if n != at and not start <= n < end]
    below = rng.choice(other.calls)
    indent = other.lines[below][: len(other.lines[below]) - len(other.lines[below].lstrip())]
    call = indent + one.lines[at].lstrip()
    first = other.tests[0].start
    with_call = [*other.lines[: below + 1], call, *other.lines[below + 1 :]]
    if first > below:
        return None
    return left, [*with_call[:first], *one.lines[start:end], "\n\n", *with_call[first:]]


def copy_statement(rng: random.Random, one: MojoText, other: MojoText) -> tuple[Lines, Lines] | None:
    """A helper, an import or ``main()`` of another part, at its end."""
    place = _one(rng, [*one.others, *one.imports])
    return place and (one.lines, copied(one, other, place))


Damage = Callable[[random.Random, MojoText], "Lines | None"]

DAMAGES: tuple[Damage, ...] = (
    drop_test,
    double_test,
    rename_test,
    rename_test_and_call,
    rename_helper,
    drop_raises,
    swap_statements,
    drop_import,
    drop_imported_name,
    change_imported_module,
    drop_helper,
    drop_decorator,
    drop_call,
    double_call,
    swap_calls,
    return_early,
    change_number,
    *lines.DAMAGES,
)
EXCHANGES = (move_test, copy_test, move_call, move_test_and_call, copy_statement, *lines.EXCHANGES)
