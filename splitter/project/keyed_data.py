"""Files that a test finds by the name of its own file: snapshots, cassettes, data folders, baselines.

A part has another name, so its tests would not find them: some tools would fail then, others record
them anew without a word.
"""

from __future__ import annotations

from pathlib import Path

KEYED = (
    ("snapshot", "__snapshots__/{stem}.ambr"),  # syrupy
    ("snapshot", "__snapshots__/{stem}"),  # syrupy, one file a snapshot
    ("snapshot", "snapshots/snap_{stem}.py"),  # snapshottest
    ("snapshot", "snapshots/{stem}"),  # pytest-snapshot
    ("vcr", "cassettes/{stem}"),  # pytest-recording, pytest-vcr with its common fixture
    ("datadir", "{stem}"),  # pytest-datadir
    ("_regression", "{stem}"),  # pytest-regressions
    ("image_comparison", "baseline_images/{stem}"),  # matplotlib
    ("check_figures_equal", "baseline_images/{stem}"),
    ("betamax", "cassettes/{stem}"),
)
"""A word that the text of a test file with such files has, and where they are, beside it."""


def companions(path: Path, text: str) -> tuple[str, ...]:
    """The files and folders beside ``path`` that are found by its name, as far as its text asks for any."""
    places = dict.fromkeys(place.format(stem=path.stem) for word, place in KEYED if word in text)
    return tuple(place for place in places if (path.parent / place).exists())
