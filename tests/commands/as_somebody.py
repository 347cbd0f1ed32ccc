"""Run `dq` in a process of its own, also as somebody whom file permissions bind."""

from __future__ import annotations

import functools
import os
import pwd
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import dq
import dq_contracts
import dq_core

SOURCES = os.pathsep.join(
    sorted({str(Path(str(package.__file__)).parents[1]) for package in (dq, dq_core, dq_contracts)})
)
MODULE = (sys.executable, "-m", "dq")

# root without the two rights (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) that let it pass over permissions; the
# program is started anew, because only then the smaller set of rights (PR_CAPBSET_DROP) holds
_GIVE_UP = """
import ctypes, os, sys
library = ctypes.CDLL(None)
for right in (1, 2):
    if library.prctl(24, right, 0, 0, 0):
        sys.exit("rights cannot be given up")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
WITHOUT_RIGHTS = (sys.executable, "-c", _GIVE_UP)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A way to start Python: the words before its arguments, and the user, None for the present one."""

    words: tuple[str, ...]
    user: int | None = None

    def run(self, words: Sequence[str | bytes], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run Python with these words in a folder."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DQ_", "COV"))}
        return subprocess.run(
            [*self.words, *words],
            cwd=folder,
            env={**inherited, "PYTHONPATH": SOURCES, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=120,
            check=False,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
        )


ONESELF = Somebody((sys.executable,))


def process(words: Sequence[str | bytes], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `dq` with these words in a folder."""
    return ONESELF.run(["-m", "dq", *words], folder)


@functools.cache
def bound_by_permissions(folder: Path) -> Somebody | None:
    """Return somebody whom permissions bind and who can start `dq`, or None where nobody is found.

    Root may read everything, so its tests of missing permissions would pass vacuously.
    """
    probe = folder / "probe"
    probe.write_text("secret")
    probe.chmod(0)
    candidates = [ONESELF, Somebody(WITHOUT_RIGHTS)]
    candidates += [
        Somebody((sys.executable,), user.pw_uid) for user in pwd.getpwall() if user.pw_name == "nobody"
    ]
    return next((somebody for somebody in candidates if _is_bound(somebody, probe)), None)


def _is_bound(somebody: Somebody, probe: Path) -> bool:
    program = f"import dq.cli, os; print(os.access({str(probe)!r}, os.R_OK, effective_ids=True))"
    try:
        answer = somebody.run(["-c", program], probe.parent)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == "False"
