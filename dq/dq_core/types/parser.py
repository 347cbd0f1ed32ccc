"""Reads physical type names: one recursive-descent parser, driven by the table of a dialect."""

from collections.abc import Iterator
from typing import NamedTuple

from dq_core.record import changed, record
from dq_core.types.dialect_table import Dialect, Entry, Line, Parameter
from dq_core.types.tokens import Token, matching, tokenize
from dq_core.types.type import UNKNOWN, Field, Type, array, struct, unknown, vector

LONGEST = 131_072
DEEPEST = 40
_MANY_DIGITS = 12
_SYSTEM_SCHEMAS = ("pg_catalog.", "sys.")


def parse(text: str, dialect: Dialect) -> Type:
    """Return the type that a physical type name means in a dialect.

    Text that the dialect does not know, at the top or inside, is of kind `unknown` and keeps its text as
    name; so is a text that is too long (128 Ki characters) or nested too deep (40). Never raises.
    """
    stripped = text.strip()
    if len(stripped) > LONGEST:
        return unknown(stripped)
    tokens = tokenize(stripped, brackets_quote=dialect.quote == "[", escape=dialect.escape)
    pairs = None if tokens is None else matching(tokens, DEEPEST)
    if tokens is None or pairs is None:
        return unknown(stripped)
    try:
        return _Reader(stripped, tokens, pairs, dialect).read(0, len(tokens), 0).type
    except _TooDeepError:
        return unknown(stripped)


class _TooDeepError(Exception):
    """The type is nested deeper than `DEEPEST`."""


class _Head(NamedTuple):
    """A name of the table found in the text: its line, its arguments (empty: none) and the end of it all."""

    line: Line
    first: int
    last: int
    end: int


class _Reading(NamedTuple):
    """A type and whether its text says that it may or may not be NULL."""

    type: Type
    nullable: bool | None = None


class _Tail(NamedTuple):
    """What stands behind a name: sizes of array suffixes (None: any size), NOT NULL, and the end of all."""

    sizes: tuple[int | None, ...]
    nullable: bool | None
    end: int


