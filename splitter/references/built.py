"""Where code puts a name together that is the original's, or may be: only a person can mend that.

What it can be is told where everything that goes into it is written down in the same file: then it is named,
or left alone. Of any other code there has to be more than ``test_``: the file's ending, or its folder.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from pathlib import PurePosixPath
from typing import NamedTuple

from splitter.model.references import Fate, Kind, Reference
from splitter.references.context import is_code, is_configuration
from splitter.references.mentions import is_meant
from splitter.references.python_templates import IMPORTING, of_python
from splitter.references.subject import Subject
from splitter.references.templates import Hole, Template, Value
from splitter.references.text_templates import of_text

_RUN = rb"[\w./\\-]*" + (b"+" if sys.version_info >= (3, 11) else b"")  # no way back saves a fifth
_BEHIND = rb"|s?(?:(?<=[}\"')%]_test)|(?<=%s_test)|(?<=[}\"')]_tests))[.\"'])"
_IN_PYTHON = re.compile(rb"est(?:" + _RUN + rb"(?:\{|%[sdri(]|[\"']\s*\+)" + _BEHIND)
_IN_TEXT = re.compile(rb"est(?:" + _RUN + rb"(?:[\"']\s*\+|[\"']?[{$`%<]|,\$)" + _BEHIND)
"""What is somewhere in a file that puts the name of a test file together."""
_HOLE = rb"\{[^{}\"'\n]*\}|%(?:\([\w.]*\))?[sdri]"
_ENDING = re.compile(
    rb"(?:" + _HOLE + rb")(?:[\w./-]|" + _HOLE + rb")*\.(\w+)[\"'](?!\s*(?:[+\"']|[bBfFrRuU]{1,2}[\"']))"
)
"""From a hole on to a name's ending, where the whole of the text stands there: ``{kind}_{number}.csv"``."""
_OPENING = re.compile(rb"[\"']\w*$")
_NEAR = 80
"""How far before a name its quote is looked for."""
_STEP = re.compile(rb"[\w-]*\.?(?=[^\w./\\-]|$)")
"""The last step of what stands there, with a dot if that is all that follows it: ``test_``, ``test.``."""
_PYTHON = (".py", ".pyi", ".star", ".bzl")
_LARGEST = 1 << 20
"""In bytes: a larger file is data."""
_MOST = 2000
"""So many ways to fill holes are tried."""
_SAID = 4
"""Letters of a file's name that have to be fixed where it is not known what fills the holes."""


@dataclass(frozen=True)
class _Filled:
    """A name whose holes are filled."""

    template: Template
    said: str
    values: tuple[Value, ...]


class Outline(NamedTuple):
    """What can be seen of a name without a parser."""

    step: bytes
    """Its last step as far as the first hole: all of it is in the name that comes of it."""
    ending: bytes
    """What the name ends with, where all of its text stands there."""
    opens: bool
    """Whether its text begins with the step, so that something else has to say in which folder it is."""


@dataclass(frozen=True)
class _Read:
    """What a file puts together."""

    known: Mapping[str, Sequence[_Filled]]
    """By what may be the stem of a file."""
    unknown: tuple[Template, ...]


def built(
    data: bytes, subject: Subject, file: str, outlines: Iterable[Outline], *, has_stem: bool
) -> Iterator[Reference]:
    """The places in a file where a name is put together that is the subject's, or may be.

    ``outlines`` are those of its names whose step is in the subject's path, and ``has_stem`` says whether it
    has the whole stem, which may be all that fills a hole.
    """
    stem = subject.path.stem
    begun = any(_may_be(one, subject, data) for one in outlines)
    if not (begun or has_stem):
        return
    if not (begun or _fills(data, stem, file)):
        return
    read = _read(data, file)
    text = data.decode("utf-8", "surrogateescape") if stem in read.known or read.unknown else ""
    told: set[int] = set()
    for one in read.known.get(stem, ()):
        if one.template.start not in told and _is_named(one, subject, file, text):
            told.add(one.template.start)
            why = " and ".join(f'"{value.text}" in line {value.line}' for value in one.values)
            yield _reference(one.template, text, file, Fate.STALE, why)
    for template in read.unknown:
        if _can_be(template, _below_its_top(template.pieces), subject, file):
            yield _reference(template, text, file, Fate.PERHAPS)


