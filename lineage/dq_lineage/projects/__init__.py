"""Repositories of SQL: their models, what each refers to and what it is rendered to, from the files alone."""
