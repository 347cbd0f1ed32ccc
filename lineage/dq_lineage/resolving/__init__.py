"""One pass over a statement's tree: every column resolved once per query block."""
