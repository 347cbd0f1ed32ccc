"""Names of datasets: the table of naming.yaml, and agreement with the client's own classes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openlineage.client.naming import dataset as client

from dq_lineage.openlineage.naming import PLATFORMS, Warehouse, dataset_name, namespace_of

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "naming.yaml").read_text("utf-8"))
THREE = ("d", "s", "t")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.get('platform', '')} {case['table']}")
def test_a_table_has_the_name_of_the_conventions(case: dict[str, Any]) -> None:
    words = {key: value for key, value in case.items() if key not in ("table", "expected")}
    assert list(dataset_name(case["table"], Warehouse(**words))) == case["expected"]


@pytest.mark.parametrize(
    ("warehouse", "theirs"),
    [
        (Warehouse("bigquery"), client.BigQuery(*THREE)),
        (Warehouse("snowflake", account="o-a"), client.Snowflake("o", "a", *THREE)),
        (Warehouse("postgres", "h", "1"), client.Postgres("h", "1", *THREE)),
        (Warehouse("redshift", "c.x.r.redshift.amazonaws.com", "1"), client.Redshift("c", "r", "1", *THREE)),
        (Warehouse("mysql", "h", "1", database="d"), client.MySQL("h", "1", "d", "t")),
        (Warehouse("trino", "h", "1"), client.Trino("h", "1", *THREE)),
        (Warehouse("athena", region="r"), client.Athena("r", *THREE)),
        (Warehouse("glue", region="r", account="1"), client.AWSGlue("r", "1", "d", "t")),
        (Warehouse("hive", "h", "1"), client.Hive("h", "1", "d", "t")),
        (Warehouse("synapse", "h", "1"), client.AzureSynapse("h", "1", "s", "t")),
        (Warehouse("oracle", "h", "1"), client.Oracle("h", "1", *THREE)),
        (Warehouse("teradata", "h", "1"), client.Teradata("h", "1", "d", "t")),
        (Warehouse("db2", "h", "1"), client.DB2("h", "1", *THREE)),
        (Warehouse("kafka", "h", "1"), client.Kafka("h", "1", "t")),
    ],
    ids=lambda value: value.platform if isinstance(value, Warehouse) else "",
)
def test_it_is_the_name_that_the_client_gives(warehouse: Warehouse, theirs: client.DatasetNaming) -> None:
    depth = len(PLATFORMS[warehouse.platform].parts)
    database, schema = ("d", "") if depth == 2 and warehouse.platform != "synapse" else ("d", "s")
    placed = Warehouse(**{**_fields(warehouse), "database": database, "schema": schema})
    assert dataset_name("t", placed) == (theirs.get_namespace(), theirs.get_name())


@pytest.mark.parametrize(
    ("url", "theirs"),
    [
        ("s3://b/k/l", client.S3("b", "k/l")),
        ("gs://b/k", client.GCS("b", "k")),
        ("hdfs://n:1/p", client.HDFS("n", "1", "/p")),
        ("abfss://c@s.dfs.core.windows.net/p", client.ABFSS("c", "s", "p")),
        ("file:///p", client.LocalFileSystem("/p")),
        ("file://h/p", client.RemoteFileSystem("h", "/p")),
    ],
)
def test_a_url_has_the_name_that_the_client_gives(url: str, theirs: client.DatasetNaming) -> None:
    assert dataset_name(url, Warehouse("snowflake")) == (theirs.get_namespace(), theirs.get_name())


@given(
    table=st.text(min_size=1),
    platform=st.sampled_from([*PLATFORMS, "spark", "?"]),
    host=st.text(max_size=20),
    database=st.text(max_size=5),
)
def test_every_table_has_a_namespace_and_a_name(table: str, platform: str, host: str, database: str) -> None:
    found = dataset_name(table, Warehouse(platform, host, database=database))
    assert found.namespace
    assert found.name


@given(host=st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){0,2}", fullmatch=True))
def test_credentials_are_no_part_of_a_namespace(host: str) -> None:
    for platform in ("postgres", "kafka", "databricks"):
        namespace = namespace_of(Warehouse(platform, f"jdbc://me:hunter2@{host}:1/x?password=hunter2"))
        assert "hunter2" not in namespace


def _fields(warehouse: Warehouse) -> dict[str, str]:
    return {name: getattr(warehouse, name) for name in ("platform", "host", "port", "account", "region")}
