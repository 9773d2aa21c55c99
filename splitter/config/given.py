"""The options of a split as the library's verbs take them, for type checkers and editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict


class Options(TypedDict, total=False):
    """The fields of :class:`splitter.config.settings.Settings`; a test holds them equal."""

    by: str
    max_tests: int | None
    max_lines: int | None
    target_lines: int
    parts: int | None
    choose: int
    max_seconds: float | None
    durations: str | None
    name: str | None
    template: str | None
    reason: str | None
    issue: str | None
    adr: str | None
    runtime: str | None
    version: str | None
    threshold: int | None
    layers: Mapping[str, tuple[str, ...]]
    layer_sets: tuple[str, ...]
    keep_rest: bool
    retitle: bool
    test_files: tuple[str, ...]
    retire: str
    notice: bool
    commit_message: str
    exclude: tuple[str, ...]
    soft_limit: int | None
    baseline: str | None
    add_main: bool
    enable_disabled: bool
    helpers: str
    layout: str
    generated: bool
    references: str
    update_docs: bool
    group: str
    """A group file, for one file of tests."""


class RunOptions(TypedDict, total=False):
    """The same of :class:`splitter.config.verify.VerifySettings`."""

    python: str | None
    pytest: str | None
    pytest_args: tuple[str, ...]
    mojo: str
    include: tuple[str, ...]
    timeout: int
    jobs: int
    repeat: int
    together: bool
