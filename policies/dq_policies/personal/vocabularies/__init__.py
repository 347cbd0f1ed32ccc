"""The words of all languages, the widest known first."""

from __future__ import annotations

from dq_policies.personal.vocabularies.english import ENGLISH

VOCABULARIES = (ENGLISH,)
