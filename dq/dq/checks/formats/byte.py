"""byte: base64 of RFC 4648, section 4, padded, with the unused bits zero as section 3.5 demands."""

from dq.checks.formats.string_format import StringFormat

_SIGN = "[A-Za-z0-9+/]"

FORMAT = StringFormat("byte", rf"(?:{_SIGN}{{4}})*(?:{_SIGN}{{2}}[AEIMQUYcgkosw048]=|{_SIGN}[AQgw]==)?")
