"""Where in a file one name can become several, by what the file's format says lists look like.

A name that stands where a format takes several becomes all of them; of any other it is said why it was left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from splitter.references import slots
from splitter.references.mentions import WARNING_FILTER
from splitter.references.slots import ONE, Slot

_LINES = re.compile(r"CODEOWNERS|MANIFEST\.in|\.[\w.-]*ignore")
"""Files in which each line is about one file."""
_COMMANDS = re.compile(
    r"(?:GNU)?[Mm]akefile|[Jj]ustfile|\.justfile|Dockerfile|Jenkinsfile|.*\.(?:mk|just|sh|bash|zsh)"
)
_INI = re.compile(r"\.coveragerc|\.flake8|\.?pylintrc")
_CMAKE = re.compile(r"CMakeLists\.txt|.*\.cmake")
_CODE = re.compile(r".*\.(?:py|pyi|bzl|bazel|star|build)|BUILD|WORKSPACE")
_TAKES_MANY = re.compile(
    r"[\"']?(?:testpaths|tests?|files?|paths?|python_files|omit|source|include|exclude|ignore|skip|patterns?"
    r"|norecursedirs|tests_dirs|paths_to_mutate|srcs)[\"']?\s*[:+?]?=\s*$",
    re.IGNORECASE,
)
"""What stands before a list of names in an INI file or a makefile."""
_WITH_COMMAS = re.compile(r"\s*(?:omit|include|source|files|exclude|skip|ignore)\s*=")
"""Those of coverage, mypy, flake8, isort and pylint, which are divided by commas."""
_TARGET = re.compile(r"[^\n|;&]*:(?![=:/])(?:\s|$)")
_RECIPE = re.compile(r"(?:\r?\n\t[^\n]*)+")
"""The commands of a rule in a makefile, among which ``$<`` is the first of what is needed."""
_FILTER = re.compile(rf"{WARNING_FILTER}(?:\w+\.)*$")
_IMPORT = re.compile(r"\b(?:from|import)\b")
_CALLS = re.compile(r"(?:[\w.]*\brun|files|srcs|run_always)\(")
"""Calls that take any number of files or words of a command."""


def slot_for(text: str, start: int, end: int, file: str) -> Slot | str:
    """The slice that is written once for each name; else why it can't be."""
    name = PurePosixPath(file).name
    finder = _finder(name)
    if finder is None:
        return "in files of this kind it is not known how several names are written"
    if _FILTER.search(text[slots.line_of(text, start)[0] : start]):
        return _of_a_filter(text, start, end)
    return finder(text, start, end, PurePosixPath(text[start:end].partition("::")[0]).suffix)


def _of_a_filter(text: str, start: int, end: int) -> Slot | str:
    """A filter of warnings is about one module: several are a list of them, or lines."""
    around = slots.string_around(text, start, end)
    if around is not None:
        return slots.item(text, around[0] - 1, around[1] + 1) or ONE
    line = slots.whole_line(text, start)
    return line if re.match(r"\s+\w+:", text[line.start : start]) else ONE


def _finder(name: str) -> Callable[[str, int, int, str], Slot | str] | None:
    if _LINES.fullmatch(name):
        return lambda text, start, end, suffix: slots.whole_line(text, start)
    if _COMMANDS.fullmatch(name):
        return _of_commands
    if _CODE.fullmatch(name):
        return _of_code
    if _CMAKE.fullmatch(name):
        return _of_cmake
    return _of_ini if _INI.fullmatch(name) else _BY_SUFFIX.get(PurePosixPath(name).suffix)


def _of_toml(text: str, start: int, end: int, suffix: str) -> Slot | str:
    around = slots.quoted(text, start, end)
    if around is None:
        return _inside_a_string(text, start, end, suffix)
    before = text[slots.line_of(text, start)[0] : around[0]]
    if entry := slots.entry(text, *around):
        return entry
    if slots.bracket_before(text, around[0]) == "[":
        return slots.item(text, *around) or ONE
    if re.fullmatch(r"\s*[\w.-]+\s*=\s*", before):
        return slots.table(text, start) or ONE
    return ONE


