"""What a version of the compiler deprecates or has removed; parts have it as their original has.

Each line is what the compilers 0.26.1.0, 0.26.2.0, 1.0.0b2, 1.0.0, 1.1.0 and 1.2.0 said of a file that has
just this, and of `alias`, `owned` and `__comptime_assert` also 0.25.6.1 and 0.25.7.0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from splitter.languages.mojo.versions import Newest, version
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.text.strings import PLAIN_STRING


class Form(NamedTuple):
    """How something is written, and since when it isn't any more."""

    words: str
    pattern: str
    now: str
    deprecated: str
    """Empty where it was removed without a warning."""
    removed: str = ""


_PACKAGES = (
    "algorithm|benchmark|bit|builtin|collections|itertools|math|memory|os|pathlib|python|random|sys|tempfile"
    "|testing|time"
)
"""Those of the standard library that no project is likely to have one of the same name of."""

FORMS = (
    Form("alias", r"^[ \t]*alias(?=[ \t]+[\w`])", "comptime", "0.26.1", "1.1.0"),
    Form("fn", r"^[ \t]*(?:async[ \t]+)?fn(?=[ \t]+[\w`])", "def", "", "1.0.0b2"),
    Form("@parameter if", r"^[ \t]*@parameter\s+if\b", "comptime if", "0.26.2", "1.1.0"),
    Form("@parameter for", r"^[ \t]*@parameter\s+for\b", "comptime for", "0.26.2", "1.1.0"),
    Form("@parameter", r"^[ \t]*@parameter\b", "@__parameter", "1.1.0"),
    Form(
        "imports without std.",
        rf"^[ \t]*(?:from|import)[ \t]+(?:{_PACKAGES})\b",
        "std.",
        "0.26.2",
        "1.0.0b2",
    ),
    Form("owned", r"(?<=[(,])\s*owned(?=[ \t]+\w+[ \t]*[:,)])", "var", "0.25.6", "0.26.2"),
    Form("read", r"(?<=[(,])\s*read(?=[ \t]+\w+[ \t]*[:,)])", "imm", "1.0.0", "1.1.0"),
    Form("__del__", r"\b__del__(?=\()", "__deinit__", "1.0.0"),
    Form("__comptime_assert", r"\b__comptime_assert\b", "comptime assert", "0.26.2", "1.1.0"),
)
FLAME, NO_FLAME = ".🔥", "0.26.2"
"""A suffix, and since when no file may have it."""
_FORM = "|".join(f"(?P<f{number}>{form.pattern})" for number, form in enumerate(FORMS))
_ANYWHERE = re.compile(_FORM, re.MULTILINE)
_OUTSIDE_STRINGS = re.compile(rf"{PLAIN_STRING}|\#[^\r\n]*|{_FORM}", re.MULTILINE)


def deprecated(text: str, newest: Newest | None, path: str) -> Iterator[Finding]:
    """What of a text the newest compiler of its project warns of, or does not take any more."""
    if newest is None:
        return
    told = []
    if path.endswith(FLAME) and newest.reaches(version(NO_FLAME)):
        told.append(f"files named {FLAME}: removed in {NO_FLAME}, .mojo instead")
    places = defaultdict[Form, list[int]](list)
    for form, offset in _found(text):
        if newest.reaches(version(form.deprecated or form.removed)):
            places[form].append(offset)
    lines = {form: text.count("\n", 0, found[0]) + 1 for form, found in places.items()}
    told += [_told(form, lines[form], len(found), newest) for form, found in places.items()]
    if told:
        yield finding("S320", "; ".join(told), path=path, line=min(lines.values(), default=None))


def _found(text: str) -> Iterator[tuple[Form, int]]:
    if not _ANYWHERE.search(text):
        return
    for match in _OUTSIDE_STRINGS.finditer(text):
        if match.lastgroup:
            blanks = len(match[0]) - len(match[0].lstrip())
            yield FORMS[int(match.lastgroup[1:])], match.start() + blanks


def _told(form: Form, line: int, times: int, newest: Newest) -> str:
    more = f" and {times - 1} more" if times > 1 else ""
    is_gone = form.removed and newest.reaches(version(form.removed))
    since = f"removed in {form.removed}" if is_gone else f"deprecated since {form.deprecated}"
    return f"{form.words} (line {line}{more}): {since}, {form.now} instead"
