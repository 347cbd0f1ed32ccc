"""`exceptions`: how templates refuse to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from dq_core.record import identity_record
from dq_lineage.projects.dbt.rendering.run import Run


class RaisedByTemplateError(Exception):
    """A template called a function of `exceptions` that ends the rendering."""

    def __init__(self, function: str, message: str) -> None:
        super().__init__(message)
        self.function = function


@identity_record
class Exceptions:
    """All functions of `exceptions`: warnings do nothing, the others end the rendering."""

    _run: Run

    def warn(self, *_arguments: Any, **_named: Any) -> str:
        """Pass over a warning."""
        return ""

    warn_or_error = warn

    def __getattr__(self, name: str) -> Callable[..., NoReturn]:
        if name.startswith("_"):
            raise AttributeError(name)

        def raised(*arguments: Any, **_named: Any) -> NoReturn:
            message = " ".join(item for item in arguments if isinstance(item, str))
            raise RaisedByTemplateError(name, message)

        return raised
