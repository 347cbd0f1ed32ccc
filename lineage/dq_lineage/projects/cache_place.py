"""Where the cache of a project lies: a module of its own, because whoever only looks needs no SQLite."""

FOLDER = ".dq"
FILE = "cache.sqlite"