def _of_json(text: str, start: int, end: int, suffix: str) -> Slot | str:
    around = slots.quoted(text, start, end)
    if around is None:
        return _inside_a_string(text, start, end, suffix)
    if text[around[1] :].lstrip().startswith(":"):
        return slots.entry(text, *around) or ONE
    return (slots.bracket_before(text, around[0]) == "[" and slots.item(text, *around)) or ONE


def _of_ini(text: str, start: int, end: int, suffix: str) -> Slot | str:
    first, last = slots.line_of(text, start)
    before, after = text[first:start], text[end:last]
    if not before.strip(" \t*!/.^") and (before or re.match(r"\s*[:=]", after)):
        return slots.whole_line(text, start)
    if before.startswith("[mypy-"):
        return Slot(start, end + 2 * text.startswith(".*", end), ",")
    if before.startswith("["):
        return ONE
    if key := re.match(r"\s*[\w.-]+\s*=\s*", before):
        first += key.end()
        if not text[first:start].strip() and not after.strip():
            between = ", " if _WITH_COMMAS.match(before) else " "
            return Slot(start, end, between) if _TAKES_MANY.search(before) else ONE
    return slots.among_words(text, start, end, first, last, suffix)


def _of_yaml(text: str, start: int, end: int, suffix: str) -> Slot | str:
    around = slots.quoted(text, start, end) or (start, end)
    first, last = slots.line_of(text, start)
    before, after = text[first : around[0]], text[around[1] : last]
    if slots.bracket_before(text, around[0]) == "[":
        return slots.item(text, *around) or ONE
    if re.search(r"(?:^|[\s,{])[&!*]\S*\s+$", before):  # an anchor or a tag: what else says so is not seen
        return ONE
    if slots.bracket_before(text, around[0]) == "{":
        return _in_a_flow(text, *around, suffix)
    if re.match(r":(?:\s|$)", after) and not before.strip(" -"):
        return slots.whole_line(text, start) if after.strip(" :") else ONE
    alone = re.fullmatch(r"\s*(?:#.*)?", after) is not None
    if alone and re.fullmatch(r"\s*-\s+", before):
        return slots.whole_line(text, start)
    key = re.match(r"\s*(?:-\s+)?[\"']?([\w.-]+)[\"']?:\s+", before)
    if alone and key and key.end() == len(before):
        if _has_lists(text, key[1], suffix):
            return Slot(start, end, " ")
        if before.lstrip().startswith("-"):
            return slots.sequence_item(text, start) or ONE
        return ONE
    low, high = slots.logical_line(text, start)
    if key and low <= first:
        low = first + key.end()
    else:
        low += len(text[low:high]) - len(re.sub(r"^\s*-\s+", "", text[low:high]))
    if text[low : low + 1] in ("'", '"') and low < start:
        return _inside_a_string(text, start, end, suffix)
    return slots.among_words(text, start, end, low, high, suffix)


def _in_a_flow(text: str, start: int, end: int, suffix: str) -> Slot | str:
    """A value of YAML in braces, in which a word ends at a comma or a bracket."""
    low = max(text.rfind(mark, 0, start) for mark in "{,") + 1
    ends = [at for mark in ",}" if (at := text.find(mark, end)) >= 0]
    key = re.match(r"\s*[\"']?[\w.-]+[\"']?:\s+", text[low:start])
    if not ends or key is None or "\n" in text[low : min(ends)]:
        return ONE
    low += key.end()
    return slots.among_words(text, start, end, low, low + len(text[low : min(ends)].rstrip()), suffix)


def _has_lists(text: str, key: str, suffix: str) -> bool:
    """Whether a key has several names in one string elsewhere, so that it takes more than one."""
    several = re.compile(rf"{re.escape(key)}[\"']?:\s+[\"']?\S+{re.escape(suffix)} [^\n]*{re.escape(suffix)}")
    return several.search(text) is not None


