"""The SQL of quality rules: read with its placeholders, held against the contract, and guarded."""
