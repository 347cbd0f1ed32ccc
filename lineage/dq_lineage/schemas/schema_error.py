"""The error of a schema that cannot be read."""

from __future__ import annotations

from dq_core.location import Location


class SchemaError(Exception):
    """A file does not say which columns tables have; `help` says what to do."""

    def __init__(self, message: str, location: Location | None, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.location = location
        self.help = help_