@record
class _Reader:
    text: str
    tokens: list[Token]
    pairs: dict[int, int]
    dialect: Dialect

    def read(self, start: int, stop: int, depth: int) -> _Reading:
        """Return the type of the tokens in `[start, stop)`, all of them."""
        for head in self._heads(start, stop):
            tail = self._tail(head.end, stop)
            found = self._built(head, tail, depth) if tail.end == stop else None
            if found is not None:
                return found
        return _Reading(self._unknown(start, stop))

    def _built(self, head: _Head, tail: _Tail, depth: int) -> _Reading | None:
        inner = depth + len(tail.sizes) + 1
        if inner > DEEPEST:
            raise _TooDeepError
        reading = self._from_line(head, inner)
        if reading is None:
            return None
        of, nullable = reading
        for size in tail.sizes:
            of = array(of) if size is None or self.dialect.suffix == "list" else vector(of, size)
        return _Reading(of, nullable if tail.nullable is None else tail.nullable)

    def _unknown(self, start: int, stop: int) -> Type:
        if start >= stop:
            return UNKNOWN if self.tokens else unknown(self.text)
        return unknown(self.text[self.tokens[start].start : self.tokens[stop - 1].end])

    # names

    def _heads(self, start: int, stop: int) -> Iterator[_Head]:
        """Yield the names of the table that the tokens start with, the longest first."""
        start = self._after_schema(start, stop)
        if start >= stop or self.tokens[start].kind not in ("word", "quoted"):
            return
        for entry in self._entries(self.tokens[start].value):
            head = self._head(entry, start + 1, stop)
            if head is not None:
                yield head

    def _after_schema(self, start: int, stop: int) -> int:
        if start + 2 < stop and self._is(start + 1, "."):
            return start + 2 if self.tokens[start].value.lower() + "." in _SYSTEM_SCHEMAS else start
        return start

    def _entries(self, word: str) -> tuple[Entry, ...]:
        lower = word.lower()
        for schema in _SYSTEM_SCHEMAS:
            lower = lower.removeprefix(schema)
        exact = self.dialect.entries.get(word, ()) if self.dialect.case_sensitive else ()
        return exact or self.dialect.entries.get(lower, ())

    def _head(self, entry: Entry, position: int, stop: int) -> _Head | None:
        """Match the words after the first one; the arguments may stand behind any of them."""
        first = last = 0
        for number in range(1, len(entry.words) + 1):
            if not last and self._opens(entry.line, position, stop):
                first, last = position + 1, self.pairs[position]
                position = last + 1
            if number < len(entry.words):
                if position >= stop or self.tokens[position].value.lower() != entry.words[number].lower():
                    return None
                position += 1
        return _Head(entry.line, first, last, position)

    def _opens(self, line: Line, position: int, stop: int) -> bool:
        if position >= stop:
            return False
        if not line.takes and line.read is None:
            return self._is(position, "(") and self.pairs[position] == position + 1
        return self._is(position, "[") if line.brackets == "[]" else self._is(position, "(", "<")

    def _is(self, position: int, *signs: str) -> bool:
        token = self.tokens[position]
        return token.kind == "sign" and token.value in signs

    # what follows a name

    def _tail(self, position: int, stop: int) -> _Tail:
        sizes: list[int | None] = []
        position = self._array_word(position, stop, sizes)
        while self.dialect.suffix != "none" and position < stop and self._is(position, "["):
            closing = self.pairs[position]
            size = self._number(position + 1)
            if closing - position > 1 and (closing - position > 2 or size is None or size < 1):  # noqa: PLR2004
                break
            sizes.append(size)
            position = closing + 1
        nullable, position = self._clauses(position, stop)
        return _Tail(tuple(sizes), nullable, position)

    def _array_word(self, position: int, stop: int, sizes: list[int | None]) -> int:
        """Step over the word of `INTEGER ARRAY` and `INTEGER ARRAY[3]`."""
        if (
            self.dialect.suffix == "none"
            or position >= stop
            or self.tokens[position].value.lower() != "array"
        ):
            return position
        if position + 1 == stop or not self._is(position + 1, "["):
            sizes.append(None)
        return position + 1

    def _clauses(self, position: int, stop: int) -> tuple[bool | None, int]:
        nullable: bool | None = None
        while position < stop:
            words = [token.value.lower() for token in self.tokens[position : min(stop, position + 2)]]
            if words == ["not", "null"]:
                nullable, position = False, position + 2
            elif words[0] == "null":
                nullable, position = True, position + 1
            else:
                after = self._skipped(position, stop)
                if after == position:
                    break
                position = after
        return nullable, position

    def _skipped(self, position: int, stop: int) -> int:
        for clause in self.dialect.clauses:
            end = position
            for word in clause:
                if end >= stop or (word.isalpha() and self.tokens[end].value.lower() != word):
                    break
                if word == "()" and not self._is(end, "("):
                    break
                end = (self.pairs[end] if word == "()" else end) + 1
            else:
                return end
        return position

    # arguments

    def _from_line(self, head: _Head, depth: int) -> _Reading | None:
        arguments = self._split(head.first, head.last)
        if head.line.read is not None:
            of = head.line.read(tuple(self._setting(*argument) for argument in arguments))
            return None if of is None else _Reading(of)
        takes = head.line.takes
        rest = bool(takes) and takes[-1].name in _REST
        if len(arguments) < head.line.required or (len(arguments) > len(takes) and not rest):
            return None
        return self._with_arguments(head.line, arguments, depth)

    def _split(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the arguments between two brackets as ranges of tokens."""
        if first >= last:
            return []
        found, start, position = [], first, first
        while position < last:
            if self._is(position, ","):
                found.append((start, position))
                start = position + 1
            position = self.pairs.get(position, position) + 1
        return [*found, (start, last)]

    def _setting(self, start: int, stop: int) -> tuple[str, str]:
        if stop - start > 1 and self._is(start + 1, "="):
            return self.tokens[start].value.lower(), self._text(start + 2, stop)
        return "", self._text(start, stop)

    def _text(self, start: int, stop: int) -> str:
        if start >= stop:
            return ""
        if stop - start == 1:
            return self.tokens[start].value
        return self.text[self.tokens[start].start : self.tokens[stop - 1].end]

    def _with_arguments(self, line: Line, arguments: list[tuple[int, int]], depth: int) -> _Reading | None:
        values: dict[str, object] = {}
        nullable: bool | None = None
        for index, parameter in enumerate(line.takes):
            if parameter.name in _REST:
                return self._with_rest(line, parameter, arguments[index:], values, depth)
            if index >= len(arguments):
                if arguments and parameter.missing is not None:
                    values[parameter.name] = parameter.missing
                continue
            start, stop = arguments[index]
            if parameter.name in ("element", "key", "inner"):
                values[parameter.name], nullable = self.read(self._after_label(start, stop), stop, depth)
            elif parameter.name == "word":
                if self._text(start, stop).lower() not in parameter.words:
                    return None
            elif parameter.name != "ignored" and not self._whole_number(parameter, start, stop, values):
                return None
        return self._finished(line, values, nullable)

    def _after_label(self, start: int, stop: int) -> int:
        """Step over the name that Arrow gives to what is inside a list: `item: int32`, `values=string`."""
        labelled = stop - start > 2 and self._is(start + 1, ":", "=")  # noqa: PLR2004
        return start + 2 if labelled else start

    def _finished(self, line: Line, values: dict[str, object], nullable: bool | None) -> _Reading | None:  # noqa: FBT001
        inner = values.get("inner")
        if isinstance(inner, Type):
            wraps = self.dialect.nullable.startswith(line.names[0] + "(")
            return _Reading(inner, True if wraps else nullable)
        of = changed(line.type, **values)
        if of.length is None and of.unit != "point":
            of = changed(of, unit="point")
        return _Reading(of) if fits_digits(of, line) else None

    def _whole_number(self, parameter: Parameter, start: int, stop: int, values: dict[str, object]) -> bool:
        if stop - start != 1:
            return self._unit_suffix(parameter, start, stop, values)
        word = self.tokens[start].value.lower()
        if word in parameter.words:
            values[parameter.name] = parameter.words[word]
            return True
        number = self._number(start)
        if number is None or not parameter.low <= number <= parameter.high:
            return False
        values[parameter.name] = number
        return True

    def _unit_suffix(self, parameter: Parameter, start: int, stop: int, values: dict[str, object]) -> bool:
        """Read a length with its unit, as in `varchar2(10 char)`: only code points are understood."""
        if stop - start == 2 and self.tokens[start + 1].value.lower() in ("char", "characters"):  # noqa: PLR2004
            return self._whole_number(parameter, start, start + 1, values)
        return False

    def _number(self, position: int) -> int | None:
        token = self.tokens[position]
        if token.kind != "number" or "." in token.value or len(token.value) > _MANY_DIGITS:
            return None
        return int(token.value)

    # arguments that take all the rest

    def _with_rest(
        self,
        line: Line,
        parameter: Parameter,
        arguments: list[tuple[int, int]],
        values: dict[str, object],
        depth: int,
    ) -> _Reading | None:
        if parameter.name == "detail":
            values["name"] = self._detail(line.type, arguments)
        elif parameter.name == "labels":
            labels = self._labels(arguments)
            if labels is None:
                return None
            values["labels"] = labels
        elif parameter.name == "members":
            return self._members(line, arguments, depth)
        else:
            fields = self._fields(parameter, arguments, depth)
            if fields is None:
                return None
            if parameter.name == "repeated":
                return _Reading(changed(line.type, element=struct(*fields)))
            values["fields"] = fields
        return _Reading(changed(line.type, **values))

    def _detail(self, of: Type, arguments: list[tuple[int, int]]) -> str | None:
        if not arguments:
            return of.name
        detail = self._text(arguments[0][0], arguments[-1][1])
        if of.kind in ("geometry", "geography"):
            return detail.lower().replace(" ", "")
        return detail if of.name is None else f"{of.name}({detail})"

    def _labels(self, arguments: list[tuple[int, int]]) -> tuple[str, ...] | None:
        """Read `'a', 'b'`, and `'a' = 1` without its number."""
        for start, stop in arguments:
            if start >= stop or self.tokens[start].kind != "text":
                return None
            if stop - start > 1 and not self._is(start + 1, "="):
                return None
        return tuple(self.tokens[start].value for start, _ in arguments)

    def _members(self, line: Line, arguments: list[tuple[int, int]], depth: int) -> _Reading:
        """Read the types of a union; with a null among them the rest may be NULL."""
        types = [self.read(*each, depth).type for each in arguments]
        rest = [each for each in types if each.kind != "null"]
        nullable = len(rest) < len(types) or None
        if nullable and len(rest) == 1:
            return _Reading(rest[0], nullable)
        fields = tuple(Field(member_name(each), each) for each in rest)
        return _Reading(changed(line.type, fields=fields), nullable)

    def _fields(
        self, parameter: Parameter, arguments: list[tuple[int, int]], depth: int
    ) -> tuple[Field, ...] | None:
        fields = [self._field(index, *each, depth) for index, each in enumerate(arguments, start=1)]
        found = tuple(each for each in fields if each is not None)
        if len(found) < len(fields):
            return None
        positional = bool(found) and all(each.name == str(index) for index, each in enumerate(found, start=1))
        wrong = (parameter.name == "named" and positional) or (parameter.name == "unnamed" and not positional)
        return None if wrong else found

    def _field(self, index: int, start: int, stop: int, depth: int) -> Field | None:
        if start >= stop:
            return None
        name = str(index)
        if not self._is_type(start, stop):
            if stop - start < 2 or self.tokens[start].kind not in ("word", "quoted"):  # noqa: PLR2004
                return None
            name, start = self.tokens[start].value, start + 1
            if self._is(start, ":"):
                start += 1
        of, nullable = self.read(start, stop, depth)
        return Field(name, of, not self.dialect.nullable if nullable is None else nullable)

    def _is_type(self, start: int, stop: int) -> bool:
        return any(self._tail(head.end, stop).end == stop for head in self._heads(start, stop))


_REST = frozenset({"fields", "named", "unnamed", "repeated", "members", "labels", "detail"})


def member_name(of: Type) -> str:
    """Return the name of a member of a union whose members have none: its type, of nested ones the kind."""
    return of.kind if of.nested else str(of)


def fits_digits(of: Type, line: Line) -> bool:
    """Say whether the digits of a decimal before its point are within the bounds of the line."""
    if of.kind != "decimal" or of.precision is None or of.scale is None:
        return True
    least, most = line.whole
    return least <= of.precision - of.scale <= most
