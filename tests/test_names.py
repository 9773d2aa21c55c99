"""The identifiers of a text, found one by one and all at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from splitter.text.names import free_names, names_among

_PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "b",
                "limit",
                "1",
                "2.5",
                "3.",
                "é",
                " ",
                "  ",
                "\n",
                "\t",
                ", ",
                "(",
                ")",
                "[",
                "]",
                ".",
                "...",
            ),
            *(
                "=",
                " = ",
                "==",
                " != ",
                " += ",
                ":",
                "'a'",
                '"b"',
                '"""a\n"""',
                "f'{a}'",
                'r"b"',
                "''",
                "`limit`",
            ),
            *("# a\n", "\\\n", "@", "-> ", "'"),
        ]
    ),
    max_size=14,
)


@given(_PIECES)
def test_names_are_the_same_looked_for_all_at_once(pieces: list[str]) -> None:
    text = "".join(pieces)
    known = frozenset({"a", "b", "limit", "é"})

    assert names_among(text, 0, len(text), known) == known.intersection(free_names(text, 0, len(text)))
