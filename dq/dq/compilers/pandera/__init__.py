"""Contracts as modules of Pandera schemas: a registry of operations, and the functions of each backend."""
