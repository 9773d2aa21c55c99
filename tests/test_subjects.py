"""Grouping by subject: what people would have put together, named by what it is about."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from splitter.config.settings import Settings
from splitter.grouping import group
from splitter.grouping.affinity import Item, items
from splitter.grouping.capacity import Capacity
from splitter.grouping.remainder import Room, of_topics
from splitter.grouping.shown import modules
from splitter.grouping.strangers import at_home
from splitter.grouping.subject import likely_parts
from splitter.grouping.subjects import Telling
from splitter.grouping.topics import topics
from splitter.grouping.words import Entry, entries
from splitter.model.evidence import Evidence
from splitter.model.finding import Limit
from splitter.model.offers import Offers
from splitter.model.plan import Atom, Grouping
from splitter.text.slices import heading, is_banner
from splitter.text.wording import names_in, stem, words
from tests.conftest import app


def atoms(names: Sequence[str], lines: int = 40, section: str = "") -> list[Atom]:
    """One test a name, in file order."""
    return [
        Atom((i,), (name,), 1, lines, section=section, evidence=Evidence(tests=(name,)))
        for i, name in enumerate(names)
    ]


NONE = Limit()

FLAT = ["apple", "river", "stone", "cloud", "table", "chair", "grass", "light"]
"""Words that have nothing in common."""


def by_subject(found: Sequence[Atom], limit: Limit = NONE, **wishes: int) -> Grouping:
    return group(found, Capacity(limit), Settings(by="subject", **wishes), stem="test_engine")  # type: ignore[arg-type]


def sizes(grouping: Grouping) -> dict[str, int]:
    return {one.name: sum(atom.tests for atom in one.atoms) for one in grouping.groups}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_preparing_URLs", ("test", "preparing", "urls")),
        ("TestNetCDF4", ("test", "netcdf4")),
        ("CSharpTests", ("csharp", "tests")),
        ("CPython", ("cpython",)),
        ("test_8Bit", ("test", "8bit")),
        ("LtLeGeGt", ("lt", "le", "ge", "gt")),
        ("HTTPServer", ("http", "server")),
        ("TestConv1Forward", ("test", "conv1", "forward")),
        ("TestProxyE2E", ("test", "proxy", "e2e")),
        ("TestCDF2RDF", ("test", "cdf2rdf")),
        ("TestConv2Forward", ("test", "conv2", "forward")),
    ],
)
def test_names_are_split_as_people_read_them(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(
    "inflections",
    [
        "construct construction constructor constructors",
        "query queries",
        "map mapped mapping",
        "cancel cancelled",
        "filter filters filtering filtered",
        "version versions versioned",
        "depend depends dependency dependencies",
        "class classes",
        "idempotent idempotency",
        "concurrent concurrency",
        "validate validates validating validators",
    ],
)
def test_inflections_are_one_word(inflections: str) -> None:
    assert len(set(map(stem, inflections.split()))) == 1


def test_short_words_keep_an_end_that_is_none() -> None:
    assert [stem(word) for word in ("client", "parent", "content")] == ["client", "parent", "content"]


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("# ── Parsing ───────────", "Parsing"),
        ("# ┌─────────┐\n# │ Writing │\n# └─────────┘", "Writing"),
        ("# region Network", "Network"),
        ("# endregion Network\n\n# region Files", "Files"),
        ("# endregion", ""),
        ("# -- Reading --", "Reading"),
    ],
)
def test_section_comments_are_known_however_they_are_drawn(block: str, title: str) -> None:
    assert is_banner(block, detached=False)
    assert heading(block) == title


def test_a_part_is_named_by_its_subject_wherever_the_word_stands() -> None:
    names = [
        *(f"test_trigger_report_{x}" for x in ("daily", "weekly", "monthly", "yearly", "hourly")),
        *(f"test_validate_report_{x}" for x in ("header", "footer", "totals")),
        *(f"test_open_embargo_{x}" for x in ("early", "late", "never", "twice", "soon")),
        *(f"test_close_embargo_{x}" for x in ("now", "tomorrow", "backdated")),
    ]

    found = by_subject(atoms(names), parts=2)

    assert sizes(found) == {"report": 8, "embargo": 8}
    assert [one.title for one in found.groups] == ["report", "embargo"]


def test_a_subject_is_gathered_from_several_places_of_the_file() -> None:
    cookies = [f"test_cookie_{x}" for x in ("expires", "domain", "path", "flags")]
    proxies = [f"test_proxy_{x}" for x in ("basic_auth", "bypass", "scheme", "chain", "timeout", "tunnel")]

    found = by_subject(
        atoms([*cookies, *proxies, "test_cookie_jar", "test_cookie_policy"], lines=20), parts=2
    )

    assert sizes(found) == {"cookie": 6, "proxy": 6}


def test_words_that_say_how_name_nothing_where_one_says_what() -> None:
    names = [
        *(f"test_raises_with_empty_{x}_cookie" for x in ("first", "second", "expired", "foreign")),
        *(f"test_raises_with_invalid_{x}_proxy" for x in ("first", "second", "expired", "foreign")),
    ]

    assert list(sizes(by_subject(atoms(names), parts=2))) == ["cookie", "proxy"]


def test_what_has_nothing_in_common_says_so() -> None:
    names = [
        *(f"test_cookie_{x}" for x in ("a1", "b1", "c1", "d1", "e1")),
        "test_apple",
        "test_river",
        "test_stone",
    ]
    separate = [*atoms(names[:5], section="Cookies"), *[*atoms(names)][5:]]

    found = by_subject(separate, parts=2)

    assert sizes(found) == {"cookie": 5, "rest": 3}
    assert found.groups[1].title == "other"


def test_where_nothing_has_a_subject_it_is_said_that_the_parts_are_numbered() -> None:
    found = by_subject(atoms(FLAT[:4]), parts=2)

    assert sizes(found) == {"part_1": 2, "part_2": 2}
    assert found.reason == "by subject: 4 tests have no subject in common, so the parts are numbered"


def test_a_title_does_not_say_of_all_what_only_some_have() -> None:
    names = [
        "test_cookie_a",
        "test_cookie_b",
        "test_cookie_c",
        "test_apple",
        "test_river",
        *["test_proxy_x"] * 5,
    ]

    first = by_subject(atoms(names), parts=2).groups[0]

    assert first.about is not None
    assert first.about.had / first.about.tests < 0.8
    assert first.title.endswith(" and other")


def test_three_divisions_are_offered_and_the_first_has_the_likely_number_of_parts() -> None:
    names = [
        f"test_{x}_{i}" for x in ("add", "mul", "pow", "log", "sin", "cos", "tan", "exp") for i in "abcdef"
    ]

    found = by_subject(atoms(names))

    assert len(found.groups) == likely_parts(48 * 40, 350)
    assert found.offers is not None
    assert len(found.offers) == 3
    assert found.offers[0] == found.groups
    counts = [len(offer) for offer in found.offers]
    assert len(set(counts)) == 3
    for offer in found.offers:
        assert sorted(a.names[0] for g in offer for a in g.atoms) == sorted(names)


def test_other_divisions_are_made_when_somebody_asks_and_another_process_gets_them_made() -> None:
    made: list[int] = []

    def others() -> list[str]:
        made.append(1)
        return ["b"]

    offers = Offers("a", others).changed(lambda one: one * 2)

    assert offers[0] == "aa"
    assert not made
    assert pickle.loads(pickle.dumps(offers)) == offers
    assert [*offers] == ["aa", "bb"]
    assert made == [1]


def test_the_number_of_parts_can_be_asked_for_and_the_limit_still_holds() -> None:
    names = [f"test_{x}_{i}" for x in ("add", "mul", "pow") for i in "abcdefgh"]

    assert len(by_subject(atoms(names), parts=5).groups) == 5
    limited = by_subject(atoms(names), Limit(max_tests=4), parts=2)
    assert max(sizes(limited).values()) <= 4


def test_two_parts_of_one_subject_are_both_numbered() -> None:
    limited = by_subject(atoms([f"test_cookie_{n}" for n in range(18)], lines=5), Limit(max_tests=9))

    assert sizes(limited) == {"cookie_1": 9, "cookie_2": 9}


FILE = "".join(
    f"def test_{subject}_{case}():\n" + "    assert True\n" * 30 + "\n\n"
    for subject in ("cookie", "proxy", "redirect", "session")
    for case in ("plain", "nested", "expired", "foreign", "renamed", "copied")
)


def run(folder: Path, *args: str) -> Result:
    (folder / "test_engine.py").write_text(FILE)
    return CliRunner().invoke(app, ["split", str(folder / "test_engine.py"), *args])


def test_explain_says_what_made_each_part_and_choose_takes_another_division(tmp_path: Path) -> None:
    wide = ("--max-lines", "500")
    shown = run(tmp_path, *wide, "--dry-run", "--explain").stderr

    assert "test_engine.py, division 1 of 3:" in shown
    assert "test_engine_redirect.py: 6 of 6 tests have 'redirect' (names), nobody else" in shown
    assert "test_engine_cookie_proxy.py: 12 of 12 tests have 'cookie' or 'proxy' (names)" in shown
    assert "(--choose 2 takes it):" in shown
    second = shown.partition("division 2, ")[2]
    count = int(second.split()[0])
    assert run(tmp_path, *wide, "--choose", "2").exit_code == 0
    assert len(list(tmp_path.glob("test_engine_*.py"))) == count


def test_a_division_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused = run(tmp_path, "--max-tests", "1", "--choose", "3")

    assert refused.exit_code == 2
    assert "--choose 3" in refused.stderr


def test_a_plan_carries_the_divisions(tmp_path: Path) -> None:
    (tmp_path / "test_engine.py").write_text(FILE)
    out = tmp_path / "plan.json"
    planned = CliRunner().invoke(
        app,
        [
            *("plan", str(tmp_path / "test_engine.py"), "--max-lines", "500"),
            *("--root", str(tmp_path), "-o", str(out)),
        ],
    )

    assert planned.exit_code == 0
    file = json.loads(out.read_text())["files"][0]
    assert file["chosen"] == 1
    assert [part["group"] for part in file["grouping"]] == [part["group"] for part in file["divisions"][0]]
    assert CliRunner().invoke(app, ["apply", str(out), "--root", str(tmp_path)]).exit_code == 0


def test_the_divisions_are_there_too_where_the_limit_divides_a_class(tmp_path: Path) -> None:
    methods = "".join(f"    def test_{n}(self):\n        pass\n\n" for n in range(12))
    (tmp_path / "test_engine.py").write_text(f"class TestPump:\n{methods}\n{FILE}")
    path = str(tmp_path / "test_engine.py")
    shown = CliRunner().invoke(app, ["split", path, "--max-tests", "9", "-n", "--explain"]).stderr

    assert "tests, of a class that is divided" in shown
    assert "division 1 of 1:" in shown


def test_the_limit_holds_in_a_file_of_thousands_of_tests(tmp_path: Path) -> None:
    found = by_subject(atoms([f"test_g{n // 40}_{n}" for n in range(3000)], lines=3), Limit(max_tests=10))

    assert max(sizes(found).values()) <= 10
    assert sum(sizes(found).values()) == 3000


def test_strays_of_a_large_file_are_in_a_remainder_and_not_under_another_subject() -> None:
    strays = [
        "apple",
        "river",
        "stone",
        "cloud",
        "table",
        "chair",
        "grass",
        "light",
        "paper",
        "green",
        "wheel",
        "knife",
    ]
    names = [
        f"test_{subject}_{n}"
        for subject in ("cookie", "proxy", "redirect", "session", "header")
        for n in range(13)
    ]
    mixed = [*names[:30], *(f"test_{word}" for word in strays), *names[30:]]

    found = by_subject(atoms(mixed))

    assert sizes(found)["rest"] == len(strays)
    assert {one.title for one in found.groups if one.name != "rest"} >= {"cookie", "proxy"}
    assert all(one.about and one.about.had == one.about.tests for one in found.groups if one.name != "rest")


def test_one_subject_is_in_one_part_unless_the_limit_forces_it_apart() -> None:
    names = [f"test_{subject}_{n}" for subject in ("cookie", "proxy") for n in range(20)]
    apart = [name for pair in zip(names[:20], names[20:], strict=True) for name in pair]

    assert sizes(by_subject(atoms(apart))) == {"cookie": 20, "proxy": 20}
    limited = by_subject(atoms(apart), Limit(max_tests=9))
    assert sorted(sizes(limited).values()) == [6, 6, 7, 7, 7, 7]


def test_numbers_of_a_list_and_function_words_name_nothing() -> None:
    names = [
        *(f"test_c6k_upon_array_{x}" for x in ("length", "slice", "index", "range", "write")),
        *(f"test_c6l_among_string_{x}" for x in ("length", "slice", "index", "range", "write")),
    ]

    assert list(sizes(by_subject(atoms(names), parts=2))) == ["array", "string"]


def test_a_name_tells_a_part_from_the_others() -> None:
    names = [f"test_{what}_decorator_{n}" for what in ("tool", "resource") for n in range(8)]
    mixed = [*names[:8], *(f"test_decorator_resource_{n}" for n in range(8))]

    assert list(sizes(by_subject(atoms(mixed), parts=2))) == ["tool", "resource"]


def classes(*rows: tuple[str, int], lines: int = 10) -> list[Atom]:
    """A class of so many tests a row."""
    return [
        Atom(
            (i,),
            (name,),
            count,
            lines * count,
            evidence=Evidence(tests=tuple(f"{name}::test_{n}" for n in range(count))),
        )
        for i, (name, count) in enumerate(rows)
    ]


def test_a_class_is_not_in_a_part_that_is_named_after_another() -> None:
    rows = [("TestClip", 40), ("TestRoll", 9), ("TestCross", 8), ("TestMoveaxis", 7), ("TestKron", 1)]
    found = by_subject(classes(*rows, ("TestOuter", 12), ("TestDot", 2), ("TestTrace", 1), ("TestFill", 1)))

    named = {one.name: {name for atom in one.atoms for name in atom.names} for one in found.groups}
    assert all(
        f"Test{word.capitalize()}" in names
        for name, names in named.items()
        for word in name.split("_")
        if name != "rest"
    )
    assert {"clip", "roll", "cross", "moveaxis", "outer"} <= {w for name in named for w in name.split("_")}


def test_a_class_named_by_a_letter_and_the_subject_of_the_file_has_a_name() -> None:
    found = group(
        classes(("EngineTest", 30), ("CEngineTest", 30), lines=20),
        Capacity(NONE),
        Settings(by="subject", parts=2),
        stem="test_engine",
    )

    assert "cengine" in sizes(found)


def test_topics_have_parts_before_a_remainder_gets_numbers() -> None:
    words = [
        "apple",
        "river",
        "stone",
        "cloud",
        "table",
        "chair",
        "grass",
        "light",
        "paper",
        "green",
        "wheel",
        "knife",
    ]
    topics = ["margin", "limit", "aspect", "inset", "spine", "colour", "marker", "legend", "arrow", "stem"]
    strays = [f"test_{word}" for word in words]
    small = [f"test_{topic}_{n}" for n in range(5) for topic in topics]
    large = [f"test_{subject}_{n}" for subject in ("cookie", "proxy", "header") for n in range(13)]

    found = by_subject(atoms([*large, *strays, *small], lines=15), Limit(max_lines=250))

    assert set(topics) <= {word for name in sizes(found) for word in name.split("_")}
    assert len([name for name in sizes(found) if name.startswith("rest")]) == 1


def test_what_is_left_may_be_about_a_thing_that_is_a_manner_elsewhere() -> None:
    errors = [f"test_error_{x}" for x in ("handler", "page", "code", "text", "retry", "colour")]
    words = [
        "apple",
        "river",
        "stone",
        "cloud",
        "table",
        "chair",
        "grass",
        "light",
        "paper",
        "green",
        "wheel",
        "knife",
    ]
    large = [f"test_{subject}_{n}" for subject in ("cookie", "proxy", "header") for n in range(20)]
    mixed = [name for pair in zip(errors, words[:6], strict=True) for name in (pair[0], f"test_{pair[1]}")]

    found = by_subject(atoms([*large[:30], *mixed, *large[30:], *(f"test_{w}" for w in words[6:])]))

    assert sizes(found)["error"] == len(errors)


def test_a_join_of_two_subjects_is_undone_where_each_is_a_part() -> None:
    found = by_subject(
        [
            replace(atom, units=(at,), section=title)
            for at, (atom, title) in enumerate(
                (atom, title)
                for title in ("Pies", "Ticks", "Bars")
                for atom in atoms([f"test_{title.lower()}_{n}" for n in range(16)], lines=6)
            )
        ]
    )

    assert sizes(found) == {"pies": 16, "ticks": 16, "bars": 16}


def named(parts: Sequence[Sequence[str]], stem: str = "test_engine") -> list[tuple[str, ...]]:
    """The words of parts of such tests."""
    found = entries(atoms([name for part in parts for name in part]))
    rest = iter(found)
    divided = [[next(rest) for _ in part] for part in parts]
    return [subject.words for subject in Telling(found, stem).subjects(divided)]


def test_a_phrase_of_two_parts_names_both_and_no_word_beside_it_one() -> None:
    methods = [f"test_parse_bytes_{what}" for what in ("method_get", "method_put", "body", "header", "path")]
    versions = [
        f"test_parse_bytes_{what}" for what in ("get", "post", "version_11", "version_10", "uri", "empty")
    ]
    others = [f"test_cookie_{what}" for what in ("age", "site", "jar")]

    assert named([methods, versions, others])[:2] == [("parse", "bytes")] * 2


def test_what_most_others_have_names_no_part() -> None:
    kinds = [
        ["crypto", "ping", "ack"],
        *([f"{kind}_{n}" for n in "abc"] for kind in ("stream", "path", "token")),
    ]
    parts = [[f"test_{kind}_round_trip" for kind in some] for some in kinds]

    assert named(parts) == [(), ("stream",), ("path",), ("token",)]


def test_a_word_is_written_as_the_part_itself_writes_it() -> None:
    parts = [[f"test_filtering_{n}" for n in "abcd"], [f"test_proxy_{n}_filter" for n in "abcdef"]]

    assert named(parts) == [("filtering",), ("proxy",)]


def test_what_begins_a_word_of_the_files_name_is_said() -> None:
    parts = [[f"test_group_{n}_name" for n in "abcd"], [f"test_level_{n}" for n in "abcd"]]

    assert named(parts, "test_groupby") == [("name",), ("level",)]


def named_classes(*parts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of parts of such classes, of eight tests each."""
    rest = iter(entries(classes(*((name, 8) for part in parts for name in part))))
    return [s.words for s in Telling([*rest], "test_engine").subjects(_in_parts(parts))]


