"""Checks of Pandera for pandas, made of rules over Arrow arrays."""
