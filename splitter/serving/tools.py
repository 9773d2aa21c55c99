"""The tools: each takes paths in the served folder and plain values, and gives what its command gives."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from splitter import api
from splitter.model.catalogue import finding
from splitter.model.finding import Refused


@dataclass(frozen=True)
class Tools:
    """The tools of one folder, with its top."""

    top: Path

    def plan(self, path: str, options: dict[str, Any] | None = None) -> dict[str, Any]:
        """What would become of a test file: parts, tests, findings. Writes nothing.

        `options` are keys of the configuration: {"max_tests": 20, "by": "subject"}.
        """
        from splitter.reporting import Result

        return _told(Result(api.planned(self._inside(path), **self._named(options)).plan))

    def groups(self, path: str, options: dict[str, Any] | None = None) -> str:
        """The groups that would become parts, as TOML, to be edited and given to `split`. Writes nothing."""
        from splitter.plans import group_file

        made = api.planned(self._inside(path), **self._named(options))
        if not made.plan.ok:
            raise Refused(*made.plan.errors)
        return group_file(made) if made.plan.parts else ""

    def check(self, paths: list[str] | None = None) -> dict[str, Any]:
        """Which test files are over the limit. Writes nothing."""
        from splitter.check.counts import count_here
        from splitter.check.folders import check
        from splitter.check.formats.json import to_text
        from splitter.languages import TEST_FILES
        from splitter.reading.discovery import find

        roots = [self._inside(path) for path in paths or ["."]]
        return _read(to_text(check(find(roots, TEST_FILES, {}), None, count_here, every_count=True)))

    def prove(self, paths: list[str] | None = None, base: str | None = None) -> dict[str, Any]:
        """Whether tests that anybody moved are lost, doubled or changed. Writes nothing.

        `paths` are an original and its parts, or a retired original alone; or `base` is a git revision.
        """
        from splitter.proving.formats.json import to_text
        from splitter.proving.gathering import from_files, from_git
        from splitter.proving.proof import prove

        files = [Path(self._inside(path)) for path in paths or ()]
        return _read(to_text(prove(from_git(base, None, files) if base else from_files(files))))

    def review(self, what: str | None = None) -> str:
        """A page in Markdown for who must approve a split: a run, a commit, the latest run. Writes none."""
        from splitter.reviewing import markdown
        from splitter.reviewing.gathering import occasion_of
        from splitter.reviewing.review import review

        if what is not None and Path(what).exists():
            self._inside(what)
        return markdown.to_text(review(occasion_of(what)))

    def split(self, path: str, options: dict[str, Any] | None = None, groups: str = "") -> dict[str, Any]:
        """Split a test file; nothing is written unless the proof holds. `groups` is what `groups` gives."""
        from tempfile import TemporaryDirectory

        from splitter.reporting import Result

        with TemporaryDirectory() as folder:
            chosen = self._named(options)
            if groups:
                file = Path(folder, "groups.toml")
                file.write_text(groups, encoding="utf-8")
                chosen["group"] = str(file)
            made = api.planned(self._inside(path), **chosen)
        done = api.carry_out(made, api.GitMode.TREE) if made.plan.ok and made.plan.parts else None
        return _told(Result(made.plan, done))

    def undo(self, path: str) -> list[str]:
        """Take the split of a file back; refused if a part was edited since."""
        from splitter.transaction import undo

        return [one.path for one in undo(Path(self._inside(path)))]

    def _inside(self, path: str) -> str:
        """The path as it was given; raises ``Refused`` for one that leads out of the folder."""
        if not Path(self.top, path).resolve().is_relative_to(self.top.resolve()):
            raise Refused(finding("S101", f"it is outside of {self.top}", path=path))
        return path

    def _named(self, options: dict[str, Any] | None) -> dict[str, Any]:
        """Options by the names of the settings, however they are written; raises ``Refused`` for others."""
        from splitter.config.given import Options
        from splitter.text.suggestions import nearest

        chosen = {name.replace("-", "_"): _frozen(value) for name, value in (options or {}).items()}
        for name, value in chosen.items():
            if name not in Options.__annotations__ or name == "group":
                raise Refused(
                    finding("S601", f"unknown key {name!r}{nearest(name, Options.__annotations__)}")
                )
            for path in _paths_in(name, value):
                self._inside(path)
        return chosen


READING = ("plan", "groups", "check", "prove", "review")
"""Tools that write nothing."""

WRITING = ("split", "undo")


def _told(result: Any) -> dict[str, Any]:
    from splitter.reporting.json import to_json

    file: dict[str, Any] = _read(to_json([result]))["files"][0]
    return file


def _read(text: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text)
    return document


def _paths_in(name: str, value: Any) -> list[str]:
    """The files that an option names."""
    if name in ("template", "durations", "baseline"):
        return [str(value)]
    return [each for each in value if each.endswith(".toml")] if name == "layer_sets" else []


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
