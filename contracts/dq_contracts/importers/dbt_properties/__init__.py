"""Reads dbt's properties files: what is said of models, sources and seeds, and their tests."""