def _in_parts(parts: Sequence[Sequence[str]]) -> list[list[Entry]]:
    found = iter(entries(classes(*((name, 8) for part in parts for name in part))))
    return [[next(found) for _ in part] for part in parts]


def test_a_part_of_one_class_is_called_what_its_author_called_it() -> None:
    others = ["TestCookieJar", "TestCookieAge"], ["TestHeaders"]

    assert named_classes(["TestInferTransport"], *others)[0] == ("infer", "transport")
    assert named_classes(["TestNested"], *others)[0] == ("nested",)
    upstream = named_classes(["TestUpstreamTokenStorageTTL"], *others)[0]
    assert upstream == ("upstream", "token", "storage", "ttl")


def test_what_many_classes_are_called_is_no_name_of_one() -> None:
    """``collection`` in vera's test_codegen, where it is the last word of six classes."""
    kinds = [[f"Test{what}Collection"] for what in ("Map", "TaggedSet", "TypedArrayTree", "Json")]

    assert named_classes(*kinds)[1:3] == [("tagged", "set"), ("typed", "array", "tree")]


def test_a_class_whose_tests_are_in_several_parts_names_none_as_a_whole() -> None:
    names = [f"TestTokenStorageLimit::test_{what}_{n}" for what in ("limit", "age") for n in range(3)]
    others = atoms([f"test_cookie_{word}" for word in FLAT])
    known = [replace(a, members=a.names, evidence=Evidence(tests=a.names)) for a in atoms(names)]
    found = entries([*known, *(replace(a, units=(a.units[0] + 9,)) for a in others)])
    subjects = Telling(found, "test_engine").subjects([found[:3], found[3:6], found[6:]])

    assert subjects[0].words != ("token", "storage", "limit")


