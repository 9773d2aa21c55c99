"""What a variable of a script, a makefile or a CI job can be, where all of that is in the same file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from splitter.references.templates import Value

_Values = tuple[Value, ...]
_Source = tuple[int, str]
"""Where what a variable gets is written, and what."""
_MOST = 500
"""So many words are looked at."""
_WORD = re.compile(r"\$\$?[({]\w+(?:\[[@*]\])?[)}]|[^\s\"',;\[\]()\\]+")
_OPEN = re.compile(r"[$*?`{<]")
"""What is in a word of which it is not known what it is."""
_VARIABLE = re.compile(r"\$\$?[({]?(\w+)(?:\[[@*]\])?[)}]?")
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*")

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_LISTED = r"\[[^\]]*\]|\((?:[^()]|\$\([^()]*\))*\)"
_JOINED = r"(?:[^\n;#\\]|\\\r?\n)*"
_BELOW = r"(?:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*-[ \t][^\n:]*(?=\n|\Z))+"
_LOOP = re.compile(
    rf"\bfor[ \t]+(?P<name>\w+)[ \t]+in[ \t]+(?P<said>{_JOINED}?)(?=;|\r?\n|[ \t]do\b)"
    r"|\$[({]foreach[ \t]+(?P<other>\w+),(?P<list>[^,\n]*)"
)
_GIVEN = (
    re.compile(
        r"^[ \t]*(?:(?:export|local|readonly|declare|ARG|ENV)[ \t]+(?:-\w+[ \t]+)?)?(?P<name>[\w-]+)"
        rf"[ \t]*[:+?]?=[ \t]*(?P<said>{_LISTED}|{_QUOTED}|{_JOINED})",
        re.MULTILINE,
    ),
    re.compile(
        r"^[ \t]*(?:-[ \t]+)*[\"']?(?P<name>[\w-]+)[\"']?:"
        rf"(?P<said>[ \t]*(?:{_LISTED})|{_BELOW}|[ \t]+{_JOINED})",
        re.MULTILINE,
    ),
    re.compile(rf"[{{,][ \t]*[\"']?(?P<name>[\w-]+)[\"']?:[ \t]*(?P<said>{_QUOTED}|[^,}}\n]*)"),
)
_FUNCTION = re.compile(
    r"^[ \t]*(?:function[ \t]+)?(?P<name>[\w-]+)[ \t]*\(\)[ \t]*\{(?:(?!^\})[\s\S])*", re.MULTILINE
)


class Words:
    """The words of one text, by the variables that get them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [match.start() for match in re.finditer("\n", text)]
        self._loops: defaultdict[str, list[_Source]] = defaultdict(list)
        self._given: defaultdict[str, list[_Source]] = defaultdict(list)
        for match in _LOOP.finditer(text):
            kind = "said" if match["name"] else "list"
            if "#" not in text[text.rfind("\n", 0, match.start()) + 1 : match.start()]:
                self._loops[match["name"] or match["other"]].append((match.start(kind), match[kind]))
        for pattern in _GIVEN:
            for match in pattern.finditer(text):
                self._given[match["name"]].append((match.start("said"), match["said"]))
        self._functions = [(match["name"], *match.span()) for match in _FUNCTION.finditer(text)]
        self._known: dict[tuple[str, int], _Values | None] = {}

    def of(self, name: str, offset: int) -> _Values | None:
        """All that a variable can be that is used at an offset; ``None`` if that is not in sight."""
        sources = list(self._arguments(int(name), offset) if name.isdigit() else self._sources(name, offset))
        if not sources:
            return None
        question = (name, sources[0][0])
        if question not in self._known:
            self._known[question] = None  # while it is asked: what a variable gets may be more of itself
            self._known[question] = self._words(sources)
        return self._known[question]

    def _words(self, sources: list[_Source]) -> _Values | None:
        found: list[Value] = []
        for start, source in sources:
            said = _COMMENT.sub(lambda match: " " * len(match[0]), source)
            for word in _WORD.finditer(said):
                at = start + word.start()
                variable = _VARIABLE.fullmatch(word[0])
                inner: _Values | None = (Value(word[0], bisect_right(self._lines, at) + 1),)
                if variable is not None:
                    inner = self.of(variable[1], start)
                elif _OPEN.search(word[0]):
                    inner = None
                if inner is None or len(found) > _MOST:
                    return None
                found += inner
        return tuple(found)

    def _sources(self, name: str, offset: int) -> list[_Source]:
        """Where a variable gets something: the loop around it; else assignments, keys of YAML."""
        around = [loop for loop in self._loops.get(name, ()) if loop[0] <= offset]
        return around[-1:] or self._given.get(name, [])

    def _arguments(self, number: int, offset: int) -> Iterator[_Source]:
        """What the shell function around an offset is called with, as the argument of that number."""
        around = [function for function in self._functions if function[1] <= offset < function[2]]
        if not around or not number:  # $0 is the script itself
            return
        name, begin, _ = around[-1]
        call = re.compile(
            rf"(?:^|[;&|(]|\bdo|\bthen|\belse)[ \t]*{re.escape(name)}(?P<said>(?:[ \t]+[^\s;&|()]+)*)",
            re.MULTILINE,
        )
        for match in call.finditer(self._text):
            if match.start() == begin:
                continue
            words = list(re.finditer(r"\S+", match["said"]))
            if len(words) < number:
                yield match.end(), "$unknown"
            else:
                yield match.start("said") + words[number - 1].start(), words[number - 1][0]
