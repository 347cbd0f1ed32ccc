"""The cache keeps, forgets, survives whatever happens to its file, and trusts none that git keeps."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dq_lineage.projects.cache import Cache


def codes(cache: Cache) -> list[str]:
    return [finding.code for finding in cache.findings]


def kept(folder: Path, values: dict[bytes, bytes]) -> Path:
    cache = Cache(str(folder))
    for key, value in values.items():
        cache.put(key, value)
    cache.close()
    return Path(cache.path)


def found(folder: Path, key: bytes) -> tuple[bytes | None, list[str]]:
    cache = Cache(str(folder))
    value = cache.get(key)
    cache.close()
    return value, codes(cache)


def test_what_was_put_is_found_again(tmp_path: Path) -> None:
    path = kept(tmp_path, {b"a": b"1", b"b": b"x" * 100_000, b"c": b""})
    assert found(tmp_path, b"a") == (b"1", [])
    assert found(tmp_path, b"b") == (b"x" * 100_000, [])
    assert found(tmp_path, b"c") == (b"", [])
    assert found(tmp_path, b"d") == (None, [])
    assert path.stat().st_size < 50_000
    assert (tmp_path / ".dq" / ".gitignore").read_text() == "*\n"


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()


def other_version(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def without_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE kept")
    connection.close()


def overwritten(path: Path) -> None:
    path.write_bytes(b"this is no database at all, however long it is" * 100)


def torn(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


@pytest.mark.parametrize("harm", [foreign, other_version, without_table, overwritten, torn])
def test_a_bad_file_is_begun_anew(harm: object, tmp_path: Path) -> None:
    path = kept(tmp_path, {b"a": b"1"})
    harm(path)  # type: ignore[operator]
    value, said = found(tmp_path, b"a")
    assert (value, said) == (None, ["PRJ110"])
    kept(tmp_path, {b"a": b"2"})
    assert found(tmp_path, b"a") == (b"2", [])


def test_a_broken_value_is_none(tmp_path: Path) -> None:
    path = kept(tmp_path, {b"a": b"1", b"b": b"2"})
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = x'00' WHERE key = ?", (b"a",))
        connection.execute("UPDATE kept SET value = 'text' WHERE key = ?", (b"b",))
    connection.close()
    assert found(tmp_path, b"a") == (None, [])
    assert found(tmp_path, b"b") == (None, [])


def test_the_file_may_be_deleted_during_a_run(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.put(b"a", b"1")
    cache.flush()
    shutil.rmtree(tmp_path / ".dq")
    cache.put(b"b", b"1")
    cache.flush()
    cache.get(b"a")
    cache.close()
    assert found(tmp_path, b"b")[0] in (None, b"1")


def test_the_largest_size_is_kept_and_the_last_used_stay(tmp_path: Path) -> None:
    old = Cache(str(tmp_path))
    for number in range(40):
        old.put(b"old%d" % number, os.urandom(10_000))
    old.close()
    with sqlite3.connect(old.path) as connection:
        connection.execute("UPDATE kept SET used = 1")
    connection.close()
    cache = Cache(str(tmp_path), largest=300_000)
    assert cache.get(b"old7")
    for number in range(10):
        cache.put(b"new%d" % number, os.urandom(10_000))
    cache.close()
    assert os.path.getsize(cache.path) <= 300_000
    assert found(tmp_path, b"old7")[0]
    assert all(found(tmp_path, b"new%d" % number)[0] for number in range(10))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".dq").symlink_to("elsewhere")
    assert found(tmp_path, b"a") == (None, ["PRJ111"])
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_that_git_keeps_is_not_trusted(tmp_path: Path) -> None:
    path = kept(tmp_path, {b"a": b"1"})
    git = ("git", "-C", str(tmp_path))
    subprocess.run((*git, "init", "-q"), check=True)
    assert found(tmp_path, b"a") == (b"1", [])
    subprocess.run((*git, "add", "-f", str(path)), check=True)
    assert found(tmp_path, b"a") == (None, ["PRJ111"])
    before = path.read_bytes()
    kept(tmp_path, {b"a": b"2"})
    assert path.read_bytes() == before


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / ".dq" / "cache.sqlite").mkdir(parents=True)
    assert found(tmp_path, b"a") == (None, ["PRJ111"])


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / ".dq").write_text("")
    assert found(tmp_path, b"a") == (None, ["PRJ111"])


PROGRAM = """
import sys
from dq_lineage.projects.cache import Cache
for turn in range(5):
    cache = Cache(sys.argv[1])
    for number in range(60):
        key = b"%d" % number
        value = cache.get(key)
        assert value in (None, key * 100), value
        cache.put(key, key * 100)
    cache.close()
    assert not cache.findings, cache.findings
"""


def test_processes_share_the_file(tmp_path: Path) -> None:
    started = [subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)]) for _ in range(4)]
    assert [process.wait() for process in started] == [0, 0, 0, 0]
    assert found(tmp_path, b"7") == (b"7" * 100, [])


def test_a_forked_process_leaves_it_alone(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.put(b"a", b"1")
    child = os.fork()
    if not child:
        os._exit(cache.get(b"a") is not None)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert cache.get(b"a") == b"1"
    cache.close()
