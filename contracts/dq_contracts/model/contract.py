"""The parts of an ODCS contract that rules and checks speak about, whichever module they live in.

Values of a wrong type are None or empty here: the structure rules report them, and nothing else has to ask.
Every part keeps its YAML node, which holds the places and all keys that have no field of their own. Parts
are told apart by identity: two columns with equal text are still two columns.
"""

from dq_contracts.model.context import Constraint, Context, VerifiedStatement
from dq_contracts.model.fundamentals import Contract, ContractSet, Description
from dq_contracts.model.part import AuthoritativeDefinition, CustomProperty, DescribedPart, Part
from dq_contracts.model.people import Role, Support, Team, TeamMember
from dq_contracts.model.quality import QualityRule
from dq_contracts.model.schema import (
    Column,
    Dataset,
    EnumValue,
    Relationship,
    SchemaElement,
    Synonym,
)
from dq_contracts.model.service_level import Price, Server, SlaProperty

__all__ = [
    "AuthoritativeDefinition",
    "Column",
    "Constraint",
    "Context",
    "Contract",
    "ContractSet",
    "CustomProperty",
    "Dataset",
    "DescribedPart",
    "Description",
    "EnumValue",
    "Part",
    "Price",
    "QualityRule",
    "Relationship",
    "Role",
    "SchemaElement",
    "Server",
    "SlaProperty",
    "Support",
    "Synonym",
    "Team",
    "TeamMember",
    "VerifiedStatement",
]
