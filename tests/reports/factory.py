"""Two reports that between them hold everything a report can hold, and hostile text."""

from collections.abc import Callable

from dq.reports.report import Report, RuleManual
from dq_core.finding import Edit, Finding, Fix, Related, Suppression
from dq_core.location import Location
from dq_core.source import Source

ORDERS = "contracts/orders.odcs.yaml"
FLIGHTS = "contracts/flights.odcs.yaml"
HOSTILE = "contracts/häßlich & co.odcs.yaml"
CLEAN = "contracts/clean.odcs.yaml"

TEXTS = {
    ORDERS: """\
apiVersion: v3.0.2
kind: DataContract
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        logicalTypeOptions:
          minimum: 10
          maximum: 5
      - name: amount
        logicalType: nunber  # noqa: ODC105 kept for the old reader
""",
    FLIGHTS: """\
schema:
  - name: flights
    properties:
      - name: dep_delay
        quality:
          - {metric: invalidValues, mustBe: 0}
      - name: carrier
        required: true
      - name: tail
        quality: [{type: library, metric: rowCount, mustBeGreaterThan: 100000}]
""",
    HOSTILE: "description: 日本語 \x1b[31mred\x1b[0m \u202egnp.exe ##vso[task.setvariable]\nname: x\n",
    CLEAN: "kind: DataContract\n",
}

MANUALS = {
    "ODC201": RuleManual(
        "ODC201",
        "bounds-contradict",
        "A lower bound is above its upper bound.",
        "A lower bound is above its upper bound.\n\nNo value passes.\n\n    minimum: 10\n    maximum: 5",
        "error",
        "https://example.org/rules/ODC201",
    ),
    "CHK001": RuleManual(
        "CHK001", "check-failed", "Rows violate the contract.", "Rows violate the contract.", "error", ""
    ),
}


def source_of(path: str) -> Source | None:
    return Source(path, TEXTS[path]) if path in TEXTS else None


def manual_of(code: str) -> RuleManual | None:
    return MANUALS.get(code)


def edit(path: str, old: str, new: str) -> Edit:
    start = TEXTS[path].index(f": {old}") + 2
    return Edit(start, start + len(old), new)


def lint_report() -> Report:
    return Report(
        command="lint",
        findings=(
            Finding(
                code="ODC201",
                name="bounds-contradict",
                message="minimum 10 is above maximum 5",
                location=Location(ORDERS, 9, 20, 9, 22),
                help="Swap the two, or remove one.\nAn empty range admits no row.",
                fixes=(
                    Fix(
                        "swap the bounds",
                        safe=False,
                        path=ORDERS,
                        edits=(edit(ORDERS, "10", "5"), edit(ORDERS, "5", "10")),
                    ),
                ),
                related=(Related("the maximum is here", Location(ORDERS, 10, 20, 10, 21)),),
            ),
            Finding(
                code="ODC110",
                name="duplicate-property",
                message="property `amount` stands here twice",
                location=Location(ORDERS, 11, 15, 11, 21),
                severity="warning",
                related=(Related("first here", Location(ORDERS, 6, 15, 6, 21)),),
            ),
            Finding(
                code="ODC105",
                name="unknown-type",
                message="`nunber` is no logical type; did you mean `number`?",
                location=Location(ORDERS, 12, 22, 12, 28),
                fixes=(
                    Fix("write `number`", safe=True, path=ORDERS, edits=(edit(ORDERS, "nunber", "number"),)),
                ),
                suppressed=Suppression("noqa", "kept for the old reader", Location(ORDERS, 12, 30, 12, 67)),
            ),
            Finding(
                code="ODC301",
                name="hidden-text",
                message="the text turns its direction: \u202e, 100 % sure, a:b,c\n::error::not a command",
                location=Location(HOSTILE, 1, 18, 1, 32),
                severity="info",
                help="Write it in reading order.",
            ),
            Finding(
                code="PRJ001",
                name="no-project",
                message="no dbt_project.yml above the models",
                location=None,
                severity="warning",
            ),
            Finding(
                code="YML001",
                name="unreadable",
                message="the file is not UTF-8",
                location=Location("../shared/legacy.yaml", 1, 1, 1, 1),
                suppressed=Suppression("baseline", ""),
            ),
        ),
        files=(CLEAN, FLIGHTS, HOSTILE, ORDERS),
        coverage={"contracts": 4, "rules": 61},
        source_of=source_of,
        manual_of=manual_of,
    )


