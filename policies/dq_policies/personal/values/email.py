"""E-mail addresses: `name@domain` with a top-level domain of letters."""

from __future__ import annotations

import re

from dq_core.words import words

_LONGEST = 254
_ADDRESS = re.compile(r"""[^\s@:/\\<>"(),;]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+([^\W\d_]{2,63})""")
# `icon@2x.png` and `getty@tty1.service` are names of files
_FILES = frozenset(
    (
        "css", "csv", "gif", "html", "jpeg", "jpg", "js", "json", "parquet", "pdf",
        "png", "service", "socket", "svg", "ts", "txt", "webp", "xml", "yaml", "yml",
    )
)  # fmt: skip
OFFICES = words(
    """
    abuse admin alerts billing contact dpo enquiries feedback git hello help helpdesk hr info jobs mailer
    marketing newsletter no-reply no_reply noreply notifications office press privacy sales security service
    support team webmaster
    """
)
"""Names in addresses that are an office, and never one person."""


def matches(text: str) -> bool:
    """Say whether a text is an e-mail address; `user@host:path` of a repository is none."""
    found = _ADDRESS.fullmatch(text) if len(text) <= _LONGEST and "@" in text else None
    return found is not None and found[1].lower() not in _FILES
