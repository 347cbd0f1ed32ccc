"""Which characters are the same when case is ignored: the simple folding that RE2 applies for flag i."""

from dq_core.regex.ranges import union
from dq_core.regex.syntax import Ranges

# Where characters with a case live; outside these blocks nothing folds.
_CASED = (
    (0x41, 0x5A), (0x61, 0x7A), (0xB5, 0xB5), (0xC0, 0x587), (0x10A0, 0x10FF), (0x13A0, 0x13FD),
    (0x1C80, 0x1CBF), (0x1D79, 0x1D8E), (0x1E00, 0x1FFC), (0x2126, 0x2188), (0x24B6, 0x24E9),
    (0x2C00, 0x2D2D), (0xA640, 0xA7F6), (0xAB53, 0xABBF), (0xFF21, 0xFF5A), (0x10400, 0x105BC),
    (0x10C80, 0x10CF2), (0x118A0, 0x118DF), (0x16E40, 0x16E7F), (0x1E900, 0x1E943),
)  # fmt: skip

# Sets that one step to lower, upper or title case does not complete, such as k, K and the Kelvin sign, or
# that it would make too large: the dotless i stays alone.
_SETS = (
    (0x4B, 0x6B, 0x212A), (0x53, 0x73, 0x17F), (0xB5, 0x39C, 0x3BC), (0xC5, 0xE5, 0x212B), (0xDF, 0x1E9E),
    (0x131,), (0x345, 0x399, 0x3B9, 0x1FBE), (0x392, 0x3B2, 0x3D0), (0x395, 0x3B5, 0x3F5),
    (0x398, 0x3B8, 0x3D1, 0x3F4), (0x39A, 0x3BA, 0x3F0), (0x3A0, 0x3C0, 0x3D6), (0x3A1, 0x3C1, 0x3F1),
    (0x3A3, 0x3C2, 0x3C3), (0x3A6, 0x3C6, 0x3D5), (0x3A9, 0x3C9, 0x2126), (0x412, 0x432, 0x1C80),
    (0x414, 0x434, 0x1C81), (0x41E, 0x43E, 0x1C82), (0x421, 0x441, 0x1C83), (0x422, 0x442, 0x1C84, 0x1C85),
    (0x42A, 0x44A, 0x1C86), (0x462, 0x463, 0x1C87), (0x1C88, 0xA64A, 0xA64B), (0x1E60, 0x1E61, 0x1E9B),
)  # fmt: skip


def equivalents(code_point: int) -> tuple[int, ...]:
    """Return the code points that equal this one when case is ignored, itself among them, sorted."""
    for members in _SETS:
        if code_point in members:
            return members
    character = chr(code_point)
    forms = {character, character.lower(), character.upper(), character.title()}
    # One more step leads from any of a pair or a triple to the rest of it.
    forms |= {further for form in forms for further in (form.lower(), form.upper(), form.title())}
    return tuple(sorted(ord(form) for form in forms if len(form) == 1))


def fold(ranges: Ranges) -> Ranges:
    """Return the ranges with everything that equals one of their characters when case is ignored."""
    folded = list(ranges)
    for first, last in ranges:
        for block_first, block_last in _CASED:
            for code_point in range(max(first, block_first), min(last, block_last) + 1):
                folded.extend((equal, equal) for equal in equivalents(code_point))
    return union(folded)
