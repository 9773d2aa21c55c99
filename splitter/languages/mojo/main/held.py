"""Which numbers of a function are the count of its tests, and which can't be told from it.

A number that a tally is held against is the count if it equals that of the tests which the function
runs. It may have a name, in the function or in the module. Any other number of this kind would make a
part fail, and so the file is refused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from splitter.languages.mojo.main.script import Script, Step, StepKind
from splitter.languages.mojo.main.tallies import Operand, Tallies, masked

_CAPACITY = re.compile(r"\bcapacity\s*=\s*\d+")
_Place = tuple[int, str]


@dataclass(frozen=True)
class ModuleNumbers:
    """What a module has beside its runners, as far as numbers go."""

    constants: Mapping[str, int] = field(default_factory=dict)
    """``comptime ALL = 12``: the names of plain numbers."""
    used: frozenset[str] = frozenset()
    """Those that others than one of the functions that run tests use."""
    helpers: Mapping[str, str] = field(default_factory=dict)
    """The other functions and types, with their texts."""


class HeldNumbers:
    """The numbers of one function that stand for how many tests it runs."""

    def __init__(self, script: Script, module: ModuleNumbers, runners: frozenset[str]) -> None:
        self._script, self._module = script, module
        self._total = script.former.total()
        self._tallies = Tallies(script, runners)
        self._names: dict[str, set[str]] = {"local": set(), "module": set()}
        self._offsets: defaultdict[_Place, list[int]] = defaultdict(list)
        self.doubtful: list[Step] = []
        """Statements that hold the tests against what may be no count of them."""
        if self._total or self._tallies.names or runners:
            self._judge()

    @property
    def constants(self) -> frozenset[str]:
        """The module's constants that are the count."""
        return frozenset(self._names["module"])

    def counted(self, step: Step, now: int) -> str:
        """The step's text with ``now`` for each number that is the count."""
        text = step.text
        for start in sorted(self._offsets.get(_place(step), ()), reverse=True):
            text = text[:start] + str(now) + text[start + len(str(self._total)) :]
        return text

    @cached_property
    def values(self) -> Mapping[str, int]:
        """What names stand for that may be the count's."""
        free = {k: v for k, v in self._module.constants.items() if k not in self._module.used}
        return {**free, **{name: one.value for name, one in self._tallies.numbers.items()}}

    def take(self, name: str) -> None:
        """From now on what the name stands for is the count."""
        local = self._tallies.numbers.get(name)
        if local is None:
            self._names["module"].add(name)
        elif name not in self._names["local"]:
            self._names["local"].add(name)
            self._offsets[_place(local.step)].append(local.start)

    def _judge(self) -> None:
        for step in self._candidates():
            taken = self._offsets[_place(step)]
            for operand in self._tallies.operands(step):
                if not self._is_told(operand, taken) and operand.decides:
                    self.doubtful.append(step)
                    break
            else:
                if self._hides_count(step, taken):
                    self.doubtful.append(step)

    def _candidates(self) -> Sequence[Step]:
        runs = [step for step in self._script.steps if step.kind is StepKind.CALL and not step.calls]
        return [*self._tallies.steady, *runs]

    def _is_told(self, operand: Operand, taken: list[int]) -> bool:
        """Whether it is known what an operand is: the count, or nothing that tests change."""
        if operand.text.isdigit():
            if int(operand.text) == self._total:
                taken.append(operand.start)
            return int(operand.text) in (0, 1, self._total)
        if operand.text.partition(".")[0] in self._tallies.names:
            return True
        value = self.values.get(operand.text, self._module.constants.get(operand.text))
        if value == self._total and operand.text in self.values:
            self.take(operand.text)
            return True
        return value in (0, 1)

    def _hides_count(self, step: Step, taken: Sequence[int]) -> bool:
        """Whether a statement about a tally has the count where it can't be followed."""
        if step.kind is StepKind.PRINT or not self._tallies.is_about(step) or self._total < 2:
            return False
        text = masked(step.text)
        text = _CAPACITY.sub(lambda match: " " * len(match[0]), text)
        found = {match.start() for match in re.finditer(rf"(?<![\w.]){self._total}(?![\w.])", text)}
        return bool(found.difference(taken)) or any(self._compares(name) for name in step.names)

    def _compares(self, name: str) -> bool:
        """Whether a helper compares something with the count."""
        text = self._module.helpers.get(name)
        if text is None:
            return False
        alike = [word for word, value in self._module.constants.items() if value == self._total]
        words = "|".join([str(self._total), *map(re.escape, alike)])
        held = rf"(?:[=!]=|[<>]=?)\s*(?:{words})(?![\w.])|\bassert_\w+\([^()\n]*?\b(?:{words})\s*[,)]"
        return re.search(held, masked(text)) is not None


def _place(step: Step) -> _Place:
    return step.line, step.text
