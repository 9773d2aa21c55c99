"""Patterns of files in CI and configuration: what they took before a split, and what after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from splitter.model.references import Fate, Kind, Reference
from splitter.references.context import speaks_to_people
from splitter.references.regular_expressions import is_in_expression
from splitter.references.subject import Subject

_WORD = re.compile(r"(?:[\w./*?\[\]!+-]|\{[\w./*?-]+(?:,[\w./*?-]*)+\})+")
"""A pattern, or a name without a star; which is asked of whole words, as one of recorded data may be huge."""
_FOLDER = re.compile(r"(?:[\w.-]+/)*[\w.-]+")
_STARS = frozenset("*?{")
_NEAR = 400
"""Characters before a pattern in which a folder is looked for that it may be about."""

_LEAVES_OUT = re.compile(
    r"(?:exclude|ignore|deselect|omit|skip|norecurse)[\w-]*[\"']?\s*[:=(]?[^:=]*$", re.IGNORECASE
)


def patterns(text: str, subject: Subject, file: str, files: Sequence[str]) -> Iterator[Reference]:
    """Those that take the original and not all of its parts, or parts and not the original."""
    folder, names = subject.folder.parts, [one.name for one in subject.files]
    for match, said in _candidates(text, file):
        if subject.path.name in said:  # in braces: a list that is a mention, too
            continue
        took = _takes(said, folder, subject.path.name)
        taken = [name for name in names if _takes(said, folder, name)]
        if taken == (names if took else []):
            continue
        about = _folder_before(text, match.start(), _folders(tuple(files)))
        if "/" not in said and about is not None and not _is_below(str(subject.folder), about):
            continue
        if took:
            yield _reference(text, match, file, Fate.PARTLY, [name for name in names if name not in taken])
        elif "/" in said or about == str(subject.folder):
            leaves_out = _LEAVES_OUT.search(text[max(0, match.start() - 80) : match.start()]) is not None
            yield _reference(text, match, file, Fate.NEWLY, taken, "leaves out" if leaves_out else "takes")


@lru_cache(maxsize=256)
def _candidates(text: str, file: str) -> tuple[tuple[re.Match[str], str], ...]:
    """All patterns of a text, which is searched for many files in turn, with what each says."""
    found = (match for match in _WORD.finditer(text) if not _STARS.isdisjoint(match[0]))
    said = ((match, match[0].lstrip("!/").removeprefix("./")) for match in found)
    return tuple(
        (match, word)
        for match, word in said
        if re.search(r"\w", word.rpartition("/")[2])
        and not speaks_to_people(file, text, match.start())
        and not is_in_expression(match.start(), text, file)
    )


def _takes(said: str, folder: tuple[str, ...], name: str) -> bool:
    """Whether a pattern takes a file of a folder: from the top or any folder around it."""
    regex = _regex(said)
    if "/" not in said:
        return regex.fullmatch(name) is not None
    steps = [*folder, *name.split("/")]
    return any(regex.fullmatch("/".join(steps[index:])) for index in range(len(steps)))


@lru_cache(maxsize=512)
def _regex(said: str) -> re.Pattern[str]:
    """A pattern of paths, in which one star stays in its folder and two do not."""
    pieces = re.split(r"(\*\*/?|\*|\?|\[!?[^\]/]+\]|\{[^{}]*\})", said)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    words = (known.get(one) or _choice(one) for one in pieces if one)
    try:
        return re.compile("".join(words))
    except re.error:
        return re.compile(re.escape(said))


def _choice(said: str) -> str:
    """``[ab]`` and ``{one,other}``; anything else stands for itself."""
    if said[:1] == "[" and said[-1:] == "]":
        bound = re.sub(r"([\\\[&~|])|(?<!\w)-|-(?!\w)", r"\\\g<0>", said[1:-1].removeprefix("!"))
        return f"[{'^' if said[1] == '!' else ''}{bound}]"
    if said[:1] == "{" and said[-1:] == "}":
        return "(?:" + "|".join(_regex(one).pattern for one in said[1:-1].split(",")) + ")"
    return re.escape(said)


@lru_cache(maxsize=8)
def _folders(files: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        str(parent) for file in files for parent in PurePosixPath(file).parents if str(parent) != "."
    )


def _folder_before(text: str, offset: int, folders: frozenset[str]) -> str | None:
    """The last folder of the project that is named before an offset: ``path: tests/core``."""
    near = text[max(0, offset - _NEAR) : offset]
    named = [one.rstrip("/") for one in _FOLDER.findall(near)]
    return next((one for one in reversed(named) if one in folders), None)


def _is_below(folder: str, above: str) -> bool:
    return folder == above or folder.startswith(f"{above}/")


def _reference(
    text: str, match: re.Match[str], file: str, fate: Fate, names: Sequence[str], why: str = ""
) -> Reference:
    start = match.start()
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Reference(file, line, column, Kind.PATTERN, fate, match[0], tuple(names), why)
