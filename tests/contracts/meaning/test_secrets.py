"""Secrets are found by form and by name, and no report shows them. None stands here: all are put together."""

from __future__ import annotations

import string
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq.cli import main
from dq_contracts.secret_search import secrets_in
from tests import rule_examples

LETTERS = string.ascii_letters + string.digits
HEX = "0123456789abcdef"


def made(length: int, signs: str = LETTERS) -> str:
    """Return a random text with at least one digit and one letter."""
    chance = Random(length)  # noqa: S311 - the same text every day
    return "a7" + "".join(chance.choice(signs) for _ in range(length - 2))


UPPER = string.ascii_uppercase + string.digits
WORD = "tr0ub" + "4dor"
FORMS = {
    "aws": "AKIA" + made(16, UPPER).upper(),
    "aws temporary": "ASIA" + made(16, UPPER).upper(),
    "google": "AIza" + made(35),
    "github": "ghp_" + made(36),
    "github fine": "github_pat_" + made(60),
    "gitlab": "glpat-" + made(20),
    "slack": "xoxb-" + made(30),
    "stripe": "sk_live_" + made(24),
    "databricks": "dapi" + made(32, HEX),
    "npm": "npm_" + made(36),
    "sendgrid": "SG." + made(22) + "." + made(43),
    "jwt": "eyJ" + made(20) + ".eyJ" + made(30) + "." + made(30),
    "private key": "-----BEGIN RSA PRIVATE " + "KEY-----\n  " + made(64) + "\n  " + made(64),
    "private key in one line": "-----BEGIN PRIVATE " + "KEY-----\\n" + made(64),
    "azure storage": "AccountName=a;AccountKey=" + made(86) + "==;",
    "signature": "https://a.example.com/c?sv=1&sig=" + made(44),
    "address": f"postgresql://shop:{WORD}@db.shop.test:5432/x",
    "webhook": "https://hooks.slack.com/services/T" + made(8) + "/B" + made(8) + "/" + made(24),
    "password": f"password: {WORD}",
    "password in quotes": f"DB_PASSWORD = '{WORD}'",
    "password of jdbc": f"jdbc:sqlserver://h;user=a;password={WORD};encrypt=true",
    "password in json": f'{{"password": "{WORD}"}}',
    "camel case": f"dbPassword: {WORD}",
    "comment": f"# pwd={WORD}",
    "token": "token: " + made(24),
    "access token": "accessToken: " + made(24),
    "secret": "client_secret: " + made(24),
    "api key": "apiKey: " + made(24),
    "api key apart": "x-api-key: " + made(24),
    "access key": "aws_secret_access_key: " + made(40),
    "key": "key: " + LETTERS[::2] + "0",
    "custom property": f"- property: password\n  value: {WORD}",
    "custom property in one line": f"{{property: jdbcPassword, value: '{WORD}'}}",
}
OTHERS = {
    "variable": "password: ${DB_PASSWORD}",
    "placeholder": "password: <your password>",
    "change me": "password: changeme",
    "crosses": "token: xxxxxxxxxxxxxxxxxxxxxxxxxxx1",
    "stars": "password: '********'",
    "template": "password: '{{ env.PASSWORD }}'",
    "vault": "token: vault:secret/data/shop#" + made(20),
    "secret manager": "secret: arn:aws:secretsmanager:eu-west-1:1234:secret:shop-" + made(6),
    "word": "password: required",
    "truth": "password: true",
    "nothing": "password:\n- name: x",
    "column": "- name: password_hash\n  logicalType: string",
    "columns": "- name: api_key\n- name: access_token\n- name: password",
    "sentence": "description: The token, a secret of 32 letters, is a key to the account.",
    "primary key": "primaryKey: true\nprimaryKeyPosition: 1",
    "partition key": "partitionKey: order_id_2024_country_" + made(10),
    "token endpoint": "tokenUrl: https://login.example.com/" + made(20),
    "aws example": "AKIA" + "IOSFODNN7EXAMPLE",
    "user only": "https://shop@git.example.com/x",
    "port": "http://db.example.com:8080/path@2",
    "placeholder in an address": "mysql://user:password@host/db, mysql://u:${PW}@host/db, mysql://u:***@host",
    "digest": "checksum: " + made(64, HEX),
    "identifier": "id: 53581432-6c55-4ba2-a65f-72344a91553a",
    "public key": "-----BEGIN PUBLIC " + "KEY-----\n" + made(64),
    "short": "token: a7b8c9",
    "max tokens": "maxTokens: 4096000000000000",
    "key of a map": "key: {logicalType: string}",
    "turkish": "İstanbul password: " + "changeme",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_secret_is_found(name: str) -> None:
    (found,) = secrets_in(FORMS[name])
    assert len(FORMS[name][found.start : found.end]) >= len(WORD)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_secret_is_not(name: str) -> None:
    assert secrets_in(OTHERS[name]) == []


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    for found in secrets_in(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("name", ["aws", "jwt", "address", "password", "token", "private key"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_no_report_shows_it(
    name: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = FORMS[name].partition(": ")[2] or FORMS[name]
    value = WORD if WORD in secret else secret.split("\n")[-1].strip()
    comment = FORMS[name].replace("\n", "\n# ")
    text = rule_examples.completed(f"# {comment}\nrequird: true\n")
    (tmp_path / "a.odcs.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["lint", "a.odcs.yaml", "--output-format", form]) == 1
    printed = capsys.readouterr().out
    assert "ODC267" in printed
    assert value not in printed


def test_samples_of_data_are_no_secrets(tmp_path: Path) -> None:
    lines = [
        "schema:", "- name: a", "  properties:", "  - name: token", "    logicalType: string",
        f"    examples: ['{FORMS['jwt']}', '{FORMS['aws']}']",
        "    quality:", "    - metric: invalidValues", "      mustBe: 0",
        f"      arguments: {{validValues: ['{FORMS['github']}']}}",
    ]  # fmt: skip
    text = rule_examples.completed("\n".join(lines) + "\n")
    found = rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)
    assert [finding for finding in found if finding.code == "ODC267"] == []
