"""The verbs of the command line: one module each, imported when its verb is used.

A command is a module with `configure(parser)`, which declares its arguments, and `run(arguments)`, which
returns the exit code; it becomes a verb by its line in this table.
"""

COMMANDS: dict[str, str] = {
    "lint": "check contracts without data",
    "test": "check data against its contracts",
    "explain": "explain a rule or a check, or list them all",
    "init": "write a dq.yaml for this project",
}
