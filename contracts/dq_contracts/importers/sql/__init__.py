"""Reads scripts of SQL statements that declare tables, token by token.

sqlglot tokenizes, and parses conditions of CHECK. The declarations themselves are read here: what a parser of
whole statements does not know would cost the whole table, and here it costs one clause.
"""