def test_a_word_with_a_number_at_its_end_is_the_word() -> None:
    """``leadterm``, ``leadterm2``, ``leadterm3`` of sympy's test_expr; but a number may be all that tells."""
    assert stem("leadterm3") == stem("leadterm")
    assert stem("e2e") == "e2e"
    parts = [["test_waverec2_none", "test_waverec2_odd", "test_waverec_axes"], [f"test_{w}" for w in FLAT]]
    assert named(parts)[0] == ("waverec",)
    assert named([["test_base64_none", "test_base64_odd"], parts[1]])[0] == ("base64",)


def test_halves_of_a_word_of_the_files_name_are_said() -> None:
    """``TestReadGraphML`` in networkx' test_graphml: the part was called ``read_ml``."""
    found = entries(classes(("TestReadGraphML", 8), ("TestWriteGraphML", 8)))

    assert [one.words for one in Telling(found, "test_graphml").subjects([found[:1], found[1:]])] == [
        ("read",),
        ("write",),
    ]


def test_an_action_names_no_part_where_a_thing_does() -> None:
    icons = [f"TestIcon{what}Extraction" for what in ("Logo", "Path", "Size", "Type")]

    assert named_classes([*icons, "TestIconLarge"], ["TestCookies"], ["TestHeaders"])[0] == ("icon",)