def _reference(one: Template, text: str, file: str, fate: Fate, why: str = "") -> Reference:
    line, column = text.count("\n", 0, one.start) + 1, one.start - text.rfind("\n", 0, one.start)
    return Reference(file, line, column, Kind.BUILT, fate, one.shown, (), why)


def _is_read(data: bytes, file: str) -> bool:
    return len(data) <= _LARGEST and (is_code(file) or is_configuration(file))


def outlines_in(data: bytes, file: str) -> frozenset[Outline]:
    """The names that a file puts together."""
    if not _is_read(data, file):
        return frozenset()
    is_python = file.endswith(_PYTHON)
    found = (_IN_PYTHON if is_python else _IN_TEXT).finditer(data)
    return frozenset(_outline(data, match, is_python=is_python) for match in found)


def _outline(data: bytes, match: re.Match[bytes], *, is_python: bool) -> Outline:
    """``test_`` of ``ests/core/test_{``, ``est.`` of ``est.{``: steps may be divided in another way."""
    found = _STEP.search(match[0])
    step = found[0] if found else b""
    hole = max(match[0].rfind(b"{"), match[0].rfind(b"%"))
    ending = _ENDING.match(data, match.start() + hole) if is_python and hole >= 0 else None
    before = data[max(0, match.start() - _NEAR) : match.start()]
    opens = is_python and step != b"" and match[0].startswith(step) and _OPENING.search(before) is not None
    return Outline(step, ending[1] if ending else b"", opens)


def _may_be(one: Outline, subject: Subject, data: bytes) -> bool:
    """Whether a name can be the subject's: its file, its stem, or the last of its module's names."""
    own = f".{subject.path.stem}", subject.path.suffix
    return (not one.ending or any(name.endswith(f".{one.ending.decode()}") for name in own)) and (
        not one.opens or _placing(subject.folder.parts, subject.path.suffix).search(data) is not None
    )


@lru_cache(maxsize=64)
def _placing(folder: tuple[str, ...], suffix: str) -> re.Pattern[bytes]:
    """What says in which folder a name is, that it is a module, or what kind of file."""
    steps = "|".join(map(re.escape, folder)) or "(?!)"
    word = rf"(?:[\"'/\\]|[\"'}}][\w.]*\.)(?:{steps})|[\"'.]{re.escape(suffix[1:])}"
    calls = "|".join(sorted(IMPORTING))
    return re.compile(rf"(?:{word})(?!\w)|\./|{calls}".encode("utf-8", "surrogateescape"))


def _fills(data: bytes, stem: str, file: str) -> bool:
    """Whether a file that has the whole stem may add a folder or an ending to it."""
    return _is_read(data, file) and (not is_code(file) or _quoted(stem).search(data) is not None)


@lru_cache(maxsize=64)
def _quoted(stem: str) -> re.Pattern[bytes]:
    word = re.escape(stem)
    return re.compile(rf"{word}(?:(?<=[\"']{word})[\"' ]|(?<=[ ]{word})[\"'])".encode())


@lru_cache(maxsize=1 << 12)
def _read(data: bytes, file: str) -> _Read:
    text = data.decode("utf-8", "surrogateescape")
    known: defaultdict[str, list[_Filled]] = defaultdict(list)
    unknown: list[Template] = []
    for one in of_python(text) if file.endswith(_PYTHON) else of_text(text, file):
        if all(isinstance(piece, str) or piece.values is not None for piece in _below_its_top(one.pieces)):
            for filled in _filled(one):
                last = filled.said.rpartition("/")[2]
                for stem in {last, last.rpartition(".")[0], last.rpartition(".")[2]}:
                    known[stem].append(filled)
        elif any(isinstance(piece, str) and "est" in piece for piece in one.pieces):
            unknown.append(one)
    return _Read(known, tuple(unknown))


