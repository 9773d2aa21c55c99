"""Grouping: what a careful colleague would have made of a file's tests, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from splitter.config import settings as config
from splitter.config.settings import Settings
from splitter.grouping import STRATEGIES, group
from splitter.grouping.capacity import Capacity
from splitter.grouping.layer import match, taxonomy
from splitter.grouping.words import base, keys, tokens
from splitter.model.finding import Limit
from splitter.model.plan import Atom, Grouping

LENET5 = [
    *(
        f"test_{layer}_{rest}"
        for layer in ("conv1", "conv2")
        for rest in ("forward_float32", "forward_float16")
    ),
    *(f"test_{layer}_backward_float32" for layer in ("conv1", "conv2")),
    *(f"test_relu_{rest}" for rest in ("forward_float32", "forward_float16", "backward_float32")),
    *(f"test_maxpool{n}_forward_{dtype}" for n in (1, 2) for dtype in ("float32", "float16")),
    *(
        f"test_fc{n}_{rest}"
        for n in (1, 2, 3)
        for rest in ("forward_float32", "forward_float16", "backward_float32")
    ),
    "test_flatten_float32",
    "test_flatten_float16",
    "test_all_layers_sequence_float32",
]


def atoms(names: Sequence[str], tests: Sequence[int] | None = None, lines: int = 10) -> list[Atom]:
    """One atom a name, in file order."""
    counts = tests or [1] * len(names)
    return [
        Atom((i,), (name,), count, lines) for i, (name, count) in enumerate(zip(names, counts, strict=True))
    ]


def grouped(names: Sequence[str], by: str = "auto", limit: Limit | None = None, stem: str = "") -> Grouping:
    settings = Settings(by=by)
    return group(atoms(names), Capacity(limit or settings.limit), settings, stem=stem)


def sizes(grouping: Grouping) -> dict[str, int]:
    return {g.name: sum(atom.tests for atom in g.atoms) for g in grouping.groups}


# words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("test_conv1_forward_float32", ("conv1", "forward", "float32")),
        ("TestConv1Forward", ("conv1", "forward")),
        ("SocketServerTests", ("socket", "server")),
        ("HTTPServerTestCase", ("http", "server")),
        ("test_Mul_is_even", ("mul", "is", "even")),
        ("testFancyIndexing", ("fancy", "indexing")),
        ("testpickle", ("pickle",)),
        ("test__neg__", ("neg",)),
        ("test", ()),
        ("test_größe", ("größe",)),
    ],
)
def test_a_name_is_read_as_words(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


def test_digits_at_the_end_do_not_tell_words_apart_but_element_types_stay() -> None:
    assert [base(word) for word in ("conv1", "conv2d", "float32", "bf16", "1234")] == [
        "conv",
        "conv2d",
        "float32",
        "bf16",
        "1234",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_all_layers_sequence_float32", ("sequence", "float32")),
        ("test_to_csv_with_header", ("to_csv", "with_header")),
        ("test_float32_add", ("add", "float32")),
        ("test_basic", ("basic",)),
    ],
)
def test_keys_are_the_telling_words(name: str, expected: tuple[str, ...]) -> None:
    assert keys(tokens(name)) == expected


# the case of the ADR


def test_the_adr_file_is_grouped_by_layer() -> None:
    grouping = grouped(LENET5)

    assert grouping.strategy == "layer"
    assert sizes(grouping) == {
        "conv": 6,
        "activation": 3,
        "pooling": 4,
        "fc": 9,
        "reshape": 2,
        "sequence": 1,
    }
    assert grouping.reason == "by layer: 24 of 25 tests name one of 5 layers"
    assert [g.title for g in grouping.groups][:4] == [
        "convolution",
        "activation",
        "pooling",
        "fully connected",
    ]


def test_the_adr_file_by_prefix() -> None:
    assert sizes(grouped(LENET5, by="prefix")) == {
        "conv": 6,
        "relu": 3,
        "maxpool": 4,
        "fc": 9,
        "flatten": 2,
        "sequence": 1,
    }


# layers


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("test_max_pool2_forward", "pooling"),
        ("TestMaxPool2d", "pooling"),
        ("test_conv_relu_block", "conv"),
        ("test_LeakyReLU", "activation"),
        ("test_relu6", "activation"),
        ("test_layer_norm_shapes", "normalization"),
        ("test_cross_entropy_values", "loss"),
        ("test_fully_connected", "fc"),
        ("test_scaled_dot_product_attention", "attention"),
        ("test_view_as_real", "reshape"),
    ],
)
def test_a_layer_is_recognised(name: str, layer: str) -> None:
    found = match(tokens(name), taxonomy({}))

    assert found is not None
    assert found.layer.name == layer


def test_users_add_replace_and_remove_layers() -> None:
    custom = taxonomy(
        {"lif_neuron": ("lif", "leaky integrate"), "fc": ("head",), "dropout": (), "quantum": ("q",)}
    )

    def layer(name: str) -> str | None:
        found = match(tokens(name), custom)
        return found.layer.name if found else None

    assert layer("test_leaky_integrate_step") == "lif_neuron"
    assert layer("test_head") == "fc"
    assert layer("test_q2_forward") == "quantum"
    assert layer("test_queue") is None
    assert layer("test_linear") is None
    assert layer("test_dropout") is None


@pytest.mark.parametrize(
    "names",
    [
        [f"test_view_{x}" for x in "abcdefgh"] + [f"test_template_{x}" for x in "abcdefgh"],
        [f"test_linear_{x}" for x in "abcdefgh"] + [f"test_loss_{x}" for x in "abcdefgh"],
        [f"test_reshape_{x}" for x in "abcdefgh"] + [f"test_transpose_{x}" for x in "abcdefgh"],
        [f"test_relu_{x}" for x in "abcdefghijkl"],
    ],
)
def test_auto_leaves_alone_what_is_not_about_several_layers(names: list[str]) -> None:
    assert grouped(names).strategy == "subject"


def test_a_layer_over_the_limit_divides_by_its_words() -> None:
    names = [f"test_{f}_{i}_case" for f in ("relu", "sigmoid") for i in range(6)] + [
        "test_conv_a",
        "test_fc_a",
    ]

    assert sizes(grouped(names, by="layer")) == {
        "activation_relu": 6,
        "activation_sigmoid": 6,
        "conv_fc": 2,
    }


# prefixes


def test_a_prefix_over_the_limit_divides_by_its_next_word_and_keeps_small_siblings_together() -> None:
    names = [
        *(f"test_conv_forward_{x}" for x in ("a1", "bb", "cc", "dd", "ee", "ff")),
        *(f"test_conv_backward_{x}" for x in ("aa", "bb", "cc", "dd")),
        "test_conv_stride",
        "test_conv_padding",
        *(f"test_add_{x}" for x in ("aa", "bb", "cc")),
    ]

    assert sizes(grouped(names, by="prefix")) == {
        "conv_forward": 6,
        "conv_backward_stride_padding": 6,
        "add": 3,
    }


def test_a_group_that_words_do_not_divide_is_divided_evenly_in_order() -> None:
    grouping = grouped([f"test_conv{i}" for i in range(20)] + ["test_add", "test_add_two"], by="prefix")

    assert sizes(grouping) == {"conv_1": 7, "conv_2": 7, "conv_3": 6, "add": 2}


def test_unrelated_tests_are_pooled_and_named_by_their_words() -> None:
    grouping = grouped(["test_flags", "test_hash", "test_rank", "test_dot", "test_copy"], by="prefix")

    assert sizes(grouping) == {"flags_hash_rank": 5}
    assert grouping.groups[0].title == "flags, hash and rank"


def test_words_that_the_file_name_has_are_not_repeated() -> None:
    names = [f"test_tokenize_{x}_{y}" for x in ("numpy", "pandas") for y in "abcdef"] + [
        "test_local",
        "test_set",
    ]

    assert list(sizes(grouped(names, by="prefix", stem="test_tokenize"))) == ["numpy", "pandas", "local_set"]


def test_digits_stay_where_all_tests_of_a_group_have_them() -> None:
    names = [f"test_{x}_{y}" for x in ("sha256", "md5", "utf8") for y in ("aa", "bb", "cc", "dd")]

    assert list(sizes(grouped(names, by="prefix"))) == ["sha256", "md5", "utf8"]


def test_chunks_sort_by_name_as_they_stand() -> None:
    """Runners take files in the order of their names: ``part10`` would come before ``part2``."""
    names = list(sizes(grouped([f"test_{i}" for i in range(120)], by="chunk")))
    assert len(names) > 9
    assert names == sorted(names)


def test_names_are_never_misc() -> None:
    grouping = grouped([f"test_{i}" for i in range(12)], by="prefix")

    assert sizes(grouping) == {"part1": 6, "part2": 6}


# classes


def test_classes_are_packed_with_their_neighbours_and_named_after_what_they_share() -> None:
    names = ["TestFlags", "TestHash", "TestSocketRead", "TestSocketWrite", "TestBig", "TestTail"]
    grouping = group(atoms(names, [5, 2, 4, 5, 30, 2]), Capacity(Limit(max_tests=9)), Settings(by="class"))

    assert grouping.strategy == "class"
    assert [(g.name, [a.names[0] for a in g.atoms]) for g in grouping.groups] == [
        ("flags_hash", ["TestFlags", "TestHash"]),
        ("socket", ["TestSocketRead", "TestSocketWrite"]),
        ("big", ["TestBig"]),
        ("tail", ["TestTail"]),
    ]


def test_a_class_over_the_limit_stays_whole_and_does_not_part_its_neighbours() -> None:
    names = ["TestHash", "TestFlags", "TestRank"]
    grouping = group(atoms(names, [1, 30, 1]), Capacity(Limit(max_tests=9)), Settings(by="class"))

    assert sizes(grouping) == {"hash_rank": 2, "flags": 30}


# limits


def test_lines_are_a_limit_too() -> None:
    grouping = group(
        atoms([f"test_add_{x}" for x in "abcdef"], lines=100), Capacity(Limit(max_lines=250)), Settings()
    )

    assert [len(g.atoms) for g in grouping.groups] == [2, 2, 2]


def test_both_limits_hold() -> None:
    names = [f"test_add_{x}" for x in "abcdefgh"]
    limit = Limit(max_tests=3, max_lines=100)

    for g in group(atoms(names, lines=40), Capacity(limit), Settings()).groups:
        assert not limit.exceeded_by(len(g.atoms), 40 * len(g.atoms))


def test_no_tests_no_groups() -> None:
    assert grouped([]).groups == ()


def test_ten_thousand_tests_are_grouped_by_every_strategy() -> None:
    heads = ("add", "mul", "conv", "alpha", "beta", "gamma", "delta", "io")
    names = [f"test_{heads[i % 8]}_{heads[i // 8 % 7]}{i}_x{i % 97}" for i in range(10_000)]

    for limit, some in ((Limit(max_tests=9), names), (Limit(max_lines=20_000), names[:2_000])):
        for by in STRATEGIES:
            found = grouped(some, by=by, limit=limit)
            assert sorted(atom.names[0] for one in found.groups for atom in one.atoms) == sorted(some)


WORD = st.sampled_from(
    [
        "conv1",
        "conv2",
        "relu",
        "fc",
        "add",
        "mul",
        "is",
        "to",
        "csv",
        "1",
        "float32",
        "3d",
        "all",
        "Foo",
        "ß",
        "",
    ]
)
NAME = st.lists(WORD, max_size=5).flatmap(
    lambda words: st.sampled_from(["test_" + "_".join(words), "Test" + "".join(w.title() for w in words)])
)
ATOM = st.tuples(NAME, st.integers(1, 15), st.integers(1, 300), st.integers(0, 15))


@example(
    rows=[("test_conv1", 1, 1, 0), ("test_", 1, 1, 0), ("test_", 1, 1, 0), ("test_conv1", 1, 50, 0)],
    max_tests=None,
    max_lines=None,
    weights=(0, 0, 0, 0),
    by="auto",
)
@given(
    rows=st.lists(ATOM, max_size=80),
    max_tests=st.none() | st.integers(1, 20),
    max_lines=st.none() | st.integers(1, 500),
    weights=st.tuples(*[st.integers(0, 100)] * 4),
    by=st.sampled_from(sorted(STRATEGIES)),
)
def test_whatever_the_file_every_test_is_in_exactly_one_group(
    rows: list[tuple[str, int, int, int]],
    max_tests: int | None,
    max_lines: int | None,
    weights: tuple[int, ...],
    by: str,
) -> None:
    file = [
        Atom((i,), (name,), tests, lines, needs=needs) for i, (name, tests, lines, needs) in enumerate(rows)
    ]
    limit = Capacity(Limit(max_tests, max_lines), weights)

    grouping = group(file, limit, Settings(by=by))

    assert sorted(a.units for g in grouping.groups for a in g.atoms) == [a.units for a in file]
    assert [g.atoms[0].units for g in grouping.groups] == sorted(g.atoms[0].units for g in grouping.groups)
    names = [g.name for g in grouping.groups]
    assert len(set(names)) == len(names)
    for g in grouping.groups:
        assert g.name.isidentifier()
        assert g.name == g.name.lower()
        assert len(g.name) <= 48
        assert g.title
        assert list(g.atoms) == sorted(g.atoms, key=lambda a: a.units)
        needed = sum(weight for bit, weight in enumerate(weights) if any(a.needs >> bit & 1 for a in g.atoms))
        tests, lines = sum(a.tests for a in g.atoms), sum(a.lines for a in g.atoms) + needed
        assert len(g.atoms) == 1 or not limit.room.exceeded_by(tests, lines)
    assert grouping == group(file, limit, Settings(by=by))


def test_the_configuration_takes_each_strategy_and_no_other() -> None:
    assert tuple(STRATEGIES) == config.STRATEGIES