def test_words_of_the_file_or_its_package_name_nothing() -> None:
    story = [f"test_story3_{what}_extract" for what in ("fast", "slow", "late", "soon")]
    assert named([story, [f"test_query_{n}" for n in "abcd"]], "test_user_story_3")[0] == ("extract",)

    uses = {"run": "engine_kit.server"}
    found = entries(
        [
            Atom((at,), (name,), 1, 9, evidence=Evidence(tests=(name,), uses=uses))
            for at, name in enumerate([f"test_kit_{n}_route" for n in "abcd"])
        ]
    )
    assert [s.words for s in Telling(found, "test_x").subjects([found])] == [("route",)]


def roomy(most: int = 99, target: int = 9999) -> Room:
    """For nine parts of so many tests each; a remainder of so many lines is looked through no further."""
    return Room(lambda some: len(some) <= most, target, 9, 18)


def topics_of(names: Sequence[str], never: str = "") -> list[list[str]]:
    """The names of the tests of each topic that a remainder of such tests has."""
    strays = [Item((entry,), {}, {}) for entry in entries(atoms(names))]
    found, _ = of_topics(strays, 0, roomy(), {stem(never)})
    return [[entry.atom.names[0] for item in part for entry in item.entries] for _, part in found]


def test_what_is_left_has_no_topic_that_the_files_name_says() -> None:
    defaults = [f"test_option_default_{w}" for w in ("map", "help", "type", "text")]
    others = [*(f"test_option_{w}" for w in FLAT[:4]), *FLAT]
    found = entries(atoms([*defaults, *others]))

    assert set(topics(found)) == {stem("option"), ""}
    assert topics_of([*defaults, *others], never="option") == [defaults]


