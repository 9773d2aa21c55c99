"""ddt: ``@file_data("x.json")`` is a path from where the class's module stands (https://ddt.readthedocs.io)."""

from __future__ import annotations

from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import calls, path_offset


def rule(file: TestFile) -> Iterator[Effect]:
    if not file.imported_from("ddt"):
        return
    for statement in file.statements:
        for call in calls(statement, "file_data"):
            for node in call.args[:1]:
                yield Effect(statement.number, path=path_offset(node, file.starts, file.lines))
