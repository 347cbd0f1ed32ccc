"""What is wrong with the macros of a project, whether a node uses them or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

from dq_core.finding import Finding
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.notices.duplicate_macro import duplicate_macro
from dq_lineage.notices.macro_invalid import macro_invalid
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.keys import code_base, parser_version
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import MacroProblem

Problems = tuple[MacroProblem, ...]


def macro_findings(
    session: Session, cache: Cache | None, work: Callable[[], Problems | None]
) -> tuple[Finding, ...]:
    """Return findings about the project's own macros, from a cache, or by work that compiles all of them.

    There are none where the work came to nothing: then what uses a macro tells of it.
    """
    texts = list(session.macro_texts())
    if not texts:
        return ()
    parts = ["macro problems", session.declared.reader, code_base(), parser_version(), *texts]
    key = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    problems = _kept(cache, key)
    if problems is None:
        problems = work()
        if problems is not None and cache is not None:
            cache.put(key, json.dumps(packed(problems), separators=(",", ":")).encode())
    return tuple(_finding(each) for each in problems or ())


def _kept(cache: Cache | None, key: bytes) -> Problems | None:
    kept = cache.get(key) if cache is not None else None
    if kept is None:
        return None
    try:
        return unpacked(Problems, json.loads(kept))
    except (BadFormError, ValueError):
        return None


def _finding(problem: MacroProblem) -> Finding:
    if problem.first is not None:
        return duplicate_macro(problem.name, problem.location, problem.first)
    return macro_invalid(problem.name, problem.detail, problem.location)
