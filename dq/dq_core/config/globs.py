"""Match paths against patterns as the shells know them: `*` stops at a slash, `**` does not."""

import re
from functools import cache


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Say whether a relative path with forward slashes matches one of the patterns.

    A pattern without a slash matches the name of the file or of any folder above it; one that ends in a slash
    matches everything below that folder.
    """
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    text = pattern.removeprefix("./")
    if "/" not in text.rstrip("/"):
        text = "**/" + text
    return re.compile(_translated(text.rstrip("/")) + r"(?:/.*)?", re.DOTALL)


def _translated(pattern: str) -> str:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    wild = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(wild.get(part, re.escape(part)) for part in parts)
