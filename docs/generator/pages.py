"""Every generated file of the documentation, by its path below docs/."""

from pathlib import Path

from docs.generator import command_line, configuration, contract_keys, packs, rules, targets
from dq.reports import json_schema as report_schema
from dq.reports.json_text import dumps
from dq_contracts.editor import json_schema as contract_schema
from dq_core.config import json_schema as configuration_schema


def pages() -> dict[str, str]:
    """Return the text of every generated file; the same on every machine and Python."""
    return {
        **rules.pages(),
        "configuration.md": configuration.page(),
        "command-line.md": command_line.page(),
        "contract-keys.md": contract_keys.page(),
        "targets.md": targets.page(),
        "packs.md": packs.packs_page(),
        "schemas/odcs.schema.json": dumps(contract_schema.json_schema()),
        "schemas/dq.schema.json": dumps(configuration_schema.json_schema()),
        "schemas/report.schema.json": report_schema.written(),
    }


def extra(folder: Path) -> list[str]:
    """Return the pages of rules in a documentation folder that nothing writes any more."""
    found = {f"{rules.FOLDER}/{path.name}" for path in (folder / rules.FOLDER).glob("*")}
    return sorted(found - pages().keys())
