"""The ``main()`` that a part may have though the original has none."""

from __future__ import annotations

import re

from splitter.model.statements import Reading, Role

_SIGNATURE = re.compile(r"(?:fn|def) main\(\)(?: raises)?:")


def is_added_main(original: Reading, part: Reading) -> bool:
    """Whether the last statement is a new ``main()`` that runs the part's tests, each once, and no more."""
    if any("main" in statement.binds for statement in original.statements):
        return False
    last = part.statements[-1]
    signature, *lines = last.text.splitlines()
    tests = [test for statement in part.statements for test in statement.tests]
    return (
        last.role is Role.RUNNER
        and _SIGNATURE.fullmatch(signature) is not None
        and [line.strip() for line in lines] == [f"{_spelled(test)}()" for test in tests]
        and not last.attached
    )


def _spelled(name: str) -> str:
    """A name as code must write it: in backticks if it is no plain one."""
    return name if re.fullmatch(r"[^\W\d]\w*", name) else f"`{name}`"
