"""Names of types in each dialect, from the tables in `cases/`: one line there is one test."""

from pathlib import Path

import pytest

from dq_core.types import dialect, dialect_names, included, parse, render
from dq_core.types.dialect_table import Line

CASES = Path(__file__).parent / "cases"
ALIASES = {
    "spark": "databricks",
    "presto": "trino",
    "sqlserver": "tsql",
    "synapse": "tsql",
    "postgresql": "postgres",
}
TAKES_TYPES = {"element", "key", "fields", "named", "unnamed", "repeated", "members", "inner"}


def _rows() -> list[tuple[str, str, str, str]]:
    rows = []
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, neutral, printed = (part.strip() for part in line.split(" | "))
                rows.append((path.stem, text, neutral, printed))
    return rows


@pytest.mark.parametrize(("name", "text", "neutral", "printed"), _rows())
def test_read_and_printed_back(name: str, text: str, neutral: str, printed: str) -> None:
    of = parse(text, dialect(name))
    assert str(of) == neutral
    assert (render(of, dialect(name)) or "-") == printed


@pytest.mark.parametrize(("name", "text", "neutral", "printed"), _rows())
def test_what_is_printed_is_read_as_the_same(name: str, text: str, neutral: str, printed: str) -> None:
    assert text
    if printed != "-":
        assert str(parse(printed, dialect(name))) == neutral


@pytest.mark.parametrize(("name", "text", "neutral", "printed"), _rows())
def test_case_and_space_do_not_matter(name: str, text: str, neutral: str, printed: str) -> None:
    assert printed
    if "'" in text or '"' in text or "unknown" in neutral or dialect(name).case_sensitive:
        return
    spaced = text.replace("(", " ( ").replace(",", " , ").upper()
    assert str(parse(f"  {spaced}\n", dialect(name))).lower() == neutral.lower()


@pytest.mark.parametrize("name", dialect_names())
def test_every_dialect_loads_and_has_cases(name: str) -> None:
    assert dialect(name).name == ALIASES.get(name, name)
    assert (CASES / f"{ALIASES.get(name, name)}.txt").is_file()


@pytest.mark.parametrize("name", dialect_names())
def test_every_line_prints_what_it_reads(name: str) -> None:
    chosen = dialect(name)
    for line in chosen.lines:
        text = None if line.type.kind == "unknown" else render(line.type, chosen)
        if text is None:
            assert line.hidden or line.required, line.names[0]
        else:
            assert included(parse(text, chosen), line.type), line.names[0]


@pytest.mark.parametrize("name", dialect_names())
def test_no_name_that_takes_types_is_ambiguous(name: str) -> None:
    seen: dict[tuple[str, int], Line] = {}
    for line in dialect(name).lines:
        if not TAKES_TYPES.intersection(parameter.name for parameter in line.takes):
            continue
        for spelled in line.names:
            for count in range(line.required, len(line.takes) + 1):
                assert (spelled.lower(), count) not in seen, spelled
                seen[spelled.lower(), count] = line


def test_dialect_is_found_in_any_case() -> None:
    assert dialect("BigQuery") is dialect("bigquery")
    assert dialect("spark") is dialect("databricks")


@pytest.mark.parametrize("name", ["", "oracel", "_shared", "__init__", "..", "os.path", "bigquery "])
def test_unknown_dialect_names_the_known_ones(name: str) -> None:
    with pytest.raises(LookupError, match="known are athena, avro, bigquery"):
        dialect(name)
