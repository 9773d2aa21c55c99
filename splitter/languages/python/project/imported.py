"""What a Python file imports from other modules under names that look like tests, and a runner passes over.

A class that is imported is collected where it is imported, and would be in every part. Not so if it has
no tests (CPython's ``test.test_json.PyTest``), or if it is a mixin, by name and bases no test class
(astropy's ``FlatFLRWMixinTest``). A fixture is collected nowhere, whatever its name (``test_client``).
"""

from __future__ import annotations

from collections.abc import Iterator

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.asks import parameters
from splitter.languages.python.project.modules import Kin, Place, is_imported_fixture, kin
from splitter.model.conventions import Conventions


def idle_names(file: TestFile, place: Place) -> tuple[str, ...]:
    """The imported names that no runner would collect here."""
    names, conventions = file.names, file.conventions
    found: list[str] = []
    for name, (_, module, _) in names.imports.items():
        if conventions.collects_function(name):
            known = is_imported_fixture(name, names, place)
            if known or (known is None and name in _asked(file)):
                found.append(name)
        elif module.rpartition(".")[2].startswith("test_") and name[:1].isupper():
            brought = kin(name, names, place)
            if brought is not None and not _is_collected(name, brought, conventions):
                found.append(name)
    return tuple(found)


def _is_collected(name: str, brought: Kin, conventions: Conventions) -> bool:
    by_name = conventions.collects_class(name) and not brought.constructor
    return brought.made or (brought.tests and (brought.unittest or by_name))


def _asked(file: TestFile) -> Iterator[str]:
    """The parameters of the file's functions: one that is called like a test is a fixture."""
    for statement in file.statements:
        for function in statement.functions:
            yield from parameters(function)
