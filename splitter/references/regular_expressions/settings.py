"""Regular expressions in the configuration of tools: their keys, as the tools' documentation has them.

pre-commit (``files``, ``exclude``: searched in the path from the repository's top), mypy (``exclude``:
searched in the path), black (in the path with a slash before it), pylint (``ignore-paths`` at the path's
beginning, ``ignore-patterns`` at the name's), pydocstyle (``match``: the whole name), and filters of warnings
in pytest's configuration (at the beginning of the module's name).
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from splitter.references.regular_expressions.said import Said, Way
from splitter.text import documents


class _Setting(NamedTuple):
    """A tool's setting: in which files and sections it stands, by which names, and what it holds."""

    files: re.Pattern[str]
    section: re.Pattern[str]
    keys: re.Pattern[str]
    way: Way
    several: bool = False
    """Whether one string may be several of them."""


def _searched(pattern: re.Pattern[str], path: str) -> bool:
    return pattern.search(path) is not None


def _searched_with_a_slash(pattern: re.Pattern[str], path: str) -> bool:
    return pattern.search(f"/{path}") is not None


def _begins(pattern: re.Pattern[str], path: str) -> bool:
    return pattern.match(path) is not None


def _begins_name(pattern: re.Pattern[str], path: str) -> bool:
    return pattern.match(PurePosixPath(path).name) is not None


def _is_name(pattern: re.Pattern[str], path: str) -> bool:
    return pattern.fullmatch(PurePosixPath(path).name) is not None


def _begins_module(pattern: re.Pattern[str], path: str) -> bool:
    """Whether it is how the module's name begins, from whichever folder that is counted."""
    steps = PurePosixPath(path).with_suffix("").parts
    return any(pattern.match(".".join(steps[index:])) for index in range(len(steps)))


_INI = r"setup\.cfg|tox\.ini|pyproject\.toml"
_PYLINT = rf"\.?pylintrc(?:\.toml)?|{_INI}"


def _setting(files: str, section: str, keys: str, way: Way, *, several: bool = False) -> _Setting:
    return _Setting(re.compile(files), re.compile(section), re.compile(keys), way, several)


_PRE_COMMIT = _setting(r"\.pre-commit-(?:config|hooks)\.yaml", "", "files|exclude", _searched)
_BLACK = _setting(
    r"pyproject\.toml|\.?black\.toml",
    r"tool\.black",
    r"(?:(?:extend|force)-)?exclude|include",
    _searched_with_a_slash,
)
_FILTERS = _setting(
    rf"\.?pytest\.(?:ini|toml)|{_INI}",
    r"pytest|tool:pytest|tool\.pytest(?:\.ini_options)?",
    "filterwarnings",
    _begins_module,
)
_SETTINGS = (
    _PRE_COMMIT,
    _BLACK,
    _FILTERS,
    _setting(rf"\.?mypy\.ini|{_INI}", r"(?:tool\.)?mypy", "exclude", _searched),
    _setting(_PYLINT, ".*", "ignore-patterns", _begins_name, several=True),
    _setting(_PYLINT, ".*", "ignore-paths", _begins, several=True),
    _setting(rf"\.pydocstyle(?:\.ini|rc)?|{_INI}", r"(?:tool\.)?pydocstyle", "match", _is_name),
)
_LEAVING_OUT = re.compile("exclude|ignore")
_ENTRY = re.compile(
    r"^(?P<indent>[ \t]*(?:- +)?)(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*[:=][ \t]*(?P<value>.*)$",
    re.MULTILINE,
)
_SINGLE, _DOUBLE = r"'(?:[^']|'')*'", r"\"(?:[^\"\\]|\\[\s\S])*\""
_IN_FLOW = re.compile(
    r"[{,]\s*(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*:[ \t]+"
    rf"(?P<value>{_SINGLE}|{_DOUBLE}|[^,}}\n]+)"
)
"""An entry of a mapping in braces, as YAML has them."""
_SECTION = re.compile(r"^[ \t]*\[([^\[\]\n]+)\][ \t]*(?:[#;].*)?\r?$", re.MULTILINE)
_LINE_END = re.compile(r"$", re.MULTILINE)
_LONGEST = 400
"""Lines of one value, ..."""
_TRIED = 100
"""... and those of them at which it is tried whether it ends there."""


