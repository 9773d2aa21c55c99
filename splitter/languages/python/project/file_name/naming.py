"""Strings that name a module, or its file: what they name is gone after a split."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path

from splitter.languages.python.decorators import last_name
from splitter.languages.python.project.reading.statements import Statement
from splitter.text.pickles import pickled_names


def module_names(path: Path) -> frozenset[str]:
    """The dotted names by which the module at ``path`` may be known: each tail of its path."""
    parts = path.absolute().with_suffix("").parts
    return frozenset(".".join(parts[-count:]) for count in range(1, len(parts)))


def own_name(path: Path) -> str:
    """The ``__name__`` that the runner gives the module: with the packages that it is in."""
    words = [path.stem]
    folder = path.absolute().parent
    while (folder / "__init__.py").is_file():
        words.append(folder.name)
        folder = folder.parent
    return ".".join(reversed(words))


class Namer:
    """Finds in strings the name of one module."""

    def __init__(self, path: Path, objects: Collection[str], own: str) -> None:
        self._known = module_names(path)
        self._stem = path.stem
        self._objects = frozenset(objects)
        self._own = own

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?<![\w-])((?:[\w]+\.)*){re.escape(self._stem)}(?![\w-])(\.(?=[^\s\w])|[.:](\w+))?"
        )

    @cached_property
    def _file(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){re.escape(self._stem)}\.py(?![\w])")

    def says(self, text: str) -> bool:
        """Whether a string names the module, or something in it, so that the new name would not do."""
        if self._stem not in text:
            return False
        text = _unescaped(text)
        if self.says_file(text):
            return True
        for match in self._word.finditer(text):
            prefix, attribute = match[1], match[3]
            module = prefix + self._stem
            if module not in self._known:
                continue
            if attribute is None and (match[2] or text == self._own or (prefix and text == module)):
                return True  # `test_big.</span>Widget`: a repr in markup
            if attribute is not None and (prefix or attribute in self._objects):
                return True
        return False

    def says_file(self, text: str) -> bool:
        """Whether it is about the module's file."""
        return self._file.search(_unescaped(text)) is not None

    def without_file(self, text: str) -> str:
        """What is said beside the file's name."""
        return self._file.sub("", _unescaped(text))

    def is_name(self, text: str) -> bool:
        """Whether a string is one of the module's names and nothing else: also without its packages."""
        return _unescaped(text) in self._known

    def objects_in(self, text: str) -> frozenset[str]:
        """What it names that the module has, or may have."""
        found = self._word.finditer(_unescaped(text))
        return frozenset(match[3] for match in found if match[3] and match[1] + self._stem in self._known)


def _unescaped(text: str) -> str:
    """A regular expression as what it matches: ``tests\\.test_big\\.Widget``."""
    return text.replace("\\.", ".")


def namer_of(path: Path, statements: Collection[Statement]) -> Namer:
    """One for the module at a path, which consists of these statements."""
    fixtures = {name for statement in statements for name in statement.fixtures}
    objects = {name for statement in statements for name in (*statement.binds, *statement.defines)}
    return Namer(path, objects - fixtures, own_name(path))


def strings_that_name(statement: Statement, namer: Namer) -> list[tuple[int, str]]:
    """The lines and texts of a statement's strings that name its module, but for those that people read."""
    if _is_documentation(statement):
        return []
    said = [*statement.strings, *_in_bytes(statement)]
    named = [(line, text) for line, text in said if namer.says(text)]
    if named and not statement.calls.keys() & _PATCHING:
        named = [(line, text) for line, text in named if text.partition(".")[2] not in _DATA]
    shown = {*_messages(statement), *labels(statement)} if named else set()
    return sorted({one for one in named if one not in shown})


def _in_bytes(statement: Statement) -> Iterator[tuple[int, str]]:
    """What is written as bytes, as text, and what it says as a pickle.

    pyramid's test of sessions has one of a class there: ``b"\\x80\\x02ctests.test_session\\nDummy\\n..."``.
    """
    for node in statement.of(ast.Constant):
        if isinstance(node.value, bytes):
            yield node.lineno, node.value.decode("latin-1")
            yield from ((node.lineno, name) for name in pickled_names(node.value))


_PATCHING = frozenset(
    {"patch", "object", "dict", "setattr", "import_module", "import_string", "importorskip"}
)
_DATA = frozenset({"csv", "zip", "gzip", "bz2", "lzma", "json", "html", "xml", "pickle", "sqlite3"})
"""Modules of the standard library that are called like what the names of their files end with."""


def _is_documentation(statement: Statement) -> bool:
    """The module's docstring, or what stands for one (scipy's ``__usage__``)."""
    docstring = statement.number == 0 and isinstance(statement.first, ast.Expr)
    return docstring or (bool(statement.binds) and statement.binds <= {"__doc__", "__usage__"})


def _messages(statement: Statement) -> Iterator[tuple[int, str]]:
    """What is shown where a test fails: ``assert not missing, "add them to test_args.py"``."""
    said = [node.msg for node in statement.of(ast.Assert)] + [node.exc for node in statement.of(ast.Raise)]
    for message in said:
        for node in ast.walk(message) if message else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.lineno, node.value


def labels(statement: Statement) -> Iterator[tuple[int, str]]:
    """The names under which open files are sent: ``files={"file": ("test_big.py", f)}`` in requests' tests.

    Who is given the file itself looks for none of that name.
    """
    given = [(node.optional_vars, node.context_expr) for node in statement.of(ast.withitem)]
    given += [(target, node.value) for node in statement.of(ast.Assign) for target in node.targets]
    opened = {target.id for target, value in given if isinstance(target, ast.Name) and _opens(value)}
    for sent in statement.of(ast.Tuple):
        if any(_opens(one) or (isinstance(one, ast.Name) and one.id in opened) for one in sent.elts):
            for one in sent.elts:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.lineno, one.value


_OPENING = frozenset({"open", "BytesIO", "StringIO"})


def _opens(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) in _OPENING


def own_imports(statement: Statement, path: Path) -> list[tuple[str, str]]:
    """What a statement imports of its own module: by what path, or else which name of it.

    ``import test_big`` in test_big.py, where there is no such module any more (CPython's test_bdb).
    """
    own = path.absolute()
    plain = (alias for node in statement.of(ast.Import) for alias in node.names)
    found = [(alias.asname or alias.name, "") for alias in plain if _is_itself(0, alias.name, own)]
    for outer in statement.of(ast.ImportFrom):
        for alias in outer.names:
            if _is_itself(outer.level, outer.module or "", own):
                found.append(("", alias.name))
            elif _is_itself(outer.level, ".".join(filter(None, (outer.module, alias.name))), own):
                found.append((alias.asname or alias.name, ""))
    return found


def _is_itself(level: int, name: str, own: Path) -> bool:
    return name.rpartition(".")[2] == own.stem and _is_at(level, name, own)


def _is_at(level: int, name: str, own: Path) -> bool:
    """Whether a module that the file names is itself."""
    relative = Path(*name.split(".")).with_suffix(".py")
    if level:
        return own.parents[level - 1] / relative == own if level <= len(own.parents) else False
    return own.parts[-len(relative.parts) :] == relative.parts
