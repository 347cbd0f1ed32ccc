"""Reads Python source by its syntax tree. Nothing of it is imported or run."""
