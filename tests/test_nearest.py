"""Where tests go that have no part's subject, or too little of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from splitter.grouping.affinity import Item
from splitter.grouping.nearest import absorbed, brought_near, gathered
from splitter.grouping.remainder import remainder
from splitter.grouping.strangers import Named, entries_of
from splitter.grouping.subjects import Telling
from splitter.grouping.words import entries
from splitter.model.evidence import Evidence
from splitter.model.plan import Atom

DRAWN, EATEN = {"draw": 2, "collect": 3, "linestyl": 2}, {"slice": 2, "wedge": 3, "crust": 2}
"""What texts say how often."""

SILENT: Mapping[str, int] = MappingProxyType({})

LINES = [f"test_vlines_{n}" for n in ("solid", "dotted", "dashed", "thick")]
PIES = [f"test_pie_{n}" for n in ("apple", "cherry", "lemon", "plum")]


def read(texts: Mapping[str, Mapping[str, int]], **sections: str) -> tuple[dict[str, Item], Telling]:
    """A test of nine lines for each name, with what its text says."""
    atoms = [
        Atom(
            (at,), (name,), 1, 9, section=sections.get(name, ""), evidence=Evidence(tests=(name,), words=said)
        )
        for at, (name, said) in enumerate(texts.items())
    ]
    found = entries(atoms)
    return {e.atom.names[0]: Item((e,), {}, e.atom.evidence.words) for e in found}, Telling(found)


def part(known: Mapping[str, Item], telling: Telling, tests: Sequence[str], *subject: str) -> Named:
    own = tuple(known[name] for name in tests)
    return own, telling.named(entries_of(own), subject)


def names(found: Sequence[Named]) -> list[list[str]]:
    return [[entry.atom.names[0] for entry in entries_of(own)] for own, _ in found]


def anything(_: Sequence[Item]) -> bool:
    return True


def test_what_does_the_same_as_a_part_goes_there() -> None:
    """As matplotlib's ``psd``, which draws what ``specgram`` draws."""
    texts = {
        **dict.fromkeys(LINES, DRAWN),
        **dict.fromkeys(PIES, EATEN),
        "test_hatch": DRAWN,
        "test_repr": {},
    }
    known, telling = read(texts)
    named = [part(known, telling, LINES, "vlines"), part(known, telling, PIES, "pie")]

    found, left = brought_near(named, (known["test_hatch"], known["test_repr"]), telling, anything)

    assert names(found) == [[*LINES, "test_hatch"], PIES]
    assert left == (known["test_repr"],)


def test_a_part_stays_one_of_its_subject() -> None:
    """One stray in five tests is as much as it takes."""
    strays = ["test_hatch", "test_joins"]
    known, telling = read({**dict.fromkeys(LINES, DRAWN), **dict.fromkeys(strays, DRAWN)})

    found, left = brought_near(
        [part(known, telling, LINES, "vlines")], tuple(known[name] for name in strays), telling, anything
    )

    assert names(found) == [[*LINES, "test_hatch"]]
    assert left == (known["test_joins"],)


def test_a_word_inside_another_brings_a_test_to_its_part() -> None:
    """As requests' ``DIGESTAUTH``, which belongs to ``auth``."""
    texts = {**dict.fromkeys(LINES, DRAWN), "test_xvlinescolor": {"draw": 1}, "test_xcolor": {"draw": 1}}
    known, telling = read(texts)
    strays = known["test_xvlinescolor"], known["test_xcolor"]

    found, left = brought_near([part(known, telling, LINES, "vlines")], strays, telling, anything)

    assert names(found) == [[*LINES, "test_xvlinescolor"]]
    assert left == (known["test_xcolor"],)


def test_what_is_left_of_a_section_goes_where_the_rest_of_it_is() -> None:
    known, telling = read(
        dict.fromkeys([*LINES, "test_hatch"], SILENT), test_hatch="Lines", test_vlines_solid="Lines"
    )

    found, left = brought_near(
        [part(known, telling, LINES, "vlines")], (known["test_hatch"],), telling, anything
    )

    assert names(found) == [[*LINES, "test_hatch"]]
    assert not left


def test_a_test_or_two_go_to_the_nearest_part() -> None:
    """As networkx' ``test_empty_attribute``, which was a file of its own."""
    known, telling = read({**dict.fromkeys(LINES, DRAWN), **dict.fromkeys(PIES, EATEN), "test_crumb": EATEN})
    rows = ((LINES, "vlines"), (PIES, "pie"), (["test_crumb"], "crumb"))

    found = gathered([part(known, telling, tests, word) for tests, word in rows], telling, anything)

    assert names(found) == [LINES, [*PIES, "test_crumb"]]


def test_a_part_of_anothers_subject_is_no_part() -> None:
    """As matplotlib's ``warn``: three of its four tests were of ``scatter``."""
    warned = ["test_warn_pie", "test_pie_warning", "test_pie_burnt", "test_pie_cold"]
    known, telling = read(dict.fromkeys([*PIES, *LINES, *warned], SILENT))
    rows = ((LINES, "vlines"), (PIES, "pie"), (warned, "warn"))

    found = absorbed([part(known, telling, tests, word) for tests, word in rows], telling, anything)

    assert names(found) == [LINES, [*PIES, *warned]]


def test_no_remainder_is_a_test_or_two_where_another_has_room() -> None:
    """As those of sklearn's ``test_tree``, on both sides of tests that stay together."""
    known, _ = read(dict.fromkeys(["test_xor", *LINES, "test_mae", *PIES], SILENT))
    crumb, other = known["test_xor"], known["test_mae"]
    lines, pies = ([known[name] for name in names] for names in (LINES, PIES))
    big = Item(tuple(entry for item in lines for entry in item.entries), {}, {})
    large = Item(tuple(entry for item in pies for entry in item.entries), {}, {})

    def may(some: Sequence[Item]) -> bool:
        return sum(item.tests for item in some) < 5

    parts = remainder([crumb, big, other, large], may)

    assert sorted(sum(item.tests for item in own) for own in parts) == [2, 4, 4]
