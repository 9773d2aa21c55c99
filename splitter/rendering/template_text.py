"""What a template gives. One that does not ship with the tool may be anybody's: it gets its bounds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.processes.bounded import MEMORY, SECONDS, OutOfBounds, bounded
from splitter.rendering.templates import SHIPPED, ships

if TYPE_CHECKING:
    from jinja2 import Template

LONGEST = 2**18
"""Characters that a template may give besides what it repeats of a file."""

_BOUNDS = f"it takes more than {SECONDS} seconds or {MEMORY >> 20} MiB"


def rendered(template: str, values: Mapping[str, Any], path: str = "", *, most: int = LONGEST) -> str:
    """A template's text of ``most`` characters; raises ``Refused`` (S605) if it fails, or takes too much."""
    try:
        if ships(template):
            text, flaw, line = _attempt(template, values, most)
        else:
            text, flaw, line = bounded(_attempt, template, values, most)
    except OutOfBounds as error:
        raise Refused(finding("S605", f"the template fails: {_BOUNDS}", path=path)) from error
    if flaw:
        raise Refused(finding("S605", f"the template fails: {flaw}", path=path, line=line))
    return text


def _attempt(template: str, values: Mapping[str, Any], most: int) -> tuple[str, str, int | None]:
    """The text, or what is wrong with the template and the line where it is."""
    from jinja2 import TemplateError

    pieces, length = [], 0
    try:
        for piece in _compiled(template).generate(values):
            pieces.append(piece)
            length += len(piece)
            if length > most:
                return "", f"its text has more than {most} characters", None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        return "", str(error) or type(error).__name__, getattr(error, "lineno", None)
    except (RecursionError, SyntaxError) as error:  # the latter by Python, of what it was compiled to
        return "", f"it nests too deeply ({type(error).__name__})", None
    return "".join(pieces), "", None


@cache
def _compiled(template: str) -> Template:
    """The template, ready to be rendered: compiling one costs more than a small file's split."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(SHIPPED),  # what a template may extend
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(template)
