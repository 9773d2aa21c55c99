"""Parts that import from a module of helpers, or stand in a package: the proof notices what is wrong."""

from __future__ import annotations

import ast
import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import splitter
from splitter.api import load
from splitter.api import plan as api_plan
from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.languages.python.moving.own_folder import asking_for_the_folder
from splitter.languages.python.rereading import conftests, reread
from splitter.languages.python.rereading.folder import names_of_the_folder
from splitter.languages.python.rereading.sharing import flaw
from splitter.model.plan import OutputFile, Plan
from splitter.model.surroundings import FixturesReach, Surroundings
from splitter.planning.additions import allowed_additions
from splitter.planning.plan import plan as made_plan
from splitter.proof import prove
from splitter.reading.source import decode
from splitter.rendering.templates import shipped
from tests.golden_cases import CASES
from tests.test_proof import DAMAGES, Damage, _damaged, _with_text

MODULE = Settings(max_tests=2, helpers="module")
PACKAGE = Settings(max_tests=2, layout="package")
CONFTEST = Settings(max_tests=3, layout="package", helpers="conftest")
BESIDE = Settings(max_tests=3, helpers="conftest")
FILES = {
    "module": ("python/split/helpers-module/input/test_parsers.py", MODULE),
    "in a package": ("python/split/helpers-module-in-a-package/input/tests/test_parsers.py", MODULE),
    "state": ("python/split/helpers-module-state/input/test_cache.py", MODULE),
    "after a skip": ("python/split/helpers-module-after-a-skip/input/test_late.py", MODULE),
    "drawn": ("python/split/helpers-module-drawn-below-a-seed/input/test_seed.py", MODULE),
    "filled": ("python/split/helpers-module-filled/input/test_anew.py", MODULE),
    "package": ("python/split/layout-package/input/tests/test_shapes.py", PACKAGE),
    "conftest": ("python/split/helpers-conftest/input/tests/test_stores.py", CONFTEST),
    "conftest beside": ("python/split/helpers-conftest-beside/input/tests/test_stores.py", BESIDE),
}
ROUNDS = 40


def _plan(name: str) -> Plan:
    path, settings = FILES[name]
    if settings is BESIDE:
        plan = _reaching(FixturesReach())
    else:
        with tempfile.TemporaryDirectory() as top:  # what is expected of the case has the same names
            file = Path(shutil.copytree((CASES / path).parent, Path(top, "work")), Path(path).name)
            plan = splitter.plan(
                file,
                by="prefix",
                max_tests=settings.max_tests,
                helpers=settings.helpers,
                layout=settings.layout,
            )
    assert plan.ok, plan.findings
    assert plan.parts
    return plan


def _flaws(name: str, plan: Plan, outputs: Sequence[OutputFile]) -> int:
    language = language_of(plan.path)
    assert language is not None
    assert plan.source is not None
    allowed = allowed_additions(FILES[name][1], plan.parts)
    return len(prove(language, plan.source, outputs, path=plan.path, allowed=allowed))


@pytest.mark.parametrize("name", FILES)
def test_an_undamaged_split_is_proved(name: str) -> None:
    plan = _plan(name)
    assert not _flaws(name, plan, plan.outputs)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