def test_no_test_has_a_topic_that_is_the_whole_files() -> None:
    """As matplotlib's test_patches: all tests of ``patch`` were one item, which nothing divides."""
    found = entries(atoms([f"test_patch_{word}" for word in FLAT[:4]] + [f"test_arc_{n}" for n in FLAT[4:]]))

    assert set(topics(found)) == {stem("patch"), stem("arc")}
    assert set(topics(found, {stem("patch")})) == {"", stem("arc")}


def test_a_topic_of_eight_tests_has_a_part_whatever_the_number_of_parts() -> None:
    retries, cookies = [f"test_retry_{word}" for word in FLAT], [f"test_cookie_{word}" for word in FLAT[:7]]
    strays = [Item((entry,), {}, {}) for entry in entries(atoms([*retries, *cookies]))]

    found, left = of_topics(strays, 9, roomy())

    assert [topic for topic, _ in found] == [stem("retry")]
    assert len(left) == 7


def test_three_long_tests_are_a_topic_only_where_what_is_left_is_too_much() -> None:
    names = [*(f"test_token_{word}" for word in FLAT[:3]), *(f"test_{word}" for word in FLAT[3:])]

    def found(lines: int, room: Room) -> list[str]:
        strays = [Item((entry,), {}, {}) for entry in entries(atoms(names, lines))]
        return [topic for topic, _ in of_topics(strays, 0, room)[0]]

    assert found(40, roomy(most=7)) == [stem("token")]
    assert found(40, roomy(target=300)) == [stem("token")]
    assert found(40, roomy()) == []
    assert found(9, roomy(most=7)) == []


