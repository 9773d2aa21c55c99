"""A function that runs tests, written for fewer of them."""

from __future__ import annotations

from collections.abc import Callable

from splitter.languages.mojo.script import Body, Clause, Script, Step, StepKind

Number = Callable[[Step], str]
"""Gives a kept step's text, with what is counted in it counted anew."""


def restrict(script: Script, tests: frozenset[str], number: Number) -> str:
    """The function's text for a part with just these tests."""
    body = _written(script.body, tests, number)
    return script.head + (body if body.strip() or _has_docstring(script.head) else _nothing(script.body))


def _has_docstring(head: str) -> bool:
    return head.rstrip().endswith(('"""', "'''"))


def _nothing(body: Body) -> str:
    return f"{body.indent}pass\n"


def _written(body: Body, tests: frozenset[str], number: Number) -> str:
    written: list[str] = []
    previous, under_heading = -1, False
    for index in body.kept(tests):
        step = body.steps[index]
        if not written:
            gap = body.steps[0].gap
        else:
            gap = "" if under_heading else body.gaps.widest(previous + 1, index)
        written += [gap, _step(step, tests, number)]
        # What a heading stands directly above may be left out; the next one moves up to it.
        following = body.steps[index + 1 : index + 2]
        under_heading = step.kind is StepKind.COMMENT and bool(following) and not following[0].gap
        previous = index
    return "".join(written)


def _step(step: Step, tests: frozenset[str], number: Number) -> str:
    if not step.clauses:
        return number(step)
    return "".join(_clause(clause, tests, number) for clause in step.clauses)


def _clause(clause: Clause, tests: frozenset[str], number: Number) -> str:
    body = _written(clause.body, tests, number)
    return clause.head + (body if body.strip() else _nothing(clause.body))
