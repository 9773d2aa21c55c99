"""Imports in blocks: parts have those that they need, and the proof takes nothing else for such a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.model.plan import Plan
from splitter.planning.plan import plan
from splitter.proof import prove
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

TRIED = """\
try:
    import shop
    # of the shop
    from shop.prices import PRICE, VAT
    import bank

    RATE = bank.rate(PRICE)
    HAS_SHOP = True
    from bank.loans import LOAN, Loan
    from shop.hours import OPEN
except ImportError:
    HAS_SHOP = False
    LOAN = OPEN = None
"""
PASSED = """\
try:
    import shop
    import bank
except ImportError:
    pass
"""
BRANCHES = """\
import sys

if sys.version_info:
    from shop import PRICE

    def twice():
        return 2 * PRICE

    from shop import OPEN
    from bank import LOAN
else:
    PRICE, OPEN = 1, 2
"""
USES = {"add": "HAS_SHOP", "sub": "VAT", "mul": "LOAN or Loan", "div": "OPEN or shop"}


def split(block: str, uses: Mapping[str, str]) -> Plan:
    """The plan of a file with these imports, in which the tests of each part use something."""
    tests = [
        f"\n\ndef test_{word}_{n}():\n    assert {use}\n" for word, use in uses.items() for n in ("a", "b")
    ]
    text = f"{block}{''.join(tests)}"
    return plan(
        decode("test_a.py", text.encode()), Settings(max_tests=2, by="prefix"), shipped("docstring.jinja")
    )


def part(made: Plan, word: str) -> str:
    """The text of the part with these tests, without its header."""
    output = next(one for one in made.outputs if word in one.name)
    return output.text[output.header[1] :]


def proved(made: Plan, word: str, before: str, after: str) -> bool:
    """Whether the proof takes a part with another text."""
    language = language_of("test_a.py")
    assert language is not None
    assert made.source is not None
    assert before in part(made, word)
    texts = [o.text.replace(before, after) if word in o.name else o.text for o in made.outputs]
    outputs = [replace(o, text=t, data=t.encode()) for o, t in zip(made.outputs, texts, strict=True)]
    return not prove(language, made.source, outputs, path="test_a.py")


def test_a_part_has_what_it_needs_and_something_of_each_package() -> None:
    made = split(TRIED, USES)
    assert made.ok
    kept = {word: part(made, word).partition("\n\n\ndef")[0] for word in USES}
    assert kept["add"].startswith(
        "\ntry:\n    # of the shop\n    from shop.prices import PRICE\n    import bank\n\n    RATE"
    )
    assert all("    from shop.prices import PRICE" in text for text in kept.values())
    assert [word for word, text in kept.items() if "import shop\n" in text] == ["div"]
    assert [word for word, text in kept.items() if "LOAN, Loan" in text] == ["mul"]
    assert [word for word, text in kept.items() if "shop.hours" in text] == ["div"]
    assert [word for word, text in kept.items() if "VAT" in text] == ["sub"]


@pytest.mark.parametrize(
    ("word", "before", "after"),
    [
        ("add", "    import bank\n", ""),
        ("add", "    # of the shop\n", ""),
        ("add", "    # of the shop\n    from shop.prices import PRICE\n", ""),
        ("add", "import PRICE", "import VAT"),
        ("mul", "import LOAN, Loan", "import LOAN,  Loan"),
        ("add", "import PRICE", "import PRICE as PRICE_NOW, PRICE"),
        ("add", "    HAS_SHOP = True\n", ""),
        ("add", "    RATE = bank.rate(PRICE)\n    HAS_SHOP = True\n", "    HAS_SHOP = True\n"),
        (
            "add",
            "    import bank\n\n    RATE = bank.rate(PRICE)\n",
            "    RATE = bank.rate(PRICE)\n    import bank\n",
        ),
        ("add", "except ImportError", "except Exception"),
        ("mul", "    from bank.loans import LOAN, Loan\n", ""),
        ("mul", "import LOAN, Loan", "import Loan, LOAN"),
        ("mul", "import LOAN, Loan", "import LOAN"),
        ("sub", "import PRICE, VAT", "import PRICE"),
        ("div", "    from shop.hours import OPEN\n", ""),
    ],
)
def test_nothing_else_may_be_missing(word: str, before: str, after: str) -> None:
    assert not proved(split(TRIED, USES), word, before, after)


def test_what_is_tried_last_may_go_where_a_failure_is_passed_over() -> None:
    made = split(PASSED, {"add": "shop", "sub": "bank"})
    assert "bank" not in part(made, "add")
    assert "    import shop  # noqa: F401\n    import bank\n" in part(made, "sub")
    assert not proved(made, "sub", "    import shop  # noqa: F401\n", "")
    assert proved(made, "sub", "    import shop  # noqa: F401\n", "    import shop\n")


def test_what_says_that_nothing_uses_it_is_true() -> None:
    made = split(PASSED, {"add": "shop", "sub": "bank"})
    assert not proved(made, "sub", "    import bank\n", "    import bank  # noqa: F401\n")
    assert not proved(made, "sub", "    import bank\n", "    import bank  # noqa\n")
    assert not proved(made, "sub", "shop  # noqa: F401", "shop  # noqa: F401, E501")
    made = split("from shop import PRICE, VAT\n\n", {"add": "PRICE", "sub": "VAT"})
    assert not proved(made, "sub", "import VAT\n", "import VAT  # noqa: F401\n")


def test_a_block_whose_imports_are_all_gone_is_a_pass() -> None:
    block = (
        "import sys\n\nif sys.path:\n    from shop import OPEN\n    from bank import LOAN\nelse:\n    X = 1\n"
    )
    made = split(block, {"add": "X", "sub": "OPEN, X", "mul": "LOAN, X"})
    assert made.ok
    assert "if sys.path:\n    pass\nelse:\n    X = 1\n" in part(made, "add")
    assert not proved(made, "add", "    pass\n", "    pass  # really\n")
    assert not proved(made, "add", "    pass\n", "    X = 1\n")
    assert not proved(made, "sub", "    from shop import OPEN\n", "    pass\n")
    assert not proved(made, "sub", "    from shop import OPEN\n", "    from shop import OPEN\n    pass\n")


def test_the_blocks_of_a_condition_lose_imports_one_by_one() -> None:
    made = split(BRANCHES, {"add": "twice()", "sub": "OPEN", "mul": "LOAN"})
    assert made.ok
    assert all("    from shop import PRICE\n" in part(made, word) for word in ("add", "sub", "mul"))
    assert [word for word in ("add", "sub", "mul") if "import OPEN" in part(made, word)] == ["sub"]
    assert [word for word in ("add", "sub", "mul") if "import LOAN" in part(made, word)] == ["mul"]
    assert not proved(made, "add", "    from shop import PRICE\n\n", "")
    assert not proved(made, "sub", "    from shop import OPEN\n", "")


def test_what_nothing_uses_or_another_statement_binds_stays() -> None:
    block = (
        "import sys\n\nif sys.path:\n    from shop import OPEN, idle\n    from bank import LOAN\n\nLOAN = 1\n"
    )
    made = split(block, {"add": "OPEN", "sub": "LOAN"})
    assert made.ok
    assert all("idle" in part(made, word) and "import LOAN" in part(made, word) for word in ("add", "sub"))
    assert not proved(made, "sub", "idle", "")


@pytest.mark.parametrize(("use", "stays"), [("test_shop.VAT", False), ("test_shop", True)])
def test_what_may_be_a_test_is_in_every_part(use: str, stays: bool) -> None:
    block = "try:\n    from shop import PRICE, test_shop\nexcept ImportError:\n    pass\n"
    made = split(block, {"add": "PRICE", "sub": use})
    assert made.ok
    assert ("test_shop" in part(made, "add")) is stays


LATE = """\
import json

