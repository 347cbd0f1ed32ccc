"""What keeps a check from being compiled."""


class CannotSayError(Exception):
    """A target cannot mean exactly what a check means; the text says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
