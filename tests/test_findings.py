"""The catalogue: each finding is explained, and something provokes it."""

from __future__ import annotations

import ast
import os
import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter.bulk.job import Job, Outcome, lost
from splitter.model.catalogue import CATALOGUE
from splitter.processes.pool import processes, run
from splitter.reporting.explanations import CHAPTERS, entry, explanations, page
from tests.conftest import PROJECT, app
from tests.golden_cases import CASES, cases

PROVOKED = {
    "S217": "test_merging.py::test_fixtures_that_another_file_has_by_now_are_not_taken_from_it",
    "S219": "test_extension.py::test_a_conftest_that_changed_meanwhile_gets_the_fixtures_or_refuses",
    "S232": "test_keeping_rest.py::test_where_all_have_a_subject_the_original_is_retired",
    "S450": "test_transaction.py::test_a_plan_that_is_not_fit_is_refused",
    "S451": "test_plans.py::test_a_source_changed_by_one_byte_is_refused",
    "S453": "test_transaction.py::test_a_folder_in_use_is_refused",
    "S454": "test_transaction.py::test_a_folder_that_can_not_be_written_is_refused",
    "S455": "test_transaction.py::test_a_journal_that_is_damaged_or_hostile_is_not_followed",
    "S456": "test_transaction.py::test_a_part_that_was_edited_after_the_kill_is_left_in_place",
    "S458": "test_transaction.py::test_names_that_are_not_plain_or_not_unique_are_refused",
    "S459": "test_transaction.py::test_a_handler_that_goes_on_gets_the_refusal",
    "S460": "test_plans.py::test_what_is_no_json_or_no_plan_is_refused",
    "S461": "test_plans.py::test_a_file_outside_of_the_project_is_not_planned",
    "S463": "test_plans.py::test_a_plan_that_is_not_as_it_should_be_is_refused",
    "S464": "test_plans.py::test_moved_tests_and_a_renamed_part_are_followed_and_proved",
    "S465": "test_undo.py::test_a_file_that_was_never_split_is_said",
    "S466": "test_undo.py::test_what_stands_for_the_original_is_not_overwritten",
    "S926": "test_undo.py::test_what_stands_for_the_original_is_not_overwritten",
    "S927": "test_usage.py::test_a_usage_error_is_told_as_all_others_are",
    "S467": "test_undo.py::test_a_history_that_was_tampered_with_is_refused",
    "S469": "test_git.py::test_a_hook_that_says_no_leaves_everything_as_it_was",
    "S470": "test_git.py::test_a_message_that_can_not_be_made_is_refused",
    "S471": "test_plans.py::test_only_a_plan_is_overwritten",
    "S480": "test_porting.py::test_a_split_is_undone_after_its_port_which_is_named",
    "S479": "test_serving.py::test_without_the_sdk_it_says_what_to_install",
    "S478": "test_before_and_after.py::test_a_file_that_is_split_already_is_said",
    "S502": "test_proof.py::test_what_the_proof_finds_is_an_error_of_its_own",
    "S701": "test_verification.py::test_an_interpreter_without_pytest_refuses_and_says_what_to_install",
    "S702": "test_verification.py::test_without_a_mojo_compiler_it_says_what_to_install",
    "S703": "test_verification.py::test_an_original_without_outcomes_refuses",
    "S704": "test_verification.py::test_an_original_without_outcomes_refuses",
    "S705": "test_verification.py::test_options_that_leave_every_test_out_refuse",
    "S707": "test_verification.py::test_a_flaky_test_is_reported_and_not_blamed",
    "S708": "test_verification.py::test_a_crash_leaves_the_outcomes_before_it",
    "S709": "test_verification.py::test_a_mojo_test_that_ends_the_program_is_told_apart",
    "S710": "test_verification.py::test_a_part_that_its_own_tests_change_is_left_and_named",
    "S711": "test_verification.py::test_what_can_not_be_verified_is_refused",
    "S712": "test_verification.py::test_what_can_not_be_verified_is_refused",
    "S713": "test_verification.py::test_a_collection_that_is_not_known_is_said",
    "S720": "test_probing.py::test_what_can_not_be_probed_is_refused",
    "S721": "test_probing.py::test_what_can_not_be_probed_is_refused",
    "S722": "test_probing.py::test_what_can_not_be_probed_is_refused",
    "S801": "test_discovery.py::test_a_folder_that_vanishes_meanwhile_is_a_finding_and_the_rest_is_found",
    "S802": "test_check.py::test_over_the_limit_is_exit_code_1_and_names_the_first_test_too_many",
    "S803": "test_check.py::test_the_soft_limit_warns",
    "S114": "test_depth.py::test_what_would_kill_the_parser_is_refused",
    "S155": "test_following.py::test_a_file_that_is_saved_in_between_is_left_and_nothing_is_split",
    "S160": "test_references.py::test_what_is_no_map_is_refused",
    "S161": "test_references.py::test_ids_are_renamed_in_place_and_nothing_else",
    "S205": "test_limit.py::test_a_helper_that_leaves_no_room_is_named_and_its_tests_are_not_scattered",
    "S472": "test_transaction_faults.py::test_each_flush_that_fails_is_said",
    "S804": "test_check.py::test_a_baseline_bears_with_old_debt_and_lets_it_only_shrink",
    "S805": "test_check.py::test_a_baseline_bears_with_old_debt_and_lets_it_only_shrink",
    "S806": "test_check.py::test_a_baseline_that_is_none_is_refused",
    "S811": "test_findings.py::test_a_file_whose_process_ended_is_said",
    "S812": "test_bulk.py::test_a_signal_ends_a_run_cleanly_and_the_next_goes_on",
    "S813": "test_bulk.py::test_a_report_that_is_none_is_refused",
    "S814": "test_bulk.py::test_a_report_that_can_not_be_written_stops_the_run_before_it_begins",
    "S815": "test_bulk.py::test_a_cluster_that_can_not_be_reached_is_said_so",
    "S901": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S902": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S903": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S904": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S905": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S906": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S909": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S910": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S911": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S912": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S913": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S914": "test_proving.py::test_damage_is_told_as_what_it_is",
    "S907": "test_proving.py::test_a_hidden_test_that_comes_to_life_is_told",
    "S908": "test_proving.py::test_a_fixture_that_is_nowhere_is_told_with_what_asks_for_it",
    "S915": "test_review.py::test_what_can_not_be_reviewed_is_said",
    "S916": "test_review.py::test_a_part_that_was_edited_since_is_named_and_shown_as_it_is",
    "S917": "test_review.py::test_what_can_not_be_reviewed_is_said",
    "S920": "test_review.py::test_a_run_of_an_earlier_version_says_what_it_lacks",
    "S921": "test_review.py::test_a_run_that_says_very_much_keeps_what_weighs_most",
    "S930": "test_adr.py::test_a_merge_is_told_to_the_record_and_an_undo_takes_that_back",
    "S931": "test_merging.py::test_what_stands_at_a_name_and_was_edited_is_not_lost",
    "S951": "test_merging.py::test_a_helper_that_was_changed_in_two_ways_is_a_conflict",
    "S952": "test_merging.py::test_a_mark_of_one_part_alone_is_not_spread_over_all",
    "S953": "test_merging.py::test_a_name_that_another_part_binds_is_not_captured",
    "S954": "test_merging.py::test_what_is_no_family_is_refused",
    "S955": "test_merging.py::test_a_helper_that_was_changed_in_one_part_alone_is_said",
    "S956": "test_merging.py::test_what_no_part_has_any_more_is_said",
    "S970": "test_merging.py::test_a_test_that_two_named_parts_have_is_told",
    "S957": "test_merging.py::test_the_user_says_which_version_stands",
    "S958": "test_merging.py::test_a_part_that_is_missing_refuses_unless_the_others_are_named",
    "S959": "test_merging.py::test_what_would_be_lost_refuses",
    "S960": "test_merging.py::test_a_part_that_changes_meanwhile_is_refused",
    "S961": "test_retired.py::test_what_the_parts_do_not_hold_stays",
    "S962": "test_retired.py::test_the_only_copy_stays",
    "S963": "test_merging.py::test_data_that_came_since_and_goes_by_a_parts_name_refuses",
    "S922": "test_proving.py::test_a_shallow_clone_is_told_to_be_one",
    "S925": "test_proving.py::test_without_git_there_is_no_commit",
    "S924": "test_proving.py::test_what_can_not_be_looked_at_is_exit_code_2",
    "S964": "test_porting.py::test_what_can_not_be_ported_is_refused",
    "S965": "test_porting.py::test_what_can_not_be_ported_is_refused",
    "S966": "test_porting.py::test_what_both_changed_is_named_with_both_places_and_nothing_is_written",
    "S967": "test_porting.py::test_a_part_goes_with_its_last_test_unless_it_was_edited",
    "S968": "test_porting.py::test_what_would_be_lost_refuses",
    "S969": "test_porting.py::test_what_is_said_beside_code_comes_to_every_part_that_says_it",
    "S918": "test_proving.py::test_imports_that_were_lifted_out_of_bodies_are_no_edit",
    "S816": "test_adr.py::test_odd_marks_are_refused_and_nothing_is_written",
}
"""For each code that no golden case provokes the test that does; everything else has a case."""


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_something_provokes_each_finding(code: str) -> None:
    """A new code needs a folder in tests/cases that has it in its ``findings``, or a line in ``PROVOKED``."""
    told = [case.folder.name for case in cases() if code in case.findings]
    named = PROVOKED.get(code, "")
    assert told or named, (
        f"nothing provokes {code} ({CATALOGUE[code].title}): write a golden case, a folder in "
        f"{CASES.relative_to(PROJECT)} with {code} among the `findings` of its options.toml; or, where "
        f"`splitter split` can't provoke it, name the test that does in PROVOKED of {Path(__file__).name}"
    )
    assert not (told and named), f"{code} has a golden case ({told[0]}): take it out of PROVOKED"
    if named:
        file, _, test = named.partition("::")
        asserted = _asserted(file)
        assert test in asserted, f"{named}, which should provoke {code}, is not there"
        assert code in asserted[test], f"{named} should provoke {code}, and asserts nothing about it"


