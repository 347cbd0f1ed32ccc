"""Checks of Pandera for PySpark, made of rules over Arrow arrays."""
