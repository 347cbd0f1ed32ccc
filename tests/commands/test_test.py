"""`dq test` as its users meet it: verdicts, exit codes, data given by hand, broken data, secrets."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dq.cli import main
from dq.reports import registry
from tests.duckdb_files import scratch
from tests.reports.validation import envelope_of

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: shop
name: shop
version: 1.0.0
status: active
servers:
  - {server: files, type: local, path: "{dataset}.parquet", format: parquet}
  - {server: base, type: duckdb, database: shop.duckdb}
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
      - name: email
        logicalType: string
        required: true
        classification: restricted
      - name: amount
        logicalType: number
        logicalTypeOptions: {minimum: 0}
"""
GOOD = (
    "SELECT * FROM (VALUES (1, 'a@example.com', 1.5), (2, 'b@example.com', 0)) AS t(order_id, email, amount)"
)
BAD = "SELECT * FROM (VALUES (1, 'a@example.com', -1.5), (1, NULL, 0)) AS t(order_id, email, amount)"

NOBODY = 65534

Answer = tuple[int, dict[str, Any]]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.odcs.yaml").write_text(CONTRACT, encoding="utf-8")
    write(tmp_path / "orders.parquet", GOOD)
    return tmp_path


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def run(*argv: str) -> Answer:
        code = main(["test", *argv, "--output-format", "json"])
        return code, envelope_of(capsys.readouterr().out)

    return run


def write(path: Path, query: str) -> None:
    with scratch() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT {path.suffix[1:]})")


def codes(envelope: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in envelope["findings"]]


def verdicts(envelope: dict[str, Any]) -> dict[str, str]:
    return {check["id"].split("/", 1)[1]: check["verdict"] for check in envelope["data"]["checks"]}


def test_good_data_passes(shop: Path, answer: Callable[..., Answer]) -> None:
    code, envelope = answer("shop.odcs.yaml")
    assert (code, envelope["data"]["verdict"], envelope["findings"]) == (0, "pass", [])
    assert envelope["coverage"]["pass"] == envelope["coverage"]["checks"] == 9


def test_bad_data_fails_at_lines_of_the_contract(shop: Path, answer: Callable[..., Answer]) -> None:
    write(shop / "orders.parquet", BAD)
    code, envelope = answer("shop.odcs.yaml")
    assert (code, envelope["data"]["verdict"]) == (1, "fail")
    found = [(finding["code"], finding["location"]["line"]) for finding in envelope["findings"]]
    assert found == [("CHK302", 15), ("CHK201", 18), ("CHK202", 22)]
    amount = next(check for check in envelope["data"]["checks"] if check["kind"] == "between")
    figures = ("rows", "evaluated", "missing", "violations", "decided_by")
    assert [amount[name] for name in figures] == [2, 2, 0, 1, "scan"]


