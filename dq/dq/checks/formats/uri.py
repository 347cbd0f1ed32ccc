"""uri: the rule URI of RFC 3986, appendix A, which has a scheme."""

from dq.checks.formats.ipv6 import IPV6
from dq.checks.formats.string_format import StringFormat

_NAME = "A-Za-z0-9._~!$&'()*+,;="
_ENCODED = "%[0-9A-Fa-f]{2}"


def _signs(more: str) -> str:
    return f"(?:[{_NAME}{more}-]|{_ENCODED})"


_SIGN = _signs(":@")
_HOST = rf"(?:\[(?:{IPV6}|[vV][0-9A-Fa-f]+\.[{_NAME}:-]+)\]|{_signs('')}*)"
_AUTHORITY = f"(?:{_signs(':')}*@)?{_HOST}(?::[0-9]*)?"
_PATH = f"(?://{_AUTHORITY}(?:/{_SIGN}*)*|/(?:{_SIGN}+(?:/{_SIGN}*)*)?|{_SIGN}+(?:/{_SIGN}*)*)?"
_REST = f"{_signs(':@/?')}*"

FORMAT = StringFormat("uri", rf"[A-Za-z][A-Za-z0-9+.-]*:{_PATH}(?:\?{_REST})?(?:#{_REST})?")
