"""Composition: the lineage of scripts and files as one graph of tables and columns."""
