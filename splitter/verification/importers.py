"""The tests of files that import from one that is split: they run before it, and beside its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from splitter.languages import language_of
from splitter.model.plan import Plan
from splitter.project.top import top_or_folder
from splitter.running.outcomes import Run
from splitter.transaction.reverting import shown
from splitter.verification.comparison import Difference
from splitter.verification.project import compare_projects


@dataclass(frozen=True)
class Beside:
    """What they say."""

    before: tuple[Run, ...]
    after: Run

    def differences(self) -> Iterator[Difference]:
        """What differs, each by its file as it is shown, and that the run did not end well if it did not."""
        compared = compare_projects(self.before, self.after, {})
        for file, found in compared.differences.items():
            for one in found:
                yield replace(one, where=shown(Path(file)), test=one.test.partition("::")[2])
        if compared.ended:
            ending = self.after.ending.value
            yield Difference("the files that import from it", "", "ran", ending, compared.ended)


def importers_of(plan: Plan) -> Sequence[Path]:
    """The files of tests that import from the original, or are to name its parts, by their paths."""
    if plan.source is None:
        return ()
    original, around = Path(plan.path).absolute(), plan.source.around
    top = top_or_folder(original.parent.resolve())
    paths = [original.parent / name for name, _ in around.importers]
    paths += [top / edit.path for edit in plan.edits if edit.before is not None and edit.after is not None]
    found = dict.fromkeys(path.resolve() for path in paths)
    own = language_of(plan.path)
    tests = (path for path in sorted(found) if around.is_collected(path.name))
    return [path for path in tests if language_of(path.name) is own]