def test_tests_named_after_issues_go_together_last() -> None:
    issues = [f"test_issue_{number}" for number in range(4)]
    mixed = [*issues, *(f"test_issue_matrix_{word}" for word in FLAT[:4])]

    assert topics_of(mixed) == [mixed[4:], issues]


def test_no_two_parts_are_named_by_one_word_in_two_forms() -> None:
    """As constantly's ``flag`` beside ``flags``."""
    rows = [("FlagTests", 9), ("NamedTests", 9), ("FlagsTests", 22), ("CookieTests", 9), ("NamesTests", 19)]

    found = sizes(by_subject(classes(*rows, lines=20)))

    assert found == {"flags": 31, "names": 28, "cookie": 9}


def test_a_word_that_all_tests_have_is_told_rather_than_a_phrase_of_some() -> None:
    """As sympy's ``jordan_form``: three of four tests."""
    jordan = [f"test_jordan_form_{word}" for word in FLAT[:3]] + ["test_jordan_block"]
    found = entries(atoms([*jordan, *(f"test_norm_{word}" for word in FLAT)]))

    assert Telling(found, "test_matrices").subjects([found[:4], found[4:]])[0].words == ("jordan",)


def test_a_topic_of_what_is_left_need_not_stand_together_or_come_first() -> None:
    """As groupby's ``cumsum``: four tests all over the file, none beside another."""
    scattered = [f"test_{word}_cumsum" for word in FLAT[:4]]
    mixed = [name for pair in zip(scattered, FLAT[4:], strict=True) for name in pair]

    assert topics_of(mixed) == [scattered]


