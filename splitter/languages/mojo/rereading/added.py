"""The ``main()`` that a part may have though the original has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from splitter.model.statements import Reading, Role, Statement

_SIGNATURE = re.compile(r"(?:fn|def) main\(\)(?: raises)?:")


def is_added_main(original: Reading, part: Reading) -> bool:
    """Whether the last statement is a new ``main()`` that runs the part's tests, each once, and no more."""
    if any("main" in statement.binds for statement in original.statements):
        return False
    last = part.statements[-1]
    signature, *lines = last.text.splitlines()
    tests = [test for statement in part.statements for test in statement.tests]
    calls = [line.strip() for line in lines]
    return (
        last.role is Role.RUNNER
        and _SIGNATURE.fullmatch(signature) is not None
        and (calls == [f"{_spelled(test)}()" for test in tests] or _calls_runners(calls, tests, part))
        and not last.attached
    )


def _calls_runners(calls: Sequence[str], tests: Sequence[str], part: Reading) -> bool:
    """Whether these are calls of functions that run all tests, each once."""
    names = [call.removesuffix("()") for call in calls]
    functions = {
        name: one for one in part.statements[:-1] for name in one.binds if one.role is not Role.IMPORT
    }
    if not {*names} <= functions.keys() or any(not call.endswith("()") for call in calls):
        return False
    return Counter(_run_by(names, functions)) == Counter(tests)


def _run_by(names: Sequence[str], functions: Mapping[str, Statement]) -> Iterator[str]:
    """The tests that functions run, themselves or through others."""
    for name in names:
        reading = functions[name].runner
        if reading is not None:
            yield from reading.calls
            inner = {one: other for one, other in functions.items() if one != name}
            yield from _run_by([one for one in inner if one in reading.uses and inner[one].runner], inner)


def _spelled(name: str) -> str:
    """A name as code must write it: in backticks if it is no plain one."""
    return name if re.fullmatch(r"[^\W\d]\w*", name) else f"`{name}`"
