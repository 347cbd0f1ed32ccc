"""Errors that end a command, in the words of the person who reads them."""

from dq_core.finding import Finding


class DqError(Exception):
    """A command cannot go on; `finding` says why, where and what to do, and decides the exit code."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding
