"""Write references from one column to another in the spelling that the names allow."""

from __future__ import annotations


def reference(dataset: str, column: str) -> str:
    """Return the reference to a column, empty where its names hold signs that no reference can.

    A dot in a name needs the long form; a slash or a hash has no form at all.
    """
    if not dataset or not column or any(sign in name for sign in "/#" for name in (dataset, column)):
        return ""
    if "." in dataset + column:
        return f"schema/{dataset}/properties/{column}"
    return f"{dataset}.{column}"
