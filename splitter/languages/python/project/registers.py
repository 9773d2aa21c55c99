"""Definitions of which one process can't have two: they make themselves known to a register by their name."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from splitter.languages.python.decorators import ONLY_WRAPPING, last_name
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.modules import Kin, dotted
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.module_state import ModuleState
from splitter.languages.python.project.state.own_modules import OwnModules

_METRICS = frozenset({"Counter", "Gauge", "Histogram", "Summary", "Info"})
"""Constructors of prometheus_client, which registers a metric by its name."""

_MODELS = frozenset({"django.db.models.Model", "django.contrib.gis.db.models.Model"})
"""Bases whose classes an application can have once under a name (see Django's documentation of models)."""

_REGISTER = "register"
"""A word in the name of a decorator that makes a definition known to a register of another module."""

_TASKS = frozenset({"task", "shared_task", "actor", "receiver", "listens_for"})
"""Decorators of celery, dramatiq, Django's signals and SQLAlchemy's events."""


def registers(modules: OwnModules, kin: Mapping[str, Kin]) -> Iterator[Effect]:
    """The definitions of a file that register, and those of which that can't be told."""
    file = modules.file
    own = _own(file)
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
            if node.name in sure or _is_registered(statement, modules, own):
                yield Effect(statement.number, once=True)
            elif node.name in doubtful:
                yield Effect(statement.number, unsure=True)
        elif (
            _is_call_of_register(node, file, own)
            or _is_metric(node, file)
            or _is_table(node, file, own)
            or _is_kept_by_its_maker(node, modules)
            or _is_task(statement, own)
            or _is_registered(statement, modules, own)
        ):
            yield Effect(statement.number, once=True)


def _own(file: TestFile) -> frozenset[str]:
    """What the file defines itself."""
    return frozenset(name for s in file.statements if not s.is_import for name in s.binds)


def heard_elsewhere(modules: OwnModules) -> Iterator[Effect]:
    """What a decorator of another module may make known there, and nothing in the file names.

    ``@bus.subscribe("created") def on_created(x): calls.append(x)``: any test may have it called. So each
    part has it, or where there may be one alone, each test asks for that.
    """
    file = modules.file
    own = _own(file)
    for statement in file.statements:
        node = statement.first
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures or _is_test(node, file):
            continue
        once = _is_task(statement, own) or _is_registered(statement, modules, own)
        if (
            not once
            and isinstance(node, ast.ClassDef)
            and any(dotted(base) != "object" for base in node.bases)
        ):
            continue  # it may have tests from there
        roots = {
            dotted(one.func if isinstance(one, ast.Call) else one).partition(".")[0]
            for one in node.decorator_list
            if last_name(one) not in ONLY_WRAPPING
        }
        if all(file.names.imports.get(root, _NONE)[1] in _WRAPPERS for root in roots):
            continue
        if not any(node.name in other.names for other in file.statements if other is not statement):
            if once:
                tests = (one for one in file.statements if _is_test(one.first, file) and not one.fixtures)
                yield from (Effect(one.number, needs=statement.binds) for one in tests)
            else:
                yield Effect(statement.number, everywhere=True)


def _is_test(node: ast.stmt, file: TestFile) -> bool:
    """Whether it is a test, one that was disabled (``_test_slow``), or may hold some."""
    if isinstance(node, ast.ClassDef):
        members = (one for one in node.body if isinstance(one, FUNCTIONS))
        held = any(file.conventions.collects_function(one.name) for one in members)
        return held or file.conventions.collects_class(node.name)
    return isinstance(node, FUNCTIONS) and file.conventions.collects_function(node.name.lstrip("_"))


_WRAPPERS = frozenset(
    {"", "abc", "contextlib", "dataclasses", "enum", "functools", "numba", "pytest", "typing", "unittest"}
)
"""Modules whose decorators do so, and the file itself."""

_NONE = (0, "", "")


def _is_known(base: str, file: TestFile, kin: Mapping[str, Kin]) -> bool:
    """Whether a base hears of each class that builds on it, be it that its module is not installed here."""
    if base in kin:
        return kin[base].registers
    root, _, rest = base.partition(".")
    _, module, name = file.names.imports.get(root, (0, "", ""))
    return ".".join(filter(None, (module, name, rest))) in _MODELS


def _is_registered(statement: Statement, modules: OwnModules, own: frozenset[str]) -> bool:
    """``@register_extension_dtype``, ``@plugins.register("x")`` on a definition, or the project's own.

    With something of another module, that is: of a register in the file each part has its own, and
    pytest-factoryboy's makes fixtures.
    """
    fixtures = modules.file.imported_from("pytest_factoryboy")
    for decorator in statement.decorators:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        root, _, last = dotted(called).rpartition(".")
        if (root or last).partition(".")[0] in own | fixtures:
            continue
        if _REGISTER in last or _is_kept(called, modules):
            return True
    return False


def _is_kept(called: ast.expr, modules: OwnModules) -> bool:
    """Whether a function of a module of the project changes what is its module's, as far as its text says."""
    found = _found(called, modules)
    return found is not None and bool(found[1].changed_by(found[2]))


def _found(called: ast.expr, modules: OwnModules) -> tuple[Path, ModuleState, str] | None:
    """The module that defines what is called; those of Python itself are nobody's, its own tests included."""
    root = dotted(called).partition(".")[0]
    _, module, _ = modules.file.names.imports.get(root, _NONE)
    return None if module.partition(".")[0] in sys.stdlib_module_names else modules.of(called)


def _is_kept_by_its_maker(node: ast.stmt, modules: OwnModules) -> bool:
    """``REQUESTS = Counter("requests")`` with a class of the project that keeps its objects."""
    value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    found = _found(value.func, modules) if isinstance(value, ast.Call) and dotted(value.func) else None
    return found is not None and bool(found[1].changed_by_making(found[2]))


def _is_table(node: ast.stmt, file: TestFile, own: frozenset[str]) -> bool:
    """``USERS = Table("users", Base.metadata)``: a ``MetaData`` has one of a name (see SQLAlchemy)."""
    value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    if not isinstance(value, ast.Call) or last_name(value) != "Table" or len(value.args) < 2:
        return False
    _, module, _ = file.names.imports.get(dotted(value.func).partition(".")[0], _NONE)
    return module.partition(".")[0] == "sqlalchemy" and dotted(value.args[1]).partition(".")[0] not in own


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
