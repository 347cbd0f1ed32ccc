"""Lineage of SQL: statements, column edges and project readers."""
