"""Reads the manifest.json that dbt writes, and takes its compiled SQL where the files are still the same."""
