"""Named sets of layers for what Mojo's test suites are about; a project's own stands in a TOML file.

A set is a table as ``layers`` is: a layer's name, and the words of tests that mean it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused

LayerSet = Mapping[str, tuple[str, ...]]

_WORDS: Mapping[str, Mapping[str, str]] = {
    "kernels": {
        "matmul": "matmul gemm gemv batchedmatmul dot outer",
        "elementwise": "elementwise broadcast simd vectorize",
        "reduction": "reduce reduction sum mean argmax argmin softmax logsumexp",
        "scan": "scan cumsum prefixsum",
        "sort": "sort argsort topk",
        "memory": "memcpy memset copy buffer alignment layout stride",
        "gather": "gather scatter indexing slice",
        "transpose": "transpose permute reshape",
        "quantization": "quantize dequantize quantization int8 fp8 bf16",
        "device": "device gpu host stream kernel dispatch",
        "gradient": "grad gradient backward",
    },
    "parsers": {
        "lexer": "lexer token tokenizer tokens scan",
        "string": "string escape unicode utf8 surrogate",
        "number": "number integer float exponent literal",
        "array": "array list",
        "object": "object key dict struct",
        "comment": "comment whitespace",
        "error": "error invalid malformed rejects raises trailing truncated",
        "writing": "write serialize stringify encode dump roundtrip roundtrips",
        "reading": "parse read deserialize decode load",
    },
    "protocols": {
        "request": "request method",
        "response": "response status",
        "header": "header headers",
        "cookie": "cookie",
        "uri": "uri url path query",
        "body": "body chunk chunked multipart form payload content",
        "frame": "frame frames message",
        "stream": "stream window flow",
        "connection": "connection socket client server listener close pool keepalive",
        "routing": "route router handler middleware",
        "security": "tls ssl auth certificate cors csrf",
        "timeout": "timeout deadline retry cancel",
        "redirect": "redirect",
        "websocket": "websocket ws",
    },
    "numbers": {
        "addition": "add addition plus sub subtract minus",
        "multiplication": "mul multiply product",
        "division": "div divide floordiv mod remainder",
        "power": "pow power sqrt root exp log",
        "comparison": "compare comparison equal equality less greater",
        "rounding": "round rounding floor ceil trunc",
        "conversion": "conversion convert str string repr parse format",
        "limits": "overflow underflow nan inf boundary bounds",
        "bits": "bit bits shift and or xor",
    },
}

LAYER_SETS: Mapping[str, LayerSet] = {
    name: {layer: tuple(words.split()) for layer, words in layers.items()} for name, layers in _WORDS.items()
}


def layers_of(
    sets: Sequence[str], file: Path, read: Callable[[Path], LayerSet]
) -> dict[str, tuple[str, ...]]:
    """The layers of the sets that a configuration ``file`` names, a later one's over those before.

    ``read`` reads a set's own file. Raises ``Refused`` for a name that is none (S603), and as ``read`` does.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in sets:
        if name in LAYER_SETS:
            found.update(LAYER_SETS[name])
        elif name.endswith(".toml"):
            found.update(read(file.parent / name))
        else:
            near = get_close_matches(name, LAYER_SETS, n=1)
            meant = f" (did you mean {near[0]!r}?)" if near else ""
            known = f"a .toml file or one of {', '.join(LAYER_SETS)}{meant}"
            raise Refused(finding("S603", f"layer-sets must name {known}, not {name!r}", path=str(file)))
    return found
