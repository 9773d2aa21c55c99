"""Names that shells, makefiles and CI put together: ``test_$name.py``, ``test_${{ matrix.group }}.py``.

What a Mojo program adds up, ``"test_" + name + ".mojo"``, is read here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from splitter.references.context import speaks_to_people
from splitter.references.templates import Hole, Template, Value, templates
from splitter.references.text_values import words_of

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
_SUBSTITUTED = re.compile(r"\$[({](?:(?P<one>\w+):|patsubst\s[^\n,]*,[^\n,]*,\s*\$[({](?P<other>\w+))")


def of_text(text: str, file: str) -> Iterator[Template]:
    """Those in a file that Python's parser does not read."""
    if file.endswith((".mojo", ".🔥")):
        yield from _added(text, file)
        return
    is_make = file.endswith((".mk", "akefile"))
    more = _OF_MAKE if is_make else _OF_TOX
    token = re.compile(rf"(?P<hole>{_HOLE}|{more})|(?P<fixed>{_FIXED})|(?P<quote>[\"'])|.|\n")
    if is_make:
        yield from _prefixed(text)
    yield from _scanned(text, token, 0, len(text), file)


def _scanned(text: str, token: re.Pattern[str], start: int, end: int, file: str) -> Iterator[Template]:
    pieces: list[str | Hole] = []
    begin = start
    for match in token.finditer(text, start, end):
        if match["quote"] and pieces and _goes_on(pieces[-1], text[match.end() : match.end() + 1]):
            continue
        if match["hole"] or match["fixed"]:
            begin = begin if pieces else match.start()
            pieces.append(match["fixed"] or _hole(text, match[0], match.start()))
            if re.match(r"\$\([^)]*[ :]", match[0]):  # a command, or a function of make
                yield from _scanned(text, token, match.start() + 2, match.end() - 1, file)
            continue
        yield from _said(text, pieces, begin, file)
        pieces = []
    yield from _said(text, pieces, begin, file)


def _goes_on(piece: str | Hole, following: str) -> bool:
    """Whether a word does behind a quote in it: ``"tests/test_"$name".py"``."""
    return following in ("$", "`") or (isinstance(piece, Hole) and re.match(_FIXED, following) is not None)


def _said(text: str, pieces: list[str | Hole], start: int, file: str) -> Iterator[Template]:
    if any(isinstance(one, Hole) for one in pieces) and not speaks_to_people(file, text, start):
        yield from templates(pieces, start)


_NAME = re.compile(
    r"(?:\$\{\{|\{\{|\$\$?[({]?|<<|\{)\s*(?:[\w-]+\.)*(?P<name>[\w-]+)(?:\[[@*]\])?\s*(?:[)}]*|>>)"
)


def _hole(text: str, shown: str, offset: int) -> Hole:
    if shown == _OF_MAKE:
        first = text.rfind("\n", 0, offset) + 1
        around = list(_SUBSTITUTED.finditer(text, first, offset))
        name = (around[-1]["one"] or around[-1]["other"]) if around else ""
        later = re.compile(r"[^\n]*?,\s*\$[({](\w+)").match(text, offset)
        if not name and "patsubst" in text[first:offset] and later:
            name = later[1]
        return Hole(shown, words_of(text, name, offset) if name else None)
    match = _NAME.fullmatch(shown)
    return Hole(shown, words_of(text, match["name"], offset) if match else None)


def _prefixed(text: str) -> Iterator[Template]:
    for match in _PREFIXED.finditer(text):
        hole = Hole(f"$({match['list']})", words_of(text, match["list"], match.start()))
        yield from templates([match["prefix"], hole, match["suffix"] or ""], match.start())


def _added(text: str, file: str) -> Iterator[Template]:
    for match in _ADDED.finditer(text):
        if not speaks_to_people(file, text, match.start()):
            name = match["hole"]
            loop = re.compile(rf"\bfor\s+(?:ref\s+|var\s+)?{re.escape(name)}\s+in\s+\[([^\]]*)\]")
            pieces = [match["first"], Hole(f"{{{name}}}", _listed(text, loop)), match["last"] or ""]
            yield from templates(pieces, match.start())


def _listed(text: str, loop: re.Pattern[str]) -> tuple[Value, ...] | None:
    """The strings that loops go over, which are written down in them."""
    found = [
        Value(word[1], text.count("\n", 0, match.start(1) + word.start()) + 1)
        for match in loop.finditer(text)
        for word in re.finditer(r'"([^"\n]*)"', match[1])
    ]
    return tuple(found) or None