@cache
def _asserted(file: str) -> dict[str, frozenset[str]]:
    """For each test of a file the codes that stand in its assertions and parameters.

    What a name stands for counts: tables at the level of the module, fixtures and helpers that it calls.
    """
    tree = ast.parse((Path(__file__).parent / file).read_text(encoding="utf-8"))
    named: dict[str, ast.AST] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            named[node.name] = node
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                named.update({name.id: node.value for name in ast.walk(target) if isinstance(name, ast.Name)})
    return {name: _codes(node, named) for name, node in named.items() if name.startswith("test_")}


def _codes(test: ast.AST, named: dict[str, ast.AST]) -> frozenset[str]:
    """The codes in a test's decorators and assertions, and in the values that it names."""
    decorators: list[ast.expr] = getattr(test, "decorator_list", [])
    looked_at: list[ast.AST] = [*decorators, *(n for n in ast.walk(test) if isinstance(n, ast.Assert))]
    used = {node.id for node in ast.walk(test) if isinstance(node, ast.Name)}
    looked_at += [named[name] for name in used & named.keys()]
    strings = (n.value for part in looked_at for n in ast.walk(part) if isinstance(n, ast.Constant))
    return frozenset(code for one in strings if isinstance(one, str) for code in re.findall(r"S\d{3}", one))


