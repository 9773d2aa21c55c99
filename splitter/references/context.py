"""Whom a place in a file speaks to: people, or programs that act on it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import PurePosixPath

_PROSE = frozenset({".md", ".rst", ".adoc", ".txt", ".html", ".markdown", ".mdx", ".tex"})
_CONFIGURATION = frozenset(
    {".yml", ".yaml", ".toml", ".ini", ".cfg", ".conf", ".mk", ".just", ".build", ".bazel", ".bzl", ".star"}
    | {".properties"}
)
_SCRIPTS = frozenset({".sh", ".bash", ".zsh"})
_SAYING = _CONFIGURATION | _SCRIPTS
_NAMES = re.compile(
    r"(?:GNU)?[Mm]akefile|[Jj]ustfile|\.justfile|CODEOWNERS|Jenkinsfile|MANIFEST\.in|BUILD|CMakeLists\.txt|Dockerfile"
    r"|\.coveragerc|\.flake8|\.?pylintrc|\.pydocstyle"
)
_CODE = frozenset({".py", ".pyi", ".mojo", ".🔥"})
_HASHED = _CONFIGURATION | _CODE | _SCRIPTS | {".rb", ".pl", ".r"}
_SLASHED = frozenset(
    {".js", ".ts", ".c", ".cc", ".cpp", ".h", ".hpp", ".rs", ".go", ".java", ".groovy", ".gradle"}
)
_ENTRY = re.compile(r"\S+(?:[ \t]+\S*\d\S*)*[ \t]*(?:#.*)?\r?$", re.MULTILINE)
"""A line of a list for programs: one word alone or with figures, as SQLAlchemy's profiles.txt has them."""
_QUOTES = ('"""', "'''")


@lru_cache(maxsize=1 << 15)
def is_configuration(file: str) -> bool:
    """Whether a file says to programs which files they are to look at."""
    return _suffix(file) in _SAYING or _NAMES.fullmatch(file.rpartition("/")[2]) is not None


def is_code(file: str) -> bool:
    """Whether a file is a program in a language whose tests are split."""
    return _suffix(file) in _CODE


def _suffix(file: str) -> str:
    return os.path.splitext(file)[1]  # noqa: PTH122 - asked of all files of a project


def speaks_to_people(file: str, text: str, offset: int) -> bool:
    """Whether what stands at an offset is documentation, a comment or a docstring."""
    path = PurePosixPath(file)
    if path.suffix == ".txt" and _ENTRY.match(text, offset) and text[offset - 1 : offset] in ("", "\n"):
        return False
    if _NAMES.fullmatch(path.name) is None and (path.suffix in _PROSE or path.name.startswith("CHANGE")):
        return True
    start = text.rfind("\n", 0, offset) + 1
    before = text[start:offset]
    if path.suffix in _SLASHED:
        return re.match(r"\s*(?://|/?\*)", before) is not None
    if path.suffix not in _HASHED and _NAMES.fullmatch(path.name) is None:
        return False
    if _has_comment(before):
        return True
    return path.suffix in _CODE and any(text.count(mark, 0, offset) % 2 for mark in _QUOTES)


def _has_comment(before: str) -> bool:
    """Whether a comment begins in a piece of a line, outside of strings."""
    mark = ""
    for index, char in enumerate(before):
        if mark:
            mark = "" if char == mark else mark
        elif char in "\"'":
            mark = char
        elif char == "#" and (not index or before[index - 1] in " \t"):
            return True
    return False
