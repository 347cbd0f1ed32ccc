"""The engines held against DuckDB over generated contracts and data, and over the known disagreements."""