def test_the_table_names_no_code_that_there_is_not() -> None:
    assert PROVOKED.keys() <= CATALOGUE.keys()
    assert {code for case in cases() for code in case.findings} <= CATALOGUE.keys()


def test_each_finding_is_explained_and_nothing_else() -> None:
    missing = sorted(CATALOGUE.keys() - explanations().keys())
    assert not missing, (
        f"write what they mean, why, and an example, in splitter/reporting/explanations.toml: {missing}"
    )
    assert explanations().keys() <= CATALOGUE.keys(), "explained, but not in the catalogue"
    assert list(explanations()) == sorted(explanations()), (
        "splitter/reporting/explanations.toml is in the order of codes"
    )
    assert {code[1] for code in CATALOGUE} == CHAPTERS.keys()


def test_the_page_is_what_the_catalogue_gives() -> None:
    written = (PROJECT / "docs/findings.md").read_text(encoding="utf-8")
    assert written == page(), "write it anew: python -m splitter.reporting.explanations > docs/findings.md"
    assert re.findall(r"^### (S\d{3})", written, re.MULTILINE) == sorted(CATALOGUE)


def test_each_finding_is_said_somewhere() -> None:
    """A code that nothing can say would be explained for nothing."""
    sources = (file for file in (PROJECT / "splitter").rglob("*.py") if file.name != "findings.py")
    said = {code for file in sources for code in re.findall(r'"(S\d{3})"', file.read_text(encoding="utf-8"))}
    assert said == CATALOGUE.keys()


def _explain(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["explain", *args], catch_exceptions=False)
    return done.exit_code, done.stdout, " ".join(re.sub("[│╭╮╰╯─]", " ", done.stderr).split())


def test_explain_prints_the_entry() -> None:
    assert _explain("S231") == (0, entry("S231"), "")
    assert _explain("s231", "S502")[1] == f"{entry('S231')}\n{entry('S502')}"


def test_explain_alone_lists_the_codes() -> None:
    code, listed, _ = _explain()
    assert code == 0
    assert [line.split()[0] for line in listed.splitlines()] == sorted(CATALOGUE)
    assert all(definition.title in listed for definition in CATALOGUE.values())


@pytest.mark.parametrize(("asked", "near"), [("S23", "did you mean 'S233'?"), ("x", "`splitter explain`")])
def test_a_code_that_there_is_not_is_refused(asked: str, near: str) -> None:
    code, listed, said = _explain(asked, "S231")
    assert (code, listed) == (2, "")
    assert near in said


def _dies(job: Job) -> Outcome:
    os._exit(1)


def test_a_file_whose_process_ended_is_said() -> None:
    job = Job("test_big.py", {}, "run")
    ((_, outcome),) = run([job], _dies, lost, processes, jobs=1)
    assert [found.code for found in outcome.findings] == ["S811"]