from shop import PRICE

EMPTY = {}

from shop import VAT
from shop.bank import bank
"""


def test_late_imports_stand_among_the_others() -> None:
    made = split(LATE, {"add": "EMPTY", "sub": "json and PRICE and VAT and bank"})
    assert made.ok
    assert "import json\n\nfrom shop import PRICE, VAT\nfrom shop.bank import bank\n" in part(made, "sub")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("PRICE, VAT", "PRICE"),
        ("PRICE, VAT", "PRICE, VAT, OPEN"),
        ("PRICE, VAT", "PRICE, VAT as PRICES"),
        ("PRICE, VAT\n", "PRICE, VAT\nfrom shop import VAT\n"),
        ("import bank\n", "import bank\nimport bank\n"),
        ("import bank\n", "import bank  # late\n"),
    ],
)
def test_a_late_import_that_is_another_is_rejected(before: str, after: str) -> None:
    made = split(LATE, {"add": "EMPTY", "sub": "json and PRICE and VAT and bank"})
    assert not proved(made, "sub", before, after)


def test_what_is_imported_for_effect_keeps_its_place() -> None:
    made = split(f"{LATE}import till\n", {"add": "EMPTY", "sub": "json and PRICE and VAT and bank"})
    assert made.ok
    assert part(made, "sub").split("\n\n\n")[0].endswith("import till")
    assert not proved(made, "sub", "import till\n", "import tills\n")
    early = (
        part(made, "sub").replace("import till\n", "").replace("import json\n", "import till\nimport json\n")
    )
    assert not proved(made, "sub", part(made, "sub"), early)


def test_a_late_import_of_a_section_that_is_not_known_is_set_off_as_it_was() -> None:
    tried = "try:\n    import bank\nexcept ImportError:\n    bank = None\n"
    block = f"import json\n\nimport till\n\n{tried}\nimport shop\nfrom shop import PRICE\n"
    made = split(block, {"add": "bank", "sub": "json and till and shop and PRICE"})
    assert made.ok
    assert "import json\n\nimport till\n\nimport shop\nfrom shop import PRICE\n" in part(made, "sub")
