"""RE2's pattern language, read without RE2: does a pattern compile, why not, and what does it say.

`parse` returns the tree of a pattern (`dq_core.regex.syntax`) or raises `RegexError`.
"""

from dq_core.regex.anchors import anchored
from dq_core.regex.parser import parse
from dq_core.regex.syntax import Node, RegexError, group_names

__all__ = ["Node", "RegexError", "anchored", "group_names", "parse"]
