"""Reads JSON Schema: references, merged schemas, and what they say of a column."""
