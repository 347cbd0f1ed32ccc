"""Checks as expectations of Great Expectations: one module for each group of operations."""
