"""The splits of one run that stand now: each can be taken back, and made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from splitter.bulk.job import Job, Outcome, State, patiently, split_file
from splitter.model.finding import Finding, Refused
from splitter.transaction import undo


class Standing:
    """Keeps what became of each file in step with what stands on the disk."""

    def __init__(self, reached: Iterable[tuple[Job, Outcome]]) -> None:
        ended = {job.path: (job, outcome) for job, outcome in reached}
        self.outcomes = {path: outcome for path, (_, outcome) in ended.items()}
        self._jobs = {path: job for path, (job, _) in ended.items()}
        self._made = {path: one for path, one in self.outcomes.items() if one.state is State.SPLIT}
        self._stands = set(self._made)
        self._stuck: set[str] = set()

    @property
    def paths(self) -> frozenset[str]:
        """The files that are split and can be taken back."""
        return frozenset(self._stands - self._stuck)

    @property
    def undecided(self) -> frozenset[str]:
        """Those that were split and not refused since, whether they stand at the moment or not."""
        return frozenset(self._made) - self._stuck

    @property
    def splits(self) -> Mapping[str, Sequence[str]]:
        """Each split file with its parts."""
        return {
            path: [str(Path(path).parent / part.name) for part in self._made[path].parts]
            for path in sorted(self._stands)
        }

    def only(self, wanted: Set[str]) -> None:
        """These splits stand afterwards, and no others."""
        for path in sorted(self.paths - wanted):
            self._take_back(path)
        for path in sorted(wanted - self._stands):
            self._make(path)

    def refuse(self, path: str, *findings: Finding, state: State = State.REFUSED) -> None:
        """The file is as it was, for these reasons."""
        self.only(self.paths - {path})
        one = self.outcomes[path]
        one = replace(one, findings=(*one.findings, *findings))
        if path not in self._stuck:
            del self._made[path]
            one = replace(one, parts=(), retired="", state=state)
        self.outcomes[path] = one

    def _take_back(self, path: str) -> None:
        try:
            undone = patiently(lambda: undo(Path(path)))
            hindered = [found for one in undone for found in one.findings]
        except Refused as refused:
            hindered = list(refused.findings)
        if hindered:  # the tests have changed a part, say
            self._stuck.add(path)
            one = self.outcomes[path]
            self.outcomes[path] = replace(one, findings=(*one.findings, *hindered))
        else:
            self._stands.discard(path)

    def _make(self, path: str) -> None:
        self.outcomes[path] = made = split_file(self._jobs[path])
        if made.state is State.SPLIT:
            self._made[path] = made
            self._stands.add(path)
        else:
            del self._made[path]
