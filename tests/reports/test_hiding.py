"""What a rule has found to be a secret is covered in every text that reports read."""

from dq.reports.hiding import hiding
from dq_core.finding import Finding, Suppression
from dq_core.source import Source

SOURCE = Source("a.yaml", "one: two\r\nthree: four\nfive\n")


def finding(start: int, end: int, *, hidden: bool = True) -> Finding:
    return Finding("ODC267", "n", "m", SOURCE.location(start, end), hidden=hidden)


def test_without_secrets_nothing_is_covered() -> None:
    def read(_path: str) -> Source:
        return SOURCE

    assert hiding(read, [finding(0, 3, hidden=False)])("a.yaml") is SOURCE


def test_places_are_covered_and_lines_stay() -> None:
    shown = hiding(lambda _path: SOURCE, [finding(5, 12), finding(17, 21)])("a.yaml")
    assert shown is not None
    assert shown.text == "one: ***\r\n**ree: ****\nfive\n"
    assert shown.line_starts() == SOURCE.line_starts()


def test_suppressed_findings_cover_too_and_other_files_stay() -> None:
    other = Source("b.yaml", "three")
    files = {"a.yaml": SOURCE, "b.yaml": other}
    read = hiding(files.get, [finding(0, 3).suppress(Suppression("noqa", "known"))])
    shown = read("a.yaml")
    assert shown is not None
    assert shown.text.startswith("***:")
    assert read("b.yaml") is other
    assert read("c.yaml") is None


def test_values_are_covered_without_a_finding() -> None:
    text = "select 'maria@brightmail.org', '4111111111111111'\n-- password='tr0ub4dor'\n"
    shown = hiding({"a.sql": Source("a.sql", text)}.get, [])("a.sql")
    assert shown is not None
    assert shown.text == f"select '{'*' * 20}', '{'*' * 16}'\n-- password='{'*' * 9}'\n"


def test_of_files_of_data_only_names_are_shown() -> None:
    shown = hiding({"a.csv": Source("a.csv", 'id,name\r\n1,"Lopez, Maria"\r\n')}.get, [])("a.csv")
    assert shown is not None
    assert shown.text == 'id,name\r\n*,"*****,******"\r\n'