@pytest.mark.parametrize("name", FILES)
def test_damage_is_rejected(name: str, damage: Damage) -> None:
    plan = _plan(name)
    rng = random.Random(f"{name} {damage.__name__}")
    done = 0
    for _ in range(ROUNDS // len(plan.outputs) + 1):
        for index, output in enumerate(plan.outputs):
            broken = _damaged(output, damage, rng)
            if broken is not None:
                outputs = [*plan.outputs[:index], broken, *plan.outputs[index + 1 :]]
                assert _flaws(name, plan, outputs), broken.text
                done += 1
    if not done:
        pytest.skip("nothing in it that could be damaged so")


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_needed_once(name: str) -> None:
    plan = _plan(name)
    for index in range(len(plan.outputs)):
        assert _flaws(name, plan, [*plan.outputs[:index], *plan.outputs[index + 1 :]]), index


EDITS = {
    "a name less is imported": ("module", "test_parsers_read.py", "Record, dumped, toml", "Record, dumped"),
    "a name more is imported": ("module", "test_parsers_read.py", "dumped, toml", "dumped, toml, json"),
    "another module is imported from": ("module", "test_parsers_read.py", "from parsers_", "from other_"),
    "a name is imported as another": (
        "module",
        "test_parsers_read.py",
        "dumped, toml",
        "dumped, dumped as toml",
    ),
    "a dot in the import outside of a package": ("module", "test_parsers_read.py", "from pars", "from .pars"),
    "no dot in the import in a package": (
        "in a package",
        "test_parsers_read.py",
        "from .helpers_",
        "from helpers_",
    ),
    "a part defines what it imports": (
        "module",
        "test_parsers_read.py",
        "@pytest.fixture",
        'FIELDS = ("name", "size")\n\n\n@pytest.fixture',
    ),
    "the import comes before what acts": (
        "after a skip",
        "test_late_one_two.py",
        'os.environ["LATE"] = "1"\n\nfrom late_helpers import loads\n',
        'from late_helpers import loads\nos.environ["LATE"] = "1"\n',
    ),
    "the import comes after what acts": (
        "after a skip",
        "test_late_one_two.py",
        'from late_helpers import loads\n\njson = pytest.importorskip("json")\n\nos.environ["LATE"] = "2"\n',
        'json = pytest.importorskip("json")\n\nos.environ["LATE"] = "2"\nfrom late_helpers import loads\n',
    ),
    "the module of helpers seeds nothing": ("drawn", "seed_helpers.py", "random.seed(0)\n", ""),
    "a number less is drawn there": (
        "drawn",
        "seed_helpers.py",
        'CASES += [Case("three", drawn(3))]\n',
        "",
    ),
    "a part draws, too": (
        "drawn",
        "test_seed_first.py",
        "random.seed(0)\n",
        'random.seed(0)\nCASES += [Case("three", drawn(3))]\n',
    ),
    "a part seeds nothing": ("drawn", "test_seed_first.py", "random.seed(0)\n", ""),
    "a relative import lacks its dot": ("package", "shapes/test_json.py", "from .. import", "from . import"),
    "one in a function lacks its dot": ("package", "shapes/test_json.py", "from  .. \\", "from  . \\"),
    "a relative import has a dot too many": ("package", "shapes/test_json.py", "from .. ", "from ... "),
    "the first file does something": (
        "package",
        "shapes/__init__.py",
        'Shapes.\n"""\n',
        'Shapes.\n"""\nX = 1\n',
    ),
    "a conftest imports for effect": (
        "conftest",
        "stores/conftest.py",
        "import pytest\n",
        "import this\nimport pytest\n",
    ),
    "a conftest has a helper twice": (
        "conftest",
        "stores/conftest.py",
        "import pytest\n\nfrom .stores_helpers import Store\n",
        "import pytest\n\n\nclass Store:\n    pass\n",
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_rejected(what: str) -> None:
    name, file, old, new = EDITS[what]
    plan = _plan(name)
    index = [output.name for output in plan.outputs].index(file)
    output = plan.outputs[index]
    assert old in output.text
    broken = _with_text(output, output.text.replace(old, new, 1))
    assert _flaws(name, plan, [*plan.outputs[:index], broken, *plan.outputs[index + 1 :]])


def _reaching(reach: FixturesReach | None) -> Plan:
    """The plan of a file where a new conftest would reach this, whatever is around the cases."""
    inputs = load(str(CASES / FILES["conftest beside"][0]), max_tests=3, helpers="conftest", by="prefix")
    around = replace(inputs.source.around, reach=reach)
    return api_plan(replace(inputs, source=replace(inputs.source, around=around)))


REACHES = {
    "nobody looked": None,
    "there is one": FixturesReach(barred="there is one"),
    "a test asks for it": FixturesReach((("test_x.py", b"def test_x(store): ...\n"),)),
    "a method asks for it": FixturesReach(
        (("x/test_x.py", b"class TestX:\n    def test_x(self, store): ...\n"),)
    ),
    "a string asks for it": FixturesReach(
        (("test_x.py", b"def test_x(request):\n    request.getfixturevalue('folder')\n"),)
    ),
    "a string in pieces asks for it": FixturesReach(
        (("test_x.py", b"def test_x(request):\n    request.getfixturevalue('fol'  # der\n  r\"der\")\n"),)
    ),
    "another fixture has its name": FixturesReach(
        (("test_x.py", b"import pytest\n@pytest.fixture\ndef store(): ...\n"),)
    ),
    "an import has its name": FixturesReach((("test_x.py", b"from fixtures import store\n"),)),
    "a file can't be read": FixturesReach((("test_x.py", b"def test_x(store:\n"),)),
}


@pytest.mark.parametrize("what", REACHES)
def test_a_fixture_that_another_file_would_see_is_rejected(what: str) -> None:
    plan = _plan("conftest beside")
    assert plan.source is not None
    around = replace(plan.source.around, reach=REACHES[what])
    seen = replace(plan, source=replace(plan.source, around=around))
    assert _flaws("conftest beside", seen, plan.outputs)


@pytest.mark.parametrize("what", [what for what in REACHES if what != "nobody looked"])
def test_a_fixture_that_another_file_would_see_stays_copied(what: str) -> None:
    made = _reaching(REACHES[what])
    assert made.ok, made.findings
    held = [output.text for output in made.outputs if output.name == "conftest.py"]
    kept = "folder" if "string" in what else "store"
    assert not any(f"def {kept}(" in text for text in held)
    assert "S216" in {finding.code for finding in made.findings}


def test_a_name_that_is_written_in_other_letters_is_rejected() -> None:
    plan = _plan("conftest beside")
    assert plan.source is not None
    other = FixturesReach((("test_x.py", "def test_x(ｓtore): ...\n".encode()),))
    seen = replace(plan, source=replace(plan.source, around=replace(plan.source.around, reach=other)))
    assert _flaws("conftest beside", seen, plan.outputs)


def test_a_rule_of_signs_behind_a_quote_is_read_in_one_way() -> None:
    ruled = b"X = 's'" + b"#" * 80 + b"\n" + b"Y = 's'  " + b"# " * 80 + b"\n"
    made = _reaching(FixturesReach((("test_x.py", ruled),)))
    assert made.ok, made.findings
    held = [output.text for output in made.outputs if output.name == "conftest.py"]
    assert "def store(" in held[0]


@pytest.mark.parametrize(
    ("line", "moves"),
    [
        ("TABLE = [stores, 'file']", True),
        ("TABLE = [file]", False),
        ("TABLE = [ﬁle]", False),
        ("class A:\n    def table(self):\n        return __stores", False),
    ],
)
def test_a_fixture_that_is_a_variable_too_stays(line: str, *, moves: bool) -> None:
    name = "_A__stores" if "__" in line else "file"
    text = f"import pytest\n\nstores = 1\n\n\n@pytest.fixture\ndef {name}():\n    pass\n\n\n{line}\n"
    language = language_of("test_it.py")
    assert language is not None
    assert language.sharing is not None
    module = language.read(decode("test_it.py", text.encode()), MODULE)

    assert bool(language.sharing.shareable(module).fixtures) == moves


UNFIT = {
    "autouse": "import pytest\n@pytest.fixture(autouse=True)\ndef a(): ...\n",
    "perhaps autouse": "import pytest\n@pytest.fixture(**HOW)\ndef a(): ...\n",
    "the test's module": "import pytest\n@pytest.fixture\ndef a(request): return request.module\n",
    "its own name": "import pytest\n@pytest.fixture\ndef a(): return __name__\n",
    "a skip": "import pytest\nx = pytest.importorskip('x')\n@pytest.fixture\ndef a(): return x\n",
}


@pytest.mark.parametrize("what", UNFIT)
def test_what_is_another_thing_in_a_conftest_is_rejected(what: str) -> None:
    assert conftests.flaw(UNFIT[what].encode(), (), Surroundings())
    fit = "import pytest\n@pytest.fixture(autouse=False)\ndef a(): ...\n"
    assert not conftests.flaw(fit.encode(), (), Surroundings())


MADE = {
    "partial(near, within=1)": True,
    "functools.partial(near, within=partial(near, 1))": True,
    "lambda a, b=partial(near): near(a, os.environ)": True,
    "partial(near)(1, 2)": False,
    "partial(near, os.environ)": False,
    "partial(near, *[1])": False,
    "lambda a=near(1, 2): a": False,
    "mine(near, within=1)": False,
    "functools.reduce(near, (1, 2))": False,
}
"""Values of a helper, and whether making one calls nothing."""


@pytest.mark.parametrize("made", MADE)
def test_what_calls_nothing_may_be_imported_above_what_acts(made: str) -> None:
    plan, above = _split_with(made), MADE[made]
    act, line = 'os.environ["NEAR"] = "1"\n', "from a_helpers import loosely\n"
    text = plan.outputs[0].text
    assert (text.index(line) < text.index(act)) is above
    assert _is_proved(plan, plan.outputs)
    early = text.replace(line, "").replace(act, line + act)
    assert _is_proved(plan, [_with_text(plan.outputs[0], early), *plan.outputs[1:]]) is above


def _split_with(made: str) -> Plan:
    """The plan of a file with this for a helper, and something that acts."""
    text = (
        "import functools\nimport os\nfrom functools import partial\nfrom functools import reduce as mine\n\n"
        'os.environ["NEAR"] = "1"\n\n\n'
        f"def near(a, b=0, within=0):\n    return abs(a - b) <= within\n\n\nloosely = {made}\n"
        + "".join(f"\n\ndef test_{one}_{n}():\n    assert loosely\n" for one in ("add", "sub") for n in "ab")
    )
    return _shared(text)


CHECKS = {
    "assert far": True,
    "assert far == far, far": True,
    "verifyClass(1, far)": True,
    "checks.verifyClass(1, far)": True,
    "assert far(1)": False,
    "verifyClass(1, far(1))": False,
    "verify(1, far)": False,
    "far.verifyClass(1)": False,
}
"""Statements between two helpers, and whether they raise or do nothing."""


@pytest.mark.parametrize("check", CHECKS)
def test_helpers_move_from_both_sides_of_what_only_checks(check: str) -> None:
    text = (
        "import zope.interface.verify as checks\nfrom zope.interface.verify import verifyClass\n\n"
        "def far(a):\n    return a\n\n\n#\n\nnear = far(lambda a: a)\n"
        + "".join(
            f"\n\ndef test_{one}_{n}():\n    assert far(near(1))\n" for one in ("add", "sub") for n in "ab"
        )
    )
    plan = _shared(text.replace("#", check))
    helpers = next((one.text for one in plan.outputs if one.name == "a_helpers.py"), "")
    together = "near =" in helpers and "def far" in helpers
    assert together is CHECKS[check]
    model = _shared(text.replace("#", "assert far"))
    assert model.source is not None
    source = decode("test_a.py", model.source.text.replace("assert far", check).encode())
    outputs = [_with_text(one, one.text.replace("assert far", check)) for one in model.outputs]
    assert _is_proved(replace(model, source=source), outputs) is CHECKS[check]


FOLDERS = {
    "Path(__file__).parent": True,
    "pathlib.Path(__file__).resolve().parent.parent": True,
    "os.path.dirname(__file__)": True,
    "dirname(os.path.abspath(__file__))": True,
    "os.path.split(os.path.realpath(__file__))[0]": True,
    "Path(__file__).stem": False,
    "Path(__file__).resolve()": False,
    "Path(__file__, 'x').parent": False,
    "os.path.split(__file__)[1]": False,
    "os.path.basename(__file__)": False,
    "mine(__file__).parent": False,
    "mine.dirname(__file__)": False,
    "__file__.parent": False,
}
"""Expressions, and whether they say nothing but the folder of the file that they stand in."""


@pytest.mark.parametrize("said", FOLDERS)
def test_a_folder_is_told_from_a_file(said: str) -> None:
    nodes = list(ast.walk(ast.parse(said)))
    found = {id(node) for node in asking_for_the_folder(nodes, {"mine"})}
    own = {id(node) for node in nodes if isinstance(node, ast.Name) and node.id == "__file__"}
    assert (found == own) is FOLDERS[said]
    assert own.issubset(names_of_the_folder(nodes, {"mine"})) is FOLDERS[said]


HALFWAY = {
    "MORE = len(TABLE)": False,
    "MORE = [count()]": False,
    "MORE = TABLE": False,
    "MORE = (lambda: TABLE)": True,
    "def more(rows=TABLE):\n    return rows": False,
    "class Rows:\n    rows = list(TABLE)": False,
    "class Rows:\n    def rows(self):\n        return TABLE": True,
    "def more():\n    return count()": True,
    "MORE = 1": True,
}
"""Statements between two that fill a list, which one part has, and whether that may move all the same."""


@pytest.mark.parametrize("between", HALFWAY)
def test_what_is_seen_before_it_is_whole_stays(between: str) -> None:
    name = between.split()[1].partition("(")[0].strip(":") if between[0] in "cd" else "MORE"
    text = (
        "TABLE = [1]\n\n\ndef count():\n    return len(TABLE)\n\n\n#\n\n\nTABLE.append(2)\n"
        + "".join(f"\n\ndef test_add_{n}():\n    assert TABLE and count() and {name}\n" for n in "ab")
        + "".join(f"\n\ndef test_sub_{n}():\n    assert TABLE and count()\n" for n in "ab")
    )
    helpers = next((one.text for one in _shared(text.replace("#", between)).outputs if "_h" in one.name), "")
    assert ("TABLE =" in helpers) is HALFWAY[between]
    model = _shared(text.replace("#", f"{name} = 1"))
    assert model.source is not None
    source = decode("test_a.py", model.source.text.replace(f"{name} = 1", between).encode())
    outputs = [_with_text(one, one.text.replace(f"{name} = 1", between)) for one in model.outputs]
    assert _is_proved(replace(model, source=source), outputs) is HALFWAY[between]


def _shared(text: str) -> Plan:
    settings = Settings(max_tests=2, by="prefix", helpers="module")
    plan = made_plan(decode("test_a.py", text.encode()), settings, shipped("docstring.jinja"))
    assert plan.ok, plan.findings
    return plan


def _is_proved(plan: Plan, outputs: Sequence[OutputFile]) -> bool:
    language = language_of(plan.path)
    assert language is not None
    assert plan.source is not None
    allowed = allowed_additions(Settings(helpers="module"), plan.parts)
    return not prove(language, plan.source, outputs, path=plan.path, allowed=allowed)


FILLED = "A = []\nA.append(1)\n\n\ndef helper(x):\n    return x, A\n\n\n"
TESTS_OF_A = "def test_{0}():\n    assert helper(1) == (1, [1])\n"


@pytest.mark.parametrize(
    ("moves", "stays", "accepted"), [("A.append(1)\n", "", True), ("", "A.append(1)\n", False)]
)
def test_all_that_makes_a_shared_name_is_in_its_module(moves: str, stays: str, *, accepted: bool) -> None:
    original = reread((FILLED + TESTS_OF_A.format("a") + "\n\n" + TESTS_OF_A.format("b")).encode())
    helpers = f"A = []\n{moves}\n\ndef helper(x):\n    return x, A\n"
    parts = [
        reread(f"from big_helpers import A, helper\n\n{stays}\n\n{TESTS_OF_A.format(t)}".encode())
        for t in "ab"
    ]

    assert bool(flaw(original, helpers.encode(), parts, "big_helpers")) is not accepted
