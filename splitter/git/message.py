"""The message of a commit that holds a split."""

from __future__ import annotations

import string

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.plan import Plan


def message(template: str, plan: Plan, path: str) -> str:
    """The text for a plan; ``path`` is the original's in the repository.

    Raises ``Refused`` (S470) for a template that uses anything but ``{original}``, ``{path}``,
    ``{parts}``, ``{count}`` and ``{tests}``, or that gives an empty message.
    """
    values = {
        "original": path.rpartition("/")[2],
        "path": path,
        "parts": "\n".join(f"- {part.name} ({_tests(len(part.tests))})" for part in plan.parts),
        "count": str(len(plan.parts)),
        "tests": str(len(plan.tests)),
    }
    try:
        pieces = list(string.Formatter().parse(template))
    except ValueError as error:
        raise Refused(finding("S470", f"{template!r}: {error}", path=plan.path)) from error
    for _, name, spec, conversion in pieces:
        if name is not None and (name not in values or spec or conversion):
            raise Refused(finding("S470", f"unknown placeholder {{{name}}} in {template!r}", path=plan.path))
    text = template.format_map(values)
    if not text.strip():
        raise Refused(finding("S470", "the message is empty", path=plan.path))
    return text


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"
