"""Checks of Pandera for polars, made of rules over Arrow arrays."""
