from pathlib import Path

import pytest

from dq_core.reading import LARGEST_FILE, decode, read

CONTRACT = "kind: DataContract\nname: Zürich\n"

# bytes, then the message and the place of the problem
NOT_TEXT = (
    (CONTRACT.encode("latin-1"), "the byte 0xfc is not UTF-8", (2, 8)),
    ("a: €\n".encode("cp1252"), "the byte 0x80 is not UTF-8", (1, 4)),
    ("é😀: \r\n\r".encode() + b"x\xff", "the byte 0xff is not UTF-8", (3, 2)),
    (b"a: \xc3", "the byte 0xc3 is not UTF-8", (1, 4)),
    (b"a: \xed\xa0\x80", "the byte 0xed is not UTF-8", (1, 4)),
    (CONTRACT.encode("utf-16"), "the file is encoded as UTF-16", (1, 1)),
    (b"\xfe\xff" + CONTRACT.encode("utf-16-be"), "the file is encoded as UTF-16", (1, 1)),
    (CONTRACT.encode("utf-32"), "the file is encoded as UTF-32", (1, 1)),
    (b"\x00\x00\xfe\xff" + CONTRACT.encode("utf-32-be"), "the file is encoded as UTF-32", (1, 1)),
    (b"PAR1\x00\x00", "the file is binary: it holds zero bytes", (1, 1)),
    (CONTRACT.encode("utf-16-le"), "the file is binary: it holds zero bytes", (1, 1)),
)


@pytest.mark.parametrize(("data", "message", "place"), NOT_TEXT)
def test_what_is_no_utf_8_says_where_and_why(data: bytes, message: str, place: tuple[int, int]) -> None:
    file = decode(data, "x.yaml")
    assert file.source.text == ""
    assert file.problem is not None
    assert (file.problem.kind, file.problem.message) == ("not-text", message)
    assert (file.problem.location.line, file.problem.location.column) == place
    assert file.problem.help


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-32"])
def test_another_encoding_does_not_hide_what_the_file_is(encoding: str) -> None:
    assert "kind: DataContract" in decode(CONTRACT.encode(encoding), "x.yaml").guess


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_text(mark: bytes) -> None:
    file = decode(mark + CONTRACT.encode(), "x.yaml")
    assert (file.source.text, file.problem) == (CONTRACT, None)


def test_line_ends_are_kept() -> None:
    assert decode(b"a\r\nb\rc\n", "x").source.text == "a\r\nb\rc\n"


def test_a_file_beyond_the_limit_is_not_decoded() -> None:
    assert decode(b"a" * LARGEST_FILE, "x").problem is None
    problem = decode(b"\xff" * (LARGEST_FILE + 1), "x").problem
    assert problem is not None
    assert problem.message == "the file is larger than 64 MiB"


def test_a_file_is_named_as_the_user_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    assert read(str(path), "here/a.yaml").source.path == "here/a.yaml"
    assert read(str(path)).source.path == str(path)


@pytest.mark.parametrize(("name", "reason"), [("", "it is a folder"), ("none", "no such file or directory")])
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, name: str, reason: str) -> None:
    file = read(str(tmp_path / name), "shown")
    assert file.unreadable is not None
    assert (file.unreadable.code, str(file.unreadable.location)) == ("INT002", "shown:1:1")
    assert reason in file.unreadable.message
