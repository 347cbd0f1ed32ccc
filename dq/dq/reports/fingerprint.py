"""Marks by which code hosts know a finding again after the file around it has changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256

from dq.reports.paths import tidy
from dq_core.finding import Finding
from dq_core.source import Source

KEY = "dqFinding/v1"
_LENGTH = 32
_NUMBER = re.compile(r"\d(?:[\d.,_]*\d)?")


def fingerprints(
    findings: Iterable[Finding], source_of: Callable[[str], Source | None], working_directory: str = ""
) -> list[str]:
    """Return one fingerprint for each finding, in their order, each once in the report.

    It rests on the code, the path, the text of the line where the finding starts with blanks made equal,
    and the message without its figures: those of a data check change with every load. Line numbers play no
    part. Equal findings are told apart by how many came before, so `findings` must be in report order.
    """
    read = cache(source_of)
    seen: Counter[str] = Counter()
    found: list[str] = []
    for finding in findings:
        base = "\0".join(_parts(finding, read, working_directory))
        seen[base] += 1
        found.append(_digest(f"{base}\0{seen[base]}"))
    return found


def _parts(
    finding: Finding, source_of: Callable[[str], Source | None], working_directory: str
) -> tuple[str, ...]:
    message = _NUMBER.sub("0", finding.message)
    if finding.location is None:
        return finding.code, "", "", message
    source = source_of(finding.location.path)
    line = source.line(finding.location.line) if source else ""
    return finding.code, tidy(finding.location.path, working_directory), " ".join(line.split()), message


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
