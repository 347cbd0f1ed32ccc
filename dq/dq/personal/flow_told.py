"""What is told of the flow of personal data through one project, or through some files."""

from __future__ import annotations

from dq.personal.erasure import Holding
from dq.personal.flow_read import FlowRead
from dq_core.record import identity_record
from dq_policies.personal.flow.tracing import Trace, ends_of


@identity_record
class FlowTold:
    """What is known of one project, or of some files: the traces, and the plan if it was asked for."""

    name: str
    read: FlowRead
    traces: tuple[Trace, ...]
    erasure: tuple[Holding, ...] | None = None

    def ends(self, trace: Trace) -> tuple[str, ...]:
        """Return where a trace ends: in tables that nobody reads, in exports, and in front of whom."""
        found = list(ends_of(trace, dict.fromkeys(self.read.read)))
        tables = dict.fromkeys(reached.column[0] for reached in trace.reached)
        found += [table for table in tables if table in self.read.exports and table not in found]
        return tuple(found)

    def exposures(self, trace: Trace) -> tuple[str, ...]:
        """Return the exposures of the tables that hold the column, or what is left of it."""
        tables = dict.fromkeys((trace.origin[0], *(each.column[0] for each in trace.reached)))
        return tuple(dict.fromkeys(name for table in tables for name in self.read.exposures.get(table, ())))
