"""Names that shells, makefiles and CI put together: ``test_$name.py``, ``test_${{ matrix.group }}.py``.

What a Mojo program adds up, ``"test_" + name + ".mojo"``, is read here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.references.context import speaks_to_people
from splitter.references.templates import Hole, Template, Value, templates
from splitter.references.text_values import Words

_CALL = r"\$\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)"
_HOLE = (
    rf"\$\{{\{{[^{{}}\n]*\}}\}}|\{{\{{[^{{}}\n]*\}}\}}|\$?\$\{{[^{{}}\n]*\}}|{_CALL}|\$?\$(?:\w+|[@*<^?])"
    r"|<<[ ]*[\w.-]+[ ]*>>|`[^`\n]*`"
)
_OF_MAKE = "%"
_OF_TOX = r"\{[a-z_]\w*(?::[^{}\n]*)?\}"
_FIXED = r"[\w./\\+~-]+"
_ADDED = re.compile(
    r'"(?P<first>[^"\\\n]*)"\s*\+\s*(?P<hole>[A-Za-z_][\w.]*(?:\([^()\n]*\)|\[[^\]\n]*\])?)'
    r'(?:\s*\+\s*"(?P<last>[^"\n]*)")?'
)
_PREFIXED = re.compile(
    r"\$\((?:addsuffix\s+(?P<suffix>[\w.]+),\s*\$\()?addprefix\s+(?P<prefix>[\w./-]+),\s*\$[({](?P<list>\w+)[)}]"
)
_SUBSTITUTED = re.compile(r"\$[({](?:(?P<list>\w+):|patsubst\s)")
_SUBSTITUTES = re.compile(r"[^\n]*?,\s*\$[({](?P<list>\w+)")
_NAME = re.compile(
    r"(?:\$\{\{|\{\{|\$\$?[({]?|<<|\{)\s*(?:[\w-]+\.)*(?P<name>[\w-]+)(?:\[[@*]\])?\s*(?:[)}]*|>>)"
)
_WITH_MORE = re.compile(r"\$\([^)]*[ :]")
"""A command, or a function of make: names are put together in it as well."""


def of_text(text: str, file: str) -> Iterator[Template]:
    """Those in a file that Python's parser does not read."""
    if file.endswith((".mojo", ".🔥")):
        found = _added(text)
    elif file.endswith("meson.build"):
        found = _named_by_stem(text)
    else:
        found = _Reading(text, is_make=file.endswith((".mk", "akefile"))).templates()
    yield from (one for one in found if not speaks_to_people(file, text, one.start))


class _Reading:
    """One text, as words with holes."""

    def __init__(self, text: str, *, is_make: bool) -> None:
        self._text = text
        self._words = Words(text)
        self._is_make = is_make
        more = _OF_MAKE if is_make else _OF_TOX
        self._token = re.compile(rf"(?P<hole>{_HOLE}|{more})|(?P<fixed>{_FIXED})|(?P<quote>[\"'])|.|\n")

    def templates(self) -> Iterator[Template]:
        for match in _PREFIXED.finditer(self._text) if self._is_make else ():
            hole = Hole(f"$({match['list']})", self._words.of(match["list"], match.start()))
            yield from templates([match["prefix"], hole, match["suffix"] or ""], match.start())
        yield from self._between(0, len(self._text))

    def _between(self, start: int, end: int) -> Iterator[Template]:
        word: list[re.Match[str]] = []
        for match in self._token.finditer(self._text, start, end):
            if match["quote"] and word and _goes_on(word[-1], self._text[match.end() : match.end() + 1]):
                continue
            if match["hole"] or match["fixed"]:
                word.append(match)
                if _WITH_MORE.match(match[0]):
                    yield from self._between(match.start() + 2, match.end() - 1)
                continue
            yield from self._whole(word)
            word = []
        yield from self._whole(word)

    def _whole(self, word: Sequence[re.Match[str]]) -> Iterator[Template]:
        """A word that has a hole and says something."""
        if any(one["hole"] for one in word) and any(re.search(r"\w", one["fixed"] or "") for one in word):
            pieces = [one["fixed"] or self._hole(one[0], one.start()) for one in word]
            yield from templates(pieces, word[0].start())

    def _hole(self, shown: str, offset: int) -> Hole:
        match = None if shown == _OF_MAKE else _NAME.fullmatch(shown)
        name = match["name"] if match else self._substituted(offset) if shown == _OF_MAKE else ""
        return Hole(shown, self._words.of(name, offset) if name else None)

    def _substituted(self, offset: int) -> str:
        """The list of make whose words a ``%`` stands for: ``$(NAMES:%=test_%.py)``."""
        first = self._text.rfind("\n", 0, offset) + 1
        around = list(_SUBSTITUTED.finditer(self._text, first, offset))
        later = _SUBSTITUTES.match(self._text, offset)
        return around[-1]["list"] or (later["list"] if later else "") if around else ""


def _goes_on(last: re.Match[str], following: str) -> bool:
    """Whether a word does behind a quote in it: ``"tests/test_"$name".py"``."""
    return following in ("$", "`") or (bool(last["hole"]) and re.match(_FIXED, following) is not None)


def _added(text: str) -> Iterator[Template]:
    for match in _ADDED.finditer(text):
        name = match["hole"]
        loop = re.compile(rf"\bfor\s+(?:ref\s+|var\s+)?{re.escape(name)}\s+in\s+\[([^\]]*)\]")
        pieces = [match["first"], Hole(f"{{{name}}}", _listed(text, loop)), match["last"] or ""]
        yield from templates(pieces, match.start())


def _named_by_stem(text: str) -> Iterator[Template]:
    """What meson makes of a stem, ``t + '.py'``, which may be any of those that the file has in quotes."""
    stems = re.finditer(r"'(?P<stem>\w+)'", text)
    values = tuple(Value(one["stem"], text.count("\n", 0, one.start()) + 1) for one in stems)
    for match in re.finditer(r"(?P<name>\w+)\s*\+\s*'(?P<suffix>\.\w+)'", text):
        yield from templates([Hole(f"{{{match['name']}}}", values), match["suffix"]], match.start())


def _listed(text: str, loop: re.Pattern[str]) -> tuple[Value, ...] | None:
    """The strings that loops go over, which are written down in them."""
    found = [
        Value(word[1], text.count("\n", 0, match.start(1) + word.start()) + 1)
        for match in loop.finditer(text)
        for word in re.finditer(r'"([^"\n]*)"', match[1])
    ]
    return tuple(found) or None
