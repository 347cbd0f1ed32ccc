"""Which dialect a text seems to be in, where nobody says it: words that one dialect alone has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dq_core.source import Source

_SIGNS = (
    (
        "bigquery",
        r"`[\w-]+\.[\w.*$-]+`|\bSAFE_(?:CAST|DIVIDE|OFFSET)\b|\b_TABLE_SUFFIX\b|\bFARM_FINGERPRINT\b|\bINT64\b",
    ),
    (
        "snowflake",
        r"\bLATERAL\s+FLATTEN\b|\bZEROIFNULL\b|\bTRY_TO_\w+|\bOBJECT_CONSTRUCT\b|\bTIMESTAMP_(?:NTZ|LTZ|TZ)\b",
    ),
    ("redshift", r"\b(?:DISTKEY|SORTKEY|DISTSTYLE)\b|\bGETDATE\s*\(\s*\)\s*::"),
    ("databricks", r"\bUSING\s+DELTA\b|\bLATERAL\s+VIEW\b|\bZORDER\s+BY\b|\bTBLPROPERTIES\b"),
    ("postgres", r"\bON\s+CONFLICT\b|\bJSONB\b|\bTIMESTAMPTZ\b|\bGENERATE_SERIES\b"),
    ("tsql", r"\[dbo\]|\bSELECT\s+TOP\s*\(?\d|\bNVARCHAR\b|\bGETUTCDATE\b"),
    ("mysql", r"\bENGINE\s*=\s*\w+|\bAUTO_INCREMENT\b|\bON\s+DUPLICATE\s+KEY\b"),
)


def seeming_dialect(sources: Iterable[Source]) -> tuple[str, str] | None:
    """Return a dialect and the words that speak for it, the shortest first; None where no one stands out.

    It is a hint for the user and decides nothing.
    """
    patterns = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _SIGNS]
    seen: Counter[str] = Counter()
    words: dict[str, str] = {}
    for source in sources:
        for name, pattern in patterns:
            found = pattern.search(source.text)
            if found is not None:
                seen[name] += 1
                words.setdefault(name, " ".join(found[0].split()))
    if not seen:
        return None
    (name, count), *others = seen.most_common(2)
    return None if others and others[0][1] * 2 > count else (name, words[name])
