"""Names of files, objects and URLs as datasets: where they stand, and the path there, never credentials."""

from __future__ import annotations

import re

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?([^?#]*)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SCHEMES = {"s3a": "s3", "s3n": "s3", "gcs": "gs", "abfs": "abfss", "wasb": "wasbs"}
_OBJECTS = frozenset(("s3", "gs", "abfss", "wasbs", "kafka"))
"""Stores that know no folders: their names have no sign at the start and the end."""
_CONTAINERS = frozenset(("abfss", "wasbs"))
"""Stores that write a container before the sign that elsewhere ends credentials."""
_FILES = re.compile(
    r"\.(parquet|csv|tsv|jsonl?|ndjson|avro|orc|xlsx|txt|arrow|feather)(\.(gz|zst|bz2))?", re.IGNORECASE
)
_SERVICE = ".blob.core.windows.net"


def location_of(name: str, *, files: bool = False) -> tuple[str, str] | None:
    """Return the namespace and name of a URL or file; None for what is a table.

    A text with a slash is a path. With `files`, so is one that ends as files do, as `y.csv` in DuckDB.
    """
    url = _URL.fullmatch(name.partition("?")[0].partition("#")[0] if "://" in name else name)
    if url and not _DRIVE.match(name) and (url[2] or url[3].startswith("/")):
        return _of_url(_SCHEMES.get(url[1].lower(), url[1].lower()), url[3], bool(url[2]))
    if name.startswith("@") or not name:
        return None
    is_path = "/" in name or "\\" in name
    ending = _FILES.search(name) if files else None
    if is_path or (ending and ending.end() == len(name)):
        return "file", _ended(name)
    return None


def _of_url(scheme: str, rest: str, has_authority: bool) -> tuple[str, str]:  # noqa: FBT001
    authority, _, path = rest.partition("/") if has_authority else ("", "", rest.lstrip("/"))
    if scheme == "azure":
        return _of_azure(authority, path)
    user, sign, host = authority.rpartition("@")
    container = f"{user.partition(':')[0]}@" if sign and scheme in _CONTAINERS else ""
    namespace = f"{scheme}://{container}{host}" if host else scheme
    return namespace, _ended(path) if scheme in _OBJECTS else _ended(f"/{path}")


def _of_azure(authority: str, path: str) -> tuple[str, str]:
    """Return the name of what Snowflake calls azure://ACCOUNT.blob.core.windows.net/CONTAINER/PATH."""
    container, _, inner = path.partition("/")
    service = authority.rpartition("@")[2].removesuffix(_SERVICE)
    return f"wasbs://{container}@{service}.dfs.core.windows.net", _ended(inner)


def _ended(path: str) -> str:
    return path.rstrip("/") or "/"
