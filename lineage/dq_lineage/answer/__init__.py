"""What lineage answers: records, and their plain form."""
