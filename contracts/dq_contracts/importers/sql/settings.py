"""Lists of settings: `name = value, name = value`."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.importers.sql.cursor import split
from dq_contracts.importers.sql.tokens import Token

_NAME_AND_VALUE = 3


def settings_of(tokens: list[Token]) -> Iterator[tuple[str, str | None, list[Token]]]:
    """Yield each setting: its name in small letters, its value where that is a text, and its tokens."""
    for part in split(tokens):
        if part:
            is_text = (
                len(part) == _NAME_AND_VALUE and part[1].text == "=" and part[2].kind in ("string", "quoted")
            )
            yield part[0].text.lower(), part[2].text if is_text else None, part
