"""The JSON Schema of contracts for editors, made from the tables of the standard."""
