"""Completion scripts: one module for each shell, with `script(verbs)`."""
