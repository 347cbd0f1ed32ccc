"""CHK419."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.changes import AGAINST, AS, DEVIATIONS, DIFFERENCE, PERCENT, PREVIOUS, SAME_WEEKDAY
from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import (
    NAMED,
    MeasureOperation,
    Operation,
    RowOperation,
    SetOperation,
    operation,
)
from dq_contracts.thresholds import PERCENT_UNITS
from dq_core.yaml.tree import Mapping, Node

MOST_RUNS = 1_000
"""The most earlier runs that a change may be measured against."""

_MOST_DAYS = 36_500
_USUAL_RUNS = 7
_FOR_DEVIATIONS = 2
_OF_MEAN = ("mean", SAME_WEEKDAY)


@operation("CHK419")
@dataclass(frozen=True, slots=True)
class ChangeAgainstHistory(Operation):
    """A measure has changed against earlier runs as the operator allows.

    Why: nobody knows how many rows a day has, but half of yesterday's are too few. What is usual shows in the
    earlier runs, not in the contract.

    `of` is a check that gives a number: a measure such as `row_count` or `mean`, or one that counts rows,
    such as `missing` or `duplicates`, with `unit: percent` as a share. It is its name, or a mapping with its
    name under `check` and its arguments. `against` says what it is compared with: the `previous` run, the
    `mean`, `median`, `minimum` or `maximum` of the last `runs` (7), or `same_weekday`, the mean of the last
    run of each of the last `runs` (1) days of the same weekday, in UTC, today left out. `as` says how:
    `difference` (the number minus the earlier one), `percent` of the size of the earlier one, or
    `deviations`, standard deviations of these runs from their mean. `days` leaves out older runs. A `where`
    restricts the rows, as for other checks.

    With fewer earlier runs than `minimum_runs` (as many as `runs`, unless it says fewer) the check is
    unsupported, which `--strict` makes an error: it never passes for want of history. A run counts if it
    measured the same thing (dataset, server, check, arguments and `where`) of the same contract in the same
    major version, whatever became of its checks. Runs without a number, or with an infinite one, do not
    count. A moment that was tested twice (`--now`) counts once, as last tested; moments that are not before
    this run's never count. Where the earlier number is 0, or the earlier ones do not deviate, the same number
    is a change of 0, and any other is beyond every bound. A measure without a value ends the check as an
    error; NaN satisfies no operator.

    Earlier runs are kept where `test.history` or `--history` says; without it the check is unsupported.
    Values of columns that are classified are not kept, so that only counts of them can be compared. Each
    further `---` in an example stands above the data of the next run.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: change_against_history  # here
                  of: row_count
                  as: percent
                  mustBeBetween: [-20, 20]
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1}, {order_id: 2}, {order_id: 3}, {order_id: 4}]
        ---
        orders: [{order_id: 5}, {order_id: 6}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: price
                logicalType: number
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: change_against_history  # here
                      of: mean
                      against: mean
                      runs: 2
                      as: deviations
                      mustBeBetween: [-3, 3]
        ---
        orders: [{price: 10}]
        ---
        orders: [{price: 12}]
        ---
        orders: [{price: 20}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: change_against_history  # here
                      of: {check: missing, unit: percent}
                      mustBeLessOrEqualTo: 10
        ---
        orders: [{email: null}, {email: a@example.com}]
        ---
        orders: [{email: null}, {email: null}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: change_against_history
                  of: row_count
                  as: percent
                  mustBeBetween: [-50, 50]
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1}, {order_id: 2}, {order_id: 3}, {order_id: 4}]
        ---
        orders: [{order_id: 5}, {order_id: 6}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: change_against_history
                  of: {check: sum, column: price}
                  against: median
                  runs: 3
                  minimum_runs: 2
                  mustBeBetween: [-5, 5]
            properties:
              - {name: price, logicalType: number}
        ---
        orders: [{price: 10}]
        ---
        orders: [{price: 12}]
        ---
        orders: [{price: 14}, {price: 2}]

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: change_against_history
                      of: distinct_count
                      where: status <> 'test'
                      mustBe: 0
        ---
        orders: [{status: open}, {status: paid}]
        ---
        orders: [{status: paid}, {status: open}, {status: test}]

    References:
        docs/decisions/026-history-of-runs.md
    """

    of: Operation
    """What is measured: a measure, or a check that counts rows."""
    against: str = PREVIOUS
    as_: str = DIFFERENCE
    runs: int = 1
    minimum_runs: int = 1
    days: int | None = None
    percent: bool = False
    """Whether violations of rows are measured as percent of the evaluated ones."""
    of_all_rows: bool = False
    none_is_zero: bool = False
    zero_has_no_percentage: bool = False
    """Whether a change from 0 is unsupported in percent, as in Soda, instead of infinite."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of what is measured."""
        return self.of.columns

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """What is measured, what it is compared with and how."""
        measured, percent = _measured(arguments)
        against = arguments.text("against", AGAINST, PREVIOUS)
        as_ = arguments.text("as", AS, DIFFERENCE)
        if as_ == DEVIATIONS and against not in _OF_MEAN:
            raise UnsupportedError(f"deviations are from a mean: 'against' must be {' or '.join(_OF_MEAN)}")
        runs = _runs(arguments, against)
        least = _FOR_DEVIATIONS if as_ == DEVIATIONS else 1
        minimum = _count(arguments, "minimum_runs", runs, most=runs)
        if minimum < least:
            raise UnsupportedError(f"deviations need {_FOR_DEVIATIONS} earlier runs at least")
        days = _count(arguments, "days", 0, most=_MOST_DAYS) or None
        return cls(measured, against, as_, runs, minimum, days, percent)

    def failure(self) -> str:
        """Say that it has changed."""
        return "has changed"

    @property
    def unit(self) -> str:
        """The word behind a change, with a space before it."""
        if self.as_ == DIFFERENCE:
            return " percentage points" if self.percent else ""
        return " percent" if self.as_ == PERCENT else " standard deviations"


def counts_or_measures(found: Operation) -> bool:
    """Say whether a check gives a number that can be compared with those of other runs."""
    return isinstance(found, MeasureOperation | RowOperation | SetOperation)


def _measured(arguments: Arguments) -> tuple[Operation, bool]:
    """Return the check under `of`, and whether it is measured in percent."""
    own = Arguments(_described(arguments.required("of")), arguments.obligation)
    given = own.node is not arguments.node.node("of")
    kind = arguments.text("of", _kinds()) if given else own.text("check", _kinds())
    found = NAMED[kind].from_arguments(own)
    percent = own.text("unit", ("rows", *PERCENT_UNITS), "rows") != "rows"
    if percent and isinstance(found, MeasureOperation):
        raise UnsupportedError(f"the measure {kind!r} is no share of rows, and has no percentage")
    own.finish()
    return found, percent


def _described(node: Node) -> Mapping:
    return node if isinstance(node, Mapping) else Mapping(node.source, node.start, node.end)


def _kinds() -> list[str]:
    shapes = (MeasureOperation, RowOperation, SetOperation)
    return sorted(kind for kind, declared in NAMED.items() if issubclass(declared, shapes))


def _runs(arguments: Arguments, against: str) -> int:
    if against != PREVIOUS:
        return _count(arguments, "runs", 1 if against == SAME_WEEKDAY else _USUAL_RUNS, most=MOST_RUNS)
    if arguments.take("runs") is not None:
        raise UnsupportedError("'runs' needs an 'against' of several runs, such as mean")
    return 1


def _count(arguments: Arguments, name: str, default: int, *, most: int) -> int:
    found = arguments.count(name)
    if found is None:
        return default
    if not 1 <= found <= most:
        raise UnsupportedError(f"{name!r} must be from 1 to {most:,}")
    return found
