"""Whether the value of a name such as password or apiKey is a secret, or only stands for one."""

from __future__ import annotations

import re
from functools import cache
from math import log2

KEY_BEARERS = (
    "access", "account", "api", "auth", "encryption", "master", "private", "secret", "shared", "signing",
)  # fmt: skip
"""What makes a secret of a key; other keys are those of tables and maps."""

_PASSWORDS = frozenset(("password", "passwd", "pwd", "passphrase", "passwort", "userpwd"))
_TOKENS = frozenset(("secret", "token", "apikey", "secretkey", "accesskey", "credential", "credentials"))
_REFERENCES = (*"$<{%*[(!|>&./~", "http:", "https:", "projects/")
_STAND_INS = (
    "example", "placeholder", "redacted", "changeme", "change_me", "change-me", "secretsmanager", "keyvault",
)  # fmt: skip
_PLACEHOLDER = (
    r"(?i)(.)\1*|.*[<{}>*].*|x{3,}.*|.*\.{3,}|none|null|nil|n/a|na|todo|tbd|foo|bar|foobar|test|true|false|"
    r"(?:your|my|some|the|sample|dummy|fake|insert|replace|test)[_.-].*|(?:env|file|vault|arn|secret|ref)[:(].*|"
    r"(?:my|your|the)?(?:secret|token|password|passwd|passwort|passphrase|pass|pwd|key|user|username)[0-9]{0,4}"
)
_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"
_SHORTEST_PASSWORD = 6
_SHORTEST_TOKEN = 16
_SHORTEST_KEY = 24
_LEAST_ENTROPY = 3.2
# above the four bits of hexadecimal digits, of which checksums and ids are made
_LEAST_KEY_ENTROPY = 4.1


def secret_kind(name: str, value: str) -> str:
    """Return what the value of a name is, such as "a password"; empty where it is no secret."""
    words = [word.lower() for word in compiled(_WORD).findall(name)]
    if not words or is_placeholder(value) or value.endswith(":"):
        return ""
    if words[-1] in _PASSWORDS or words[-2:] == ["pass", "word"]:
        # a plain word says how the password is kept: required, encrypted
        return "a password" if len(value) >= _SHORTEST_PASSWORD and not value.isalpha() else ""
    if not _is_random(value):
        return ""
    if words[-1] in _TOKENS:
        return "a token"
    if words[-1] == "key" and not set(words).isdisjoint(KEY_BEARERS):
        return "a key"
    rare = len(value) >= _SHORTEST_KEY and entropy(value) >= _LEAST_KEY_ENTROPY
    return "a key" if words == ["key"] and rare else ""


def is_placeholder(value: str) -> bool:
    """Say whether a value stands for a secret that is elsewhere, or for an example."""
    lower = value.lower()
    if lower.startswith(_REFERENCES) or any(word in lower for word in _STAND_INS):
        return True
    return compiled(_PLACEHOLDER).fullmatch(value) is not None


def entropy(text: str) -> float:
    """Return the bits that each character of a text carries, by how often each of them occurs in it."""
    counts = [text.count(character) for character in set(text)]
    return sum(count / len(text) * log2(len(text) / count) for count in counts)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready for use; most files need none, and each costs a millisecond."""
    return re.compile(pattern)


def _is_random(value: str) -> bool:
    if len(value) < _SHORTEST_TOKEN or not any(character.isdigit() for character in value):
        return False
    return any(character.isalpha() for character in value) and entropy(value) >= _LEAST_ENTROPY
