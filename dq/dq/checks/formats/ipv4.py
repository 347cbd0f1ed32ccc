"""ipv4: the dotted quad of RFC 3986, section 3.2.2, whose numbers have no zeros in front."""

from dq.checks.formats.string_format import StringFormat

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
IPV4 = rf"{_OCTET}(?:\.{_OCTET}){{3}}"

FORMAT = StringFormat("ipv4", IPV4)