def test_a_topic_is_what_half_of_the_tests_that_stay_together_have() -> None:
    """One ``mesh_axis`` does not bring all of ``mesh`` to what is about axes."""
    mesh = [f"test_mesh_{word}" for word in FLAT]
    axes = [f"test_axis_{n}" for n in range(4)]
    section = [replace(atom, section="mesh") for atom in atoms([*mesh, "test_mesh_axis"])]
    found = [*section, *(replace(atom, units=(20 + atom.units[0],)) for atom in atoms(axes))]
    parts, _ = of_topics(items(entries(found)), 0, roomy())

    assert sorted(sum(item.tests for item in part) for _, part in parts) == [4, 9]


def test_a_small_files_remainder_is_looked_through_for_topics() -> None:
    """As docket's fundamentals: 23 tests of four subjects were one ``rest``."""
    subjects = ("retry", "idempotent", "schedule", "cancel", "strike")
    names = [f"test_{subject}_{n}" for n in range(4) for subject in subjects]

    found = sizes(by_subject(atoms([*names, *(f"test_cookie_{n}" for n in FLAT)], lines=10)))

    assert found == {**dict.fromkeys(subjects, 4), "cookie": 8}


def test_what_is_left_over_goes_to_the_part_whose_subject_it_has() -> None:
    """As scipy's ``TestOrdQZWorkspaceSize``, which stood in the rest beside ``qz``."""
    found = entries(classes(("TestQZ", 30), ("TestApple", 9), ("TestWorkspaceQZ", 2)))
    telling = Telling(found, "test_decomp")
    qz, apple, workspace = (Item((entry,), {}, {}) for entry in found)
    named = [((qz,), telling.named([found[0]], ["qz"]))]
    rest = [((apple, workspace), telling.none(found[1:]))]

    parts = [list(part) for part, _ in at_home(named, rest, telling, lambda _: True)]
    full = [part for part, _ in at_home(named, rest, telling, lambda some: len(some) < 2)]

    assert parts == [[qz, workspace], [apple]]
    assert full == [(qz,), (apple, workspace)]


def test_what_is_left_over_comes_home_however_much_of_it_there_is() -> None:
    """As most of the tests of numpy's types, which stood in the rest beside ``types``."""
    found = entries(classes(("TestQZ", 4), ("TestApple", 9), ("TestWorkspaceQZ", 6)))
    telling = Telling(found, "test_decomp")
    qz, apple, workspace = (Item((entry,), {}, {}) for entry in found)
    named = [((qz,), telling.named([found[0]], ["qz"]))]
    rest = [((apple, workspace), telling.none(found[1:]))]

    parts = [list(part) for part, _ in at_home(named, rest, telling, lambda _: True)]

    assert parts == [[qz, workspace], [apple]]


