"""How the warehouses' dialects differ where lineage depends on it."""
