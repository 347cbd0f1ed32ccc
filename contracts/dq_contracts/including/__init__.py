"""Definitions and defaults that contracts take from other files, merged node by node."""
