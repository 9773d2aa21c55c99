"""A header template may be anybody's: one that takes memory or time without end is a finding, and soon."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import splitter
from splitter.processes.bounded import OutOfBounds, bounded
from splitter.rendering.templates import shipped, ships

pytestmark = pytest.mark.slow

TESTS = "".join(f"def test_{word}_{i}():\n    assert {i}\n\n\n" for word in ("add", "sub") for i in range(6))

LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"

BOMBS = {
    "loops": LOOP,
    "a long string": "{{ 'x' * 10**10 }}",
    "a long list": "{% set x = [0] * 10**10 %}",
    "a number": "{{ 9 ** 9 ** 9 }}",
    "a width": "{{ 'x'.ljust(10**11) }}",
    "a filter's width": "{{ 'x' | center(10**11) }}",
    "a format": "{{ '%*d' % (10**9, 1) }}",
    "another format": "{{ '{:>10000000000}'.format(1) }}",
    "doubling": "{% set n = namespace(x='xx') %}{% for i in range(60) %}{% set n.x = 2 * n.x %}{% endfor %}",
    "much text": "{% for a in range(99999) %}{% for b in range(99999) %}{{ title }}{% endfor %}{% endfor %}",
    "filler text": "{% for a in range(9999) %}{{ lipsum(n=1000) }}{% endfor %}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "deep expression": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "deep blocks": "{% if 1 %}" * 150 + "{% endif %}" * 150,
    "a chain": "{{ " + "1 + " * 20000 + "1 }}",
}


@pytest.mark.skipif(os.name == "nt", reason="the system bounds neither time nor memory there")
@pytest.mark.parametrize("name", BOMBS)
def test_a_template_without_end_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "test_a.py").write_text(TESTS)
    (tmp_path / "header.jinja").write_text('"""x"""\n' + BOMBS[name])
    command = [sys.executable, "-m", "splitter", "split", "test_a.py", "--template", "header.jinja"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False)

    assert (done.returncode, done.stderr[:11], "Traceback" in done.stderr) == (2, "error S605 ", False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["header.jinja", "test_a.py"]


@pytest.mark.skipif(os.name == "nt", reason="the system bounds neither time nor memory there")
def test_so_is_one_of_a_plan_and_one_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(TESTS)
    (tmp_path / "bomb.jinja").write_text(LOOP)
    (tmp_path / "fine.jinja").write_text('"""{{ title }}"""\n')

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "splitter", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False)

    assert call("plan", "test_a.py", "--template", "fine.jinja", "-o", "plan.json").returncode == 0
    document = (tmp_path / "plan.json").read_text()
    (tmp_path / "plan.json").write_text(document.replace(json.dumps('"""{{ title }}"""\n'), json.dumps(LOOP)))
    applied = call("apply", "plan.json")
    written = call("adr", "--write", "docs", "--template", "bomb.jinja")

    assert document != (tmp_path / "plan.json").read_text()
    assert (applied.returncode, "error S605 " in applied.stderr) == (2, True)
    assert (written.returncode, "error S605 " in written.stderr) == (2, True)
    assert (tmp_path / "test_a.py").read_text() == TESTS


def test_a_template_of_ones_own_gives_what_it_gave(tmp_path: Path) -> None:
    file, template = tmp_path / "test_a.py", tmp_path / "header.jinja"
    file.write_text(TESTS)
    template.write_text(
        '{# mine #}{{ open }}{{ title }}\n{{ "=" * title | length }}\n{{ tests | join(", ") }}{{ close }}\n'
    )

    first, *_ = splitter.plan(file, template=str(template)).outputs

    assert first.text.startswith('"""A add tests\n===========\ntest_add_0, test_add_1,')


def test_the_templates_that_ship_are_known() -> None:
    assert all(
        ships(shipped(name)) for name in ("docstring.jinja", "listing.jinja", "comment.jinja", "adr.md.jinja")
    )
    assert not ships(shipped("docstring.jinja") + " ")


def test_what_goes_wrong_in_a_bounded_call_is_raised_and_the_next_call_works() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        bounded(int, "x")
    with pytest.raises(OutOfBounds):
        bounded(os._exit, 3)

    assert bounded(int, "7") == 7


@pytest.mark.skipif(os.name == "nt", reason="the system bounds neither time nor memory there")
def test_each_call_has_its_own_time() -> None:
    for _ in range(3):
        assert bounded(sum, range(50_000_000)) > 0
    with pytest.raises(OutOfBounds):
        bounded(bytearray, 2**30)
    with pytest.raises(OutOfBounds):
        bounded(pow, 9, 9**9)


@pytest.mark.skipif(os.name == "nt", reason="there is no /proc")
def test_the_process_of_a_call_ends_with_ours() -> None:
    imports = "import os; from splitter.processes.bounded import bounded; "
    code = imports + "print(bounded(os.getpid), flush=True); os._exit(0)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )

    pid = int(done.stdout)
    for _ in range(600):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("it is still there")
