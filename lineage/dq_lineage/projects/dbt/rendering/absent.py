"""What stands for a value that nobody has: it takes part in all as nothing, and says that it was used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from dq_core.location import Location
from dq_lineage.projects.records import Lack

if TYPE_CHECKING:
    from dq_lineage.projects.dbt.rendering.environment import DbtEnvironment


_NO_METHOD = "no such method"


class Absent(Undefined):
    """An undefined value that absorbs what is done with it.

    `lack` and `about` are what is recorded once it is used; with an empty lack nothing is. `text` is what it
    prints as. Each environment has a subclass of its own, since Jinja makes instances of a class.
    """

    __slots__ = ("_about", "_detail", "_lack", "_place", "_text")
    _environment: DbtEnvironment

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
        *,
        lack: Lack | None = "jinja",
        detail: str = "undefined",
        text: str = "",
        place: Location | None = None,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        self._about = (hint or "") if name is None else str(name)
        self._lack: Lack | None = lack
        self._detail, self._text, self._place = detail, text, place
        if exc is SecurityError:
            self._detail = "an attribute that templates must not use"
            self._used()
        elif obj is not missing or (name is None and hint):
            # an entry that a value does not have, or an item before the first, prints as nothing in dbt as
            # well; to call it is a mistake
            self._lack, self._detail = None, _NO_METHOD

    def _used(self) -> None:
        if self._lack:
            run = self._environment.run
            place = self._place or run.place(self._about.partition(".")[0])
            run.record(self._lack, self._about, place, self._detail)
            self._lack = None

    def _part(self, name: str) -> Absent:
        about = self._about if self._lack == "introspection" else f"{self._about}.{name}"
        return type(self)(
            name=about, lack=self._lack, detail=self._detail, text=self._text, place=self._place
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._part(name)

    def __getitem__(self, name: Any) -> Any:
        return self._part(str(name))

    def __call__(self, *_arguments: Any, **_named: Any) -> Any:
        """Return nothing; what was called is noted."""
        self._called()
        return type(self)(name=self._about, lack=None)

    def _called(self) -> None:
        root, _, rest = self._about.partition(".")
        if self._lack == "jinja" and self._undefined_obj is missing:
            self._lack = "package" if rest else "macro"
            self._about, self._detail = (root, f"for {root}.{rest}") if rest else (root, "")
        elif self._detail == _NO_METHOD:
            self._lack = "macro"
        self._used()

    def __str__(self) -> str:
        self._used()
        return self._text

    def __iter__(self) -> Iterator[Any]:
        self._used()
        return iter(())

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        if self._lack == "introspection":
            self._used()
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undefined)

    def __ne__(self, other: object) -> bool:
        return not isinstance(other, Undefined)

    def __hash__(self) -> int:
        return 0

    def _other(self, other: Any) -> Any:
        self._used()
        return other

    def _self(self, *_other: Any) -> Any:
        self._used()
        return self

    def _never(self, _other: Any) -> bool:
        self._used()
        return False

    def __int__(self) -> int:  # type: ignore[override]  # Jinja declares that these raise
        self._used()
        return 0

    def __float__(self) -> float:  # type: ignore[override]
        self._used()
        return 0.0

    __index__ = __int__
    __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = _other
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _other
    __mod__ = __rmod__ = __pow__ = __rpow__ = _other
    __neg__ = __pos__ = _self
    __lt__ = __gt__ = __le__ = __ge__ = __contains__ = _never  # type: ignore[assignment]
