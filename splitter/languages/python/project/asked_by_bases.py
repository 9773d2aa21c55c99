"""Names of a test file that a base of its classes looks up in their module, from a module of the project.

``sys.modules[type(self).__module__].LABEL`` in a ``setUp`` that tests of several files inherit.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from splitter.languages.python.plugins import Effect
from splitter.languages.python.project.reading.modules import dotted
from splitter.languages.python.project.state.loaded_modules import module_at
from splitter.languages.python.project.state.own_modules import OwnModules
from splitter.project.texts import text_of

_OF_ITS_HEIRS = "__module__"
_SAID = re.compile(r"\.\s*([^\W\d]\w*)|[\"']([^\W\d]\w*)[\"']")
"""An attribute, or a string that is a name."""


def asked_by_bases(modules: OwnModules) -> Iterator[Effect]:
    """What such a base may ask of the module, for each class: whatever it has as an attribute or a string."""
    file = modules.file
    imported = file.names.imports.keys()
    own = file.bound_names - imported
    asked: dict[str, frozenset[str]] = {}
    for statement in file.statements:
        bases = (base for node in statement.nodes if isinstance(node, ast.ClassDef) for base in node.bases)
        needs: frozenset[str] = frozenset()
        for root in {dotted(base).partition(".")[0] for base in bases} & imported:
            if root not in asked:
                asked[root] = own & _asked_by(root, modules)
            needs |= asked[root]
        if needs - statement.binds:
            yield Effect(statement.number, needs=needs - statement.binds)


def _asked_by(root: str, modules: OwnModules) -> frozenset[str]:
    """What the module of a base asks of modules that it does not name; ``root`` is how the base begins."""
    level, module, name = modules.file.names.imports[root]
    paths = (module_at(modules.place, level, one) for one in (module, f"{module}.{name}".strip(".")))
    texts = [text for path in paths if path is not None and (text := text_of(path)) is not None]
    asking = (text for text in texts if _OF_ITS_HEIRS in text)
    return frozenset(one or other for text in asking for one, other in _SAID.findall(text))
