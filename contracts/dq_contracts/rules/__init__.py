"""Lint rules of contracts, one file each; adding a file adds the rule."""
