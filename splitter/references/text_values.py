"""What a variable of a script, a makefile or a CI job can be, where all of that is in the same file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from splitter.references.templates import Value

_Values = tuple[Value, ...]
_DEPTH = 5
"""So many names are followed."""
_WORD = re.compile(r"\$\$?[({]\w+(?:\[[@*]\])?[)}]|[^\s\"',;\[\]()\\]+")
_OPEN = re.compile(r"[$*?`{<]")
"""What is in a word of which it is not known what it is."""
_VARIABLE = re.compile(r"\$\$?[({]?(\w+)(?:\[[@*]\])?[)}]?")
_FUNCTION = re.compile(r"^[ \t]*(?:function[ \t]+)?(?P<name>[\w-]+)[ \t]*\(\)[ \t]*\{", re.MULTILINE)


def words_of(text: str, name: str, offset: int, depth: int = 0) -> _Values | None:
    """All that a name can be that is used at an offset; ``None`` if that is not in sight."""
    if depth > _DEPTH or name == "0":  # the script itself
        return None
    sources = list(_arguments(text, int(name), offset) if name.isdigit() else _given(text, name, offset))
    found: list[Value] = []
    for start, source in sources:
        for word in _WORD.finditer(source):
            variable = _VARIABLE.fullmatch(word[0])
            line = text.count("\n", 0, start + word.start()) + 1
            if variable is not None:
                inner = words_of(text, variable[1], start, depth + 1)
            else:
                inner = None if _OPEN.search(word[0]) else (Value(word[0], line),)
            if inner is None:
                return None
            found += inner
    return tuple(found) if sources else None


def _given(text: str, name: str, offset: int) -> Iterator[tuple[int, str]]:
    """Where a name gets something, and what: the loop around it; else assignments, keys of YAML."""
    loop, *others = _patterns(name)
    for match in reversed(list(loop.finditer(text, 0, offset))):
        yield match.start("said"), match["said"]
        return
    for pattern in others:
        for match in pattern.finditer(text):
            if not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].lstrip().startswith("#"):
                said = re.sub(r"(?m)(^|\s)#.*", lambda found: " " * len(found[0]), match["said"])
                yield match.start("said"), said


@lru_cache(maxsize=64)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    own = re.escape(name)
    listed = r"\[[^\]]*\]|\((?:[^()]|\$\([^()]*\))*\)"
    quoted = r"\"[^\"]*\"|'[^']*'"
    below = r"(?:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*-[ \t][^\n:]*)+"
    joined = r"(?:[^\n;#\\]|\\\r?\n)*"
    return (
        re.compile(rf"\bfor[ \t]+{own}[ \t]+in[ \t]+(?P<said>{joined}?)(?=;|\r?\n|[ \t]do\b)"),
        re.compile(rf"\$[({{]foreach[ \t]+{own},(?P<said>[^,\n]*)"),
        re.compile(
            rf"^[ \t]*(?:(?:export|local|readonly|declare|ARG|ENV)[ \t]+(?:-\w+[ \t]+)?)?{own}"
            rf"[ \t]*[:+?]?=[ \t]*(?P<said>{listed}|{quoted}|{joined})",
            re.MULTILINE,
        ),
        re.compile(
            rf"^[ \t]*(?:-[ \t]+)*[\"']?{own}[\"']?:(?P<said>[ \t]*(?:{listed})|{below}|[ \t]+{joined})",
            re.MULTILINE,
        ),
        re.compile(rf"[{{,][ \t]*[\"']?{own}[\"']?:[ \t]*(?P<said>{quoted}|[^,}}\n]*)"),
    )


def _arguments(text: str, number: int, offset: int) -> Iterator[tuple[int, str]]:
    """What the shell function around an offset is called with, as the argument of that number."""
    around = list(_FUNCTION.finditer(text, 0, offset))
    if not around or re.search(r"^\}", text[around[-1].end() : offset], re.MULTILINE):
        return
    call = re.compile(
        rf"(?:^|[;&|(]|\bdo|\bthen|\belse)[ \t]*{re.escape(around[-1]['name'])}"
        r"(?P<said>(?:[ \t]+[^\s;&|()]+)*)",
        re.MULTILINE,
    )
    for match in call.finditer(text):
        if match.start() != around[-1].start():
            words = list(re.finditer(r"\S+", match["said"]))
            if len(words) < number:
                yield match.end(), "$unknown"
            else:
                yield match.start("said") + words[number - 1].start(), words[number - 1][0]
