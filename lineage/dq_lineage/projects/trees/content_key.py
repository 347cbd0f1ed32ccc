"""The key of a content in every tree: the id that git gives a blob of it."""

from __future__ import annotations

from hashlib import sha1


def content_key(data: bytes) -> str:
    """Return git's id of some bytes, so that a file unchanged since a commit has the commit's key."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
