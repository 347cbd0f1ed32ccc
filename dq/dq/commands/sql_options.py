"""The options about SQL that several commands share: its dialect, and the columns of its tables."""

from __future__ import annotations

import argparse

from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.suggestion import did_you_mean


def add_sql_options(parser: argparse.ArgumentParser, title: str) -> None:
    """Add the options, under a title."""
    group = parser.add_argument_group(title)
    group.add_argument("--dialect", metavar="NAME", help="the SQL dialect; by default that of dq.yaml")
    group.add_argument(
        "--schema",
        metavar="FILE",
        action="append",
        default=[],
        help="the columns of tables: YAML, JSON, CSV, CREATE TABLE or a contract; may be repeated",
    )


def add_query_log_option(parser: argparse.ArgumentParser) -> None:
    """Add the option to judge what a warehouse ran, in place of files."""
    parser.add_argument(
        "--query-log",
        metavar="FILE",
        help="judge and rank the queries in a dump of the warehouse's view of its jobs, CSV or JSON",
    )


def dialect_of(arguments: argparse.Namespace, config: Config) -> str:
    """Return sqlglot's name of the dialect. Raises DqError for one that nobody knows."""
    from dq_lineage.dialects.traits import ALIASES, TRAITS, dialect_name

    stated = config.dialect if arguments.dialect is None else arguments.dialect
    try:
        return dialect_name(stated)
    except LookupError:
        where = "--dialect" if arguments.dialect is not None else f"dialect in {config.path}"
        known = sorted(name for name in (*TRAITS, *ALIASES) if name)
        help_ = did_you_mean(stated, known) or f"one of {', '.join(known)}"
        raise DqError(
            configuration_invalid(f"{where}: there is no dialect {stated!r}", None, help_)
        ) from None
