"""What the user says of SQL files beside the configuration."""

from __future__ import annotations

from dq_core.record import identity_record
from dq_core.relation import Relation


@identity_record
class SqlGiven:
    """What is known of SQL files beside the configuration: their dialect by sqlglot's name, and tables.

    `projects` tells whether files are read as the project around them has it; `trusted` and `cached` are as
    for `dq.repositories.opening.Wish`.
    """

    dialect: str = ""
    relations: tuple[Relation, ...] = ()
    projects: bool = True
    trusted: bool = False
    cached: bool = True
