"""Apache Spark: the types are those of databricks."""

from dq_core.types.dialects.databricks import DIALECT

__all__ = ["DIALECT"]
