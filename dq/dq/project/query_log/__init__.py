"""Queries that a warehouse ran, by a dump of its own view of them: which cost most, and why."""
