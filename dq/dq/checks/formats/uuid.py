"""uuid: the text form of RFC 9562, section 4 (RFC 4122 before), of any version and variant."""

from dq.checks.formats.string_format import StringFormat

FORMAT = StringFormat("uuid", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
