"""pytest-factoryboy: ``@register`` makes fixtures in the module where it is called.

https://pytest-factoryboy.readthedocs.io: of a ``UserFactory`` come ``user``, ``user_factory`` and one fixture
for each of its attributes, which no statement of the file defines.
"""

from __future__ import annotations

from collections.abc import Iterator

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import Effect, TestFile


def rule(file: TestFile) -> Iterator[Effect]:
    registers = file.imported_from("pytest_factoryboy")
    if not registers:
        return
    for statement in file.statements:
        if any(
            last_name(decorator) in registers or last_name(decorator) == "register"
            for decorator in statement.decorators
        ):
            yield Effect(statement.number, everywhere=True)