def test_a_divided_class_names_none_of_its_parts() -> None:
    """``TestSeries`` of pandas' constructors: two parts were called ``series``, which all of it is."""
    names = [f"TestSeries::test_{word}_{n}" for n in range(2) for word in FLAT]
    found = entries([replace(a, members=a.names, evidence=Evidence(tests=a.names)) for a in atoms(names)])

    assert Telling(found, "test_engine").subjects([found[:8], found[8:]])[0].words == ()


def test_a_part_of_one_class_has_its_last_word_where_no_other_tells() -> None:
    """``TestParserParse`` of arrow's test_parser; not of a class that is called as its file is."""
    found = entries(classes(("TestParserParse", 9), ("TestParserRegex", 9), ("TestParser", 9)))
    telling = Telling(found, "test_parser")
    assert [one.words for one in telling.subjects([[entry] for entry in found])] == [
        ("parse",),
        ("regex",),
        (),
    ]


def test_no_part_is_named_after_a_module_alone() -> None:
    uses = {"LIMIT": "engine.constants"}
    known = entries(
        [
            replace(atom, evidence=replace(atom.evidence, uses=uses if at < 4 else {}))
            for at, atom in enumerate(atoms([f"test_{word}" for word in FLAT]))
        ]
    )

    assert Telling(known, "test_x").subjects([known[:4], known[4:]])[0].words == ()


def test_a_test_or_two_are_no_file_beside_a_remainder() -> None:
    small = [("TestApple", 2), ("TestRiver", 3), ("TestStone", 3), ("TestCloud", 2)]
    rows = [("TestCookie", 28), ("TestProxy", 34), *small, ("TestHeader", 29), ("TestBuffer", 1)]

    found = sizes(by_subject(classes(*rows, lines=20)))

    assert found == {"cookie": 28, "proxy": 34, "rest": 5, "river_stone": 6, "header": 29}


def test_what_shows_no_subject_is_divided_into_as_few_parts_as_fit(tmp_path: Path) -> None:
    found = by_subject(atoms([f"test_{word}" for word in FLAT], lines=200), Limit(max_lines=900))
    assert sizes(found) == {"part_1": 4, "part_2": 4}

    body = "\n".join(f"        assert {n}" for n in range(1, 60))
    tests = "\n".join(f"    def test_{name}(self):\n{body}\n" for name in FLAT)
    cookies = "".join(f"\n\ndef test_cookie_{word}():\n    pass\n" for word in FLAT)
    file = tmp_path / "test_tokens.py"
    file.write_text(f"class TestCodec:\n{tests}{cookies}")

    output = CliRunner().invoke(app, ["split", str(file), "--max-lines", "400", "--by", "subject"]).output

    parts = sorted(part.name for part in tmp_path.glob("*.py"))
    assert parts == ["test_tokens_codec_1.py", "test_tokens_codec_2.py", "test_tokens_cookie.py"], output


def test_modules_that_help_tests_are_no_subject() -> None:
    uses = {"run": "test.support.script_helper", "now": "borg.helpers.time"}
    (entry,) = entries([Atom((0,), ("test_a",), 1, 9, evidence=Evidence(tests=("test_a",), uses=uses))])

    assert list(modules(entry)) == ["time"]


def test_a_file_of_one_subject_beside_its_own_is_divided(tmp_path: Path) -> None:
    (tmp_path / "test_run_progress.py").write_text(
        "".join(
            f"def test_{subject}_{case}():\n" + "    assert True\n" * 30 + "\n\n"
            for subject in ("progress", "state")
            for case in ("plain", "nested", "expired", "foreign", "renamed", "copied", "late", "early")
        )
    )

    assert CliRunner().invoke(app, ["split", str(tmp_path / "test_run_progress.py")]).exit_code == 0
    parts = ["test_run_progress_rest.py", "test_run_progress_state.py"]
    assert sorted(path.name for path in tmp_path.glob("test_*.py")) == parts


def test_letters_beyond_ascii_are_of_words_and_signs_between_them() -> None:
    for text in ("x→y ✓ x", "naïve→x x_1", "été", "x²"):
        assert names_in(text, 0, len(text)) == re.findall(r"\w+", text)
