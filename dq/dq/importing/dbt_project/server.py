"""The warehouse of a project as a server of a contract, without what belongs to whoever connects."""

from __future__ import annotations

import os
from typing import Any

from dq_contracts.importers.draft import Loss
from dq_contracts.standard.servers import DATABASE_KEYS, SCHEMA_KEYS, SERVER_TYPES
from dq_lineage.projects.dbt.records import Target


def server_of(target: Target, project: str, contract: str) -> tuple[dict[str, Any] | None, Loss | None]:
    """Return the server, or why there is none.

    `project` and `contract` are the folders of both: the file of a DuckDB database is named from the latter.
    """
    shape = SERVER_TYPES.get(target.type)
    if shape is None:
        unknown = f"the standard knows no server of type {target.type!r}"
        return None, Loss(
            unknown if target.type else "no server, as no profiles.yml beside the project names one"
        )
    stated = dict.fromkeys(DATABASE_KEYS, target.database) | dict.fromkeys(SCHEMA_KEYS, target.schema)
    if target.type == "duckdb":
        stated["database"] = _file(target.path, project, contract)
        stated["schema"] = target.schema or "main"
    server = {key: value for key, value in stated.items() if key in shape and value}
    missing = [key for key, form in shape.items() if "!" in str(form) and key not in server]
    if missing:
        return None, Loss(
            f"a server of type {target.type} needs {', '.join(missing)}, which no file here says"
        )
    return {"server": target.name, "type": target.type, **server}, None


def _file(path: str, project: str, contract: str) -> str:
    """Return the path of a database from the contract's folder; empty for one in memory or elsewhere."""
    if not path or ":" in path:
        return ""
    whole = os.path.join(os.path.abspath(project), path)
    return (
        path
        if os.path.isabs(path)
        else os.path.relpath(whole, os.path.abspath(contract)).replace(os.sep, "/")
    )
