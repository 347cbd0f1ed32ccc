"""ODC267."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document
from dq_core.yaml.tree import Mapping, Node, Sequence

_SAMPLES = frozenset(("examples", "enum", "pattern", "validValues", "missingValues"))


@rule("ODC267", Document)
def secret_in_contract(document: Document) -> Iterator[Hit]:
    """A password, token or private key in the file, in a comment too.

    Why: contracts are copied, published and kept in version control for good. A secret in one is known to
    everybody; it has to be replaced, not only removed.

    Found are keys and tokens of well-known services, private keys, passwords in addresses (`://user:...@`),
    and values under names such as password, secret, token and access key that are no words. Variables
    (`${PASSWORD}`), references to a vault, placeholders and example values of columns are no secrets. No
    report shows the value.

    Bad::

        servers:
          - server: warehouse
            type: postgres
            host: db.example.com
            port: 5432
            database: postgresql://shop:tr0ub4dor@db.example.com/shop  # here
            schema: public

    Bad::

        customProperties:
          - property: jdbcPassword
            value: tr0ub4dor&3  # here
          - {property: apiKey, value: not-a-real-key-0123456789}  # here

    Bad::

        # the old one: password=tr0ub4dor  # here
        schema:
          - name: orders

    Good::

        customProperties:
          - property: jdbcPassword
            value: ${WAREHOUSE_PASSWORD}
          - {property: apiKey, value: "<your key>"}
          - {property: token, value: "vault:secret/data/shop#token"}

    Good::

        schema:
          - name: users
            properties:
              - name: password_hash
                examples: ["password=tr0ub4dor"]
              - name: access_token
                description: "Token: a random text of 32 letters."

    Good::

        # password: changeme, secret: xxxxxxxxxxxxxxxxxxxx
        servers:
          - {server: a, type: mysql, host: "mysql://user:password@host", port: 3306, database: d}
    """
    from dq_contracts.secret_search import secrets_in

    samples: list[tuple[int, int]] | None = None
    for secret in secrets_in(document.source.text):
        if samples is None:
            samples = list(_samples(document.root))
        if not any(start <= secret.start < end for start, end in samples):
            place = document.source.location(secret.start, secret.end)
            text = f"here stands {secret.what}; it is known to everybody who sees the file"
            yield Hit(text, place, "replace it where it is used, and write a variable here", hidden=True)


def _samples(root: Node | None) -> Iterator[tuple[int, int]]:
    """Yield the offsets between which values stand that only show what data looks like."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Sequence):
            pending.extend(node.items)
        elif isinstance(node, Mapping):
            for key, value in node.values.items():
                if key in _SAMPLES:
                    yield value.start, value.end
                else:
                    pending.append(value)
