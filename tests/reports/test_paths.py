import pytest

from dq.reports.paths import absolute_uri, relative_uri, tidy

TIDY = [
    ("a.yaml", "", "a.yaml"),
    ("./a//b/../c.yaml", "", "a/c.yaml"),
    ("", "", "."),
    ("/repo/shop/a.yaml", "/repo/shop", "a.yaml"),
    ("/repo/shop/a.yaml", "/repo/shop/", "a.yaml"),
    ("/repo/shopping/a.yaml", "/repo/shop", "/repo/shopping/a.yaml"),
    ("C:/shop/a.yaml", "C:/shop", "a.yaml"),
    ("/a.yaml", "/", "a.yaml"),
]

RELATIVE = [
    ("./a b/ü%.yaml", "a%20b/%C3%BC%25.yaml"),
    ("c:d.yaml", "c%3Ad.yaml"),
    ("~x/_y-z.yaml", "~x/_y-z.yaml"),
    ("\udcff.yaml", "%FF.yaml"),
    ("\ud800.yaml", "%3F.yaml"),
    ("/repo/shop/a#b?.yaml", "a%23b%3F.yaml"),
    ("../a.yaml", None),
    ("/elsewhere/a.yaml", None),
    ("D:/a.yaml", None),
]

ABSOLUTE = [
    ("../a.yaml", "/repo/shop", "file:///repo/a.yaml"),
    ("/t/a b.yaml", "", "file:///t/a%20b.yaml"),
    ("D:/x/../a.yaml", "/repo", "file:///D:/a.yaml"),
    ("../a.yaml", "C:/shop", "file:///C:/a.yaml"),
    ("C:/", "", "file:///C:/"),
    ("../a.yaml", "", "../a.yaml"),
]


@pytest.mark.parametrize(("path", "root", "expected"), TIDY)
def test_paths_are_tidied(path: str, root: str, expected: str) -> None:
    assert tidy(path, root) == expected


@pytest.mark.parametrize(("path", "expected"), RELATIVE)
def test_relative_references_are_encoded(path: str, expected: str | None) -> None:
    assert relative_uri(path, "/repo/shop") == expected


@pytest.mark.parametrize(("path", "root", "expected"), ABSOLUTE)
def test_absolute_uris_know_drives_and_roots(path: str, root: str, expected: str) -> None:
    assert absolute_uri(path, root) == expected
