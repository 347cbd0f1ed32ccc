"""Any value of a report as JSON text that every reader takes."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

_COMMAND = re.compile(r"(##\w*)\[", re.ASCII)


def dumps(value: Any) -> str:
    """Return a value as indented JSON text in ASCII, with a line end.

    Escapes keep lone surrogates, control characters and direction overrides from acting on a terminal, and
    `##name[` from being taken for a command by build servers that read the log.
    """
    text = json.dumps(json_ready(value), indent=2, ensure_ascii=True, allow_nan=False)
    return _COMMAND.sub(r"\1\\u005b", text) + "\n"


def json_ready(value: Any) -> Any:
    """Return a value in JSON's types: numbers without a JSON form and foreign types become strings."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else _name(value)
    if isinstance(value, Mapping):
        return {str(key): json_ready(inner) for key, inner in value.items()}
    if isinstance(value, AbstractSet):
        return [json_ready(inner) for inner in sorted(value, key=repr)]
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return [json_ready(inner) for inner in value]
    return str(value)


def _name(value: float) -> str:
    """Return the name that JavaScript and most databases give to a number that JSON has not."""
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"
