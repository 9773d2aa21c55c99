"""Parts have no more lines than they need: what no division makes smaller is not repeated in each."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpus.modules import TestModule as Drawn
from benchmarks.growth.__main__ import measured
from benchmarks.growth.unused import needless
from splitter import api
from splitter.model.finding import lines_in
from splitter.model.plan import Plan


def _lines(count: int, indent: str = "    ") -> str:
    return "".join(f"{indent}value_{n} = {n}\n" for n in range(count))


def _tests(subject: str, count: int) -> str:
    return "".join(f"def test_{subject}_{n}():\n{_lines(12)}    assert value_1\n\n\n" for n in range(count))


def _plan(folder: Path, text: str) -> Plan:
    file = folder / "test_shop.py"
    file.write_text(text)
    return api.plan(api.load(str(file)))


BASE = f"class Checks:\n{_lines(880)}\n    def test_it(self):\n        assert self.own\n\n\n"
BUILT = "".join(
    f"class Test{name}(Checks):\n    own = '{name}'\n\n"
    f"    def test_{name.lower()}(self):\n        assert self.own\n\n\n"
    for name in ("Apple", "Banana", "Cherry")
)


def test_tests_whose_base_leaves_no_room_are_in_one_part(tmp_path: Path) -> None:
    made = _plan(tmp_path, f"{BASE}{BUILT}{_tests('cart', 14)}{_tests('stock', 14)}")
    assert made.ok
    having = [output for output in made.outputs if "class Checks" in output.text]
    assert [sum(f"class Test{n}" in having[0].text for n in ("Apple", "Banana", "Cherry"))] == [3]
    assert len(having) == 1
    again = tmp_path / "again"
    again.mkdir()
    assert not _plan(again, having[0].text).parts, "a second run changes nothing"
    assert len(made.outputs) > 2


def test_a_limit_that_is_given_divides_them(tmp_path: Path) -> None:
    file = tmp_path / "test_shop.py"
    file.write_text(f"{BASE}{BUILT}{_tests('cart', 14)}")
    made = api.plan(api.load(str(file), max_tests=4))
    assert made.ok
    assert all(len(part.tests) <= 4 for part in made.parts)


def test_a_helper_that_is_not_shared_after_all_is_weighed(tmp_path: Path) -> None:
    """It has to be where another file imports it from: its lines are not left free in all other parts."""
    helper = f"def large(own):\n{_lines(700)}    return own\n\n\n"
    users = "".join(f"def test_large_{n}():\n    assert large({n + 1})\n\n\n" for n in range(6))
    (tmp_path / "test_other.py").write_text(
        "from test_shop import large\n\n\ndef test_it():\n    assert large(1)\n"
    )
    subjects = "".join(_tests(subject, 8) for subject in ("cart", "stock", "price"))
    made = _plan(tmp_path, helper + users + subjects)
    assert made.ok
    assert len(made.outputs) < 8
    assert max(lines_in(output.text) for output in made.outputs) <= 1000


@pytest.mark.parametrize(("lines", "shared"), [(33, False), (34, True)])
def test_helpers_are_shared_from_thirty_lines_that_this_saves(
    tmp_path: Path, lines: int, *, shared: bool
) -> None:
    """Two lines more are asked for each part that imports them; those that need none of them don't count."""
    helper = f"def large():\n{_lines(lines - 2)}    return 1\n\n\n"
    users = "".join(
        f"def test_{subject}_{n}():\n    assert large()\n\n\n" for subject in ("cart", "stock") for n in "ab"
    )
    file = tmp_path / "test_shop.py"
    file.write_text(f"{helper}{users}{_tests('price', 2)}{_tests('order', 2)}")
    made = api.plan(api.load(str(file), max_tests=2, by="prefix"))
    assert made.ok
    assert len(made.parts) == 4 + shared
    assert sum("def large" in output.text for output in made.outputs) == (1 if shared else 2)


def test_the_measure_counts_all_lines_once(tmp_path: Path) -> None:
    file = tmp_path / "test_shop.py"
    file.write_text(f"import os\n\n\n{_tests('cart', 40)}{_tests('stock', 40)}")
    found = measured(Drawn("", file, tmp_path), api.load(str(file)).settings, lint=False)
    assert found.grown is not None
    assert found.grown.before == lines_in(file.read_text())
    assert found.grown.after - found.grown.before == sum(found.grown.kinds)


def test_an_unused_name_that_may_act_is_told_from_one_without_need(tmp_path: Path) -> None:
    tried = "try:\n    import no_shop\nexcept ImportError:\n    no_shop = None\n\n\n"
    used = "def test_wrap():\n    assert textwrap.dedent\n\n\n"
    made = _plan(tmp_path, f"import textwrap\n\n{tried}{_tests('cart', 60)}{used}{_tests('stock', 60)}")
    name, before = next((one.name, one.text) for one in made.outputs if "import textwrap" not in one.text)
    text = before.replace("\ntry:", "\nimport textwrap\n\ntry:", 1)
    outputs = [
        replace(one, text=text, data=text.encode()) if one.text == before else one for one in made.outputs
    ]
    lines = text.splitlines()
    idle, acting = (
        (name, lines.index(line) + 1, len(line) - len(word) + 1)
        for line, word in (("import textwrap", "textwrap"), ("    import no_shop", "no_shop"))
    )
    assert needless(replace(made, outputs=tuple(outputs)), [idle, acting]) == [idle]
