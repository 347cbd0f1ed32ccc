"""SQL Server: the types are those of tsql."""

from dq_core.types.dialects.tsql import DIALECT

__all__ = ["DIALECT"]
