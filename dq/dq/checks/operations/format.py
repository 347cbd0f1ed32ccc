"""CHK207."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.formats.float_format import float_format
from dq.checks.formats.form import Form
from dq.checks.formats.moment_pattern import MOMENTS, MomentPattern
from dq.checks.formats.string_formats import string_format
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.yaml.tree import plain_value

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK207", "logicalTypeOptions.format")
@dataclass(frozen=True, slots=True)
class Format(ColumnOperation):
    """Every value has the `format` that a string, a number, a date, a timestamp or a time promises.

    Why: an address that is none bounces, and a date in another order of day and month is another date.

    NULL passes. A format of a string is for the whole text, to the letter, and without blanks around it:

    - `email`: a mailbox of RFC 5321 (addr-spec of RFC 5322 without comments, folding and obsolete forms). The
      local part has at most 64 characters, the whole 254; the domain is a `hostname`, also one of a single
      label, or an `ipv4`, or IPv6: and an `ipv6`, in brackets. Letters beyond ASCII are no part of it.
    - `uuid`: 8-4-4-4-12 hexadecimal digits (RFC 9562, RFC 4122) in any case, of any version, without braces.
    - `uri`: a URI of RFC 3986 with its scheme; no relative reference. Only its syntax is judged.
    - `hostname`: RFC 1123: labels of 1 to 63 letters, digits and inner hyphens of ASCII, 253 characters at
      most, no dot at the end. Four numbers with dots are an address and no name.
    - `ipv4`: four numbers from 0 to 255 without zeros in front.
    - `ipv6`: RFC 4291, whether or not in the short form of RFC 5952, also with an IPv4 address at its end. A
      zone such as %eth0 means something on one machine only and is refused, as is a prefix length.
    - `byte`: base64 of RFC 4648 with its padding, no line breaks, the unused bits zero.
    - `password` and `binary` admit every text: they document, and nothing is checked.

    The formats `f32` and `f64` of a number bound its magnitude by the largest float of that width. Precision
    is not judged, because 0.1 has no exact float; NaN and infinities are floats. In a text source a number
    that no float of the width reaches, such as 1e400, violates. The formats of an integer are bounds: CHK202
    between.

    The format of a date, timestamp or time is a pattern of Java's DateTimeFormatter, and says how its texts
    are written: in CSV and JSON files a text of another form, and a moment that does not exist, violate, and
    every other check of the column reads by it. A typed column has no texts, so it passes. These letters are
    read, others make it unsupported where there are texts: y or u for years from 1 to 9999 (yyyy; yy is 2000
    to 2099; y has no zeros in front), M or L (MM, M, and the English names MMM and MMMM), d, E and EEEE, H,
    h with a, m, s, S to SSSSSSSSS, X to XXX, x to xxx, Z, ZZZZZ and VV. Two letters are two digits, one
    letter is one or two. Seconds have at most microseconds. Quotes enclose text, brackets what may be
    missing; a text without the zone of a bracket is of the `defaultTimezone`, else of UTC.

    A custom rule of dq names the `format` of a string and, unless it stands at a property, the `column`.

    Bad::

        schema:
          - name: customers
            properties:
              - name: email
                logicalType: string
                logicalTypeOptions:
                  format: email  # here
        ---
        customers: [{email: a@example.com}, {email: a@example..com}]

    Bad::

        schema:
          - name: hosts
            properties:
              - name: address
                logicalType: string
                logicalTypeOptions:
                  format: ipv6  # here
        ---
        hosts: [{address: "2001:db8::1"}, {address: "2001::db8::1"}, {address: "fe80::1%eth0"}]

    Bad::

        schema:
          - name: readings
            properties:
              - name: value
                logicalType: number
                physicalType: DOUBLE
                logicalTypeOptions:
                  format: f32  # here
        ---
        readings: [{value: 0.1}, {value: 3.5e38}]

    Good::

        schema:
          - name: customers
            properties:
              - name: email
                logicalType: string
                logicalTypeOptions:
                  format: email
        ---
        customers: [{email: "o'neil+news@[192.0.2.1]"}, {email: '"a b"@example.com'}, {email: null}]

    Good::

        schema:
          - name: pages
            properties:
              - name: address
                logicalType: string
                logicalTypeOptions:
                  format: uri
        ---
        pages: [{address: "https://example.com/a?b#c"}, {address: "urn:isbn:0451450523"}]

    Good::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  format: dd.MM.yyyy
        ---
        orders: [{placed_on: 2024-05-01}, {placed_on: null}]
    """

    form: Form

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`format`, unless the column is an integer, whose formats are bounds."""
        if obligation.logical_type != "integer":
            yield cls(obligation.column_name, _form(obligation))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """A column and the format of its texts."""
        return cls(arguments.column(), string_format(arguments.text("format")))

    def failure(self) -> str:
        """Name the format."""
        return self.form.failure()

    def missing(self, data: DataRelation) -> Expr:
        """Return the condition of a row without a value; a pattern of texts judges whatever is written."""
        from dq.checks.sql import is_null

        column = data.require(self.column)[0]
        return is_null(column.written if self.form.judges_texts else column.value)

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is not of the format."""
        return self.form.violation(data.require(self.column)[0])


def _form(obligation: Obligation) -> Form:
    name, kind = plain_value(obligation.node), obligation.logical_type
    if not isinstance(name, str):
        raise UnsupportedError("the format is no text")
    if kind == "string":
        return string_format(name)
    if kind == "number":
        return float_format(name)
    if kind in MOMENTS:
        return MomentPattern(name)
    if kind is None:
        raise UnsupportedError("the column states no logical type, which says what the format means")
    raise UnsupportedError(f"a column of the type {kind!r} has no format")
