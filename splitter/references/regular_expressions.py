"""Regular expressions for files in configuration and scripts: what they took before a split, and after it.

Which settings hold one, and what it is held against, is what the tools' documentation says: pre-commit
(``files``, ``exclude``: searched in the path), mypy (``exclude``: so, too), black (in the path with a slash
before it), pylint (``ignore-paths`` at the path's beginning, ``ignore-patterns`` at the name's), pydocstyle
(``match``: the whole name), filters of warnings (the whole module), ``grep`` and a shell's ``=~``.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from splitter.references.context import is_configuration, speaks_to_people
from splitter.references.subject import Subject
from splitter.text import documents
from splitter.text.backtracking import ends_soon

Takes = Callable[[str, str], bool]
"""Whether an expression takes the file at a path from the project's top."""


class Instead(NamedTuple):
    """What would have to stand in the place of the original's stem."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Expression:
    """One that tells the original from its parts."""

    start: int
    end: int
    """The slice of the text that says it, with what is around it there."""
    pattern: str
    takes: bool
    """Whether it takes the original; else it takes parts."""
    names: tuple[str, ...]
    """The parts that it does not take, or takes now."""
    leaves_out: bool
    instead: Instead | None
    """By what it would take all parts, if that can be told."""


def may_have_expressions(data: bytes, file: str) -> bool:
    """Whether a file may have one, however it names a file."""
    return is_configuration(file) and _SAYS_ONE.search(data) is not None


def regular_expressions(text: str, subject: Subject, file: str) -> Iterator[Expression]:
    """Those that take the original and not all of its parts, or parts and not the original."""
    old, names = str(subject.path), [one.name for one in subject.files]
    new = {name: str(subject.folder / name) for name in names}
    for said in _said(text, file):
        takes = said.takes(said.pattern, old)
        taken = [name for name in names if said.takes(said.pattern, new[name])]
        if taken == (names if takes else []):
            continue
        told = tuple(name for name in names if (name in taken) is not takes)
        yield Expression(
            said.start,
            said.end,
            said.pattern,
            takes,
            told,
            said.leaves_out,
            _followed(said, text, subject) if takes else None,
        )


def _followed(said: _Said, text: str, subject: Subject) -> Instead | None:
    """The stem as one of the parts' stems, if the expression takes all of them then."""
    stem, names = _stem(subject.path.stem), [one.name for one in subject.files]
    found = list(stem.finditer(text, said.start, said.end))
    if len(found) != 1 or said.is_basic or not all(map(_PLAIN.fullmatch, names)):
        return None
    stems = "|".join(name.rpartition(".")[0] for name in names)
    words = f"({stems})" if len(names) > 1 else stems
    written = stem.sub(words, said.pattern)
    if not all(said.takes(written, str(subject.folder / name)) for name in names):
        return None
    return Instead(*found[0].span(), words)


class _Said(NamedTuple):
    """An expression where it stands."""

    start: int
    end: int
    pattern: str
    takes: Takes
    leaves_out: bool
    is_basic: bool = False
    """Whether it is one of ``grep`` without ``-E``, and was written anew to be read."""


def is_in_expression(offset: int, text: str, file: str) -> bool:
    """Whether what stands at an offset is to be read as an expression, in which a star is another one."""
    return any(one.start <= offset < one.end for one in _said(text, file))


_PLAIN = re.compile(r"[\w/-]+\.\w+")
"""A name in which nothing but the dot means anything in an expression."""


@lru_cache(maxsize=64)
def _stem(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\\]){re.escape(stem)}(?!\w)")


def _searches(pattern: str, path: str) -> bool:
    return _compiled(pattern).search(path) is not None


def _searches_below_the_top(pattern: str, path: str) -> bool:
    """Black's, which reads one of several lines as verbose."""
    return _searches(f"(?x){pattern}" if "\n" in pattern else pattern, f"/{path}")


def _begins(pattern: str, path: str) -> bool:
    return _compiled(pattern).match(path) is not None


def _begins_name(pattern: str, path: str) -> bool:
    return _begins(pattern, PurePosixPath(path).name)


def _is_name(pattern: str, path: str) -> bool:
    return _compiled(pattern).fullmatch(PurePosixPath(path).name) is not None


