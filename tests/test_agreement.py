"""What the scoring of names counts, and what it asks nothing of."""

from __future__ import annotations

from benchmarks.agreement.measures import Division, folded, hits, in_tests, of_subjects
from splitter.text.wording import stem

PEOPLE = {"test_filter_a": "filtering", "test_filter_b": "filtering", "test_map": "core"}
TELLING = {"filtering": frozenset({"filtering"}), "core": frozenset({"core"})}


def test_inflections_are_hits_and_names_without_a_subject_are_not_asked_for() -> None:
    ours = Division(PEOPLE, {"filter": ["filter"], "map": ["map"]})

    assert hits(ours, PEOPLE, of_subjects(TELLING), stem) == [True]
    assert hits(ours, PEOPLE, TELLING, folded) == [False, False]


def test_what_tests_hold_are_words_of_their_own_names() -> None:
    assert in_tests(PEOPLE, of_subjects(TELLING)) == [True]
    assert in_tests({"test_mapfilter": "filtering"}, TELLING) == [False]
