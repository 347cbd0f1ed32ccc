"""Prints types as the physical names of a dialect, from the same table that the parser reads."""

from dq_core.record import record
from dq_core.types.dialect_table import Dialect, Line, Parameter
from dq_core.types.parser import fits_digits, member_name, parse
from dq_core.types.type import FLOAT, INTEGER, NUMBER, Field, Type, decimal

_ATTRIBUTES = (
    "bits",
    "signed",
    "precision",
    "scale",
    "length",
    "unit",
    "fixed",
    "zone",
    "fields",
    "element",
    "key",
    "labels",
    "name",
)
_NAMES = frozenset(_ATTRIBUTES)
_SETS = {"named": "fields", "unnamed": "fields", "members": "fields", "detail": "name"}
# what stands for a kind of number that a dialect has no name for
_SUBSTITUTES = {NUMBER: FLOAT, INTEGER: decimal(None, 0)}
_CLOSING = {"`": "`", '"': '"', "[": "]"}
_RESERVED_WORDS = (
    "all and any array as asc at between by case cast check column constraint create cross current default "
    "desc distinct else end except exists false fetch for foreign from full group having in inner insert "
    "intersect interval into is join lateral left like limit merge natural new no not null of offset on or "
    "order outer over partition primary range references right row rows select set some struct table then to "
    "true union unique unnest update user using values when where window with within"
)
_RESERVED = frozenset(_RESERVED_WORDS.split())


def render(of: Type, dialect: Dialect) -> str | None:
    """Return the physical name of a type in a dialect; None when the dialect cannot hold it exactly.

    Every parameter that the type fixes is held exactly. Parameters that it leaves open are filled by the
    dialect's usual choice: `integer` of any width is BIGINT where there is one, `number` its widest float.
    The nullability of nested fields is printed where the dialect can say so, and left out elsewhere.
    """
    if of.kind in ("array", "vector"):
        suffixed = _suffixed(of, dialect)
        if suffixed is not None:
            return suffixed
    candidates = [line for line in dialect.lines if line.type.kind == of.kind and not line.hidden]
    # a second pass over nested types would print their parts twice per level, exponentially often in all
    for exact in (False,) if of.nested else (True, False):
        for line in candidates:
            text = _Printer(of, line, dialect, exact).text()
            if text is not None:
                return text
    substitute = _SUBSTITUTES.get(of)
    return None if substitute is None else render(substitute, dialect)


def _suffixed(of: Type, dialect: Dialect) -> str | None:
    if dialect.suffix in ("none", "read") or of.element is None:
        return None
    if of.kind == "vector" and (dialect.suffix == "list" or of.length is None):
        return None
    element = render(of.element, dialect)
    return None if element is None else f"{element}[{'' if of.length is None else of.length}]"


