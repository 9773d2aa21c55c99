"""pytest-cases: case functions are found in the module, or in a file that is called after it.

https://smarie.github.io/python-pytest-cases: ``cases=AUTO`` means ``test_x_cases.py`` or ``cases_x.py``,
``cases="."`` the module itself.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.plugins.reading import calls, keyword

AUTO = ("{stem}_cases.py", "cases_{subject}.py")


def rule(file: TestFile) -> Iterator[Effect]:
    own = frozenset(n for s in file.statements for n in s.binds if n.startswith("case_") or "Case" in n)
    for statement in file.statements:
        for call in calls(statement, "parametrize_with_cases", "get_all_cases"):
            value = keyword(call, "cases") or (call.args[1] if len(call.args) > 1 else None)
            if value is not None and _is_own(value):
                yield Effect(statement.number, needs=own)


def _is_own(value: ast.expr) -> bool:
    return (isinstance(value, ast.Constant) and value.value == ".") or (
        isinstance(value, ast.Name) and value.id == "THIS_MODULE"
    )


def files_of(file: TestFile) -> Iterator[str]:
    """The names of the files in which cases are looked for because of the test file's name."""
    for statement in file.statements if "_cases" in file.text else ():
        for call in calls(statement, "parametrize_with_cases", "get_all_cases"):
            value = keyword(call, "cases") or (call.args[1] if len(call.args) > 1 else None)
            if value is None or (isinstance(value, ast.Name) and value.id == "AUTO"):
                subject = file.stem.removeprefix("test_")
                yield from (name.format(stem=file.stem, subject=subject) for name in AUTO)
                return
