"""What a project decided: `dq.yaml`, or `[tool.dq]` in pyproject.toml."""
