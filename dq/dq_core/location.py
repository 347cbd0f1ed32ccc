"""Where something stands in a file."""

from dq_core.record import record


@record
class Location:
    """A span of a text file.

    Lines and columns count from 1, columns in Unicode code points; `end_column` is the first column after
    the span, so an empty span has equal start and end. `path` is as the user would name the file: relative
    to the working directory where that is possible, with forward slashes.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
