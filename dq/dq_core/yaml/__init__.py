"""YAML 1.2 with a place for every key and value, and limits that keep a hostile file harmless."""
