"""SEC001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.sql_secrets import secrets_of
from dq_policies.sql.file import SqlFile


@rule("SEC001", SqlFile)
def secret_in_sql(file: SqlFile) -> Iterator[Hit]:
    """A password, key or token in SQL, in a comment too.

    Why: SQL is kept in version control, and warehouses keep the text of every statement in their history.
    A secret in it is known to everybody who reads either; it has to be replaced, not only removed.

    Found are keys and tokens of well-known services, private keys, passwords in addresses (`://user:...@`),
    credentials of COPY, stages, users and external tables, and connection strings. Values that columns are
    compared with, variables, placeholders and references to a vault are no secrets. No report shows the
    value.

    Bad (snowflake)::

        CREATE STAGE shop.landing
          URL = 's3://shop/landing'
          CREDENTIALS = (
            AWS_SECRET_KEY = 'Xk9/q2LmT7vB4nRw8sYc1dEf6gHj3pZa5uKoQiNb'  -- here
          );

    Bad (redshift)::

        COPY shop.orders FROM 's3://shop/orders'
        CREDENTIALS 'aws_secret_access_key=Xk9/q2LmT7vB4nRw8sYc1dEf6gHj3pZa5uKoQiNb';  -- here

    Bad (postgres)::

        CREATE USER loader WITH PASSWORD 'tr0ub4dor&3';  -- here

    Bad (mysql)::

        CREATE USER loader IDENTIFIED BY 'tr0ub4dor&3';  -- here

    Bad (duckdb)::

        -- the old one: postgresql://shop:tr0ub4dor@db.example.com/shop  -- here
        SELECT 1 AS one;

    Good (snowflake)::

        CREATE STAGE shop.landing URL = 's3://shop/landing' STORAGE_INTEGRATION = landing;

    Good (redshift)::

        COPY shop.orders FROM 's3://shop/orders' IAM_ROLE DEFAULT;

    Good (postgres)::

        SELECT id FROM shop.sessions
        WHERE token = '7d1f0c7c9be84a8f8f8b2d1c2b3a4e5f' AND password <> 'not set1';

    Good (mysql)::

        CREATE USER loader IDENTIFIED BY '${LOADER_PASSWORD}';
    """
    for secret in secrets_of(file):
        text = f"here stands {secret.what}; it is known to everybody who sees the file or the query history"
        place = file.source.location(secret.start, secret.end)
        help_ = "replace it where it is used, and take it from a secret store, role or integration"
        yield Hit(text, place, help_, hidden=True)
