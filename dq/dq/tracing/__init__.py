"""The lineage of files: read, answered, composed, and told."""
