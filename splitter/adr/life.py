"""The life of a decision record: accepted, superseded, resolved; and what was merged back.

The history of a project's folder is nobody else's, so the record itself remembers which files were one
again, when and why: between its marks, from which it is read when it is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from splitter.adr.marks import block, renewed
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.text.file_names import RETIRED_SUFFIX

ACCEPTED = "Accepted"

_STATUS = re.compile(r"\*\*Status\*\*: (.+)")
_ENTRY = re.compile(
    r"^- `(?P<path>[^`\n]+)` \((?:retired|split)\)\n(?P<parts>(?:  - `[^`\n]*` - \d+ tests?\n)*)",
    re.MULTILINE,
)
_TESTS = re.compile(r"` - (\d+) tests?\n")
_SUMMARY = re.compile(r"^Split: \d+ files? with \d+ tests?, into \d+ parts?\.$", re.MULTILINE)
_BACK = re.compile(r"^- `([^`\n]+)` - on (\d{4}-\d\d-\d\d)(?:: (.+))?\n", re.MULTILINE)
_HEADING = "Merged back:\n\n"
_NONE = "No file is split any more."


@dataclass(frozen=True)
class Back:
    """A file that is one again: its path as the record has it, the day, and the reason if one was given."""

    path: str
    date: str
    why: str = ""

    @property
    def line(self) -> str:
        """As the record lists it."""
        return f"- `{self.path}` - on {self.date}{f': {self.why}' if self.why else ''}\n"


@dataclass(frozen=True)
class Life:
    """What a record says of itself, and what it remembers."""

    status: str = ACCEPTED
    merged: tuple[Back, ...] = ()


def life_of(record: str) -> Life:
    """What a record that is there says."""
    text = record.replace("\r\n", "\n")
    status = _STATUS.search(block(text, "status"))
    merged = tuple(Back(path, date, why) for path, date, why in _BACK.findall(block(text, "files")))
    return Life(status[1].strip() if status else ACCEPTED, merged)


def lived_on(life: Life, split: Collection[str], today: str, *, resolved: str = "", by: str = "") -> Life:
    """The life as it is now that the files ``split`` are split; ``resolved`` is a reason to end it.

    ``by`` is what supersedes it. What people wrote as a status stays. Raises ``Refused`` (S930) for one
    that is to be resolved while files are split.
    """
    merged = tuple(one for one in life.merged if one.path not in split)
    if resolved and split:
        count = f"{len(split)} file{'s are' if len(split) > 1 else ' is'} still split"
        raise Refused(finding("S930", f"{count}: {', '.join(sorted(split)[:3])}"))
    status = life.status
    if by:
        status = f"Superseded by {by}"
    elif resolved:
        status = _resolved(today, resolved)
    elif split and status.startswith("Resolved ("):
        status = ACCEPTED
    elif not split and merged and status == ACCEPTED:
        status = _resolved(merged[-1].date, merged[-1].why)
    return Life(status, merged)


def _resolved(date: str, why: str) -> str:
    return f"Resolved (merged back on {date}{f': {why}' if why else ''})"


def with_merged(record: str, path: str, today: str, why: str, name: str) -> str:
    """A record in which a file is one again; ``path`` is the file's from the project's top.

    It is the same where the record, which is the file ``name``, does not list it. Raises ``Refused`` (S816)
    for marks that are no pairs.
    """
    text = record.replace("\r\n", "\n")
    files = block(text, "files")
    entry = next((one for one in _ENTRY.finditer(files) if _is(_bare(one["path"]), path)), None)
    if entry is None:
        return record
    back = Back(_bare(entry["path"]), today, " ".join(why.split()))
    left = files[: entry.start()] + files[entry.end() :]
    life = life_of(text)
    life = replace(life, merged=(*(one for one in life.merged if one.path != back.path), back))
    life = lived_on(life, {_bare(one["path"]) for one in _ENTRY.finditer(left)}, today)
    new = _between("files", _listed(left, life)) + _between("status", f"**Status**: {life.status}\n")
    return renewed(record, new, name)


def _is(listed: str, path: str) -> bool:
    """Whether a path that a record lists is a file's: records may count from a folder of the project on."""
    return listed == path or path.endswith(f"/{listed}")


def _bare(path: str) -> str:
    return path.removesuffix(RETIRED_SUFFIX)


def _listed(files: str, life: Life) -> str:
    """The text about files with the sums anew and the list of what was merged back."""
    entries = list(_ENTRY.finditer(files))
    tests = [int(count) for one in entries for count in _TESTS.findall(one["parts"])]
    files = _SUMMARY.sub(summary(len(entries), sum(tests), len(tests)) if entries else _NONE, files)
    bare = _BACK.sub("", files).replace(f"\n{_HEADING}", "")
    above, over, below = bare.partition("\nStill over the limit:\n")
    merged = "".join(one.line for one in life.merged)
    return f"{above.rstrip()}\n\n{_HEADING}{merged}{over}{below}"


def summary(files: int, tests: int, parts: int) -> str:
    """The sentence with the sums."""
    of = f"{files} file{'s' if files != 1 else ''} with {tests} tests"
    return f"Split: {of}, into {parts} parts."


def _between(name: str, text: str) -> str:
    return f"<!-- splitter:begin {name} -->\n{text}<!-- splitter:end {name} -->\n"
