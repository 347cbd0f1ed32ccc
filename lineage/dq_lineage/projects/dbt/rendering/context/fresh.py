"""Values of the project as one rendering may change them: what a template does to them, no other sees."""

from __future__ import annotations

from typing import Any


def fresh(value: Any) -> Any:
    """Return a value with lists and mappings of its own, as deep as they go."""
    if isinstance(value, dict):
        return {name: fresh(item) for name, item in value.items()}
    if isinstance(value, list):
        return [fresh(item) for item in value]
    return value
