"""Contracts drafted from schemas of other kinds: one file for each format."""
