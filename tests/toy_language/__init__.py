"""A language, to show all that one takes: ``let`` names a value, ``check`` is a test, ``run`` runs them.

% The side of a square.
let SIDE = 4

check square_has_an_area:
    expect SIDE * SIDE is 16

run:
    square_has_an_area
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.module import Module, Source, Test, Unit, UnitKind
from splitter.model.plan import Part
from splitter.model.statements import Reading, Role, RunnerReading, Statement, Use
from splitter.model.surroundings import Surroundings

_HEAD = re.compile(r"let (?P<let>\w+) =|check (?P<check>\w+):|(?P<run>run):")
_KINDS = {"let": UnitKind.CONSTANT, "check": UnitKind.TEST, "run": UnitKind.RUNNER}
_WORD = re.compile(r"\w+")


def _bound(text: str, enough: int | None = None, conventions: Conventions = PYTESTS_OWN) -> int:
    return len(re.findall(r"^check ", text, re.MULTILINE))


# The first reading: from line to line


def _read(source: Source, settings: Settings) -> Module:
    lines = source.text.splitlines(keepends=True)
    heads = [n for n, line in enumerate(lines) if line.strip() and line[0] not in " \t%"]
    odd = next((n for n in heads if not _HEAD.match(lines[n])), None)
    if odd is not None:
        problem = finding("S103", f"what is this? {lines[odd].strip()}", path=source.path, line=odd + 1)
        return Module(source, "toy", (), findings=(problem,))
    starts = [0, *(_above(lines, head) for head in heads[1:]), len(lines)]
    bound = frozenset(match["let"] for n in heads if (match := _HEAD.match(lines[n])) and match["let"])
    spans = zip(starts, heads, starts[1:], strict=False)
    return Module(source, "toy", tuple(_unit(n, lines, span, bound) for n, span in enumerate(spans)))


def _above(lines: Sequence[str], head: int) -> int:
    """Where the comments and blank lines above a statement begin."""
    while not lines[head - 1].strip() or lines[head - 1][0] == "%":
        head -= 1
    return head


def _unit(index: int, lines: Sequence[str], span: tuple[int, int, int], bound: frozenset[str]) -> Unit:
    first, head, end = span
    body = next(n for n in range(first, head + 1) if lines[n].strip())
    match = _HEAD.match(lines[head])
    assert match is not None
    kind, name = _KINDS[str(match.lastgroup)], match[str(match.lastgroup)]
    at = [len("".join(lines[:n])) for n in (first, body, head, end)]
    words = frozenset(_WORD.findall("".join(lines[head:end])))
    return Unit(
        index,
        kind,
        *(at[0], at[1], at[2], at[3]),
        line=head + 1,
        names=(name,),
        reads=words & bound - {name} if kind is not UnitKind.RUNNER else frozenset(),
        tests=(Test(name, head + 1),) if kind is UnitKind.TEST else (),
        everywhere=kind is UnitKind.RUNNER,
        words=name,
    )


def _needs(module: Module, tests: frozenset[str]) -> frozenset[str]:
    return frozenset()  # it names nothing but tests


def _write(module: Module, unit: Unit, part: Part, text: str) -> str | None:
    """``run`` with the tests of the part."""
    tests = module.names_of_tests(part.units)
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if line[0] not in " \t" or line.strip() in tests)


# The second reading: by one expression


_STATEMENT = re.compile(
    r"(?P<above>(?:[ \t]*\n|%.*\n)*)(?P<text>(?:let|check|run)\b.*(?:\n+[ \t]+\S.*)*)", re.ASCII
)


def _reread(data: bytes, around: Surroundings | None = None) -> Reading:
    text = data.decode().replace("\r\n", "\n")
    found = list(_STATEMENT.finditer(text))
    ends = [0, *(match.end() for match in found)]
    gaps = [text[end : match.start()] for end, match in zip(ends, found, strict=False)]
    rest = text[ends[-1] :]
    if [line for line in "".join([*gaps, rest]).splitlines() if line.strip() and line[0] != "%"]:
        return Reading((), problem="there is something between the statements")
    return Reading(tuple(_statement(text, one) for one in found), _blocks(rest))


def _statement(text: str, match: re.Match[str]) -> Statement:
    word, *names = _WORD.findall(match["text"])
    runs = word == "run"
    return Statement(
        text=match["text"],
        line=text.count("\n", 0, match.start("text")) + 1,
        role=Role.RUNNER if runs else Role.DEFINITION,
        comments=_blocks(match["above"]),
        binds=(word,) if runs else (names[0],),
        uses=(Use.known(frozenset() if runs else frozenset(names[1:])),),
        tests=(names[0],) if word == "check" else (),
        everywhere=runs,
        runner=RunnerReading(calls=tuple(names), counts=False) if runs else None,
    )


def _blocks(gap: str) -> tuple[str, ...]:
    return tuple(re.findall(r"^%.*", gap, re.MULTILINE))


def _reread_parts(original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
    return map(_reread, parts)


LANGUAGE = Language(
    name="toy",
    test_files=("*_checks.toy",),
    template=str(Path(__file__).with_name("toy.jinja")),
    test_words=r"\bcheck \w+:",
    comment="%",
    bound=_bound,
    read=_read,
    needs=_needs,
    write=_write,
    reread=_reread,
    reread_parts=_reread_parts,
)
