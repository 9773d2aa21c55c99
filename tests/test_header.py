"""What a part's header says: only what is so, and what stays so when a test is added."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from splitter.config.settings import Settings
from splitter.planning.plan import plan
from splitter.planning.topic import topic_of
from splitter.reading.source import decode
from splitter.rendering.templates import shipped

NO_LAYERS: Mapping[str, tuple[str, ...]] = {}


def said_of(subject: str, tests: tuple[str, ...], title: str = "Big x tests") -> str:
    return topic_of(subject, title, tests, NO_LAYERS)


@pytest.mark.parametrize(
    ("subject", "tests", "said"),
    [
        ("wrap", ("test_wrap_long", "TestWrap::test_short"), "Tests for wrap only."),
        ("wrap", ("test_wrap_long", "test_fill"), "Tests for wrap, among others."),
        ("wrap and fill", ("test_wrap_long", "test_fill"), "Tests for wrap and fill only."),
        ("wrap 2", ("test_wrap_long",), "Tests for wrap only."),
        ("activation", ("test_relu", "test_sigmoid"), "Tests for activation only."),
        ("activation", ("test_relu", "test_conv"), "Tests for activation, among others."),
        ("product", ("test_mul_a", "test_mul_b"), "Tests for product."),
        ("part 3", ("test_wrap_long",), ""),
        ("all", ("test_wrap_long",), ""),
        ("other", ("test_wrap_long",), ""),
        (
            "wrap and other",
            ("test_wrap_long", "test_wrap_short", "test_fill"),
            "Tests for wrap, among others.",
        ),
    ],
)
def test_a_part_claims_no_subject_that_it_mixes(subject: str, tests: tuple[str, ...], said: str) -> None:
    assert said_of(subject, tests) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("LeNet-5 conv layer tests", "Tests for conv layers only."),
        ("String conv utility tests", "Tests for conv utilities only."),
        ("Net conv class tests", "Tests for conv classes only."),
        ("Net conv tests", "Tests for conv only."),
    ],
)
def test_its_subject_is_of_the_kind_that_its_title_names(title: str, said: str) -> None:
    assert said_of("conv", ("test_conv_stride",), title) == said


def test_a_part_over_the_limit_does_not_say_that_it_is_within_it() -> None:
    long = "def test_long():\n" + "    assert 1\n" * 60
    text = '"""Doc."""\n\n\n' + long + "\n\ndef test_short():\n    pass\n"
    made = plan(decode("test_a.py", text.encode()), Settings(max_lines=30), shipped("docstring.jinja"))
    headers = [output.heading for output in made.outputs]
    assert len(headers) == 2
    assert all("Note: Split from test_a.py, as it was over the limit of 30 lines." in h for h in headers)


@pytest.mark.parametrize("template", ["docstring.jinja", "listing.jinja", "comment.jinja"])
def test_its_first_line_ends_with_a_full_stop_and_no_link_is_broken(template: str) -> None:
    link = "https://example.org/" + "a-very-long-path/" * 8
    text = '"""Doc."""\n' + "".join(f"\n\ndef test_{n}():\n    pass\n" for n in range(4))
    settings = Settings(max_tests=2, issue=link, template=template)
    made = plan(decode("test_a.py", text.encode()), settings, shipped(template))
    assert made.ok
    assert all(output.text.partition("\n")[0].endswith("tests.") for output in made.outputs)
    assert all(link in output.heading for output in made.outputs)