def _of_commands(text: str, start: int, end: int, suffix: str) -> Slot | str:
    around = slots.quoted(text, start, end) or (start, end)
    first, last = slots.line_of(text, start)
    before, after = text[first : around[0]], text[around[1] : last]
    if not before.strip() and after.strip() in ("", "\\"):
        return slots.whole_line(text, start)
    if _TARGET.match(after) and not before.startswith("\t"):  # of which there is one rule
        return ONE
    if not before.strip() and after.lstrip().startswith("#"):  # the comment is said once
        return Slot(*around, f"{slots.whole_line(text, start).between}{before}")
    low, high = slots.logical_line(text, start)
    if around != (start, end) and re.search(
        r"\[[^\]$]*$", text[low : around[0]]
    ):  # CMD ["pytest", "test_big.py"]
        found = slots.item(text, *around) if slots.bracket_before(text, around[0]) == "[" else None
        return found or ONE
    if assigned := re.match(r"\s*(?:export\s+)?[\w.-]+\s*[:+?]?=\s*[\"'(]?", text[low:start]):
        several = text[low:high].count(suffix) > 1 or " := " in text[low:start] or assigned[0].endswith("(")
        begin, finish = slots.word(text, start, end, low, high)
        return Slot(begin, finish, " ") if several else ONE
    if re.match(r"[\w./ %$()-]+:(?!=)", text[low:start]) and not text[low:start].startswith("\t"):
        recipe = _RECIPE.match(text, high)
        of_first = recipe is not None and "$<" in recipe[0]
        return ONE if of_first else Slot(*slots.word(text, start, end, low, high), " ")
    return slots.own_lines(text, slots.among_words(text, start, end, low, high, suffix))


def _of_code(text: str, start: int, end: int, suffix: str) -> Slot | str:
    around = slots.quoted(text, start, end)
    if around is None and _IMPORT.search(text[slice(*slots.line_of(text, start))]):
        return "it is not known what this statement takes from it"
    if around is None:
        return _inside_a_string(text, start, end, suffix)
    bracket = slots.bracket_before(text, around[0])
    found = slots.item(text, *around)
    if found and (bracket in ("[", "{") or _CALLS.fullmatch(bracket)):
        return found
    return "code takes it for one name"


def _of_cmake(text: str, start: int, end: int, suffix: str) -> Slot | str:
    """A word of a list, or of a command that takes several: of all else there may be one (``add_test``)."""
    around = slots.quoted(text, start, end) or (start, end)
    bracket = slots.bracket_before(text, around[0])
    opened = text.rfind("(", 0, around[0]) + 1
    if bracket.lower() not in _CMAKES_LISTS and not slots.MANY.search(text[opened : around[0]]):
        return ONE
    first, last = slots.line_of(text, start)
    if not text[first : around[0]].strip() and not text[around[1] : last].strip():
        return slots.whole_line(text, start)
    return (
        Slot(*slots.word(text, *around, opened, last), " ") if around == (start, end) else Slot(*around, " ")
    )


_CMAKES_LISTS = ("set(", "list(", "foreach(")


def _inside_a_string(text: str, start: int, end: int, suffix: str) -> Slot | str:
    bounds = slots.string_around(text, start, end) or slots.logical_line(text, start)
    whole = text[bounds[0] : bounds[1]].strip()
    if " " not in whole:
        return ONE
    return slots.among_words(text, start, end, *bounds, suffix)


def _of_lines(text: str, start: int, end: int, suffix: str) -> Slot | str:
    return slots.whole_line(text, start)


_BY_SUFFIX: dict[str, Callable[[str, int, int, str], Slot | str]] = {
    ".toml": _of_toml,
    ".json": _of_json,
    ".ini": _of_ini,
    ".cfg": _of_ini,
    ".conf": _of_ini,
    ".properties": _of_ini,
    ".yml": _of_yaml,
    ".yaml": _of_yaml,
    ".lst": _of_lines,
    ".list": _of_lines,
    ".txt": _of_lines,
}