def _is_line(pattern: str, path: str) -> bool:
    """Whether a list of paths or of names has a line with it."""
    return _searches(pattern, path) or _searches(pattern, PurePosixPath(path).name)


def _is_module(pattern: str, path: str) -> bool:
    """Whether it is the module's name, from whichever folder that is counted."""
    steps = PurePosixPath(path).with_suffix("").parts
    names = (".".join(steps[index:]) for index in range(len(steps)))
    return any(_compiled(pattern).fullmatch(name) for name in names)


_NOTHING = re.compile(r"(?!)")


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    """What can't be read, or might be looked for without an end, takes nothing."""
    try:
        return re.compile(pattern) if ends_soon(pattern) else _NOTHING
    except (re.error, RecursionError, OverflowError):
        return _NOTHING


class _Setting(NamedTuple):
    """A tool's setting: in which files and sections it stands, by which names, and what it holds."""

    files: re.Pattern[str]
    section: re.Pattern[str]
    keys: re.Pattern[str]
    takes: Takes
    divided: str = ""
    """What divides several of them that are one string."""


_INI = r"setup\.cfg|tox\.ini|pyproject\.toml"


def _setting(files: str, section: str, keys: str, takes: Takes, divided: str = "") -> _Setting:
    return _Setting(re.compile(files), re.compile(section), re.compile(keys), takes, divided)


_SETTINGS = (
    _setting(r"\.pre-commit-(?:config|hooks)\.yaml", "", "files|exclude", _searches),
    _setting(rf"\.?mypy\.ini|{_INI}", r"(?:tool\.)?mypy", "exclude", _searches),
    _setting(
        r"pyproject\.toml|\.?black\.toml",
        r"tool\.black",
        r"(?:(?:extend|force)-)?exclude|include",
        _searches_below_the_top,
    ),
    _setting(rf"\.?pylintrc(?:\.toml)?|{_INI}", ".*", "ignore-patterns", _begins_name, ","),
    _setting(rf"\.?pylintrc(?:\.toml)?|{_INI}", ".*", "ignore-paths", _begins, ","),
    _setting(rf"\.pydocstyle(?:\.ini|rc)?|{_INI}", r"(?:tool\.)?pydocstyle", "match", _is_name),
)
_FILTERS = _setting(
    rf"\.?pytest\.(?:ini|toml)|{_INI}",
    r"pytest|tool:pytest|tool\.pytest(?:\.ini_options)?",
    "filterwarnings",
    _is_module,
)
_LEAVING_OUT = re.compile("exclude|ignore")
_SAYS_ONE = re.compile(
    rb"(?:files|exclude|include|ignore[-_]patterns|ignore[-_]paths|match|filterwarnings)[\"']?[ \t]*[:=]"
    rb"|\b[ef]?grep\b|\brg\b|=~"
)
_ENTRY = re.compile(
    r"^(?P<indent>[ \t]*(?:- +)?)(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*[:=][ \t]*(?P<value>.*)$",
    re.MULTILINE,
)
_SECTION = re.compile(r"^[ \t]*\[([^\[\]\n]+)\][ \t]*(?:[#;].*)?$", re.MULTILINE)
_LONGEST = 400
"""Lines of one value."""


@lru_cache(maxsize=128)
def _said(text: str, file: str) -> tuple[_Said, ...]:
    """All of a text, which is searched for many files in turn."""
    found = [*_of_settings(text, file), *_of_commands(text, file)]
    return tuple(sorted(found, key=lambda one: one[:2]))


def _of_settings(text: str, file: str) -> Iterator[_Said]:
    name = PurePosixPath(file).name
    some = [one for one in (*_SETTINGS, _FILTERS) if one.files.fullmatch(name)]
    sections = [(match.start(), match[1].strip()) for match in _SECTION.finditer(text)] if some else []
    for match in _ENTRY.finditer(text) if some else ():
        section = next((said for start, said in reversed(sections) if start < match.start()), "")
        for one in some:
            if one.keys.fullmatch(match["key"].replace("_", "-")) and one.section.fullmatch(section):
                start, end = match.start("value"), _end(text, match, name)
                values = _values(text[start:end], name)
                if one is _FILTERS:
                    values = [_module_of(line) for value in values for line in value.splitlines()]
                elif one.divided:
                    values = [each.strip() for value in values for each in re.split(r"[,\n]", value)]
                leaves_out = _LEAVING_OUT.search(match["key"]) is not None
                for value in filter(None, values):
                    yield _Said(*_place(text, value, start, end), value, one.takes, leaves_out)


