"""A function that runs tests, written for fewer of them."""

from __future__ import annotations

from collections.abc import Callable

from splitter.languages.mojo.main.lists import restricted
from splitter.languages.mojo.main.script import Body, Clause, Script, Step, StepKind

Number = Callable[[Step], str]
"""Gives a kept step's text, with what is counted in it counted anew."""


def restrict(script: Script, tests: frozenset[str], number: Number, newline: str) -> str:
    """The function's text for a part with just these tests; ``newline`` ends a line that is new."""
    body = _written(script.body, tests, number, newline)
    return script.head + (body if _has_docstring(script.head) else _filled(body, script.body, newline))


def _has_docstring(head: str) -> bool:
    return head.rstrip().endswith(('"""', "'''"))


def _filled(text: str, body: Body, newline: str) -> str:
    """What is left of a block, with a ``pass`` if no statement is."""
    lines = text.splitlines()
    if any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return text
    lead = text if text.strip() else ""
    return lead + (newline if lead[-1:] not in ("", "\n", "\r") else "") + f"{body.indent}pass{newline}"


def _written(body: Body, tests: frozenset[str], number: Number, newline: str) -> str:
    written: list[str] = []
    previous, under_heading = -1, False
    for index in body.kept(tests):
        step = body.steps[index]
        if not written:
            gap = body.steps[0].gap
        else:
            gap = "" if under_heading else body.gaps.widest(previous + 1, index)
        written += [gap, _step(step, tests, number, newline)]
        # What a heading stands directly above may be left out; the next one moves up to it.
        following = body.steps[index + 1 : index + 2]
        under_heading = step.kind is StepKind.COMMENT and bool(following) and not following[0].gap
        previous = index
    return "".join(written)


def _step(step: Step, tests: frozenset[str], number: Number, newline: str) -> str:
    if step.items:
        return restricted(step.text, step.items, tests)
    if not step.clauses:
        return number(step)
    return "".join(_clause(clause, tests, number, newline) for clause in step.clauses)


def _clause(clause: Clause, tests: frozenset[str], number: Number, newline: str) -> str:
    body = _written(clause.body, tests, number, newline)
    return clause.head + _filled(body, clause.body, newline)
