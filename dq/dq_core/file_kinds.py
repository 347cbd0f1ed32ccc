"""Tell what a file is, by its name and by the first words of its text."""

import re
from typing import Literal

FileKind = Literal[
    "odcs",
    "odcs-definitions",
    "contract-other",
    "dbt-properties",
    "dbt-project",
    "dbt-profiles",
    "dbt-seed",
    "dataform",
    "sql",
    "dq-config",
    "unknown",
]
READ_FOR_LITERALS: tuple[FileKind, ...] = ("dbt-properties", "dbt-project", "dbt-profiles", "dbt-seed")
"""The kinds of files of projects in which only constants are looked at."""

_TOP_KEY = re.compile(
    r"^(?:\"|')?([A-Za-z_][A-Za-z0-9_.-]*)(?:\"|')?[ \t]*:(?:[ \t]+(\S[^\r\n]*))?", re.MULTILINE
)
_SQL_ENDINGS = (".sql", ".ddl")
_YAML_ENDINGS = (".yaml", ".yml")
_ODCS_KEYS = frozenset({"apiVersion", "schema", "servers", "slaProperties", "dataProduct", "status", "id"})
_DBT_KEYS = frozenset(
    {"models", "sources", "seeds", "snapshots", "exposures", "semantic_models", "unit_tests"}
)
_OTHER_DBT_KEYS = frozenset({"macros", "analyses", "groups", "metrics", "data_tests", "saved_queries"})
_PROFILES = ("profiles.yml", "profiles.yaml")
_DEFINITIONS = "DataContractDefinitions"
_ENOUGH_ODCS_KEYS = 3
_FAR_ENOUGH = 1_000_000


def kind_of(path: str, text: str) -> FileKind:
    """Return the kind of a file from its path and its decoded text.

    A YAML file is a contract (`odcs`) when it says `kind: DataContract`, is named `*.odcs.yaml`, or has three
    keys that only a contract has together, so that a contract with a misspelt `kind` is still read as one.
    `odcs-definitions` says `kind: DataContractDefinitions` and holds what contracts include.
    `contract-other` is a document of another standard, such as a Data Contract Specification. No name tells
    a seed (`dbt-seed`): whoever knows the project around it does.
    """
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    if name.endswith(".sqlx") or name in ("dataform.json", "workflow_settings.yaml"):
        return "dataform"
    if name.endswith(_SQL_ENDINGS):
        return "sql"
    if name in ("dq.yaml", "dq.yml"):
        return "dq-config"
    if not name.endswith(_YAML_ENDINGS):
        return "unknown"
    if name.endswith((".odcs.yaml", ".odcs.yml")) and not _holds_definitions(text):
        return "odcs"
    return _of_dbt(name, text) or _by_keys(top_level(text))


def _of_dbt(name: str, text: str) -> FileKind | None:
    if name in _PROFILES and "outputs:" in text:
        return "dbt-profiles"
    return "dbt-project" if name.startswith("dbt_project.") else None


def top_level(text: str) -> dict[str, str]:
    """Return the top-level keys of YAML text with what stands behind each, without parsing it.

    Of a longer text only the first million characters are looked at.
    """
    start = text[:_FAR_ENOUGH].replace("\r", "\n")
    return {match[1]: (match[2] or "").strip("\"' ") for match in _TOP_KEY.finditer(start)}


def _holds_definitions(text: str) -> bool:
    return _DEFINITIONS in text and _by_keys(top_level(text)) == "odcs-definitions"


def _by_keys(keys: dict[str, str]) -> FileKind:
    kind = keys.get("kind", "").partition("#")[0].strip("\"' ")
    if kind == "DataContract":
        return "odcs"
    if kind == _DEFINITIONS:
        return "odcs-definitions"
    if "dataContractSpecification" in keys or kind == "DataProduct":
        return "contract-other"
    if len(_ODCS_KEYS & keys.keys()) >= _ENOUGH_ODCS_KEYS or {"apiVersion", "schema"} <= keys.keys():
        return "odcs"
    if _DBT_KEYS & keys.keys() or ("version" in keys and _OTHER_DBT_KEYS & keys.keys()):
        return "dbt-properties"
    return "unknown"
