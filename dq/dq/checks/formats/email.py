"""email: Mailbox of RFC 5321, section 4.1.2: addr-spec of RFC 5322 without comments and obsolete forms."""

from dq.checks.formats.hostname import DOTTED_NUMBERS, HOSTNAME
from dq.checks.formats.ipv4 import IPV4
from dq.checks.formats.ipv6 import IPV6
from dq.checks.formats.string_format import StringFormat

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*"'
_LITERAL = rf"\[(?:{IPV4}|(?i:IPv6:){IPV6})\]"

FORMAT = StringFormat(
    "email",
    rf"(?:{_ATOM}(?:\.{_ATOM})*|{_QUOTED})@(?:{HOSTNAME}|{_LITERAL})",
    longest=254,
    also=r"(?s:.{1,64}@[^@]*)",
    never=rf"(?s:.*@{DOTTED_NUMBERS})",
)
