"""Reads a plain folder of SQL, and what stands beside it: metadata, CREATE TABLE, lists of the warehouse."""