def said(text: str, file: str) -> Iterator[Said]:
    """Those of a file, where its name says that it is one of a tool that is known."""
    path = PurePosixPath(file)
    some = [one for one in _SETTINGS if one.files.fullmatch(path.name)]
    if not some:
        return
    sections = [(match.start(), match[1].strip()) for match in _SECTION.finditer(text)]
    flows = _IN_FLOW.finditer(text) if path.suffix == ".yaml" else ()
    for match in (*_ENTRY.finditer(text), *flows):
        for one in some:
            if not one.keys.fullmatch(match["key"].replace("_", "-")):
                continue
            if not one.section.fullmatch(_section_at(match.start(), sections)):
                continue
            start = match.start("value")
            end = _end(text, match, path.name) if match.re is _ENTRY else match.end()
            leaves_out = _LEAVING_OUT.search(match["key"]) is not None
            folder = "." if one is _PRE_COMMIT else str(path.parent)
            for value in _expressions(text[start:end], one, path.name):
                found = Said(*_place(text, value, start, end), value, one.way, leaves_out, folder)
                yield replace(found, is_verbose=one is _BLACK and "\n" in value)


def _section_at(place: int, sections: Sequence[tuple[int, str]]) -> str:
    """The name of the section that a place is in."""
    return next((name for start, name in reversed(sections) if start < place), "")


def _expressions(said: str, one: _Setting, name: str) -> Iterator[str]:
    """Those that a value says."""
    for value in _values(said, name):
        if one is _FILTERS:
            yield from filter(None, map(_module_of, value.splitlines()))
        elif one.several:
            yield from filter(None, map(str.strip, re.split(r",(?![^{]*\})|\n", value)))
        elif value:
            yield value


def _place(text: str, value: str, start: int, end: int) -> tuple[int, int]:
    """Where one of the values of an entry stands: that of the entry, if it is written otherwise there."""
    at = text.find(value, start, end)
    return (at, at + len(value)) if at >= 0 else (start, end)


_CLOSING = {"[": "]", '"""': '"""', "'''": "'''"}
"""How the values end that TOML lets go on in further lines, by how they begin."""


def _end(text: str, entry: re.Match[str], name: str) -> int:
    """Where the value of an entry ends: with the last line that is further in, or with what TOML can read."""
    start = entry.start("value")
    ends = [match.start() for match in islice(_LINE_END.finditer(text, start), _LONGEST)]
    if name.endswith(".toml"):
        closing = next((last for first, last in _CLOSING.items() if text.startswith(first, start)), None)
        may_be = (end for begin, end in pairwise([start, *ends]) if closing and closing in text[begin:end])
        tried = islice(may_be, _TRIED)
        return next((end for end in tried if _toml(text[start:end]) is not None), ends[0])
    last, depth = ends[0], len(entry["indent"].expandtabs())
    for before, end in pairwise(ends):
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
    return [_scalar(said.replace("\r\n", "\n")) if name.endswith(".yaml") else said.strip()]


_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*")
"""An anchor, and a tag."""
_BLOCK = re.compile(r"[|>](?P<ends>[+-]?\d?[+-]?)[ \t]*(?:#.*)?\n")


def _scalar(said: str) -> str:
    """What a scalar of YAML says: its block, or the string that it is."""
    said = _PROPERTIES.sub("", said, count=1)
    if block := _BLOCK.match(said):
        inner = textwrap.dedent(said[block.end() :]).rstrip("\n")
        folded = inner if said[0] == "|" else " ".join(inner.split("\n"))
        return folded if "-" in block["ends"] else f"{folded}\n"
    if single := re.match(_SINGLE, said):
        return re.sub(r"\s*\n\s*", " ", single[0][1:-1].replace("''", "'"))
    if double := re.match(_DOUBLE, said):
        try:
            return str(ast.literal_eval(re.sub(r"\s*\n\s*", " ", double[0])))
        except (ValueError, SyntaxError):
            return ""
    return re.sub(r"(?:^|\s)#.*", "", said).strip()


def _module_of(said: str) -> str:
    """The fourth field of a filter (Python's documentation, "Describing Warning Filters")."""
    fields = said.strip().split(":")
    return fields[3].strip() if len(fields) > 3 and not said.lstrip().startswith("#") else ""