def _place(text: str, value: str, start: int, end: int) -> tuple[int, int]:
    """Where one of the values of an entry stands: that of the entry, if it is written otherwise there."""
    at = text.find(value, start, end)
    return (at, at + len(value)) if at >= 0 else (start, end)


def _end(text: str, entry: re.Match[str], name: str) -> int:
    """Where the value of an entry ends: with the last line that is further in, or with what TOML can read."""
    ends = [match.start() for match in re.compile(r"$", re.MULTILINE).finditer(text, entry.start("value"))]
    if name.endswith(".toml"):
        start = entry.start("value")
        return next((end for end in ends[:_LONGEST] if _toml(text[start:end]) is not None), ends[0])
    last, depth = ends[0], len(entry["indent"].expandtabs())
    for before, end in pairwise(ends[:_LONGEST]):
        line = text[before + 1 : end].expandtabs()
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        last = end if line.strip() else last
    return last


def _toml(value: str) -> object:
    try:
        return documents.toml(f"x = {value}".encode("utf-8", "surrogateescape"))["x"]
    except ValueError:
        return None


def _values(said: str, name: str) -> Sequence[str]:
    """The strings that an entry is set to."""
    if name.endswith(".toml"):
        value = _toml(said)
        some = value if isinstance(value, list) else [value]
        return [one for one in some if isinstance(one, str)]
    return [_scalar(said) if name.endswith(".yaml") else said.strip()]


def _scalar(said: str) -> str:
    """What a scalar of YAML says: its block, or the string that it is."""
    block = re.match(r"[|>][+-]?\d?[ \t]*(?:#.*)?\n", said)
    if block is not None:
        return textwrap.dedent(said[block.end() :]).strip()
    if said[:1] == "'":
        return said.rpartition("'")[0][1:].replace("''", "'")
    if said[:1] == '"':
        try:
            return str(ast.literal_eval(said.rpartition('"')[0] + '"'))
        except (ValueError, SyntaxError):
            return ""
    return re.sub(r"(?:^|\s)#.*", "", said).strip()


def _module_of(said: str) -> str:
    """The fourth field of a filter (Python's documentation, "Describing Warning Filters")."""
    fields = said.strip().split(":")
    return fields[3].strip() if len(fields) > 3 else ""


_COMMAND = re.compile(
    r"(?:(?<![\w-])(?P<program>[ef]?grep|rg)(?P<options>(?:[ \t]+-[\w-]+(?:=\S+)?)*)|(?P<test>=~))[ \t]+"
    r"(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'|;&]\S*))"
)


def _of_commands(text: str, file: str) -> Iterator[_Said]:
    for match in _COMMAND.finditer(text) if is_configuration(file) else ():
        options = match["options"] or ""
        is_plain = match["program"] == "fgrep" or re.search(r"\s-\w*F|--fixed", options)
        if is_plain or speaks_to_people(file, text, match.start()):
            continue
        group = next(name for name in ("double", "single", "bare") if match[name] is not None)
        is_basic = match["program"] == "grep" and not re.search(r"\s-\w*[EP]|--(?:extended|perl)", options)
        pattern = re.sub(r"\\(.)|([+?|(){}])", _extended, match[group]) if is_basic else match[group]
        leaves_out = re.search(r"\s-\w*v|--invert", options) is not None
        yield _Said(*match.span(group), pattern, _is_line, leaves_out, is_basic)


def _extended(match: re.Match[str]) -> str:
    r"""A piece of a basic expression (POSIX, 9.3) as Python has it: ``\|`` is ``|``, ``|`` is ``\|``."""
    if match[2]:
        return f"\\{match[2]}"
    return match[1] if match[1] in "+?|(){}" else match[0]
