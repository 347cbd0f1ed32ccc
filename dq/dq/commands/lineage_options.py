"""The options that say what a question about lineage is, of files and of repositories."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dq.commands.options import number_of, usage_error
from dq.commands.project_options import add_model_option

if TYPE_CHECKING:
    from dq.tracing.asked import Asked
    from dq_lineage.graph.graph import Graph
    from dq_lineage.graph.records import Node


def add_question_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = parser.add_argument_group("question")
    add_model_option(group)
    group.add_argument("--column", metavar="TABLE.COLUMN", help="show what this column, or table, is made of")
    direction = group.add_mutually_exclusive_group()
    direction.add_argument("--upstream", action="store_true", help="with --column: its sources, the default")
    direction.add_argument("--downstream", action="store_true", help="with --column: what is made of it")
    group.add_argument(
        "--depth",
        metavar="N",
        type=number_of("a depth is a number of statements"),
        help="with --column: go so many statements far",
    )
    group.add_argument(
        "--direct", action="store_true", help="leave out what only decides about values and rows"
    )
    group.add_argument(
        "--without-temporary",
        action="store_true",
        help="in trees and pictures: leave out tables that a script removes again",
    )


def check_question_options(arguments: argparse.Namespace) -> None:
    """Raise DqError for options that are about a column where none is named."""
    about_column = {
        "--upstream": arguments.upstream,
        "--downstream": arguments.downstream,
        "--depth": arguments.depth is not None,
    }
    given = [name for name, is_given in about_column.items() if is_given]
    if given and arguments.column is None:
        text = f"{' and '.join(given)} without --column"
        raise usage_error(text, "name the column that the question is about")


def asked_of(arguments: argparse.Namespace, graph: Graph, nodes: tuple[Node, ...]) -> Asked:
    """Return the question about some nodes of a graph; about all of it without any."""
    from dq.tracing.asked import Asked

    return Asked(
        graph,
        nodes,
        up=not arguments.downstream,
        depth=arguments.depth,
        indirect=not arguments.direct,
        passing=not arguments.without_temporary,
    )
