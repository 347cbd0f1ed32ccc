"""ODC266."""

from collections.abc import Iterator

from dq_contracts.model.contract import Server
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar

_STORES = {
    "s3": ("s3", "s3a", "s3n"),
    "gcs": ("gs", "gcs"),
    "azure": ("az", "azure", "adl", "abfs", "abfss", "wasb", "wasbs"),
    "sftp": ("sftp",),
    "hdfs": ("hdfs", "viewfs"),
    "local": ("file",),
}
_STORE_OF_SCHEME = {scheme: store for store, schemes in _STORES.items() for scheme in schemes}
_STORE_OF_SERVER = {
    "s3": "s3",
    "glue": "s3",
    "athena": "s3",
    "azure": "azure",
    "sftp": "sftp",
    "local": "local",
}
_PLACES = ("location", "path", "stagingDir")
_ENDINGS = {
    ".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".json": "json", ".jsonl": "json",
    ".ndjson": "json", ".avro": "avro", ".orc": "orc", ".xml": "xml",
}  # fmt: skip
_FORMATS = {"csv": "csv", "tsv": "csv", "jsonl": "json", "ndjson": "json", "json": "json"} | {
    name: name for name in ("parquet", "avro", "orc", "xml", "delta", "iceberg")
}
# a table of these formats is a folder of files in another one
_TABLE_FORMATS = ("delta", "iceberg")
_LARGEST_PORT = 65_535


@rule("ODC266", Server)
def server_contradicts_itself(server: Server) -> Iterator[Hit]:
    """A server whose settings contradict each other: type and address, format and files, host and port.

    Why: tools choose how to connect by the type, and how to read by the format, so they fail there or read
    something else. What holds a variable is not judged.

    Bad::

        servers:
          - server: lake
            type: s3
            location: gs://shop/orders/*.parquet  # here
            format: parquet

    Bad::

        servers:
          - server: files
            type: local
            path: data/{dataset}.parquet
            format: csv  # here

    Bad::

        servers:
          - server: warehouse
            type: postgres
            host: db.example.com:5433
            port: 5432  # here
            database: shop
            schema: public
          - server: other
            type: mysql
            host: db.example.com
            port: 70000  # here
            database: shop

    Good::

        servers:
          - {server: lake, type: s3, location: "s3://shop/orders/*.parquet", format: delta}
          - {server: minio, type: s3, location: "https://minio.example.com/shop", format: csv}
          - {server: blob, type: azure, location: "abfss://c@a.dfs.core.windows.net/x.jsonl", format: json}

    Good::

        servers:
          - {server: files, type: local, path: "data/{dataset}.csv.gz", format: csv}
          - {server: other, type: local, path: "${FOLDER}/data.parquet", format: "${FORMAT}"}

    Good::

        servers:
          - {server: a, type: mysql, host: "db.example.com:3306", port: 3306, database: shop}
          - {server: b, type: mysql, host: "fd00::1", port: "${PORT}", database: shop}
          - {server: c, type: kafka, host: "one:9092,two:9092"}
    """
    for place in _PLACES:
        if address := _setting(server, place):
            yield from _foreign_address(server, place, address)
            yield from _other_format(server, address)
    if "port" in server.node:
        yield from _wrong_port(server)


def _setting(server: Server, key: str) -> str:
    text = server.setting(key) if key in server.node else None
    return text if text and "${" not in text and "{{" not in text else ""


def _foreign_address(server: Server, place: str, address: str) -> Iterator[Hit]:
    scheme, separator, _ = address.partition("://")
    store, own = _STORE_OF_SCHEME.get(scheme.lower()), _STORE_OF_SERVER.get(server.type)
    if separator and store and own and store != own:
        text = f"a server of type {server.type!r} has no address that starts with {scheme!r}"
        help_ = f"did you mean type: {store}?" if store in ("azure", "sftp", "s3") else "mend one of the two"
        yield Hit(text, server.node.value_location(place), help_)


def _other_format(server: Server, address: str) -> Iterator[Hit]:
    stated = _FORMATS.get(_setting(server, "format").lower())
    ending = "." + address.rpartition("/")[2].rpartition(".")[2].lower()
    seen = _ENDINGS.get(ending)
    if stated and seen and stated != seen and stated not in _TABLE_FORMATS:
        text = f"the format is {stated}, but the files end in {ending!r}"
        yield Hit(text, server.node.value_location("format"), "mend one of the two")


def _wrong_port(server: Server) -> Iterator[Hit]:
    node = server.node.node("port")
    text = node.text if isinstance(node, Scalar) else ""
    if not text.isascii() or not text.isdecimal():
        return
    host, colon, port = (server.setting("host") or "").rpartition(":")
    place = server.node.value_location("port")
    if not 0 < int(text[:9]) <= _LARGEST_PORT:
        yield Hit(f"{text[:9]} is no port", place, f"a port lies between 1 and {_LARGEST_PORT:,}")
    elif colon and ":" not in host and port.isdecimal() and port.isascii() and int(port[:9]) != int(text):
        yield Hit(f"the host names another port, {port[:9]}", place, "name the port in one place")
