"""Results in a file, one a line, so that a long check can be ended and gone on with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Generic, TypeVar

from benchmarks.corpus.running import Compared
from benchmarks.corpus.static import Outcome

Result = TypeVar("Result", bound=Outcome | Compared)


class Records(Generic[Result]):
    """The results that a file holds; without a file those of this run alone."""

    def __init__(self, kind: type[Result], file: Path | None, subject: str) -> None:
        self._kind = kind
        self._file = file
        self._subject = subject
        self.known = {result.path: result for result in self._read()}

    def add(self, result: Result) -> None:
        """Keep one more."""
        self.known[result.path] = result
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps({"subject": self._subject, **asdict(result)}) + "\n")

    def _read(self) -> Iterator[Result]:
        if self._file is None or not self._file.exists():
            return
        for line in self._file.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):  # the last one of a run that was killed may be cut off
                values: dict[str, Any] = json.loads(line)
                if values.pop("subject") == self._subject:  # else another check, or other options
                    for name, value in values.items():
                        values[name] = tuple(value) if isinstance(value, list) else value
                    yield self._kind(**values)
