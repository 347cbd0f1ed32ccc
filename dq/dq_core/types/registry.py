"""Finds the dialects: each is a file of `dialects/`, imported when somebody asks for it."""

import os
from functools import cache
from importlib import import_module

from dq_core.types.dialect_table import Dialect


@cache
def dialect_names() -> tuple[str, ...]:
    """Return the names of all dialects, aliases included, sorted."""
    folder = os.path.join(os.path.dirname(__file__), "dialects")
    files = (name.removesuffix(".py") for name in os.listdir(folder) if name.endswith(".py"))
    return tuple(sorted(name for name in files if not name.startswith("_")))


@cache
def dialect(name: str) -> Dialect:
    """Return a dialect by its name in any case; raises LookupError, with the known ones, for another name."""
    key = name.lower()
    if key not in dialect_names():
        raise LookupError(f"unknown dialect {name!r}; known are {', '.join(dialect_names())}")
    found: Dialect = import_module(f"dq_core.types.dialects.{key}").DIALECT
    return found
