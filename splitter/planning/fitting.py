"""Tests to parts that are within the limit as they are written, not only as they were weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from splitter.model.finding import Finding, lines_in
from splitter.model.plan import Group, Grouping, OutputFile, Part, PartRole
from splitter.planning.company import in_company
from splitter.planning.divided_classes import distinct
from splitter.planning.part_sizes import Sizes, is_divisible


@dataclass(frozen=True)
class Draft:
    """A grouping and the parts that it gives; there are none for one group, and where names are wrong."""

    grouping: Grouping
    findings: tuple[Finding, ...] = ()
    parts: tuple[Part, ...] = ()
    outputs: tuple[OutputFile, ...] = ()


def fitted(
    sizes: Sizes,
    grouped: Callable[[Sizes], Grouping],
    laid_out: Callable[[Grouping], Draft],
    fixed: Sequence[Group] = (),
) -> Draft:
    """Atoms in parts, each within the limit if it can be; before them the ``fixed`` groups as they are.

    Where a part has become longer than was said, all are packed anew: with what it has, though it was to
    import it, or else with that much left free.
    """

    def draft(sizes: Sizes) -> Draft:
        grouping = in_company(grouped(sizes), sizes)
        return laid_out(replace(grouping, groups=distinct([*fixed, *grouping.groups])))

    found = draft(sizes)
    while missing := _missing(found, sizes, len(fixed)):
        copied = sizes.movable.keys() & _in_parts(found, sizes)
        sizes = sizes.having(copied) if copied else replace(sizes, slack=max(missing, 2 * sizes.slack))
        found = draft(sizes)
    return found


def _in_parts(draft: Draft, sizes: Sizes) -> set[int]:
    """The units of parts with tests; of one group, which is the file as it is, all."""
    if len(draft.grouping.groups) == 1:
        return {*sizes.movable}
    return {index for part in draft.parts if part.role is PartRole.TESTS for index in part.units}


def _missing(draft: Draft, sizes: Sizes, fixed: int) -> int:
    """How many lines more than was said a part has that is over the limit and could be divided further.

    That is more each time, for what was free was not enough; where all is free, nothing is divided further.
    """
    most = sizes.limit.max_lines
    if most is None or draft.findings or sizes.slack > most:
        return 0
    module, groups = sizes.bound.module, draft.grouping.groups
    if len(groups) == 1:  # nothing is written: the file itself would be the part
        texts = [module.source.text]
    else:
        pairs = zip(draft.parts, draft.outputs, strict=True)
        texts = [file.text for part, file in pairs if part.role is PartRole.TESTS]
    missing = 0
    for one, text in islice(zip(groups, texts, strict=True), fixed, None):
        lines, first = lines_in(text), one.atoms[0]
        divisible = len(one.atoms) > 1 or is_divisible(module, first)
        if lines > most and divisible and not sizes.is_crowded(first):
            missing = max(missing, lines - sizes.lines(one.atoms))
    return missing