@record
class _Printer:
    """One try to print a type by one line; `exact`: open parameters must be open in the line as well."""

    of: Type
    line: Line
    dialect: Dialect
    exact: bool

    def text(self) -> str | None:
        if not self._meant() or not fits_digits(self.of, self.line):
            return None
        arguments = self._arguments()
        if arguments is None:
            return None
        name = self.line.names[0]
        opening, closing = self.line.brackets
        comma = "," if all(text.lstrip("-").isdecimal() for text in arguments) else ", "
        written = f"{opening}{comma.join(arguments)}{closing}" if arguments else ""
        return name.replace("()", written) if "()" in name else name + written

    def _meant(self) -> bool:
        """Whether type and line agree in all that is no argument."""
        taken = self._taken()
        return all(name in taken or self._agree(name) for name in _ATTRIBUTES)

    def _agree(self, name: str) -> bool:
        mine, its = getattr(self.of, name), getattr(self.line.type, name)
        if mine == its:
            return True
        if name == "unit":
            return self.of.length is None
        return not self.exact and name != "name" and mine in (None, ())

    def _defaults(self) -> bool:
        """Whether all arguments may be left out."""
        return self.line.bare and not self.line.required and all(map(self._agree, self._taken()))

    def _taken(self) -> set[str]:
        return {_SETS.get(parameter.name, parameter.name) for parameter in self.line.takes} & _NAMES

    def _arguments(self) -> list[str] | None:
        if self._defaults():
            return []
        found: list[list[str]] = []
        for index, parameter in enumerate(self.line.takes):
            texts = self._argument(parameter, needed=index < self.line.required)
            if texts is None:
                return None
            found.append(texts)
        return self._in_order(found)

    def _in_order(self, found: list[list[str]]) -> list[str] | None:
        """Return the arguments in one list; an argument that is left out must not be followed by another."""
        flat = [text for texts in found for text in texts]
        if len(flat) < self.line.required:
            return None
        left_out = next((index for index, texts in enumerate(found) if not texts), len(found))
        return None if any(found[left_out:]) else flat

    def _argument(self, parameter: Parameter, *, needed: bool) -> list[str] | None:
        """Return the texts of one parameter, none when it is left out; None when it cannot be printed."""
        name = parameter.name
        if name in ("precision", "scale", "length"):
            return self._whole_number(parameter, needed=needed)
        if name in ("element", "key"):
            return self._nested(getattr(self.of, name))
        return self._special(parameter)

    def _special(self, parameter: Parameter) -> list[str] | None:
        match parameter.name:
            case "labels":
                return [self._label(label) for label in self.of.labels]
            case "members":
                return self._all([self._member(each) for each in self.of.fields])
            case "detail":
                return self._detail()
            case "word" | "inner" | "ignored":
                return [parameter.usual] if parameter.usual else []
            case _:
                return self._fields(parameter)

    def _whole_number(self, parameter: Parameter, *, needed: bool) -> list[str] | None:
        value, usual = getattr(self.of, parameter.name), getattr(self.line.type, parameter.name)
        if value is None:
            return self._open(parameter, usual, needed=needed)
        return [str(value)] if parameter.low <= value <= parameter.high else None

    def _open(self, parameter: Parameter, usual: int | None, *, needed: bool) -> list[str] | None:
        if parameter.usual:
            return [parameter.usual]
        if usual is None and not needed:
            partly = parameter.name == "scale" and self.of.precision is not None
            return [] if not partly else (None if self.exact else ["0"])
        if self.exact:
            return None
        if parameter.name == "precision" and self.of.scale is not None:
            return [str(parameter.high)]
        if parameter.name == "scale" and self.of.precision is not None:
            return ["0"]
        return [str(usual)] if usual is not None else None

    def _nested(self, inner: Type | None) -> list[str] | None:
        if inner is None:
            return []
        text = render(inner, self.dialect)
        return None if text is None else [text]

    def _member(self, of: Field) -> str | None:
        """Print a member of a union without its name, if reading gives the name back."""
        text = render(of.type, self.dialect)
        if text is None or of.name != member_name(of.type):
            return None
        return text if of.type.nested or str(parse(text, self.dialect)) == of.name else None

    def _all(self, texts: list[str | None]) -> list[str] | None:
        known = [text for text in texts if text is not None]
        return known if len(known) == len(texts) else None

    def _label(self, label: str) -> str:
        if self.dialect.escape == "backslash":
            label = label.replace("\\", "\\\\")
        return "'" + label.replace("'", "''") + "'"

    def _detail(self) -> list[str] | None:
        name, base = self.of.name, self.line.type.name
        if base is None or name is None or name == base:
            return [] if name == base or name is None else [name]
        inside = name.removeprefix(f"{base}(")
        return None if inside == name else [inside.removesuffix(")")]

    def _fields(self, parameter: Parameter) -> list[str] | None:
        fields = self.of.fields
        positional = bool(fields) and all(
            each.name == str(index) for index, each in enumerate(fields, start=1)
        )
        if fields and parameter.name != "fields" and positional != (parameter.name == "unnamed"):
            return None
        return self._all([self._field(each, named=not positional) for each in fields])

    def _field(self, of: Field, *, named: bool) -> str | None:
        text = render(of.type, self.dialect)
        if text is None:
            return None
        if of.nullable and self.dialect.nullable and not of.type.nested:
            text = self.dialect.nullable.format(text)
        if not of.nullable and not self.dialect.nullable:
            text += self.dialect.not_null
        separator = ": " if self.dialect.colon else " "
        return f"{_quoted(of.name, self.dialect)}{separator}{text}" if named else text


def _quoted(name: str, dialect: Dialect) -> str:
    if name.isidentifier() and name.isascii() and name.lower() not in _RESERVED:
        return name
    closing = _CLOSING[dialect.quote]
    return dialect.quote + name.replace(closing, closing * 2) + closing
