"""Write a file whole or not at all."""

import contextlib
import os

_ESCAPED = "backslashreplace"


def write(path: str, text: str) -> None:
    """Replace the file at `path` by `text` (UTF-8): written beside it, flushed to the disk, then renamed.

    Keeps the permissions of a file that is replaced, and its owner where the system allows that. A device or
    a pipe is written to, never replaced. Bytes of a file name that are no UTF-8 are written as escapes.
    Raises OSError; then the old file is as it was.
    """
    target = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "w", encoding="utf-8", errors=_ESCAPED, newline="") as file:
            file.write(text)
        return
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".dq-", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors=_ESCAPED, newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _give_to_owner(temporary, target)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _give_to_owner(path: str, target: str) -> None:
    """Give a file to whom the target belongs, as far as the system allows that."""
    with contextlib.suppress(OSError, AttributeError):  # not every system has owners
        status = os.stat(target)
        os.chown(path, status.st_uid, status.st_gid)


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
