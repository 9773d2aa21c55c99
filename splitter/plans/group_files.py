"""A plan's groups as a group file, to be edited and given back with ``--group``."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import PurePath

from splitter.api import Planned
from splitter.grouping.group_file import plain_subject
from splitter.model.plan import Part, PartRole, Plan
from splitter.reporting.terminal import visible

_HOW = "# Move tests to other lists, rename lists, add some or take some away; then:"
_HOW_IN_EDITOR = (
    "# Move tests to other lists, rename lists, add some or take some away; save and close to split it so.",
    "# With no list left nothing is split.",
)

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def group_file(made: Planned, *, in_editor: bool = False) -> str:
    """The groups as TOML, a list of tests for each part; the same plan comes of it."""
    plan = made.plan
    name = visible(PurePath(plan.path).name)
    head = (
        f"# How the tests of {name} are grouped: a list for each part, which is called by its key.",
        *(_HOW_IN_EDITOR if in_editor else (_HOW, f"#     splitter split {name} --group THIS_FILE")),
        "# A list may name tests, classes, the titles of section comments, and patterns (`test_add_*`).",
        "# A test in two lists is an error; tests in none are grouped by rule, a note says where.",
    )
    classes = _classes(plan)
    stays = plan.stays.name if plan.stays and made.settings.keep_rest else ""  # tests in no list stay then
    parts = [part for part in plan.parts if part.role is PartRole.TESTS and part.name != stays]
    lists = [_list(part, classes) for part in parts]
    return "\n".join([*head, *(line for lines in lists for line in ["", *lines])]) + "\n"


def _list(part: Part, classes: Mapping[str, Set[str]]) -> Iterator[str]:
    key = part.group if _BARE_KEY.fullmatch(part.group) else _quoted(part.group)
    if part.subject == plain_subject(part.group):
        yield f"{key} = ["
    else:
        yield f"{key}.subject = {_quoted(part.subject)}"
        yield f"{key}.tests = ["
    yield from (f"    {_quoted(entry)}," for entry in _entries(part, classes))
    yield "]"


def _entries(part: Part, classes: Mapping[str, Set[str]]) -> Iterator[str]:
    """The tests of a part, each once; those of an outermost class by its name if all are there."""
    tests = frozenset(part.tests)
    names = (test.partition("::")[0] for test in part.tests)
    whole = {name for name in names if classes.get(name, {""}) <= tests}
    yield from dict.fromkeys(
        name if (name := test.partition("::")[0]) in whole else test for test in part.tests
    )


def _classes(plan: Plan) -> Mapping[str, Set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for test in plan.tests:
        name, nested, _ = test.partition("::")
        if nested:
            found[name].add(test)
    return found


def _quoted(text: str) -> str:
    """A TOML string: JSON's are such, but for DEL and for what is written as two halves."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
