"""A language is one folder and one line: a toy that is registered here is split, proved and undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import splitter
from splitter.config.verify import VerifySettings
from splitter.languages import REGISTRY, TEST_FILES, language_of, read_source, runner_for
from splitter.model.finding import Limit, Refused
from splitter.planning.counting import count
from splitter.proof import prove
from splitter.reading.discovery import Found, find
from splitter.transaction import undo
from tests.conftest import tree

SHAPES = """\
% Shapes that have an area.

let SIDE = 4

% As a circle has it.
let RADIUS = 3

let UNUSED = 1

% A square.
check square_area:
    expect SIDE * SIDE is 16

check square_outline:
    expect 4 * SIDE is 16

% A circle.
check circle_area:

    expect 3 * RADIUS * RADIUS is 27

check circle_outline:
    expect 6 * RADIUS is 18

run:
    square_area
    square_outline
    circle_area
    circle_outline
"""

CIRCLE = """\
% Shapes checks circle tests
% Tests for circle only. Note: Split from shapes_checks.toy, as it was over the limit of 2 tests.

% As a circle has it.
let RADIUS = 3

% A circle.
check circle_area:

    expect 3 * RADIUS * RADIUS is 27

check circle_outline:
    expect 6 * RADIUS is 18

run:
    circle_area
    circle_outline
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file of the toy language, which is known here; the current folder."""
    monkeypatch.setitem(REGISTRY, (".toy",), "tests.toy_language")
    (tmp_path / "shapes_checks.toy").write_text(SHAPES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_split_as_others_are_and_undone(work: Path) -> None:
    before = tree(work)
    plan = splitter.split("shapes_checks.toy", max_tests=2, name="{group}_checks")
    after = {name: data.decode() for name, data in tree(work).items()}
    assert sorted(after) == ["circle_checks.toy", "shapes_checks.toy.DEPRECATED", "square_checks.toy"]
    assert after["shapes_checks.toy.DEPRECATED"] == SHAPES
    assert after["circle_checks.toy"] == CIRCLE
    assert [part.tests for part in plan.parts] == [
        ("square_area", "square_outline"),
        ("circle_area", "circle_outline"),
    ]
    undo(Path("shapes_checks.toy"))
    assert tree(work) == before


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ("expect 6 * RADIUS", "expect 5 * RADIUS", "is not in the original"),
        ("let RADIUS = 3\n", "", "needs RADIUS"),
        ("    circle_outline\n", "", "don't run the same tests: circle_outline"),
        ("% As a circle has it.\n", "", "a comment would be lost: % As a circle has it."),
    ],
)
def test_what_would_be_lost_is_seen(work: Path, old: str, new: str, flaw: str) -> None:
    plan = splitter.plan("shapes_checks.toy", max_tests=2, name="{group}_checks")
    source, language = read_source(Path("shapes_checks.toy")), language_of("shapes_checks.toy")
    assert language is not None
    square, circle = plan.outputs
    assert not prove(language, source, plan.outputs, path="")
    text = circle.text.replace(old, new)
    assert text != circle.text
    damaged = replace(circle, text=text, data=text.encode())
    (found,) = prove(language, source, [square, damaged], path="")
    assert flaw in found.message


def test_it_is_found_and_counted(work: Path) -> None:
    (found,) = find(["."], TEST_FILES)
    assert isinstance(found, Found)
    assert count(found.path, Limit(3)).tests == 4


@pytest.mark.parametrize(
    ("options", "code"), [({"layout": "package"}, "S134"), ({"helpers": "module"}, "S130")]
)
def test_what_it_can_not_do_is_said(work: Path, options: dict[str, Any], code: str) -> None:
    plan = splitter.plan("shapes_checks.toy", max_tests=2, **options)
    assert [found.code for found in plan.errors] == [code]


def test_a_part_is_found_as_the_original_is(work: Path) -> None:
    plan = splitter.plan("shapes_checks.toy", max_tests=2, name="{group}")
    assert {found.code for found in plan.errors} == {"S404"}


def test_nothing_runs_it(work: Path) -> None:
    with pytest.raises(Refused, match="S105"):
        runner_for(Path("shapes_checks.toy"), VerifySettings())


def test_a_file_that_it_can_not_read_is_refused(work: Path) -> None:
    Path("shapes_checks.toy").write_text(SHAPES + "odd\n")
    assert [found.code for found in splitter.plan("shapes_checks.toy", max_tests=2).errors] == ["S103"]
