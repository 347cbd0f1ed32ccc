"""Readers of what a user gives as the columns of tables, one file for each form."""
