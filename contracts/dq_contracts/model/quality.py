"""Quality rules."""

from __future__ import annotations

from dq_contracts.model.nodes import mapping_of, text_of
from dq_contracts.model.part import DescribedPart
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Node


@identity_record
class QualityRule(DescribedPart):
    """A rule under `quality`. `type` is text, library, sql or custom; `metric` the library metric in use."""

    type: str
    metric: str | None
    severity: str
    dimension: str
    unit: str | None

    @property
    def operators(self) -> tuple[str, ...]:
        """The operators that the rule uses, in the order of the file."""
        return tuple(key for key in self.node.values if key.startswith(("mustBe", "mustNotBe")))

    @property
    def id(self) -> str:
        """The stable identifier."""
        return text_of(self.node, "id")

    @property
    def name(self) -> str:
        """A short name of the rule."""
        return text_of(self.node, "name")

    @property
    def arguments(self) -> Mapping | None:
        """The arguments of a library metric."""
        return mapping_of(self.node, "arguments")

    @property
    def query(self) -> str:
        """The SQL of a rule of type sql."""
        return text_of(self.node, "query")

    @property
    def engine(self) -> str:
        """The tool that runs a rule of type custom."""
        return text_of(self.node, "engine")

    @property
    def implementation(self) -> Node | None:
        """What that tool is given: a text or a mapping."""
        return self.node.values.get("implementation")

    @property
    def method(self) -> str:
        """How the rule works, such as reconciliation."""
        return text_of(self.node, "method")

    @property
    def business_impact(self) -> str:
        """What a violation does to the business, such as operational or regulatory."""
        return text_of(self.node, "businessImpact")

    @property
    def schedule(self) -> str:
        """When the rule runs, in the words of its scheduler."""
        return text_of(self.node, "schedule")

    @property
    def scheduler(self) -> str:
        """What runs the rule, such as cron."""
        return text_of(self.node, "scheduler")
