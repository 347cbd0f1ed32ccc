"""What can be wrong with a YAML file before anyone asks what it means."""

from typing import Literal

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.record import field, record
from dq_core.yaml.tree import Node

ProblemKind = Literal[
    "not-text",
    "empty",
    "syntax",
    "duplicate-key",
    "limit",
    "alias",
    "tag",
    "several-documents",
    "key",
]


@record
class Problem:
    """One defect of a YAML file; each kind is reported by the YML rule that is named after it.

    `nodes` are those that its rule needs for a fix; of a repeated key the mapping, the first value, the key
    that repeats it, and its value.
    """

    kind: ProblemKind
    message: str
    location: Location
    help: str = ""
    related: tuple[Related, ...] = ()
    nodes: tuple[Node, ...] = field(default=(), compare=False, repr=False)
