"""The words of noqa comments that belong to SQLFluff: two letters and two digits, L and three, or a name."""

import re

_OTHERS = r"[A-Z]{2}[0-9]{2}|L[0-9]{3}|PRS|LXR|TMP|.*[._].*|[A-Z]{5,}"


def is_of_others(word: str) -> bool:
    """Say whether a word is a code, a prefix or a name of SQLFluff's."""
    return re.fullmatch(_OTHERS, word.upper()) is not None
