"""Regular expressions that commands are given: ``grep``, ``rg``, and the ``=~`` of a shell's condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from splitter.references.context import is_configuration, speaks_to_people
from splitter.references.regular_expressions.said import Said

_WORD = r"(?:\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'|;&#-][^\s\"';&]*))"
_COMMAND = re.compile(
    r"(?<![\w-])(?P<program>[ef]?grep|rg)(?P<options>(?:[ \t]+(?:-[mABC][ \t]+\d+|--?[\w-]+))*?)"
    rf"(?:[ \t]+|(?P<last>[ \t]+(?:-\w*e|--regexp))[ \t=]+){_WORD}"
)
_MORE = re.compile(rf"[ \t]+-e[ \t]+{_WORD}")
_TEST = re.compile(r"=~[ \t]+(?P<bare>[^\s\"'$][^\s\"';&]*)")
"""What is in quotes there is no expression."""

_CLASSES = {
    "alpha": "A-Za-z",
    "digit": "0-9",
    "alnum": "A-Za-z0-9",
    "lower": "a-z",
    "upper": "A-Z",
    "space": r"\s",
}


def said(text: str, file: str) -> Iterator[Said]:
    """Those of a script or a configuration."""
    if not is_configuration(file):
        return
    for match in _COMMAND.finditer(text):
        program, options = match["program"], match["options"] + (match["last"] or "")
        is_plain = program == "fgrep" or re.search(r"\s-\w*F|--fixed", options)
        if is_plain or speaks_to_people(file, text, match.start()):
            continue
        words: re.Match[str] | None = match
        while words:
            yield _one(words, program, options)
            words = _MORE.match(text, words.end())
    for match in _TEST.finditer(text):
        if not speaks_to_people(file, text, match.start()):
            yield Said(*match.span("bare"), _classes(match["bare"]), _is_in_line, leaves_out=False)


def _one(match: re.Match[str], program: str, options: str) -> Said:
    group = next(name for name in ("double", "single", "bare") if match[name] is not None)
    word = match[group]
    if group == "double":  # in which a shell reads some backslashes itself (POSIX, 2.2.3)
        word = re.sub(r"\\([$`\"\\])", r"\1", word)
    elif group == "bare":
        word = re.sub(r"\\(.)", r"\1", word)
    is_basic = program == "grep" and not re.search(r"\s-\w*[EP]|--(?:extended|perl)", options)
    pattern = re.sub(r"\\(.)|([+?|(){}])", _extended, word) if is_basic else word
    pattern = _classes(pattern.replace("\\<", "\\b").replace("\\>", "\\b"))
    if re.search(r"\s-\w*x|--line-regexp", options):
        pattern = f"^(?:{pattern})$"
    elif re.search(r"\s-\w*w|--word-regexp", options):
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    if re.search(r"\s-\w*i|--ignore-case", options):
        pattern = f"(?i){pattern}"
    leaves_out = re.search(r"\s-\w*v|--invert", options) is not None
    may_group = not is_basic and group != "bare"
    return Said(*match.span(group), pattern, _is_in_line, leaves_out, may_group=may_group)


def _is_in_line(pattern: re.Pattern[str], path: str) -> bool:
    """Whether it takes a line with the path, from whichever folder that is counted."""
    steps = PurePosixPath(path).parts
    return any(pattern.search("/".join(steps[index:])) for index in range(len(steps)))


def _classes(pattern: str) -> str:
    """``[[:alpha:]_]`` as Python has it."""
    return re.sub(r"\[:(\w+):\]", lambda one: _CLASSES.get(one[1], one[0]), pattern)


def _extended(match: re.Match[str]) -> str:
    r"""A piece of a basic expression (POSIX, 9.3) as Python has it: ``\|`` is ``|``, ``|`` is ``\|``."""
    if match[2]:
        return f"\\{match[2]}"
    return match[1] if match[1] in "+?|(){}" else match[0]
