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

    assert hiding(read, [finding(0, 3, hidden=False)]) is read


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