def test_secrets_are_redacted_everywhere(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(shop / "orders.parquet", BAD.replace("NULL", "'c@example.com'").replace("(1, 'a@", "(1, 'secret@"))
    contract = CONTRACT.replace(
        "required: true", "logicalTypeOptions: {maxLength: 3, pattern: '^x'}, unique: true"
    )
    (shop / "shop.odcs.yaml").write_text(contract.replace("}, unique", "}\n        unique"), encoding="utf-8")
    for name in registry.names():
        assert main(["test", "--output-format", name]) == 1
        captured = capsys.readouterr()
        assert "example.com" not in captured.out + captured.err
        if name in ("text", "json"):
            assert "***" in captured.out


def test_public_classifications_are_shown(shop: Path, answer: Callable[..., Answer]) -> None:
    write(shop / "orders.parquet", BAD)
    contract = CONTRACT.replace("required: true", "unique: true\n        logicalTypeOptions: {maxLength: 3}")
    (shop / "shop.odcs.yaml").write_text(contract.replace("restricted", "Internal"), encoding="utf-8")
    (shop / "dq.yaml").write_text("test: {public-classifications: [public, internal]}\n", encoding="utf-8")
    _, envelope = answer()
    shown = [row for sample in envelope["data"]["samples"] for row in sample["rows"]]
    assert ["1", "1", "a@example.com"] in shown


def test_number_of_failing_rows(shop: Path, answer: Callable[..., Answer]) -> None:
    write(
        shop / "orders.parquet", "SELECT 1 AS order_id, 'x' AS email, -i AS amount FROM range(1, 100) AS t(i)"
    )
    samples = answer("--failing-rows", "3")[1]["data"]["samples"]
    assert [len(sample["rows"]) for sample in samples] == [3, 3]
    assert not answer("--failing-rows", "0")[1]["data"]["samples"]


@pytest.mark.parametrize("ending", ["parquet", "csv", "json", "ndjson"])
def test_data_given_by_hand(shop: Path, answer: Callable[..., Answer], ending: str) -> None:
    path = shop / f"given.{ending}"
    with duckdb.connect() as connection:
        name = "json" if ending == "ndjson" else ending
        connection.execute(
            f"COPY ({BAD}) TO '{path}' (FORMAT {name}, ARRAY true)"
            if ending == "json"
            else f"COPY ({BAD}) TO '{path}' (FORMAT {name})"
        )
    code, envelope = answer("--data", f"orders={path.name}")
    assert code == 1
    assert codes(envelope) == ["CHK302", "CHK201", "CHK202"]


def test_duckdb_files(shop: Path, answer: Callable[..., Answer]) -> None:
    with duckdb.connect(str(shop / "shop.duckdb")) as connection:
        connection.execute(f"CREATE TABLE ORDERS AS {BAD}")
    code, envelope = answer("--server", "base")
    assert (code, codes(envelope)) == (1, ["CHK302", "CHK201", "CHK202"])
    assert answer("--data", "orders=shop.duckdb")[0] == 1
    assert answer("--server", "files")[0] == 0


def test_nothing_is_copied_or_changed(shop: Path, answer: Callable[..., Answer]) -> None:
    with duckdb.connect(str(shop / "shop.duckdb")) as connection:
        connection.execute(f"CREATE TABLE orders AS {GOOD}")
    before = {path: path.read_bytes() for path in shop.iterdir()}
    answer("--server", "base")
    answer("--server", "files")
    assert {path: path.read_bytes() for path in shop.iterdir()} == before


def _into_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _dangling(path: Path) -> Path:
    link = path.with_name("link")
    link.symlink_to("nowhere")
    return link


BROKEN: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "missing": (lambda path: path.unlink(), 4, "there is no file"),
    "empty": (lambda path: path.write_bytes(b""), 4, "is empty"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:-40]), 4, "magic"),
    "half": (lambda path: path.write_bytes(path.read_bytes()[:30]), 4, ""),
    "another format": (lambda path: path.write_text("order_id,email\n1,x\n"), 4, ""),
    "folder": (_into_folder, 4, "there is no file"),
    "link to nowhere": (lambda path: os.replace(_dangling(path), path), 4, "no such file"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_data(shop: Path, answer: Callable[..., Answer], name: str) -> None:
    breaking, expected, words = BROKEN[name]
    breaking(shop / "orders.parquet")
    code, envelope = answer("shop.odcs.yaml")
    assert code == expected
    assert codes(envelope) == ["CHK003"]
    assert words in envelope["findings"][0]["message"].lower()
    assert envelope["findings"][0]["location"]["line"] == 11
    assert envelope["data"]["verdict"] == "error"
    assert set(verdicts(envelope).values()) == {"error"}


def test_broken_database(shop: Path, answer: Callable[..., Answer]) -> None:
    (shop / "shop.duckdb").write_text("this is no database")
    assert answer("--server", "base")[0] == 4
    with duckdb.connect(str(shop / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE something AS SELECT 1")
    code, envelope = answer("--data", "orders=other.duckdb")
    assert (code, codes(envelope)) == (4, ["CHK003"])


def test_one_broken_dataset_does_not_stop_the_others(shop: Path, answer: Callable[..., Answer]) -> None:
    second = CONTRACT[CONTRACT.index("  - name: orders") :].replace("orders", "returns")
    (shop / "shop.odcs.yaml").write_text(CONTRACT + second, encoding="utf-8")
    write(shop / "returns.parquet", BAD)
    (shop / "orders.parquet").write_bytes(b"PAR1")
    code, envelope = answer()
    assert code == 4
    assert codes(envelope) == ["CHK003", "CHK302", "CHK201", "CHK202"]


def test_broken_contract_is_no_pass(shop: Path, answer: Callable[..., Answer]) -> None:
    (shop / "shop.odcs.yaml").write_text(
        CONTRACT.replace("required: true", "requird: true"), encoding="utf-8"
    )
    code, envelope = answer()
    assert (code, codes(envelope), envelope["data"]["verdict"]) == (1, ["ODC101"], "fail")
    (shop / "shop.odcs.yaml").write_text(CONTRACT + "  x: [", encoding="utf-8")
    code, envelope = answer()
    assert (code, codes(envelope), envelope["data"]["verdict"]) == (1, ["YML002"], "fail")


USAGE = {
    "no such dataset": ["--data", "ordres=orders.parquet"],
    "no path": ["--data", "orders"],
    "no such file": ["--data", "orders=nothing.parquet"],
    "no such contract": ["nothing.odcs.yaml"],
}


@pytest.mark.parametrize("argv", USAGE.values(), ids=USAGE)
def test_usage(shop: Path, answer: Callable[..., Answer], argv: list[str]) -> None:
    assert answer(*argv)[0] == 2


def test_unknown_server_and_format(shop: Path, answer: Callable[..., Answer]) -> None:
    code, envelope = answer("--server", "nowhere")
    assert (code, codes(envelope)) == (2, ["CHK004"])
    assert "files, base" in envelope["findings"][0]["help"]
    (shop / "data.xlsx").write_bytes(b"x")
    code, envelope = answer("--data", "orders=data.xlsx")
    assert (code, codes(envelope)) == (2, ["CHK004"])


def test_warehouse_without_data_is_no_pass(shop: Path, answer: Callable[..., Answer]) -> None:
    server = "servers: [{server: wh, type: bigquery, project: p, dataset: d}]\n"
    head, tail = CONTRACT.split("servers:\n", maxsplit=1)[0], CONTRACT[CONTRACT.index("schema:") :]
    (shop / "shop.odcs.yaml").write_text(head + server + tail, encoding="utf-8")
    code, envelope = answer()
    assert (code, codes(envelope), envelope["data"]["verdict"]) == (2, ["CHK004"], "error")
    assert answer("--data", "orders=orders.parquet")[0] == 0


def test_two_contracts_for_one_dataset(shop: Path, answer: Callable[..., Answer]) -> None:
    (shop / "other.odcs.yaml").write_text(
        CONTRACT.replace("id: shop", "id: rest").replace("name: shop", "name: rest"), encoding="utf-8"
    )
    code, envelope = answer()
    assert (code, codes(envelope)) == (1, ["ODC210"])
    code, envelope = answer("--data", "orders=orders.parquet")
    assert (code, codes(envelope)[-1:]) == (2, ["ODC210"])
    assert "rest/orders" in json.dumps(envelope)
    assert answer("--data", "rest/orders=orders.parquet", "--ignore", "ODC210")[0] == 0


def test_nothing_to_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Answer]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer()[0] == 3


def test_unsupported_is_a_warning_and_strict_makes_it_an_error(
    shop: Path, answer: Callable[..., Answer]
) -> None:
    rule = "{minimum: 0}\n        quality: [{type: custom, engine: unheard-of, implementation: x}]"
    contract = CONTRACT.replace("{minimum: 0}", rule)
    (shop / "shop.odcs.yaml").write_text(contract, encoding="utf-8")
    code, envelope = answer()
    assert (code, codes(envelope), envelope["data"]["verdict"]) == (0, ["CHK001"], "pass")
    assert envelope["coverage"]["unsupported"] == 1
    assert answer("--strict")[0] == 1
    assert answer("--fail-on", "warning")[0] == 1


def test_noqa_and_configuration_speak_of_checks_too(shop: Path, answer: Callable[..., Answer]) -> None:
    write(shop / "orders.parquet", BAD)
    contract = CONTRACT.replace(
        "{minimum: 0}", "{minimum: 0}  # noqa: CHK202 -- refunds, see the shop's terms"
    )
    (shop / "shop.odcs.yaml").write_text(contract, encoding="utf-8")
    code, envelope = answer()
    assert (code, envelope["summary"]["suppressed"]) == (1, 1)
    (shop / "dq.yaml").write_text("ignore: [CHK302]\nseverity: {CHK201: warning}\n", encoding="utf-8")
    code, envelope = answer()
    assert (code, envelope["data"]["verdict"]) == (0, "pass")
    assert "CHK302" not in codes(envelope)
    (shop / "shop.odcs.yaml").write_text(CONTRACT + "  # noqa: CHK202 -- nothing\n", encoding="utf-8")
    write(shop / "orders.parquet", GOOD)
    assert codes(answer()[1]) == ["SUP001"]


def test_noqa_without_codes_says_nothing_of_data(shop: Path, answer: Callable[..., Answer]) -> None:
    write(shop / "orders.parquet", BAD)
    contract = CONTRACT.replace("{minimum: 0}", "{minimum: 0, pattern: x}  # noqa -- of the contract alone")
    (shop / "shop.odcs.yaml").write_text(contract, encoding="utf-8")
    _, envelope = answer()
    shown = {finding["code"]: bool(finding["suppressed"]) for finding in envelope["findings"]}
    assert shown["ODC203"]
    assert not shown["CHK202"]


def test_severity_of_the_contract(shop: Path, answer: Callable[..., Answer]) -> None:
    rule = "\n        quality: [{metric: nullValues, mustBe: 0, severity: info}]\n"
    contract = CONTRACT.replace("        required: true", rule.strip("\n"))
    (shop / "shop.odcs.yaml").write_text(contract, encoding="utf-8")
    write(shop / "orders.parquet", BAD.replace("(1, NULL", "(2, NULL").replace("-1.5", "1.5"))
    code, envelope = answer()
    assert (code, [finding["severity"] for finding in envelope["findings"]]) == (0, ["info"])


@contextmanager
def somebody_else(folder: Path) -> Iterator[None]:
    """Be a user without rights of root, who may enter the folder; whoever is not root stays as he is."""
    if os.geteuid() != 0:
        yield
        return
    for parent in (folder, *folder.parents[:-2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_data_without_permission(shop: Path, answer: Callable[..., Answer]) -> None:
    assert answer()[0] == 0
    (shop / "orders.parquet").chmod(0)
    with somebody_else(shop):
        code, envelope = answer()
    assert (code, codes(envelope)) == (4, ["CHK003"])
    assert "permission denied" in envelope["findings"][0]["message"]


def test_glob_of_files(shop: Path, answer: Callable[..., Answer]) -> None:
    shutil.copy(shop / "orders.parquet", shop / "part-1.parquet")
    write(shop / "part-2.parquet", BAD.replace("(1, ", "(7, "))
    code, envelope = answer("--data", "orders=part-*.parquet")
    assert code == 1
    assert {check["rows"] for check in envelope["data"]["checks"] if check["rows"]} == {4}
    places = {tuple(sample["columns"][:2]) for sample in envelope["data"]["samples"]}
    files = {row[0] for sample in envelope["data"]["samples"] for row in sample["rows"]}
    assert (places, files) == ({("file", "row")}, {"part-2.parquet"})
    assert answer("--data", "orders=none-*.parquet")[0] == 4
