"""Other files of the project that import from a test file: they would not find it any more.

Told from the text of their imports; nothing is run for it.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from splitter.languages.python.project.reading.environment import own_search_path
from splitter.languages.python.project.reading.module_attributes import attributes_used
from splitter.model.surroundings import Importers
from splitter.project.once import once
from splitter.project.texts import bytes_of, files_around, files_below, saying
from splitter.project.top import top_or_folder

_FROM = re.compile(
    r"^[ \t]*from((?:[ \t]|(?=\.))[.\w \t]*?)(?:[ \t]|(?<=\.))import\b[ \t]*(\([^)]*\)|[^(\r\n]+)",
    re.MULTILINE,
)
_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\r\n#;]+)", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.])(\w+|\*)(?:\s+as\s+\w+)?")

Imports = tuple[tuple[str, str], ...]
"""Modules, each with a name that is imported: ``*`` for all, or for the module itself."""

_EXECUTED = (".cfg", ".conf", ".ini", ".wsgi")
"""Other files that may be code: settings that are handed to ``exec`` (tornado's ``parse_config_file``)."""


def importers(path: Path) -> Importers:
    """What other files of the project import from the file at ``path``, which is one of a few."""
    files = files_around(path.parent.resolve(), ".py", *_EXECUTED)
    return _importers(path, saying(os.fsencode(path.stem), files))


def importers_among_many(path: Path) -> Importers:
    """The same where it is asked of so many files that all imports of the project are worth a list."""
    words = _by_word(files_around(path.parent.resolve(), ".py", *_EXECUTED))
    return _importers(path, words.get(os.fsencode(path.stem), ()))


def _importers(path: Path, files: Sequence[str]) -> Importers:
    own = path.parent.resolve() / path.name
    roots = own_search_path(own.parent)
    found = (
        (os.path.relpath(file, own.parent), name)
        for file in files
        if file != str(own)
        for name in _taken(file, own, roots)
    )
    return tuple(dict.fromkeys(found))


def importing(folder: Path, module: str) -> tuple[str, ...]:
    """The files of the project around a folder that import a module by just this name."""
    files = _by_word(files_below(top_or_folder(folder), ".py")).get(os.fsencode(module), ())
    return tuple(file for file in files if any(module == name for name, _ in _imports_of(file)))


@once
def _by_word(files: tuple[str, ...]) -> Mapping[bytes, Sequence[str]]:
    """The words of all imports of the files, each with the files that have it in one, in their order.

    Which of these mean what is looked at when it is asked for: see ``imports_of``. Here every file of a
    project is read, so that nothing is decoded, and what is searched for begins with a literal.
    """
    found: defaultdict[bytes, list[str]] = defaultdict(list)
    for file in files:
        data = bytes_of(file)
        places = b" ".join([*_IMPORTED.findall(data), *_IMPORTED_FROM.findall(data)])
        for word in set(_WORD.findall(places)):
            found[word].append(file)
    return found


_IMPORTED = re.compile(rb"import[ \t]+(\([^)]*\)|[^(\n]+)")
_IMPORTED_FROM = re.compile(rb"from([ \t.][.\w\x80-\xff \t]*?)\bimport\b")
_WORD = re.compile(rb"[\w\x80-\xff]+")


@once
def _imports_of(file: str) -> Imports:
    return imports_of(bytes_of(file).decode("utf-8", "replace"))


def _taken(file: str, own: Path, roots: tuple[Path, ...]) -> Iterator[str]:
    """The names that ``file`` takes from the module at ``own``; ``*`` where it may take any."""

    def is_own(module: str) -> bool:
        return module.rpartition(".")[2] == own.stem and _means(module, Path(file), own, roots)

    for module, name in _imports_of(file):
        inner = f"{module}{name}" if module.endswith(".") else f"{module}.{name}"
        is_whole = is_own(module) and name == "*"
        if is_whole or (name == own.stem and is_own(inner)):  # import test_big, from . import test_big
            is_package = Path(file).name == "__init__.py"  # whose importers find the module in it
            used = () if is_package else attributes_used(bytes_of(file).decode("utf-8", "replace"), is_own)
            yield from ["*"] if _are_bound_anew(used, own) else sorted(used) or ["*"]
        elif is_own(module):
            yield name


def _are_bound_anew(names: Collection[str], own: Path) -> bool:
    """Whether functions of the module give names another value, which who asks the module for them sees."""
    declared = re.findall(r"\bglobal\b[^\n]*", bytes_of(str(own)).decode("utf-8", "replace")) if names else ()
    return not {*names}.isdisjoint(word for line in declared for word in re.findall(r"\w+", line))


def imports_of(text: str) -> Imports:
    """The modules that a text imports, each with a name that it takes."""
    found: dict[tuple[str, str], None] = {}
    for match in _FROM.finditer(text):
        module = re.sub(r"[ \t]+", "", match[1])  # ``from . test_big``, ``from.test_big``
        found.update(dict.fromkeys((module, name) for name in _NAME.findall(re.sub(r"#.*", "", match[2]))))
    for match in _IMPORT.finditer(text):
        found.update(dict.fromkeys((one.split()[0], "*") for one in match[1].split(",") if one.strip()))
    return tuple(found)


def _means(module: str, file: Path, own: Path, roots: tuple[Path, ...]) -> bool:
    """Whether the dotted name of a module, as ``file`` writes it, can mean the module at ``own``."""
    words = module.lstrip(".")
    level = len(module) - len(words)
    relative = Path(*words.split(".")).with_suffix(".py")
    if level:
        folder = file.parents[level - 1] if level <= len(file.parents) else file.parent
        return folder / relative == own
    if own.parts[-len(relative.parts) :] != relative.parts:
        return False
    if (file.parent / relative).is_file():  # the test's own folder comes first on sys.path
        return file.parent / relative == own
    if len(relative.parts) > 1:
        return _nearest(relative, file) in (own, None)
    # By its name alone it is found where a folder around, or one on the path, has it.
    return own.parent in (*file.parents, *roots)


def _nearest(relative: Path, file: Path) -> Path | None:
    """Where a module in packages is, from the next folder around ``file`` that has it and is no package.

    Each project of several in one repository has its own ``tests.test_big``.
    """
    bases = (folder for folder in file.parents if (folder / relative).is_file())
    return next((base / relative for base in bases if not (base / "__init__.py").is_file()), None)
