"""hostname: RFC 952 as amended by RFC 1123, section 2.1, in letters of ASCII."""

from dq.checks.formats.string_format import StringFormat

_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
HOSTNAME = rf"{_LABEL}(?:\.{_LABEL})*"
DOTTED_NUMBERS = r"[0-9]+(?:\.[0-9]+){3}"

FORMAT = StringFormat("hostname", HOSTNAME, longest=253, never=DOTTED_NUMBERS)