def check_entry(identity: str, verdict: str, place: Location | None, **values: object) -> dict[str, object]:
    """Return one entry of `data["checks"]`; what is not given has the values of a check that passed."""
    location = None
    if place:
        location = {
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
        }
    entry: dict[str, object] = {
        "id": identity,
        "contract": FLIGHTS,
        "dataset": "flights",
        "columns": [],
        "kind": identity.rpartition(".")[2],
        "verdict": verdict,
        "rows": 336776,
        "evaluated": 336776,
        "missing": 0,
        "violations": 0,
        "measure": None,
        "decided_by": "query",
        "reason": None,
        "location": location,
    }
    return {**entry, **values}


def check_report() -> Report:
    delay = Location(FLIGHTS, 6, 13, 6, 47)
    carrier = Location(FLIGHTS, 8, 19, 8, 23)
    count = Location(FLIGHTS, 10, 19, 10, 79)
    return Report(
        command="test",
        findings=(
            Finding(
                code="CHK001",
                name="check-failed",
                message="37 of 336,776 rows of `dep_delay` lie outside of [-60, 1500]",
                location=delay,
                help="Correct the rows, or widen the bounds in the contract.",
            ),
            Finding(
                code="CHK001",
                name="check-failed",
                message="`carrier` misses 4 values",
                location=carrier,
                suppressed=Suppression("waiver", "until the airline answers"),
            ),
            Finding(
                code="CHK003",
                name="check-unsupported",
                message="row count cannot be read through this adapter",
                location=count,
                severity="warning",
            ),
            Finding(
                code="CHK002",
                name="check-error",
                message="the server is gone",
                location=None,
            ),
        ),
        files=(FLIGHTS,),
        coverage={"checks": 7, "passed": 1, "proven": 1, "failed": 3, "errors": 1, "unsupported": 1},
        summary={"rows_read": 336776},
        data={
            "verdict": "fail",
            "checks": [
                check_entry("flights.dep_delay.between", "fail", delay, columns=["dep_delay"], violations=37),
                check_entry("flights.carrier.not_null", "fail", carrier, columns=["carrier"], violations=4),
                check_entry("flights.carrier.in_set", "pass", None, columns=["carrier"]),
                check_entry(
                    "flights.year.not_null",
                    "proven",
                    None,
                    reason="footers hold no null",
                    decided_by="statistics",
                ),
                check_entry(
                    "flights.row_count",
                    "unsupported",
                    count,
                    reason="no row count here",
                    violations=None,
                    rows=None,
                ),
                check_entry(
                    "flights.arr_delay.mean",
                    "fail",
                    None,
                    measure={"value": 7.25, "bound": "<= 5"},
                    violations=None,
                ),
                check_entry(
                    "planes.tail.unique",
                    "error",
                    None,
                    dataset="planes",
                    rows=None,
                    evaluated=None,
                    missing=None,
                    violations=None,
                    measure=float("nan"),
                    reason="the server is gone",
                ),
            ],
            "samples": [
                {
                    "check": "flights.dep_delay.between",
                    "columns": ["carrier", "dep_delay", "dest"],
                    "rows": [["AA", -2000, "<redacted>"], ["日本", 9999, None]],
                },
                {"check": "planes.tail.unique", "columns": ["tail"], "rows": [["N1\x1b[2J"]]},
            ],
        },
        source_of=source_of,
        manual_of=manual_of,
    )


REPORTS: dict[str, Callable[[], Report]] = {"lint": lint_report, "test": check_report}
