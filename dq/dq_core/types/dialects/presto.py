"""Presto: the types are those of trino."""

from dq_core.types.dialects.trino import DIALECT

__all__ = ["DIALECT"]
