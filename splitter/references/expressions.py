"""Words by which a command picks tests: pytest looks for those of ``-k`` in the names of files, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from splitter.model.references import Fate, Kind, Reference
from splitter.references.context import is_configuration, speaks_to_people
from splitter.references.subject import Subject, Successor

_TASKS = frozenset({"noxfile.py", "tasks.py", "dodo.py"})
_ASKED = re.compile(rb"py\.?test[^\n]*[\s\"']-k")
_EXPRESSION = re.compile(
    r"py\.?test[^\n]*?[\s\"'](?P<option>-k)(?:[\"'],\s*|[ =]?)"
    r"(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>\w+))"
)
_WORD = re.compile(r"[^\s()\\]+")
_LOGIC = frozenset({"and", "or", "not"})


def picks_by_words(data: bytes, file: str) -> bool:
    """Whether a file may have such a command, and is one that people run commands from."""
    runs = is_configuration(file) or file.rpartition("/")[2] in _TASKS
    return runs and b"-k" in data and _ASKED.search(data) is not None


def expressions(text: str, subject: Subject, file: str) -> Iterator[Reference]:
    """Those with a word that parts have in their names, and neither the original nor all of their tests."""
    for match in _EXPRESSION.finditer(text) if subject.path.suffix == ".py" else ():
        if speaks_to_people(file, text, match.start()):
            continue
        said = match["double"] or match["single"] or match["bare"] or ""
        words = {word.lower() for word in _WORD.findall(said)} - _LOGIC
        new = {word for word in words if word not in subject.path.name.lower()}
        names = [one.name for one in subject.files if any(_brings(one, word) for word in new)]
        if names:
            at = match.start("option")
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            why = "looks for its words in the names of files, as of"
            yield Reference(file, line, column, Kind.PATTERN, Fate.NEWLY, f"-k {said}", tuple(names), why)


def _brings(part: Successor, word: str) -> bool:
    """Whether a part's name has a word that not all of its tests have themselves."""
    return word in part.name.lower() and any(word not in test.lower() for test in part.tests)
