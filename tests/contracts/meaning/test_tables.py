"""What the tables beside this file say of schedules, spans of time, names, servers and physical types."""

from decimal import Decimal
from pathlib import Path

import pytest

from dq_contracts.cron import fault_of
from dq_contracts.durations import duration_of
from dq_contracts.personal_names import personal_kind
from dq_core.reading import decode
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Scalar
from tests import rule_examples
from tests.contracts.meaning.tables import table

SETTINGS = {
    "postgres": "host: h, port: 1, database: d, schema: s",
    "redshift": "database: d, schema: s",
    "snowflake": "account: a, database: d, schema: s",
    "bigquery": "project: p, dataset: d",
    "databricks": "catalog: c, schema: s",
    "sqlserver": "host: h, database: d, schema: s",
    "oracle": "host: h, port: 1, serviceName: s",
    "mysql": "host: h, port: 1, database: d",
    "kafka": "host: h",
    "duckdb": "database: d",
    "local": "path: p.parquet, format: parquet",
}


def codes(text: str, folder: Path) -> list[str]:
    return [finding.code for finding in rule_examples.lint_files({"a.odcs.yaml": text}, folder)]


@pytest.mark.parametrize(("schedule", "fault"), table("cron.txt"))
def test_a_schedule(schedule: str, fault: str) -> None:
    found = fault_of(schedule)
    assert fault in found if fault != "ok" else found == ""


@pytest.mark.parametrize(("value", "unit", "seconds"), table("durations.txt"))
def test_a_duration(value: str, unit: str, seconds: str) -> None:
    node = load(decode(value.encode(), "a.yaml").source).root
    assert isinstance(node, Scalar)
    found = duration_of(node.value, unit)
    if seconds == "none":
        assert found is None
        return
    assert found is not None
    assert [found.least, found.most] == [Decimal(number) for number in seconds.split()]


@pytest.mark.parametrize(("name", "kind", "around", "expected"), table("personal_names.txt"))
def test_a_name(name: str, kind: str, around: str, expected: str) -> None:
    outer = () if around == "-" else tuple(around.split("."))
    found = personal_kind(name, None if kind == "-" else kind, outer)
    assert (found or "none") == expected


@pytest.mark.parametrize(("kind", "keys"), [(row[0], row[1].split()) for row in table("servers.txt")])
def test_a_server_needs_its_keys(kind: str, keys: list[str], tmp_path: Path) -> None:
    """Without any of them each is missed; with all of them none is."""
    for present in ([], keys):
        settings = "".join(f", {key}: {'1' if key == 'port' else 'x'}" for key in present)
        text = rule_examples.completed(
            f"servers: [{{server: a, type: {kind}{settings}}}]\n", apiVersion="v3.2.0"
        )
        found = rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)
        missed = {
            finding.message.rpartition("key ")[2].strip("'") for finding in found if finding.code == "ODC103"
        }
        assert missed == set(keys) - set(present)


@pytest.mark.parametrize("case", table("physical_types.txt"), ids=" ".join)
def test_a_physical_type(case: list[str], tmp_path: Path) -> None:
    server, version, logical, physical, expected = case
    kind, _, options = logical.partition(" ")
    servers = "" if server == "-" else f"servers: [{{server: a, type: {server}, {SETTINGS[server]}}}]\n"
    more = f", logicalTypeOptions: {options}" if options else ""
    column = f"{{name: c, logicalType: {kind}, physicalType: '{physical}'{more}}}"
    text = f"{servers}schema:\n- name: a\n  properties:\n  - {column}\n"
    found = codes(rule_examples.completed(text, apiVersion=version), tmp_path)
    wanted = [] if expected == "ok" else [expected]
    assert [code for code in found if code in ("ODC252", "ODC253", "ODC254")] == wanted
