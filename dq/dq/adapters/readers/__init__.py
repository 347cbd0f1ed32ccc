"""The kinds of data that are read, one module each; adding a file adds the kind.

A reader is a module with `ENDINGS`, the endings of file names that stand for it, and `open_data(connection,
place, dataset)`, which returns the data as a relation or raises UnreadableError. Its name is the `format`, or
the server type, that contracts use for it.
"""
