"""Runs of `dq test` as events of OpenLineage, and their delivery."""
