"""PostgreSQL: the types are those of postgres."""

from dq_core.types.dialects.postgres import DIALECT

__all__ = ["DIALECT"]
