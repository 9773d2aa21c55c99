"""Definitions of which one process can't have two: they make themselves known to a register by their name."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.modules import Kin, dotted
from splitter.languages.python.project.statements import Statement

_METRICS = frozenset({"Counter", "Gauge", "Histogram", "Summary", "Info"})
"""Constructors of prometheus_client, which registers a metric by its name."""

_MODELS = frozenset({"django.db.models.Model", "django.contrib.gis.db.models.Model"})
"""Bases whose classes an application can have once under a name (see Django's documentation of models)."""

_REGISTER = "register"
"""A word in the name of a decorator that makes a definition known to a register of another module."""

_TASKS = frozenset({"task", "shared_task", "actor", "receiver", "listens_for"})
"""Decorators of celery, dramatiq, Django's signals and SQLAlchemy's events."""


def registers(file: TestFile, kin: Mapping[str, Kin]) -> Iterator[Effect]:
    """The definitions of a file that register, and those of which that can't be told."""
    own = frozenset(name for s in file.statements if not s.is_import for name in s.binds)
    doubtful: set[str] = set()
    sure: set[str] = set()
    for statement in file.statements:
        node = statement.first
        if isinstance(node, ast.ClassDef):
            bases = [dotted(base) or "?" for base in node.bases]
            foreign = [base for base in bases if base not in file.names.classes]
            if any(base in sure or _is_known(base, file, kin) for base in bases):
                sure.add(node.name)
            elif any(base in doubtful for base in bases) or any(
                base not in kin and base.partition(".")[0] in file.names.imports for base in foreign
            ):
                doubtful.add(node.name)
            metaclass = next((dotted(k.value) for k in node.keywords if k.arg == "metaclass"), "")
            if metaclass and metaclass.partition(".")[0] not in own and metaclass not in kin:
                doubtful.add(node.name)
            if node.name in sure or _is_registered(statement, file, own):
                yield Effect(statement.number, once=True)
            elif node.name in doubtful:
                yield Effect(statement.number, unsure=True)
        elif (
            _is_call_of_register(node, file, own)
            or _is_metric(node, file)
            or _is_task(statement, own)
            or _is_registered(statement, file, own)
        ):
            yield Effect(statement.number, once=True)


def _is_known(base: str, file: TestFile, kin: Mapping[str, Kin]) -> bool:
    """Whether a base hears of each class that builds on it, be it that its module is not installed here."""
    if base in kin:
        return kin[base].registers
    root, _, rest = base.partition(".")
    _, module, name = file.names.imports.get(root, (0, "", ""))
    return ".".join(filter(None, (module, name, rest))) in _MODELS


def _is_registered(statement: Statement, file: TestFile, own: frozenset[str]) -> bool:
    """``@register_extension_dtype``, ``@plugins.register("x")`` on a definition.

    With something of another module, that is: of a register in the file each part has its own, and
    pytest-factoryboy's makes fixtures.
    """
    fixtures = file.imported_from("pytest_factoryboy")
    for decorator in statement.decorators:
        name = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
        root = name.partition(".")[0]
        if _REGISTER in name.rpartition(".")[2] and root not in own | fixtures:
            return True
    return False


def _is_call_of_register(node: ast.stmt, file: TestFile, own: frozenset[str]) -> bool:
    """``register_element_cls("w:p", Paragraph)``: tests may find the class of the file without its name."""
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return False
    call, name = node.value, dotted(node.value.func)
    root = name.partition(".")[0]
    if _REGISTER not in name.rpartition(".")[2] or root in own or root in _ONLY_CALLED:
        return False
    if root in file.imported_from("pytest_factoryboy"):
        return False
    given = {
        value.id for value in (*call.args, *(k.value for k in call.keywords)) if isinstance(value, ast.Name)
    }
    return not given.isdisjoint(own)


_ONLY_CALLED = frozenset({"atexit", "faulthandler"})
"""Modules that keep what they are given to call it, once for each time."""


def _is_metric(node: ast.stmt, file: TestFile) -> bool:
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or not isinstance(node.value, ast.Call):
        return False
    root = dotted(node.value.func).partition(".")[0]
    _, module, _ = file.names.imports.get(root, (0, "", ""))
    return last_name(node.value) in _METRICS and module.partition(".")[0] == "prometheus_client"


def _is_task(statement: Statement, own: frozenset[str]) -> bool:
    for decorator in statement.decorators:
        name = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
        if name.rpartition(".")[2] in _TASKS and name.partition(".")[0] not in own:
            return True
    return False
