"""Secrets: keys and tokens in the forms of those who issue them, and hashes of passwords."""

from __future__ import annotations

import re

from dq_contracts.secret_search import secrets_in

_LONGEST = 4096
_SHORTEST = 16
_HASHED = re.compile(
    r"\$(?:2[abxy]|argon2(?:id|i|d)|5|6|y|scrypt|pbkdf2-sha(?:1|256|512))\$\S{20,}"
    r"|(?:pbkdf2_sha256|pbkdf2_sha1|bcrypt_sha256|argon2|scrypt)\$\S{20,}"
    r"|\{(?:SSHA|SSHA256|SSHA512|BCRYPT|PBKDF2|CRYPT)\}\S{16,}"
)


def matches(text: str) -> bool:
    """Say whether a text is a key, a token or the hash of a password, and nothing else beside it."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if _HASHED.fullmatch(text):
        return True
    return any((secret.end - secret.start) * 2 >= len(text) for secret in secrets_in(text))
