"""Contracts and data made up together, with what the reference says of every check."""
