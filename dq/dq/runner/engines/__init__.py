"""What evaluates compiled checks in the place of DuckDB: one module each, as `protocol` describes."""
