"""The verbs of the command line: one module each, imported when its verb is used.

A command is a module with `configure(parser)`, which declares its arguments, and `run(arguments)`, which
returns the exit code; it becomes a verb by its line in this table.
"""

_MODULES = {"import": "import_contract"}
"""The modules that cannot be named like their verbs."""

COMMANDS: dict[str, str] = {
    "lint": "check contracts without data",
    "test": "check data against its contracts",
    "compile": "write contracts in another form, such as with what they include",
    "lineage": "show what the tables and columns of SQL are made of",
    "pii": "tell which columns hold personal data",
    "import": "write a contract from a schema or from data, or update one",
    "explain": "explain a rule or a check, or list them all",
    "init": "write a dq.yaml for this project",
}


def module_of(command: str) -> str:
    """Return the name of a command's module."""
    return f"{__name__}.{_MODULES.get(command, command)}"
