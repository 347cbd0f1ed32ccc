"""`{% test %}` blocks, which are macros by another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.ext import Extension

if TYPE_CHECKING:
    from jinja2.parser import Parser


class GenericTests(Extension):
    """Reads `{% test name(...) %}` and `{% data_test name(...) %}` as the macro `test_name`."""

    tags = {"test", "data_test"}  # noqa: RUF012 - Jinja declares it so

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the macro of a block."""
        token = next(parser.stream)
        node = nodes.Macro(lineno=token.lineno)
        node.name = f"test_{parser.parse_assign_target(name_only=True).name}"
        parser.parse_signature(node)
        node.body = parser.parse_statements(("name:endtest", "name:enddata_test"), drop_needle=True)
        return node