def _filled(one: Template) -> Iterator[_Filled]:
    """Each way to fill its holes."""
    pieces = _below_its_top(one.pieces)
    choices = [[Value(each, 0)] if isinstance(each, str) else each.values or () for each in pieces]
    for chosen in islice(product(*choices), _MOST):
        values = tuple(dict.fromkeys(value for value in chosen if value.line))
        yield _Filled(one, "".join(value.text for value in chosen), values)


def _below_its_top(pieces: Sequence[str | Hole]) -> tuple[str | Hole, ...]:
    """Without a folder at the front that is not known: ``{root}/tests``."""
    while len(pieces) > 1:
        first, second = pieces[:2]
        if isinstance(first, str) or first.values is not None or not isinstance(second, str):
            break
        if not second.startswith("/"):
            break
        pieces = [one for one in (second[1:], *pieces[2:]) if one]
    return tuple(pieces)


def _is_named(one: _Filled, subject: Subject, file: str, text: str) -> bool:
    """Whether a path, or a module's dotted name, is the subject's, and no value says all of it itself."""
    stem, own = subject.path.stem, subject.folder.parts
    fixed = [piece for piece in one.template.pieces if isinstance(piece, str)]
    words = [*fixed, *(value.text for value in one.values)]
    if any(subject.path.name in word or word.endswith(f".{stem}") for word in words):
        return False  # a mention like any other
    folder, _, name = one.said.rpartition("/")
    if name == subject.path.name or (folder and name == stem):
        return is_meant(f"{folder}/" if folder else "", subject, file, text, one.template.start)
    package, _, name = one.said.rpartition(".")
    steps = tuple(package.strip(".").split(".")) if package.strip(".") else ()
    if name != stem or folder or not (package or one.template.is_module):
        return False
    return not steps or steps[-len(own) :] == own[-len(steps) :]


_FIRST_MARK = 0xE000
"""A character of this number on stands for a hole: nobody writes them."""


def _can_be(one: Template, pieces: Sequence[str | Hole], subject: Subject, file: str) -> bool:
    """Whether a name with holes can be the subject's, and says enough of it to be looked at."""
    holes = [piece for piece in pieces if isinstance(piece, Hole)]
    marks = iter(range(_FIRST_MARK, _FIRST_MARK + len(holes)))
    said = "".join(piece if isinstance(piece, str) else chr(next(marks)) for piece in pieces)
    suffix = subject.path.suffix
    is_dotted = "/" not in said and not said.endswith(suffix)
    *folders, last = said.split("." if is_dotted else "/")
    folders = [step for step in folders if step not in ("", ".", "..")]
    own = subject.folder.parts
    depth = min(len(folders), len(own))
    pairs = list(zip(folders[-depth:], own[-depth:], strict=True)) if depth else []
    fixed = re.sub(r"\W", "", last.removesuffix(suffix))  # a mark is no letter
    says_folder = any(step == name for step, name in pairs)
    return (
        len(fixed) >= _SAID
        and (says_folder or one.is_module or (last.endswith(suffix) and _is_near(one, pieces, subject, file)))
        and any(_fits(last, name, holes) for name in (subject.path.name, subject.path.stem))
        and all(_fits(step, name, holes) for step, name in pairs)
    )


def _is_near(one: Template, pieces: Sequence[str | Hole], subject: Subject, file: str) -> bool:
    """Whether a name without a folder is one in the subject's for who says it: beside it, in a script, or
    added to a folder; but tests make files of their own."""
    path = PurePosixPath(file)
    adds = pieces != one.pieces and re.search(r"test_|_test|conftest", path.stem) is None
    return path.parent == subject.folder or is_configuration(file) or adds


def _fits(step: str, name: str, holes: Sequence[Hole]) -> bool:
    """Whether a step of a path with holes can be this name."""

    def pattern(char: str) -> str:
        number = ord(char) - _FIRST_MARK
        if not 0 <= number < len(holes):
            return re.escape(char)
        hole = holes[number]
        return (
            hole.pattern if hole.values is None else "|".join(re.escape(value.text) for value in hole.values)
        )

    return re.fullmatch("".join(f"(?:{pattern(char)})" for char in step), name) is not None
