"""ODC127."""

from collections.abc import Iterator

from dq_contracts.variables import SIGN, Malformed, malformed, open_texts
from dq_core.location import Location
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Scalar


@rule("ODC127", Document)
def variable_malformed(document: Document) -> Iterator[Hit]:
    """A `${` that starts no variable: without an end, or without a name.

    Why: `dq test` and `dq compile --resolve-variables` put what the environment says in the place of
    `${NAME}` or, where it says nothing, the text behind `:-` in `${NAME:-text}`. What is almost a variable
    stays as it is, and fails where it is used. `$${` stands for a mere `${`. Code, prose, examples and the
    values of custom properties have a `${` of their own, so they are left alone.

    Bad::

        servers:
          - server: files
            type: local
            format: parquet
            path: ${DATA/orders.parquet  # here

    Bad::

        servers:
          - server: files
            type: local
            format: parquet
            path: data/${1st}/orders.parquet  # here

    Bad::

        tenant: ${}  # here

    Good::

        servers:
          - server: files
            type: local
            format: parquet
            path: ${DATA_FOLDER:-data}/orders.parquet

    Good::

        servers:
          - server: database
            type: postgres
            host: ${DATABASE_HOST}
            port: ${DATABASE_PORT}
            database: orders
            schema: $${literal

    Good::

        schema:
          - name: orders
            quality:
              - type: sql
                query: SELECT count(*) FROM ${table} WHERE ${1} > 0
                mustBe: 0
    """
    root = document.root
    if root is None or SIGN not in document.source.text:
        return
    for scalar in open_texts(root):
        for found in malformed(scalar.text):
            yield Hit(found.message, _place(scalar, found), found.help)


def _place(scalar: Scalar, found: Malformed) -> Location:
    """Return the place of the signs, or of the whole value where the file spells them otherwise."""
    start = scalar.source.text.find(scalar.text, scalar.start, scalar.end)
    if start < 0:
        return scalar.location
    return scalar.source.location(start + found.start, start + found.end)
