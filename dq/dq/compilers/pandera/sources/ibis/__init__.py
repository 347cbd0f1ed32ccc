"""What the rules mean, as expressions of Ibis on DuckDB."""
