"""What there is to say about the lineage of SQL: what cannot be read, and what cannot be known."""
