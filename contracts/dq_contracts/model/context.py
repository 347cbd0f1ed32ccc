"""Guidance for programs that read a contract or dataset."""

from __future__ import annotations

from dq_contracts.model.nodes import mappings_of, text_of, wrapped
from dq_contracts.model.part import Part
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Scalar


@identity_record
class VerifiedStatement(Part):
    """A question with the answer that is known to be right."""

    @property
    def question(self) -> str:
        """The question."""
        return text_of(self.node, "question")

    @property
    def answer(self) -> str:
        """Its answer."""
        return text_of(self.node, "answer")


@identity_record
class Constraint(Part):
    """Something that whoever works with the data must heed."""

    @property
    def constraint(self) -> str:
        """What to heed."""
        return text_of(self.node, "constraint")


@identity_record
class Context(Part):
    """Guidance for programs that answer questions. A mere text reads as its instructions."""

    @property
    def instructions(self) -> str:
        """What to know, in words."""
        return text_of(self.node, "instructions")

    @property
    def verified_statements(self) -> tuple[VerifiedStatement, ...]:
        """Questions with right answers."""
        return tuple(VerifiedStatement(item) for item in mappings_of(self.node, "verifiedStatements"))

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """What must be heeded."""
        return tuple(Constraint(item) for item in mappings_of(self.node, "constraints"))


def context_of(node: Mapping) -> Context | None:
    """Return the context of a contract or dataset in either form, None where there is none."""
    found = node.values.get("context")
    if isinstance(found, Mapping):
        return Context(found)
    stated = isinstance(found, Scalar) and isinstance(found.value, str)
    return Context(wrapped(found, "instructions")) if found is not None and stated else None
