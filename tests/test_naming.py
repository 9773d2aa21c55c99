"""Names of parts: the ADR's, the user's pattern, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from splitter.planning.part_names import part_names, title_of
from splitter.text.file_names import retired_name

RUNNER = ("test_*.py", "*_test.py", "test*.mojo", "*_test.mojo")


@pytest.mark.parametrize(
    ("original", "group", "name"),
    [
        ("test_lenet5_layers.mojo", "conv", "test_lenet5_conv_layers.mojo"),
        ("test_arithmetic.py", "add", "test_arithmetic_add.py"),
        ("test_utils.py", "string", "test_string_utils.py"),
        ("foo_test.py", "add", "foo_add_test.py"),
        ("foo_layers_test.mojo", "conv", "foo_conv_layers_test.mojo"),
        ("tests.py", "add", "tests_add.py"),
        ("test_sparse_matrix.py", "matrix_mul", "test_sparse_matrix_mul.py"),
        ("test_conv_layers.py", "conv_forward", "test_conv_forward_layers.py"),
        ("test_conv_layers.py", "conv", "test_conv_1_layers.py"),
    ],
)
def test_the_group_goes_where_a_colleague_would_put_it(original: str, group: str, name: str) -> None:
    assert part_names(original, [group], None, RUNNER).names == (name,)


def test_words_are_rather_doubled_than_names_alike() -> None:
    result = part_names("test_matrix.py", ["matrix_mul", "mul"], None, RUNNER)

    assert result.names == ("test_matrix_matrix_mul.py", "test_matrix_mul.py")
    assert result.findings == ()


def test_a_pattern_is_filled_and_gets_the_suffix() -> None:
    result = part_names("test_a.py", ["x", "y"], "{stem}_{n:02}_{group}", RUNNER)

    assert result.names == ("test_a_01_x.py", "test_a_02_y.py")
    assert result.findings == ()


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{stem}_{nope}", "S401"),
        ("{stem}_{}", "S401"),
        ("{stem", "S401"),
        ("{group!r}", "S401"),
        ("{group.__class__}", "S401"),
        ("test_{n:99999999}", "S401"),
        ("test_{n:{group}}", "S401"),
        ("parts/test_{group}", "S402"),
        ("..\\test_{group}", "S402"),
        ("test_{group}\n", "S402"),
        ("test_" + "x" * 300 + "{n}", "S402"),
        ("test_same", "S403"),
        ("{stem}", "S403"),
        ("{group}", "S404"),
    ],
)
def test_a_pattern_that_makes_bad_names_is_a_finding(pattern: str, code: str) -> None:
    assert {f.code for f in part_names("test_a.py", ["x", "y"], pattern, RUNNER).findings} >= {code}


def test_names_that_differ_in_case_only_are_one_name_on_many_disks() -> None:
    assert [f.code for f in part_names("test_a.py", ["x", "X"], "test_{group}", RUNNER).findings] == [
        "S403",
        "S403",
    ]


def test_an_original_that_the_runner_does_not_collect_sets_no_pattern() -> None:
    assert part_names("checks.py", ["add"], None, RUNNER).findings == ()


def test_the_original_is_retired_under_a_name_that_no_runner_collects() -> None:
    assert retired_name("test_a.mojo") == "test_a.mojo.DEPRECATED"


@pytest.mark.parametrize(
    ("stem", "title", "docstring", "expected"),
    [
        ("test_lenet5_layers", "convolution", "Tests for LeNet-5 layers.", "LeNet-5 convolution layer tests"),
        ("test_lenet5_layers", "fully connected", None, "Lenet5 fully connected layer tests"),
        ("test_arithmetic", "add", "Arithmetic with NumPy.", "Arithmetic add tests"),
        ("test_utils", "string", None, "String utility tests"),
        ("numpy_ops_test", "max and min", "NumPy's ops", "NumPy max and min operation tests"),
    ],
)
def test_a_title_is_written_as_the_docstring_writes_it(
    stem: str, title: str, docstring: str | None, expected: str
) -> None:
    assert title_of(stem, title, docstring) == expected


WORDS = st.lists(st.sampled_from(["conv", "layers", "test", "add", "1", "2", "mul"]), min_size=1, max_size=4)


@given(stem=WORDS, groups=st.lists(WORDS, min_size=1, max_size=6))
def test_different_groups_get_different_names(stem: list[str], groups: list[list[str]]) -> None:
    different = list(dict.fromkeys("_".join(words) for words in groups))

    result = part_names("test_" + "_".join(stem) + ".py", different, None, RUNNER)

    assert len(set(result.names)) == len(different)
    assert all(name.startswith("test_") and name.endswith(".py") for name in result.names)
    assert {f.code for f in result.findings} <= {"S403"}  # only ever: the original's own name
