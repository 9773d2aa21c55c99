"""What a pickle is made of: it names classes and functions by modules, and is read only where those are.

Nothing is unpickled; Python's own ``pickletools`` tells one instruction from the next.
"""

from __future__ import annotations

from collections.abc import Iterator


def pickled_names(data: bytes) -> Iterator[str]:
    """The dotted names of the classes and functions that a pickle looks up; none in what is no pickle."""
    import pickletools  # few projects have pickles that name a test file

    strings: list[str] = []
    memo: dict[int, str] = {}
    try:
        for code, argument, _ in pickletools.genops(data):
            if isinstance(argument, str) and code.name in ("GLOBAL", "INST"):
                yield argument.replace(" ", ".")
            elif code.name == "STACK_GLOBAL":
                yield ".".join(strings[-2:])
            elif isinstance(argument, str):
                strings.append(argument)
            elif code.name == "MEMOIZE":  # numbered as they come, whatever is kept
                memo[len(memo)] = strings[-1] if strings else ""
            elif code.name.endswith("PUT"):
                memo[int(argument or 0)] = strings[-1] if strings else ""
            elif code.name.endswith("GET"):
                strings.append(memo.get(int(argument or 0), ""))
    except ValueError:
        return
